//! One application is sent once, whatever the hand, the browser and the network do.

use crate::{
    engine::Screen,
    journey::journey,
    pages::{SentPage, fill_in_everything, send_everything},
    people::Person,
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

#[tokio::test]
async fn a_connection_that_breaks_while_sending_loses_nothing_and_doubles_nothing() {
    journey(Screen::Phone, async |page, service| {
        fill_in_everything(page, &Person::pupil_of_fifteen()).await;
        service.stop();
        page.press("Отправить заявление").await;
        page.text_contains("Не знаем, дошло ли заявление").await;
        let links = page.names("link").await;
        assert!(!links.iter().any(|name| name.starts_with("Изменить")), "what was sent can be changed: {links:?}");
        page.text_lacks("Заявление отправлено и получено").await;
        page.screenshot("connection-broke").await;
        service.start_again();
        page.open("/application/contacts").await;
        page.path_is("/application/check").await;
        page.text_contains("Сначала узнаем, дошло ли заявление").await;
        page.press_first("Проверить и отправить ещё раз").await;
        page.path_is("/sent").await;
        SentPage(page).filed().await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}
