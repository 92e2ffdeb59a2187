//! One application is sent once, whatever the hand and the browser do; what the network does is in `delivery`.

use crate::{
    engine::Screen,
    journey::journey,
    pages::{SentPage, fill_in_everything, send_everything},
    people::{Filed, Person},
    words,
};

#[tokio::test]
async fn back_after_sending_shows_no_form_and_says_that_it_was_sent() {
    journey(Screen::Phone, async |page, service| {
        let person = Person::pupil_of_fifteen();
        let filed = send_everything(page, &person).await;
        page.reload().await;
        assert_eq!(SentPage(page).filed().await.number, filed.number);
        page.back().await;
        page.heading_is("Это заявление уже отправлено").await;
        page.screenshot("already-sent").await;
        assert_eq!(page.names("field").await, Vec::<String>::new());
        for form in ["/application/child", "/application/check", "/documents"] {
            page.open(form).await;
            page.heading_is("Это заявление уже отправлено").await;
        }
        let stored = page.stored().await;
        for personal in ["Соколов", "32 24 123456", "087-654-303 00", "123-45-67", "9131234567"] {
            assert!(!stored.contains(personal), "{personal} is left on the device: {stored}");
        }
        page.follow("Открыть страницу заявления").await;
        page.heading_is("Заявление получено. Осталось активировать сертификат").await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_from_the_device_of_somebody_else_can_be_removed_from_it() {
    journey(Screen::Phone, async |page, _| {
        let Filed { number, code } = send_everything(page, &Person::pupil_of_fifteen()).await;
        SentPage(page).open_status().await;
        page.text_contains(&words::text("status.next")).await;
        let digits = number.replace('-', "");
        page.open("/status").await;
        page.press(&words::text("filed.forget")).await;
        page.press(&words::text("filed.forget-no")).await;
        page.focus_is_on(&format!("button {}", words::text("filed.forget"))).await;
        assert!(page.stored().await.contains(&digits), "it was removed by whoever said no");
        page.press(&words::text("filed.forget")).await;
        page.press(&words::text("filed.forget-yes")).await;
        page.text_lacks(&words::text("status.kept")).await;
        page.focus_is_on(&format!("heading {}", words::text("status.title"))).await;
        for path in ["/status", "/", "/sent"] {
            page.open(path).await;
            page.app_is_up().await;
            let there = page.everything().await + &page.stored().await;
            assert!(!there.contains(&number) && !there.contains(&digits), "{path} still tells the number: {there}");
            assert!(!there.contains(&code.replace('-', "")), "{path} still tells the code: {there}");
        }
    })
    .await;
}

#[tokio::test]
async fn two_clicks_on_send_are_one_application() {
    journey(Screen::Desktop, async |page, service| {
        fill_in_everything(page, &Person::pupil_of_fifteen()).await;
        page.press_twice("Отправить заявление").await;
        page.path_is("/sent").await;
        SentPage(page).filed().await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}
