//! What can be done on the first page before the app has arrived, on a slow network.

use crate::{
    altered_app::AlteredApp,
    engine::Screen,
    journey::journey_at,
    page::Page,
    pages::{WizardPage, answers_after_the_first},
    people::Person,
    service::Service,
    words,
};

const DRAFT: &str = include_str!("../../drafts/version-2.json");

/// The page with the app still on its way.
async fn slow_journey(steps: impl AsyncFnOnce(&Page)) {
    let app = AlteredApp::on_its_way();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, _| {
        steps(page).await;
        page.has_no_complaints().await;
    })
    .await;
}

#[tokio::test]
async fn the_page_before_the_app_is_the_page_of_the_app_and_nothing_moves_when_it_arrives() {
    slow_journey(async |page| {
        page.open("/").await;
        page.heading_is("Сертификат дополнительного образования").await;
        let before = page.outline().await;
        assert!(before.len() > 100, "{before:?}");
        page.the_app_arrives().await;
        page.app_is_up().await;
        assert_eq!(page.outline().await, before);
        assert_eq!(page.moved().await, 0.0);
    })
    .await;
}

#[tokio::test]
async fn the_first_questions_are_answered_before_the_app_arrives_and_no_answer_is_lost() {
    for person in [Person::parent_of_seven_year_old(), Person::pupil_of_fifteen()] {
        slow_journey(async |page| {
            let mut answers = answers_after_the_first(&person.sample.answers);
            let wizard = WizardPage::new(page, person.voice);
            wizard.begin().await;
            wizard.answer(answers.next().unwrap()).await;
            page.text_lacks("Ошибка").await;
            page.the_app_arrives().await;
            page.app_is_up().await;
            let next = answers.next().unwrap();
            page.focus_is_on(&format!("heading {}", words::question(next.question(), person.voice))).await;
            wizard.answer(next).await;
            assert_eq!(page.moved().await, 0.0);
        })
        .await;
    }
}

#[tokio::test]
async fn the_page_of_a_status_stands_before_the_app_and_its_answer_do() {
    let app = AlteredApp::on_its_way();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        page.open(&format!("/status#{}.{}", filed.number, filed.code)).await;
        page.title_begins("Моё заявление — Кружок").await;
        page.text_contains("Узнаём, что с вашим заявлением.").await;
        page.the_app_arrives().await;
        page.heading_is("Заявление получено. Осталось активировать сертификат").await;
        page.text_lacks("Узнаём").await;
        assert_eq!(page.moved().await, 0.0);
        page.has_no_complaints().await;
    })
    .await;
}

#[tokio::test]
async fn half_a_date_stays_with_the_cursor_where_it_was() {
    slow_journey(async |page| {
        page.open("/").await;
        page.follow("Родитель или законный представитель…").await;
        page.title_begins("Когда родился ребёнок? — Кружок").await;
        page.focus_is_on("heading Когда родился ребёнок?").await;
        page.fill_in("Когда родился ребёнок?", "День", "29").await;
        page.fill_in("Когда родился ребёнок?", "Месяц", "ма").await;
        page.the_app_arrives().await;
        page.app_is_up().await;
        page.focus_is_on("field Месяц").await;
        assert_eq!(page.value_in("Когда родился ребёнок?", "День").await, "29");
        assert_eq!(page.value_in("Когда родился ребёнок?", "Месяц").await, "ма");
        page.press("Продолжить").await;
        page.text_contains("Проверьте, что вы ввели").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_presses_while_the_app_takes_over_goes_on_with_what_they_typed() {
    slow_journey(async |page| {
        page.open("/").await;
        page.follow("Родитель или законный представитель…").await;
        for (part, text) in [("День", "27"), ("Месяц", "3"), ("Год", "2017")] {
            page.fill_in("Когда родился ребёнок?", part, text).await;
        }
        page.the_app_arrives_under_the_finger().await;
        page.heading_is("Ребёнок живёт в Ленинск-Кузнецком городском округе?").await;
        page.app_is_up().await;
        page.path_is("/questions/residence").await;
        page.back().await;
        page.heading_is("Когда родился ребёнок?").await;
        assert_eq!(page.value_in("Когда родился ребёнок?", "Месяц").await, "3");
    })
    .await;
}

#[tokio::test]
async fn staff_say_whom_they_help_before_the_app_arrives() {
    slow_journey(async |page| {
        page.open("/").await;
        page.follow("Я помогаю семье…").await;
        page.choose("Кому вы помогаете?", "Родителю или законному представителю").await;
        page.press("Продолжить").await;
        page.the_app_arrives().await;
        page.heading_is("Когда родился ребёнок?").await;
        assert_eq!(page.stored().await.matches("kruzhok.").count(), 0);
    })
    .await;
}

#[tokio::test]
async fn back_leads_to_the_start_page_before_the_app_arrives_and_after() {
    slow_journey(async |page| {
        page.open("/").await;
        page.follow("Родитель или законный представитель…").await;
        page.heading_is("Когда родился ребёнок?").await;
        page.back().await;
        page.heading_is("Сертификат дополнительного образования").await;
        page.forward().await;
        page.heading_is("Когда родился ребёнок?").await;
        page.the_app_arrives().await;
        page.app_is_up().await;
        page.back().await;
        page.heading_is("Сертификат дополнительного образования").await;
    })
    .await;
}

#[tokio::test]
async fn elsewhere_and_for_whoever_was_here_before_no_page_is_shown_that_the_app_would_replace() {
    slow_journey(async |page| {
        for path in ["/help", "/status#123456789.1234567890", "/questions/attends"] {
            page.open(path).await;
            page.text_lacks("Кто подаёт заявление?").await;
        }
        page.open("/").await;
        page.text_contains("Кто подаёт заявление?").await;
        page.leave_on_device("kruzhok.draft.0123456789abcdef0123456789abcdef", DRAFT).await;
        page.open("/").await;
        page.text_lacks("Кто подаёт заявление?").await;
        page.the_app_arrives().await;
        page.text_contains("Кто подаёт заявление?").await;
    })
    .await;
}

#[tokio::test]
async fn an_app_that_hangs_on_its_way_is_told_of() {
    let hangs = AlteredApp::after_script(
        "{ const wait = setTimeout; window.setTimeout = (then, time) => wait(then, time / 10); } \
         window.fetch = () => new Promise(() => {});",
    );
    journey_at(Service::start_with(hangs.path()), Screen::Phone, async |page, _| {
        page.open("/help").await;
        page.text_contains("Загружаем…").await;
        page.text_contains("Загрузка идёт дольше обычного.").await;
        page.screenshot("app-that-hangs").await;
    })
    .await;
}
