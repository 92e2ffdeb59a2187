//! The check before sending, whatever comes of it, and the form on paper.

use kruzhok_domain::{choice::Choice, form::Section};
use serde_json::json;

use crate::{
    page::Page,
    pages::{FormPage, answer_everything, fill_in_everything},
    people::Person,
    scenes::walk,
    words,
};

#[tokio::test]
async fn the_check_and_the_paper() {
    walk(async |walk| {
        let (page, person) = (walk.page, Person::parent_of_seven_year_old());
        answer_everything(page, &person).await;
        page.open("/application/paper").await;
        page.heading_is("Заявление на сертификат дополнительного образования").await;
        walk.scene("paper-blank").await;
        page.open("/application/child").await;
        FormPage::new(page, &person).fill_and_go_on(Section::Child).await;
        page.open("/application/check").await;
        page.text_contains("Не всё заполнено").await;
        walk.scene("check-incomplete").await;
        page.open("/application/child-document").await;
        for section in Section::ALL.iter().filter(|section| **section != Section::Child) {
            FormPage::new(page, &person).fill_and_go_on(*section).await;
        }
        page.heading_is("Проверьте заявление").await;
        walk.scene("check").await;
        page.follow("Распечатать заявление, чтобы подать лично").await;
        page.heading_is("Заявление на сертификат дополнительного образования").await;
        walk.scene("paper").await;
    })
    .await;
}

#[tokio::test]
async fn the_check_of_a_pupil_whom_the_network_leaves() {
    walk(async |walk| {
        let page = walk.page;
        fill_in_everything(page, &Person::pupil_of_fifteen()).await;
        walk.scene("check-pupil").await;
        page.follow("Распечатать заявление, чтобы подать лично").await;
        page.heading_is("Заявление на сертификат дополнительного образования").await;
        walk.scene("paper-pupil").await;
        page.back().await;
        network(page, false).await;
        page.press("Отправить заявление").await;
        page.text_contains("Заявление ждёт отправки").await;
        walk.scene("check-waiting").await;
        page.follow(&words::text("chrome.home")).await;
        page.text_contains("ещё не отправлено").await;
        walk.scene("start-waiting").await;
        page.press("Открыть заявление").await;
        walk.service.stop();
        network(page, true).await;
        page.text_contains("Проверяем, дошло ли заявление").await;
        walk.scene("check-uncertain").await;
        page.follow(&words::text("chrome.home")).await;
        page.text_contains("Дошло ли оно, пока неизвестно").await;
        walk.scene("start-uncertain").await;
    })
    .await;
}

#[tokio::test]
async fn the_check_that_the_server_refuses() {
    walk(async |walk| {
        let (page, person) = (walk.page, Person::parent_of_seven_year_old());
        person.file(walk.service);
        fill_in_everything(page, &person).await;
        page.press("Отправить заявление").await;
        page.text_contains("На этого ребёнка заявление уже подано").await;
        walk.scene("check-already-filed").await;
        page.follow(&words::text("chrome.home")).await;
        page.text_contains("сервис не принял").await;
        walk.scene("start-refused").await;
    })
    .await;
}

#[tokio::test]
async fn the_check_in_which_the_server_finds_mistakes() {
    walk(async |walk| {
        let page = walk.page;
        let person = super::form::with_temporary_card();
        fill_in_everything(page, &person).await;
        // The card runs out while the page is open.
        walk.service.days_pass(60);
        page.press("Отправить заявление").await;
        page.text_contains("в нём нашлись ошибки").await;
        walk.scene("check-mistakes").await;
        page.follow("Срок удостоверения уже прошёл…").await;
        page.path_is("/application/child-document?then=check").await;
        walk.scene("form-temporary-card-refused").await;
    })
    .await;
}

/// Takes the device's network away, or gives it back.
pub(super) async fn network(page: &Page, there: bool) {
    page.devtools("Network.enable", json!({})).await;
    let conditions = json!({ "offline": !there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.devtools("Network.emulateNetworkConditions", conditions).await;
}
