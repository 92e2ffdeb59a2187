//! A newer version of the app: offered, taken when somebody wants it, and never forced on anybody.

use kruzhok_domain::{form::Section, handover::write_short};
use serde_json::json;

use super::offline::visit;
use crate::{
    altered_app::AlteredApp,
    engine::Screen,
    journey::journey_at,
    page::Page,
    pages::{CheckPage, FormPage, StartPage, WizardPage, answer_everything, fill_in_everything, send_everything},
    people::Person,
    service::Service,
    words,
};

const OFFER: &str = "Есть новая версия сервиса.";
const MAYBE: &str = "Возможно, вышла новая версия сервиса.";
const TAKE: &str = "Обновить сервис";
const BROKEN: &str = "journey.broken";

/// The server with another app than before.
fn deploy(service: &Service, put_in_place: impl FnOnce()) {
    service.stop();
    put_in_place();
    service.start_again();
}

#[tokio::test]
async fn a_new_version_is_offered_in_the_midst_of_the_form_and_taken_when_asked_for() {
    let app = AlteredApp::unaltered();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        let person = Person::parent_of_seven_year_old();
        answer_everything(page, &person).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        form.fill(Section::Child).await;
        let first = page.versions_on_the_device().await;

        deploy(service, || app.becomes("Вторая версия"));
        page.somebody_returns().await;
        page.text_contains(OFFER).await;
        page.screenshot("new-version").await;
        form.holds(Section::Child).await;
        page.reload().await;
        page.text_contains(OFFER).await;
        form.holds(Section::Child).await;
        assert!(!page.everything().await.contains("Вторая версия"), "the version changed and nobody wanted it");

        page.press(TAKE).await;
        page.is_the_version("Вторая версия").await;
        form.holds(Section::Child).await;
        page.text_lacks(OFFER).await;
        the_one_before_stays(page, service, &app, &first).await;
    })
    .await;
}

/// Two versions are on the device, and never a third.
async fn the_one_before_stays(page: &Page, service: &Service, app: &AlteredApp, first: &[String]) {
    let both = page.versions_on_the_device().await;
    assert!(both.len() == 2 && both.starts_with(first), "{both:?}");
    deploy(service, || app.becomes("Третья версия"));
    page.reload().await;
    page.press(TAKE).await;
    page.is_the_version("Третья версия").await;
    let now = page.versions_on_the_device().await;
    assert!(now.len() == 2 && both.last() == now.first(), "{now:?} came after {both:?}");
}

#[tokio::test]
async fn a_version_that_is_taken_in_one_tab_leaves_the_others_alone() {
    let app = AlteredApp::unaltered();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        let first = page.tab().await;
        page.open_in_new_tab("/help").await;
        page.app_is_up().await;
        deploy(service, || app.becomes("Вторая версия"));
        page.somebody_returns().await;
        page.press(TAKE).await;
        page.is_the_version("Вторая версия").await;
        page.switch_to(&first).await;
        page.text_contains(OFFER).await;
        assert!(!page.everything().await.contains("Вторая версия"), "the other tab went along");
        page.press(TAKE).await;
        page.is_the_version("Вторая версия").await;
    })
    .await;
}

#[tokio::test]
async fn staff_are_offered_no_new_version_while_a_family_is_in_memory() {
    let app = AlteredApp::unaltered();
    journey_at(Service::start_with(app.path()), Screen::Desktop, async |page, service| {
        visit(page).await;
        let person = Person::staff_with_parent();
        let wizard = WizardPage::new(page, person.voice);
        wizard.begin().await;
        wizard.answer_all(&person.sample.answers).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        form.fill(Section::Child).await;
        deploy(service, || app.becomes("Вторая версия"));
        page.somebody_returns().await;
        page.has_a_newer_version_waiting().await;
        page.text_lacks(OFFER).await;
        form.holds(Section::Child).await;
        assert_eq!(page.cached_with(&["Ёлкина", "500100732259"]).await, Vec::<String>::new());
        page.press("Закончить и очистить").await;
        page.text_contains(OFFER).await;
    })
    .await;
}

#[tokio::test]
async fn a_family_that_came_after_the_button_was_pressed_is_not_lost_to_a_new_version() {
    let app = AlteredApp::whose_worker_hears_late();
    journey_at(Service::start_with(app.path()), Screen::Desktop, async |page, service| {
        visit(page).await;
        let person = Person::staff_with_parent();
        let wizard = WizardPage::new(page, person.voice);
        wizard.begin().await;
        deploy(service, || app.becomes("Вторая версия"));
        page.somebody_returns().await;
        page.press(TAKE).await;
        wizard.answer_all(&person.sample.answers).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        form.fill(Section::Child).await;
        page.the_worker_hears().await;
        page.has_the_newer_version_in_charge().await;
        form.holds(Section::Child).await;
        page.press("Закончить и очистить").await;
        page.is_the_version("Вторая версия").await;
    })
    .await;
}

#[tokio::test]
async fn staff_who_need_a_newer_version_are_told_what_to_do_first() {
    let app = AlteredApp::that_is_refused(&json!({
        "type": "urn:kruzhok:problem:invalid", "code": "invalid",
        "problems": [{ "field": "consent", "rule": "outdated" }],
    }));
    journey_at(Service::start_with(app.path()), Screen::Desktop, async |page, _| {
        fill_in_everything(page, &Person::staff_with_parent()).await;
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("offline.first-family")).await;
        page.text_lacks(MAYBE).await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_of_somebody_else_is_no_reason_to_stop_asking() {
    let app = AlteredApp::that_cannot_read_the_rules(BROKEN);
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, _| {
        visit(page).await;
        page.leave_on_device(BROKEN, "yes").await;
        page.open("/help").await;
        page.text_contains(&words::text("unavailable.strange")).await;
        page.take_from_device(BROKEN).await;
        page.press(&words::text("common.retry")).await;
        page.app_is_up().await;
    })
    .await;
}

#[tokio::test]
async fn a_version_that_does_not_start_gives_way_to_one_that_does() {
    let app = AlteredApp::that_breaks(BROKEN);
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        page.leave_on_device(BROKEN, "yes").await;
        deploy(service, || app.is_put_right(BROKEN));
        page.reload().await;
        page.text_contains("Сервис не загрузился или остановился.").await;
        page.has_a_newer_version_waiting().await;
        page.follow("откройте страницу ещё раз").await;
        page.app_is_up().await;
    })
    .await;
}

#[tokio::test]
async fn a_version_that_cannot_read_the_rules_of_today_gives_way_to_one_that_can() {
    let app = AlteredApp::that_cannot_read_the_rules(BROKEN);
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        page.leave_on_device(BROKEN, "yes").await;
        deploy(service, || app.is_put_right(BROKEN));
        page.open("/help").await;
        page.text_contains(&words::text("unavailable.strange")).await;
        page.text_contains("Сертификат положен всем детям от 5 до 18 лет").await;
        page.screenshot("rules-of-another-version").await;
        page.press(TAKE).await;
        page.app_is_up().await;
    })
    .await;
}

#[tokio::test]
async fn what_only_a_newer_version_can_read_is_told_beside_the_button_that_gets_it() {
    let app = AlteredApp::unaltered();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        StartPage(page).come_back_to_text(r#"{"version":99}"#).await;
        page.text_contains(&words::text("start.dropped-newer")).await;
        page.text_contains(MAYBE).await;
        deploy(service, || app.becomes("Вторая версия"));
        page.press(TAKE).await;
        page.is_the_version("Вторая версия").await;
    })
    .await;
}

#[tokio::test]
async fn a_consent_that_only_a_newer_version_asks_for_is_told_beside_the_button_that_gets_it() {
    let app = AlteredApp::that_is_refused(&json!({
        "type": "urn:kruzhok:problem:invalid", "code": "invalid",
        "problems": [{ "field": "consent", "rule": "outdated" }],
    }));
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, _| {
        fill_in_everything(page, &Person::pupil_of_fifteen()).await;
        page.text_lacks(MAYBE).await;
        CheckPage(page).press_send().await;
        page.follow(&words::text("failure.old-consent")).await;
        page.heading_is(&words::text("section.consent.title")).await;
        page.text_contains(&words::text("failure.old-consent")).await;
        page.text_contains(MAYBE).await;
    })
    .await;
}

#[tokio::test]
async fn what_has_just_arrived_is_not_lost_to_a_new_version() {
    let app = AlteredApp::unaltered();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        deploy(service, || app.becomes("Вторая версия"));
        page.open("/continue").await;
        page.text_contains(OFFER).await;
        page.fill("Код", &write_short(&Person::staff_with_parent().sample.answers)).await;
        page.press("Продолжить").await;
        page.heading_is(&words::text("arrival.title")).await;
        page.text_lacks(OFFER).await;
        page.press(&words::text("arrival.go")).await;
        page.text_contains(OFFER).await;
    })
    .await;
}

#[tokio::test]
async fn a_number_that_is_in_memory_alone_is_not_lost_to_a_new_version() {
    let app = AlteredApp::after_script("Storage.prototype.setItem = () => { throw new Error('no room'); };");
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        deploy(service, || app.becomes("Вторая версия"));
        page.somebody_returns().await;
        page.text_contains(OFFER).await;
        send_everything(page, &Person::pupil_of_fifteen()).await;
        page.text_lacks(OFFER).await;
    })
    .await;
}
