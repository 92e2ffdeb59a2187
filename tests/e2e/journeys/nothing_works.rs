//! What is left when something that the app needs does not work.

use std::time::Duration;

use kruzhok_domain::form::Section;

use crate::{
    altered_app::AlteredApp,
    clock::now,
    engine::Screen,
    journey::{journey, journey_at},
    pages::{CheckPage, SentPage, StartPage, fill_in_everything, send_everything},
    people::Person,
    service::Service,
    words,
};

/// R1–R6 of the municipality's notice, in the words of the page.
const RULES: [&str; 10] = [
    "Сертификат положен всем детям от 5 до 18 лет, которые живут в Ленинск-Кузнецком городском округе.",
    "С 14 лет подать заявление можно самостоятельно.",
    "Через интернет",
    "Логин и пароль от кабинета выдаёт школа или детский сад.",
    "Лично: родитель или законный представитель приходит в организацию",
    "Чтобы подать заявление, нужны",
    "СНИЛС ребёнка",
    "ИНН ребёнка",
    "документ о прописке (регистрации по месту жительства) в округе — только если ребёнок не ходит ни в детский сад",
    "Чтобы активировать сертификат, нужны",
];

#[tokio::test]
async fn without_the_app_the_page_says_so_and_the_rules_stay_readable() {
    let app = AlteredApp::without_wasm();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, _| {
        page.open("/").await;
        page.text_contains("Сервис не загрузился").await;
        for rule in RULES {
            page.text_contains(rule).await;
        }
        page.screenshot("without-the-app").await;
        // Nothing that was typed into the page of before the app is kept.
        page.text_lacks("сохранено на этом устройстве").await;
        let draft = Person::pupil_of_fifteen().draft_of(now()).to_string();
        page.leave_on_device("kruzhok.draft.0123456789abcdef0123456789abcdef", &draft).await;
        page.reload().await;
        page.text_contains("Всё, что вы ввели, сохранено на этом устройстве.").await;
    })
    .await;
}

#[test]
fn without_a_script_the_rules_are_in_the_page() {
    let service = Service::start();
    let answer = service.get("/");
    assert_eq!(answer.status, 200);
    let text = answer.body.replace("&nbsp;", " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for rule in RULES {
        assert!(text.contains(rule), "the page does not say «{rule}» without a script");
    }
}

#[tokio::test]
async fn where_nothing_can_be_stored_the_app_says_so_and_works_to_the_end() {
    let full = AlteredApp::after_script("Storage.prototype.setItem = () => { throw new Error('no room'); };");
    journey_at(Service::start_with(full.path()), Screen::Phone, async |page, service| {
        let person = Person::pupil_of_fifteen();
        fill_in_everything(page, &person).await;
        page.text_contains("Не сохранено").await;
        page.screenshot("not-saved").await;
        CheckPage(page).change_section(Section::Contacts, person.voice).await;
        page.press("Вернуться к проверке").await;
        CheckPage(page).send().await;
        SentPage(page).filed().await;
        assert_eq!(service.applications().len(), 1);
        page.text_lacks("На этом устройстве они сохранены").await;
    })
    .await;
}

#[tokio::test]
async fn where_nothing_can_be_stored_no_page_that_is_closed_is_promised_to_send_anything() {
    let full = AlteredApp::after_script(
        "Storage.prototype.setItem = () => { throw new Error('no room'); }; \
         Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });",
    );
    journey_at(Service::start_with(full.path()), Screen::Phone, async |page, service| {
        fill_in_everything(page, &Person::pupil_of_fifteen()).await;
        service.stop();
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("delivery.waiting")).await;
        page.text_contains(&words::text("delivery.by-itself-unsaved")).await;
        page.text_lacks(&words::text("delivery.by-itself")).await;
    })
    .await;
}

#[tokio::test]
async fn where_nothing_can_be_stored_whoever_waits_for_the_answer_is_told_to_stay() {
    let full = AlteredApp::after_script("Storage.prototype.setItem = () => { throw new Error('no room'); };");
    journey_at(Service::start_with(full.path()), Screen::Phone, async |page, service| {
        fill_in_everything(page, &Person::pupil_of_fifteen()).await;
        service.stop();
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("delivery.unknown")).await;
        page.text_contains(&words::text("delivery.ask-itself-unsaved")).await;
    })
    .await;
}

#[tokio::test]
async fn where_a_number_finds_no_room_it_is_asked_for_again_until_somebody_sees_it() {
    let full = AlteredApp::after_script(
        "{ const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, text) { \
         if (key === 'kruzhok.filed') throw new Error('no room'); set.call(this, key, text); }; }",
    );
    journey_at(Service::start_with(full.path()), Screen::Phone, async |page, service| {
        StartPage(page).come_back_to(&Person::pupil_of_fifteen().draft_under_way(now())).await;
        while service.applications().is_empty() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        page.reload().await;
        page.press(&words::text("start.resume-find-out")).await;
        page.text_contains(&words::text("sent.keep")).await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn where_the_device_is_full_the_app_says_so_until_there_is_room_again() {
    journey(Screen::Phone, async |page, _| {
        page.open("/questions/birth-date?applicant=parent").await;
        page.app_is_up().await;
        page.fill("День", "1").await;
        page.text_contains("Сохранено на этом устройстве").await;
        page.fill_the_device().await;
        page.fill("Месяц", "августа").await;
        page.text_contains(&words::text("chrome.not-saved")).await;
        page.take_from_device("filler").await;
        page.fill("Год", "2019").await;
        page.text_lacks(&words::text("chrome.not-saved")).await;
        page.reload().await;
        assert_eq!(page.value("Месяц").await, "августа");
    })
    .await;
}

#[tokio::test]
async fn where_storage_is_forbidden_the_app_works_to_the_end() {
    let forbidden = AlteredApp::after_script(
        "for (const name of ['localStorage', 'sessionStorage']) \
         Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    journey_at(Service::start_with(forbidden.path()), Screen::Desktop, async |page, service| {
        send_everything(page, &Person::pupil_of_fifteen()).await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_crash_of_the_app_says_so_and_the_draft_is_safe() {
    // The router cannot go on without `pushState`: a real panic, in the middle of a journey.
    let broken = AlteredApp::after_script("history.pushState = () => { throw new Error('no history'); };");
    journey_at(Service::start_with(broken.path()), Screen::Phone, async |page, _| {
        page.open("/questions/birth-date?applicant=parent").await;
        page.app_is_up().await;
        page.fill("День", "1").await;
        page.fill("Месяц", "марта").await;
        page.fill("Год", "2019").await;
        page.press("Продолжить").await;
        page.text_contains("Сервис не загрузился или остановился.").await;
        page.text_contains("Всё, что вы ввели, сохранено на этом устройстве.").await;
        for rule in RULES {
            page.text_contains(rule).await;
        }
        page.screenshot("after-a-crash").await;
        assert!(page.stored().await.contains("2019-03-01"), "the answer is lost");
    })
    .await;
}
