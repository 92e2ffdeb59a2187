//! The app on the device: what works without a network, and what is kept for it.

use kruzhok_domain::{choice::Choice, form::Section, wizard::Question};

use crate::{
    altered_app::AlteredApp,
    engine::Screen,
    journey::{journey, journey_at},
    page::Page,
    pages::{
        DocumentsPage, FormPage, SentPage, StatusPage, answer_everything, fill_in_everything, section_path,
        send_everything,
    },
    people::{Filed, Person},
    service::Service,
    words,
};

const NO_NETWORK: &str = "journey.no-network";
const TO_COME: &str = "Заявление получено. Осталось активировать сертификат";

/// The first visit: when it is over, the app is on the device.
pub(super) async fn visit(page: &Page) {
    page.open("/").await;
    page.app_is_up().await;
    page.is_on_the_device().await;
}

/// Leaves nothing of what a tab remembers.
async fn come_back_in_another_tab(page: &Page) {
    let before = page.tab().await;
    let now = page.open_in_new_tab("/").await;
    page.switch_to(&before).await;
    page.close_tab_for(&now).await;
}

#[tokio::test]
async fn after_one_visit_everything_up_to_sending_works_without_the_server() {
    journey(Screen::Phone, async |page, service| {
        visit(page).await;
        service.stop();
        let person = Person::parent_of_seven_year_old();
        answer_everything(page, &person).await;
        page.text_contains("Нет связи, поэтому дату берём с вашего устройства").await;
        page.screenshot("offline-result").await;
        every_question_opens(page, &person).await;
        page.open("/documents").await;
        assert_eq!(DocumentsPage(page).to_apply().await.len(), 5);
        every_text_opens(page).await;
        page.open(&section_path(Section::Child)).await;
        FormPage::new(page, &person).fill_all().await;
        page.heading_is("Проверьте заявление").await;
        page.open("/application/paper").await;
        page.text_contains("Ёлкина").await;
    })
    .await;
}

async fn every_question_opens(page: &Page, person: &Person) {
    for asked in Question::ALL.iter().filter(|asked| person.sample.answers.get(**asked).is_some()) {
        page.open(&format!("/questions/{}", asked.code())).await;
        page.heading_is(&words::question(*asked, person.voice)).await;
    }
}

async fn every_text_opens(page: &Page) {
    for (path, heading) in [
        ("/ways", "Как подать заявление"),
        ("/organisations", "Куда прийти"),
        ("/status", "Моё заявление"),
        ("/help", "Помощь и правила"),
        ("/about", "О сервисе"),
        ("/privacy", "Персональные данные"),
        ("/accessibility", "Доступность"),
        ("/nowhere", "Такой страницы нет"),
    ] {
        page.open(path).await;
        page.heading_is(heading).await;
    }
}

#[tokio::test]
async fn an_application_finished_without_a_network_waits_for_it_and_is_sent_once() {
    let app = AlteredApp::that_loses_the_network(NO_NETWORK);
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        page.leave_on_device(NO_NETWORK, "yes").await;
        service.stop();
        fill_in_everything(page, &Person::parent_of_seven_year_old()).await;
        page.press("Отправить заявление").await;
        page.text_contains("Заявление ждёт отправки").await;
        page.screenshot("offline-waiting").await;
        page.reload().await;
        page.text_contains("Заявление ждёт отправки").await;
        come_back_in_another_tab(page).await;
        page.text_contains("Вы уже начали").await;
        service.start_again();
        page.take_from_device(NO_NETWORK).await;
        page.the_network_is_back().await;
        page.text_contains("Отправленные заявления").await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn nothing_about_a_family_gets_into_the_caches_of_the_browser() {
    journey(Screen::Phone, async |page, _| {
        visit(page).await;
        let filed = send_everything(page, &Person::pupil_of_fifteen()).await;
        SentPage(page).open_status().await;
        page.heading_is(TO_COME).await;
        page.reload().await;
        page.heading_is(TO_COME).await;
        let is_the_app = |path: &String| {
            let known = ["/", "/api/v1/programme", "/icon-48.png", "/manifest.webmanifest", "/version"];
            known.contains(&path.as_str()) || path.starts_with("/kruzhok-")
        };
        let paths = page.cached_paths().await;
        assert!(paths.len() > 5 && paths.iter().all(is_the_app), "{paths:?}");
        assert_eq!(page.cached_with(&["Правила простыми словами</h2>"]).await, ["/"], "this finds nothing");
        let personal = ["Соколов", "32 24 123456", "087-654-303 00", &filed.number, &filed.code];
        assert_eq!(page.cached_with(&personal).await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn the_file_of_the_municipality_is_asked_for_each_time_and_kept_for_when_nobody_answers() {
    let app = AlteredApp::unaltered();
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, service| {
        visit(page).await;
        page.open("/organisations").await;
        page.text_contains("Центр дополнительного образования").await;
        service.stop();
        app.rewrite_programme("Центр дополнительного образования", "Дворец творчества");
        service.start_again();
        page.open("/organisations").await;
        page.text_contains("Дворец творчества").await;
        service.stop();
        page.open("/organisations").await;
        page.text_contains("Дворец творчества").await;
    })
    .await;
}

#[tokio::test]
async fn the_last_known_state_of_an_own_application_is_there_without_a_network() {
    journey(Screen::Phone, async |page, service| {
        visit(page).await;
        let filed = send_everything(page, &Person::pupil_of_fifteen()).await;
        SentPage(page).open_status().await;
        page.heading_is(TO_COME).await;
        service.stop();
        page.reload().await;
        page.heading_is(TO_COME).await;
        page.text_contains("Нет связи.").await;
        page.text_contains("Проверено ").await;
        page.screenshot("offline-status").await;
        service.start_again();
        service.operator(&["applications", "activate", &filed.number, "--certificate", "0012345678"]);
        StatusPage(page).refresh_until("Сертификат активен").await;
        page.text_lacks("Нет связи.").await;
        service.stop();
        page.reload().await;
        page.heading_is("Сертификат активен").await;
    })
    .await;
}

#[tokio::test]
async fn of_an_application_that_was_only_looked_up_nothing_is_kept() {
    journey(Screen::Phone, async |page, service| {
        visit(page).await;
        let Filed { number, code } = Person::parent_of_seven_year_old().file(service);
        page.open(&format!("/status#{number}.{code}")).await;
        page.heading_is(TO_COME).await;
        service.stop();
        page.reload().await;
        page.text_contains("Нет связи.").await;
        page.text_lacks(TO_COME).await;
        assert!(!page.stored().await.contains(&number), "the device remembers somebody else's application");
    })
    .await;
}

#[tokio::test]
async fn the_app_may_be_put_on_the_home_screen() {
    journey(Screen::Phone, async |page, _| {
        visit(page).await;
        page.may_be_installed().await;
    })
    .await;
}
