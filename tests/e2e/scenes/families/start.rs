//! The start page, whatever this device remembers.

use kruzhok_domain::{samples::born, wizard::Answer};

use crate::{
    pages::{SentPage, WizardPage, send_everything},
    people::{Person, today},
    scenes::walk,
    words::Voice,
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
    })
    .await;
}
