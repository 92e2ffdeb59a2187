//! The start page, whatever this device remembers.

use std::fs;

use kruzhok_domain::{samples::born, wizard::Answer};

use crate::{
    pages::{SentPage, StartPage, WizardPage, send_everything},
    people::{Person, today},
    scenes::walk,
    temporary::TemporaryFolder,
    words::{self, Voice},
};

#[tokio::test]
async fn the_start_page() {
    walk(async |walk| {
        let page = walk.page;
        page.open("/").await;
        page.app_is_up().await;
        walk.scene("start").await;
        let wizard = WizardPage::new(page, Voice::Parent);
        wizard.begin().await;
        wizard.answer(Answer::BirthDate(born(9, today()))).await;
        page.open("/").await;
        page.text_contains("Вы уже начали").await;
        walk.scene("start-with-draft").await;
        page.press(&words::text("start.resume-drop")).await;
        page.text_contains(&words::text("start.resume-drop-sure")).await;
        walk.scene("start-remove-draft").await;
        StartPage(page).come_back_to_text("no draft").await;
        page.text_contains(&words::text("start.dropped-broken")).await;
        walk.scene("start-dropped").await;
        page.press(&words::text("draft-file.open")).await;
        let (folder, choose) = (TemporaryFolder::new("file"), words::text("draft-file.choose"));
        let file = folder.path().join("holiday.html");
        fs::write(&file, "<h1>Holiday</h1>").unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
        page.choose_file(&choose, &file).await;
        page.text_contains(&words::text("draft-file.broken")).await;
        walk.scene("start-wrong-file").await;
    })
    .await;
}

#[tokio::test]
async fn the_start_page_after_applications() {
    walk(async |walk| {
        let page = walk.page;
        send_everything(page, &Person::pupil_of_fifteen()).await;
        SentPage(page).open_status().await;
        page.open("/").await;
        page.text_contains("Отправленные заявления").await;
        walk.scene("start-with-applications").await;
        page.open("/status").await;
        page.text_contains("Заявления на этом устройстве").await;
        walk.scene("status-form-with-applications").await;
        page.press(&words::text("filed.forget")).await;
        page.text_contains(&words::text("filed.forget-sure")).await;
        walk.scene("status-form-forget").await;
    })
    .await;
}
