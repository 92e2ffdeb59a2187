//! Where an application stands: the form that asks which one, and whatever may become of it.

use kruzhok_domain::reference::{AccessCode, ReferenceNumber};

use super::check::network;
use crate::{
    altered_app::AlteredApp,
    pages::StatusPage,
    people::{Filed, Person},
    scenes::{Walk, walk, walk_at},
    service::Service,
};

const TO_COME: &str = "Заявление получено. Осталось активировать сертификат";

#[tokio::test]
async fn the_form_of_the_status() {
    walk(async |walk| {
        let page = walk.page;
        page.open("/status").await;
        page.heading_is("Моё заявление").await;
        walk.scene("status-form").await;
        page.press("Открыть заявление").await;
        page.follow("Введите номер заявления").await;
        walk.scene("status-form-error").await;
        let number = ReferenceNumber::from_ordinal(1).grouped();
        let code = AccessCode::from_ordinal(1).grouped();
        StatusPage(page).look_up(&Filed { number, code }).await;
        page.text_contains("Заявление с таким номером и кодом не нашлось").await;
        walk.scene("status-form-wrong-pair").await;
    })
    .await;
}

#[tokio::test]
async fn the_status_that_is_still_asked_for() {
    let app = AlteredApp::on_its_way();
    walk_at(Service::start_with(app.path()), async |walk| {
        let filed = Person::parent_of_seven_year_old().file(walk.service);
        walk.page.open(&format!("/status#{}.{}", filed.number, filed.code)).await;
        walk.page.text_contains("Узнаём, что с вашим заявлением.").await;
        walk.scene("status-asked-for").await;
    })
    .await;
}

#[tokio::test]
async fn the_status_up_to_the_active_certificate() {
    walk(async |walk| {
        let filed = Person::parent_of_seven_year_old().file(walk.service);
        let status = StatusPage(walk.page);
        status.look_up(&filed).await;
        walk.page.heading_is(TO_COME).await;
        walk.scene("status-awaiting").await;
        decide(walk, &["correct", &filed.number, "--reason", "name", "snils"]);
        status.refresh_until("Нужно исправить данные").await;
        walk.scene("status-needs-correction").await;
        decide(walk, &["resume", &filed.number]);
        status.refresh_until("Данные исправлены. Осталось активировать сертификат").await;
        walk.scene("status-awaiting-again").await;
        decide(walk, &["activate", &filed.number, "--certificate", "0012345678"]);
        status.refresh_until("Сертификат активен").await;
        walk.scene("status-activated").await;
        walk.page.press("Показать номер целиком").await;
        walk.page.text_contains("0012345678").await;
        walk.scene("status-activated-number").await;
    })
    .await;
}

#[tokio::test]
async fn the_status_of_a_pupil_and_of_a_refusal() {
    walk(async |walk| {
        let filed = Person::pupil_of_fifteen().file(walk.service);
        let status = StatusPage(walk.page);
        status.look_up(&filed).await;
        walk.page.text_contains("Сообщение для взрослого").await;
        walk.scene("status-awaiting-pupil").await;
        decide(walk, &["refuse", &filed.number, "--reason", "not-resident"]);
        status.refresh_until("В сертификате отказано").await;
        walk.scene("status-refused").await;
    })
    .await;
}

#[tokio::test]
async fn the_status_that_a_family_takes_back() {
    walk(async |walk| {
        let (page, person) = (walk.page, super::form::with_foreign_document());
        StatusPage(page).look_up(&person.file(walk.service)).await;
        page.heading_is(TO_COME).await;
        walk.scene("status-awaiting-foreign").await;
        page.press("Отозвать заявление").await;
        page.text_contains("вернуть его будет нельзя").await;
        walk.scene("status-withdraw").await;
        page.press("Да, отозвать").await;
        page.heading_is("Заявление отозвано").await;
        walk.scene("status-withdrawn").await;
    })
    .await;
}

#[tokio::test]
async fn the_status_without_a_network() {
    walk(async |walk| {
        let page = walk.page;
        let filed = Person::parent_of_seven_year_old().file(walk.service);
        page.open("/status").await;
        page.heading_is("Моё заявление").await;
        network(page, false).await;
        page.fill("Номер заявления", &filed.number).await;
        page.fill("Код", &filed.code).await;
        page.press("Открыть заявление").await;
        page.text_contains("Нет связи").await;
        walk.scene("status-without-network").await;
        network(page, true).await;
        page.press("Попробовать ещё раз").await;
        page.heading_is(TO_COME).await;
        network(page, false).await;
        page.press("Обновить").await;
        page.text_contains("Показываем то, что узнали").await;
        walk.scene("status-stale").await;
    })
    .await;
}

#[tokio::test]
async fn the_status_whose_term_runs_out() {
    let with_term = AlteredApp::with_programme(|programme| programme["activation-term-days"] = 30.into());
    walk_at(Service::start_with(with_term.path()), async |walk| {
        let filed = Person::parent_of_seven_year_old().file(walk.service);
        StatusPage(walk.page).look_up(&filed).await;
        walk.page.text_contains("Активировать нужно не позже").await;
        walk.scene("status-awaiting-term").await;
        walk.service.days_pass(40);
        StatusPage(walk.page).refresh_until("Срок активации прошёл").await;
        walk.scene("status-expired").await;
    })
    .await;
}

#[tokio::test]
async fn the_status_of_what_has_been_waiting_for_long() {
    walk(async |walk| {
        let filed = Person::parent_of_seven_year_old().file(walk.service);
        let status = StatusPage(walk.page);
        walk.service.days_pass(31);
        status.look_up(&filed).await;
        walk.page.text_contains("хотя прошёл 31 день").await;
        walk.scene("status-overdue").await;
        decide(walk, &["correct", &filed.number, "--reason", "name"]);
        status.refresh_until("Нужно исправить данные").await;
        walk.page.text_lacks("хотя прош").await;
        walk.service.days_pass(32);
        status.look_up(&filed).await;
        walk.page.text_contains("Данные ещё не исправлены, хотя прошло 32 дня").await;
        walk.scene("status-overdue-correction").await;
    })
    .await;
}

fn decide(walk: &Walk<'_>, words: &[&str]) {
    walk.service.operator(&[&["applications"], words].concat());
}
