//! After sending.

use crate::{
    pages::{SentPage, send_everything},
    people::Person,
    scenes::{Walk, walk},
};

#[tokio::test]
async fn the_application_is_sent() {
    walk(async |walk| {
        walk.page.open("/sent").await;
        walk.page.heading_is("Моё заявление").await;
        walk.scene("sent-nothing").await;
        sent(walk, &Person::parent_of_seven_year_old(), "sent").await;
        walk.page.back().await;
        walk.page.heading_is("Это заявление уже отправлено").await;
        walk.scene("already-sent").await;
        sent(walk, &Person::pupil_of_fifteen(), "sent-pupil").await;
    })
    .await;
}

async fn sent(walk: &Walk<'_>, person: &Person, name: &str) {
    send_everything(walk.page, person).await;
    SentPage(walk.page).filed().await;
    walk.scene(name).await;
}
