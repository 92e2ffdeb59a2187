//! The pages that are only read.

use crate::{
    scenes::{walk, walk_at},
    service::Service,
    surroundings,
};

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

/// Every component in every state, in the app as developers have it.
#[tokio::test]
async fn the_catalogue_of_components() {
    walk_at(Service::start_with(&surroundings::path("KRUZHOK_CATALOGUE")), async |walk| {
        walk.page.open("/catalogue").await;
        walk.page.heading_is("Catalogue").await;
        walk.scene("catalogue").await;
    })
    .await;
}
