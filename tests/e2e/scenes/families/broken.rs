//! What is left when something that the app needs does not work.

use crate::{
    altered_app::AlteredApp,
    pages::WizardPage,
    people::today,
    scenes::{setting, walk_at},
    service::Service,
    words::Voice,
};
use kruzhok_domain::{samples::born, wizard::Answer};
use serde_json::json;

#[tokio::test]
async fn the_page_of_last_resort() {
    let app = AlteredApp::without_wasm();
    walk_at(Service::start_with(app.path()), async |walk| {
        walk.page.open("/").await;
        walk.page.text_contains("Сервис не загрузился").await;
        // That the app cannot be loaded is said by the browser, too, and rightly.
        walk.page.complaints().await;
        walk.scene("last-resort").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_after_a_crash() {
    let broken = AlteredApp::after_script("history.pushState = () => { throw new Error('no history'); };");
    walk_at(Service::start_with(broken.path()), async |walk| {
        walk.page.open("/questions/birth-date?applicant=parent").await;
        walk.page.app_is_up().await;
        WizardPage::new(walk.page, Voice::Parent).answer(Answer::BirthDate(born(9, today()))).await;
        walk.page.text_contains("сохранено на этом устройстве").await;
        walk.page.complaints().await;
        walk.scene("last-resort-after-crash").await;
    })
    .await;
}

#[tokio::test]
async fn after_a_crash_a_small_screen_shows_first_what_happened() {
    let broken = AlteredApp::after_script("history.pushState = () => { throw new Error('no history'); };");
    walk_at(Service::start_with(broken.path()), async |walk| {
        setting::resize(walk.page, (360, 360)).await;
        walk.page.open("/status").await;
        walk.page.app_is_up().await;
        walk.page.follow("Помощь").await;
        walk.page.text_contains("Сервис не загрузился или остановился.").await;
        walk.page.is_at_its_beginning().await;
        walk.page.complaints().await;
    })
    .await;
}

#[tokio::test]
async fn the_page_without_the_server() {
    let cut_off = AlteredApp::after_script(
        "{ const go = window.fetch; window.fetch = (to, how) => String(to.url ?? to).includes('/api/') \
         ? Promise.reject(new TypeError('no server')) : go.call(window, to, how); }",
    );
    walk_at(Service::start_with(cut_off.path()), async |walk| {
        walk.page.open("/").await;
        walk.page.text_contains("Не получилось загрузить сервис").await;
        walk.scene("unavailable").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_where_nothing_can_be_saved() {
    let full = AlteredApp::after_script("Storage.prototype.setItem = () => { throw new Error('no room'); };");
    walk_at(Service::start_with(full.path()), async |walk| {
        WizardPage::new(walk.page, Voice::Parent).begin().await;
        walk.page.text_contains("Не сохранено").await;
        walk.scene("question-not-saved").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_before_the_app() {
    let waiting = AlteredApp::on_its_way();
    walk_at(Service::start_with(waiting.path()), async |walk| {
        walk.page.open("/").await;
        walk.page.heading_is("Сертификат дополнительного образования").await;
        walk.scene("before-the-app").await;
    })
    .await;
}

#[tokio::test]
async fn without_scripts_nobody_waits_for_them_and_the_page_promises_what_is_there() {
    let another = AlteredApp::with_programme(|programme| programme["ages"]["alone-from"] = 13.into());
    for (service, has_rules) in [(Service::start(), true), (Service::start_with(another.path()), false)] {
        walk_at(service, async |walk| {
            walk.page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
            walk.page.open("/").await;
            walk.page.text_contains("Без него подайте заявление лично.").await;
            let text = walk.page.script::<String>("return document.body.innerText", Vec::new()).await;
            assert!(!text.contains("Загружаем"), "{text}");
            for promised in ["Внизу страницы сказано", "Чтобы подать заявление, нужны"]
            {
                assert_eq!(text.contains(promised), has_rules, "{promised}: {text}");
            }
        })
        .await;
    }
}
