//! What the service answers about an application, whatever becomes of it.

use kruzhok_domain::reference::{AccessCode, ReferenceNumber};

use crate::{
    altered_app::AlteredApp,
    engine::Screen,
    journey::{journey, journey_at},
    pages::{SentPage, StatusPage, send_everything},
    people::{Filed, Person},
    service::Service,
    words,
};

const TO_COME: &str = "Заявление получено. Осталось активировать сертификат";
const WRONG_PAIR: &str = "Заявление с таким номером и кодом не нашлось. Проверьте обе строки: цифры легко перепутать";
const BROKEN_LINK: &str = "Заявление по этой ссылке не нашлось. Возможно, она скопирована не целиком.";
const PUT_RIGHT: &str = "Данные исправлены. Осталось активировать сертификат";

#[tokio::test]
async fn a_wrong_code_and_an_unknown_number_get_the_same_answer() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        let wrong_code = Filed { number: filed.number.clone(), code: other_code(&filed.code) };
        StatusPage(page).look_up(&wrong_code).await;
        page.text_contains(WRONG_PAIR).await;
        page.title_begins("Ошибка: ").await;
        page.focus_is_on("alert Проверьте, что вы ввели").await;
        assert_eq!(page.value("Номер заявления").await, wrong_code.number);
        assert_eq!(page.value("Код").await, wrong_code.code);
        page.screenshot("wrong-pair").await;
        let answer_to_wrong_code = page.main_text().await;
        StatusPage(page).look_up(&Filed { number: other_number(&filed.number), code: filed.code.clone() }).await;
        page.text_contains(WRONG_PAIR).await;
        assert_eq!(page.main_text().await, answer_to_wrong_code);
        StatusPage(page).look_up(&filed).await;
        page.heading_is(TO_COME).await;
        page.focus_is_on(&format!("heading {TO_COME}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_that_opens_nothing_leads_to_the_form() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        page.open(&format!("/status#{}.{}", filed.number, other_code(&filed.code))).await;
        page.text_contains(BROKEN_LINK).await;
        page.text_lacks("Попробовать ещё раз").await;
        // Nobody is asked once more: there would be another trouble.
        service.stop();
        page.somebody_returns().await;
        page.screenshot("broken-link").await;
        page.text_contains(BROKEN_LINK).await;
        service.start_again();
        page.press("Открыть другое заявление").await;
        page.heading_is("Моё заявление").await;
        page.focus_is_on("heading Моё заявление").await;
        StatusPage(page).ask_for(&filed).await;
        page.heading_is(TO_COME).await;
        page.press("Открыть другое заявление").await;
        page.heading_is("Моё заявление").await;
        assert_eq!(page.value("Номер заявления").await, "", "the number of the other application is still there");
    })
    .await;
}

#[tokio::test]
async fn an_application_that_only_this_device_remembers_is_shown_as_it_was() {
    journey(Screen::Phone, async |page, service| {
        send_everything(page, &Person::pupil_of_fifteen()).await;
        SentPage(page).open_status().await;
        page.heading_is(TO_COME).await;
        service.loses_everything();
        for _ in 0..2 {
            page.reload().await;
            page.text_contains(&words::text("status.failure.lost")).await;
            page.heading_is(TO_COME).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_number_with_a_slip_of_the_finger_is_found_wrong_before_anybody_is_asked() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        let last = if filed.number.ends_with('0') { "1" } else { "0" };
        let slip = format!("{}{last}", filed.number.get(..8).unwrap_or_default());
        StatusPage(page).look_up(&Filed { number: slip, code: filed.code }).await;
        page.title_begins("Ошибка: ").await;
        page.follow("Проверьте номер: одна из цифр неверная или две переставлены").await;
        page.focus_is_on("field Номер заявления").await;
    })
    .await;
}

#[tokio::test]
async fn a_link_with_number_and_code_opens_the_application() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::pupil_of_fifteen().file(service);
        page.open(&format!("/status#{}.{}", filed.number, filed.code)).await;
        page.heading_is(TO_COME).await;
        assert!(StatusPage(page).next().await.contains("Попросите взрослого прийти и показать документы"));
        page.text_contains("Сообщение для взрослого").await;
    })
    .await;
}

#[tokio::test]
async fn the_message_for_the_adult_is_copied() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::pupil_of_fifteen().file(service);
        page.open(&format!("/status#{}.{}", filed.number, filed.code)).await;
        page.press("Скопировать сообщение").await;
        page.text_contains("Скопировано").await;
        page.open("/status").await;
        page.paste_into("Код").await;
        let pasted = page.value("Код").await;
        assert!(pasted.contains("Пример: Центр дополнительного образования"), "this was copied: {pasted}");
    })
    .await;
}

#[tokio::test]
async fn a_family_takes_its_application_back_and_its_data_are_destroyed() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        StatusPage(page).look_up(&filed).await;
        page.press("Отозвать заявление").await;
        page.press("Не отзывать").await;
        page.focus_is_on("button Отозвать заявление").await;
        page.heading_is(TO_COME).await;
        page.press("Отозвать заявление").await;
        page.press("Да, отозвать").await;
        page.heading_is("Заявление отозвано").await;
        page.focus_is_on("heading Заявление отозвано").await;
        page.text_lacks("Уведомлений мы не отправляем").await;
        page.screenshot("withdrawn").await;
        let shown = service.operator(&["applications", "show", &filed.number]);
        assert!(shown.contains("withdrawn") && !shown.contains("Ёлкина"), "{shown}");
    })
    .await;
}

#[tokio::test]
async fn what_became_active_meanwhile_cannot_be_taken_back_and_that_is_said() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        StatusPage(page).look_up(&filed).await;
        page.heading_is(TO_COME).await;
        service.operator(&["applications", "activate", &filed.number, "--certificate", "0012345678"]);
        page.press("Отозвать заявление").await;
        page.press("Да, отозвать").await;
        page.text_contains(&words::text("status.failure.too-late")).await;
        StatusPage(page).refresh_until("Сертификат активен").await;
    })
    .await;
}

#[tokio::test]
async fn what_has_to_be_put_right_is_said_until_it_is() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        StatusPage(page).look_up(&filed).await;
        page.heading_is(TO_COME).await;
        service.operator(&["applications", "correct", &filed.number, "--reason", "name", "snils"]);
        StatusPage(page).refresh_until("Нужно исправить данные").await;
        page.text_contains("Фамилия, имя или отчество в заявлении не такие, как в документе.").await;
        page.text_contains("СНИЛС (номер пенсионного учёта) в документе не такой, как в заявлении.").await;
        page.screenshot("needs-correction").await;
        service.operator(&["applications", "resume", &filed.number]);
        StatusPage(page).refresh_until(PUT_RIGHT).await;
        page.text_lacks("номер пенсионного учёта").await;
    })
    .await;
}

#[tokio::test]
async fn a_refusal_says_why_and_whom_to_ask() {
    journey(Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        StatusPage(page).look_up(&filed).await;
        page.heading_is(TO_COME).await;
        service.operator(&["applications", "refuse", &filed.number, "--reason", "not-resident"]);
        StatusPage(page).refresh_until("В сертификате отказано").await;
        page.text_contains("Ребёнок живёт в другом муниципалитете.").await;
        assert!(StatusPage(page).next().await.contains("Позвоните в организацию"));
        assert_eq!(StatusPage(page).call("+7 (38456) 0-00-00").await, "tel:+73845600000");
        page.screenshot("refused").await;
    })
    .await;
}

#[tokio::test]
async fn a_state_that_the_page_does_not_know_yet_is_told_in_neutral_words() {
    let said = [("awaiting-activation", "teleported"), ("come-to-activate", "wave")];
    let newer = AlteredApp::that_hears(&said);
    journey_at(Service::start_with(newer.path()), Screen::Phone, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        StatusPage(page).look_up(&filed).await;
        page.heading_is("Заявление в работе").await;
        page.text_contains(&words::text("status.turn.unknown")).await;
        page.text_contains(&words::text("status.event.unknown")).await;
        assert!(StatusPage(page).next().await.contains("Позвоните в организацию"));
        assert_eq!(StatusPage(page).call("+7 (38456) 0-00-00").await, "tel:+73845600000");
        assert!(!page.names("button").await.contains(&words::text("status.withdraw")), "nobody knows what it would do");
        page.has_no_complaints().await;
    })
    .await;
}

fn other_code(code: &str) -> String {
    let codes = [1, 2].map(|ordinal| AccessCode::from_ordinal(ordinal).as_str().to_owned());
    codes.into_iter().find(|other| other != code).unwrap_or_default()
}

fn other_number(number: &str) -> String {
    let numbers = [1, 2].map(|ordinal| ReferenceNumber::from_ordinal(ordinal).as_str().to_owned());
    numbers.into_iter().find(|other| other != number).unwrap_or_default()
}
