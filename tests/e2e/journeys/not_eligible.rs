//! Those who may not apply yet, and those of whom it is not certain.

use chrono::{Months, NaiveDate, TimeDelta};
use kruzhok_domain::{
    age::reaches_on,
    samples::born,
    wizard::{Already, Answer, Attends, Identity, Residence},
};

use crate::{
    altered_app::AlteredApp,
    engine::Screen,
    journey::{journey, journey_at},
    page::Page,
    pages::{WizardPage, answer_everything},
    people::{Person, today},
    service::Service,
    words::{Voice, long_date},
};

#[tokio::test]
async fn a_parent_of_a_four_year_old_learns_the_day_and_finds_no_way_to_the_form() {
    journey(Screen::Phone, async |page, _| {
        let birth = born(4, today());
        let wizard = WizardPage::new(page, Voice::Parent);
        wizard.begin().await;
        wizard.answer(Answer::BirthDate(birth)).await;
        let from = long_date(birthday(birth, 5));
        page.heading_is(&format!("Сертификат можно получить с {from}")).await;
        page.screenshot("child-of-4-result").await;
        for link in page.names("link").await {
            let target = page.target_of(&link).await;
            assert!(!target.starts_with("/application"), "«{link}» leads to the form");
        }
        for form in ["/application/child", "/application/check", "/documents"] {
            page.open(form).await;
            page.path_is("/result").await;
            page.text_contains("По вашим ответам заявление подать нельзя. Посмотрите, почему.").await;
            page.text_contains(&from).await;
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_becomes_too_old_soon_is_told_their_last_day() {
    journey(Screen::Phone, async |page, _| {
        for (days, is_soon) in [(20, true), (200, false)] {
            let birth = today().checked_sub_months(Months::new(18 * 12)).unwrap_or_default() + TimeDelta::days(days);
            let mut person = Person::parent_of_fourteen_year_old();
            person.sample.answers.birth_date = Some(birth);
            answer_everything(page, &person).await;
            page.heading_is("Ребёнку положен сертификат").await;
            let last_day = long_date(birthday(birth, 18) - TimeDelta::days(1));
            let warning = format!("Последний день — {last_day}");
            assert_eq!(page.main_text().await.replace('\u{a0}', " ").contains(&warning), is_soon, "{warning}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_date_is_that_of_the_server_where_the_clock_of_the_device_is_a_year_off() {
    for years in [-1, 1] {
        let app = AlteredApp::whose_clock_is_off(years);
        journey_at(Service::start_with(app.path()), Screen::Phone, async |page, _| {
            let child = born(4, today());
            let wizard = WizardPage::new(page, Voice::Parent);
            wizard.begin().await;
            wizard.answer(Answer::BirthDate(child)).await;
            page.heading_is(&format!("Сертификат можно получить с {}", long_date(birthday(child, 5)))).await;

            let almost_of_age = today().checked_sub_months(Months::new(18 * 12 - 1)).unwrap_or_default();
            let mut person = Person::parent_of_fourteen_year_old();
            person.sample.answers.birth_date = Some(almost_of_age);
            answer_everything(page, &person).await;
            page.heading_is("Ребёнку положен сертификат").await;
            let last_day = long_date(birthday(almost_of_age, 18) - TimeDelta::days(1));
            page.text_contains(&format!("Последний день — {last_day}")).await;
            page.has_no_complaints().await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_pupil_of_thirteen_is_told_from_which_day_they_may_apply_and_a_parent_takes_over() {
    journey(Screen::Phone, async |page, _| {
        let birth = born(13, today());
        let wizard = WizardPage::new(page, Voice::Pupil);
        wizard.begin().await;
        wizard.answer(Answer::BirthDate(birth)).await;
        page.heading_is("Заявление должен подать родитель").await;
        let from = long_date(birthday(birth, 14));
        page.text_contains(&format!("Подать заявление самостоятельно вы сможете с {from}")).await;
        page.press("Продолжить вместе с родителем").await;
        // The day of birth is known and not asked again.
        WizardPage::new(page, Voice::Parent).answer(Answer::Residence(Residence::Here)).await;
        page.path_is("/questions/already").await;
    })
    .await;
}

#[tokio::test]
async fn not_being_sure_gives_a_tentative_answer_and_whom_to_ask_and_one_may_go_on() {
    journey(Screen::Phone, async |page, _| {
        let wizard = WizardPage::new(page, Voice::Parent);
        wizard.begin().await;
        wizard.answer(Answer::BirthDate(born(9, today()))).await;
        wizard.answer(Answer::Residence(Residence::Unsure)).await;
        wizard.answer(Answer::Already(Already::Unsure)).await;
        wizard.answer(Answer::Attends(Attends::School)).await;
        wizard.answer(Answer::Identity(Identity::Foreign)).await;
        page.heading_is("Скорее всего, сертификат положен").await;
        page.screenshot("unsure-result").await;
        assert_eq!(page.target_of("Кого спросить").await, "/organisations");
        page.follow("Заполнить заявление").await;
        page.path_is("/application/child").await;
    })
    .await;
}

#[tokio::test]
async fn each_requirement_names_the_answer_that_decided_it_and_lets_it_be_changed() {
    journey(Screen::Phone, async |page, _| {
        let wizard = WizardPage::new(page, Voice::Parent);
        wizard.begin().await;
        wizard.answer(Answer::BirthDate(born(9, today()))).await;
        wizard.answer(Answer::Residence(Residence::Elsewhere)).await;
        page.heading_is("Здесь сертификат получить нельзя").await;
        page.text_contains("Вы ответили: «В другом месте»").await;
        page.follow("Изменить: Где живёт ребёнок").await;
        wizard.answer(Answer::Residence(Residence::Here)).await;
        wizard.answer(Answer::Already(Already::Yes)).await;
        page.heading_is("Новый сертификат не нужен").await;
        changing_back_and_forth_loses_nothing(page, &wizard).await;
    })
    .await;
}

async fn changing_back_and_forth_loses_nothing(page: &Page, wizard: &WizardPage<'_>) {
    page.follow("Изменить: Где живёт ребёнок").await;
    wizard.answer(Answer::Residence(Residence::Elsewhere)).await;
    page.heading_is("Здесь сертификат получить нельзя").await;
    page.text_lacks("Вы ответили: «Сертификат уже есть»").await;
    page.follow("Изменить: Где живёт ребёнок").await;
    wizard.answer(Answer::Residence(Residence::Here)).await;
    // Asked before the detour and not again.
    page.heading_is("Новый сертификат не нужен").await;
    page.text_contains("Вы ответили: «Сертификат уже есть»").await;
}

fn birthday(birth: NaiveDate, age: u32) -> NaiveDate {
    reaches_on(birth, age).unwrap_or(birth)
}
