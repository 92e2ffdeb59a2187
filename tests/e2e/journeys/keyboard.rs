//! All of it without a mouse: Tab, Shift and Tab, the arrows, Space and Enter.

use chrono::NaiveDate;
use fantoccini::key::Key;
use kruzhok_domain::{choice::Choice, form::Section, wizard::Answer};

use crate::{
    engine::Screen,
    journey::journey,
    page::Page,
    pages::{SentPage, answers_after_the_first, date_parts, section_path},
    people::Person,
    words,
};

#[tokio::test]
async fn an_application_is_sent_by_the_keyboard_alone() {
    journey(Screen::Desktop, async |page, service| {
        let person = Person::pupil_of_fifteen();
        page.open("/").await;
        page.app_is_up().await;
        enter(page, "link Подаю за себя, мне уже есть 14…").await;
        for given in answers_after_the_first(&person.sample.answers) {
            page.heading_is(&words::question(given.question(), person.voice)).await;
            match given {
                Answer::BirthDate(day) => type_date(page, day).await,
                _ => page.choose_by_arrows(&words::answer(given, person.voice)).await,
            }
            enter(page, "button Продолжить").await;
        }
        page.heading_is("Вам положен сертификат").await;
        enter(page, "link Заполнить заявление").await;
        for section in Section::ALL {
            page.page_is(&section_path(*section)).await;
            page.focus_is_on(&format!("heading {}", page.heading().await)).await;
            for (field, text) in person.fields(*section) {
                let label = words::field(field, person.voice);
                if words::is_tick(field, text) {
                    page.tab_to(&format!("checkbox {label}")).await;
                    page.type_here(" ").await;
                } else if let Some(option) = words::choice(field, text, person.voice) {
                    page.choose_by_arrows(&option).await;
                } else if let Some(day) = text.parse().ok().filter(|_| field.is_date()) {
                    type_date(page, day).await;
                } else {
                    page.tab_to(&format!("field {label}")).await;
                    page.type_here(text).await;
                }
            }
            enter(page, "button Продолжить").await;
        }
        page.heading_is("Проверьте заявление").await;
        // What was passed is reached again.
        page.tab_to("button Отправить заявление").await;
        page.tab_back_to("link Изменить: …").await;
        enter(page, "button Отправить заявление").await;
        SentPage(page).filed().await;
        assert_eq!(service.applications().len(), 1);
        // Nothing holds the focus: it comes to the last link of the page, and back to the first.
        page.tab_to("link Доступность").await;
        page.tab_back_to("link Кружок, на главную").await;
    })
    .await;
}

async fn enter(page: &Page, stop: &str) {
    page.tab_to(stop).await;
    page.key(Key::Enter).await;
}

async fn type_date(page: &Page, day: NaiveDate) {
    for (part, text) in date_parts(day) {
        page.tab_to(&format!("field {part}")).await;
        page.type_here(&text).await;
    }
}
