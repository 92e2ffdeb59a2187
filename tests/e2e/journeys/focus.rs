//! Where the keyboard and the screen reader are.

use chrono::Datelike;
use fantoccini::key::Key;
use kruzhok_domain::{choice::Choice, form::Section, samples::born, wizard::Answer};

use crate::{
    engine::Screen,
    journey::journey,
    pages::{FormPage, WizardPage, answers_after_the_first, section_path},
    people::{Person, today},
    words::{self, Voice},
};

#[tokio::test]
async fn the_focus_is_on_the_heading_of_each_new_page_and_of_no_first_one() {
    journey(Screen::Desktop, async |page, _| {
        let person = Person::parent_of_seven_year_old();
        let wizard = WizardPage::new(page, person.voice);
        page.open("/").await;
        page.app_is_up().await;
        assert_eq!(page.focused().await, "nothing");
        wizard.begin().await;
        for given in answers_after_the_first(&person.sample.answers) {
            let heading = words::question(given.question(), person.voice);
            page.focus_is_on(&format!("heading {heading}")).await;
            wizard.answer(given).await;
        }
        page.focus_is_on("heading Ребёнку положен сертификат").await;
        page.follow("Посмотреть, какие нужны документы").await;
        page.focus_is_on("heading Документы для сертификата").await;
        page.back().await;
        page.focus_is_on("heading Ребёнку положен сертификат").await;
        page.forward().await;
        page.focus_is_on("heading Документы для сертификата").await;
        page.follow("Заполнить заявление").await;
        for section in Section::ALL {
            page.path_is(&section_path(*section)).await;
            let heading = page.heading().await;
            page.focus_is_on(&format!("heading {heading}")).await;
            FormPage::new(page, &person).fill_and_go_on(*section).await;
        }
        page.focus_is_on("heading Проверьте заявление").await;
        page.reload().await;
        page.app_is_up().await;
        assert_eq!(page.focused().await, "nothing");
    })
    .await;
}

#[tokio::test]
async fn the_skip_link_leads_past_the_header() {
    journey(Screen::Desktop, async |page, _| {
        page.open("/").await;
        page.app_is_up().await;
        page.key(Key::Tab).await;
        page.focus_is_on("link Перейти к содержанию").await;
        page.key(Key::Enter).await;
        page.focus_is_on("main").await;
        page.key(Key::Tab).await;
        let focused = page.focused().await;
        assert!(focused.starts_with("link Родитель или законный представитель"), "the focus is on {focused}");
    })
    .await;
}

#[tokio::test]
async fn enter_in_a_field_goes_on() {
    journey(Screen::Desktop, async |page, _| {
        let day = born(9, today());
        let asked = words::question(Answer::BirthDate(day).question(), Voice::Parent);
        WizardPage::new(page, Voice::Parent).begin().await;
        page.heading_is(&asked).await;
        // A whole date in the first field, as it is pasted.
        let pasted = format!("{:02}.{:02}.{}", day.day(), day.month(), day.year());
        page.fill_in(&asked, "День", &pasted).await;
        page.key(Key::Enter).await;
        page.path_is("/questions/residence").await;
    })
    .await;
}
