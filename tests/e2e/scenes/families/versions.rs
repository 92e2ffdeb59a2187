//! A newer version of the app, offered in the midst of a form.

use crate::{
    altered_app::AlteredApp, pages::answer_everything, people::Person, scenes::walk_at, service::Service, words,
};

#[tokio::test]
async fn the_page_with_a_newer_version() {
    let app = AlteredApp::unaltered();
    walk_at(Service::start_with(app.path()), async |walk| {
        let page = walk.page;
        page.open("/").await;
        page.app_is_up().await;
        page.is_on_the_device().await;
        answer_everything(page, &Person::pupil_of_fifteen()).await;
        page.open("/application/contacts").await;
        page.app_is_up().await;
        walk.service.stop();
        app.becomes("next");
        walk.service.start_again();
        page.somebody_returns().await;
        page.text_contains(&words::text("offline.update")).await;
        walk.scene("form-newer-version").await;
    })
    .await;
}
