//! The pages that are only read.

use crate::scenes::walk;

#[tokio::test]
async fn the_plain_pages() {
    walk(async |walk| {
        for (path, heading, name) in [
            ("/organisations", "Куда прийти", "organisations"),
            ("/about", "О сервисе", "about"),
            ("/privacy", "Персональные данные", "privacy"),
            ("/accessibility", "Доступность", "accessibility"),
            ("/help", "Помощь и правила", "help"),
            ("/nowhere", "Такой страницы нет", "not-found"),
        ] {
            walk.page.open(path).await;
            walk.page.heading_is(heading).await;
            walk.scene(name).await;
        }
    })
    .await;
}
