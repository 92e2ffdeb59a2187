//! A tab whose draft another one has taken up.

use crate::{
    clock::now,
    pages::{CheckPage, StartPage, come_back_to_check},
    people::Person,
    scenes::walk,
    words,
};

#[tokio::test]
async fn the_tab_that_was_left() {
    walk(async |walk| {
        let page = walk.page;
        come_back_to_check(page, &Person::parent_of_seven_year_old()).await;
        let first = page.tab().await;
        let second = page.open_in_new_tab("/").await;
        StartPage(page).resume().await;
        page.path_is("/result").await;
        page.switch_to(&first).await;
        page.heading_is(&words::text("elsewhere.title")).await;
        walk.scene("elsewhere").await;
        page.switch_to(&second).await;
        page.open("/application/check").await;
        CheckPage(page).send().await;
        page.switch_to(&first).await;
        page.heading_is(&words::text("common.already-sent")).await;
        walk.scene("elsewhere-sent").await;
    })
    .await;
}

#[tokio::test]
async fn the_tab_whose_draft_is_gone() {
    walk(async |walk| {
        let page = walk.page;
        let start = StartPage(page);
        start.come_back_to(&Person::parent_of_seven_year_old().draft_of(now())).await;
        start.resume().await;
        page.path_is("/result").await;
        let first = page.tab().await;
        page.open_in_new_tab("/").await;
        start.remove().await;
        page.switch_to(&first).await;
        page.heading_is(&words::text("elsewhere.removed")).await;
        walk.scene("elsewhere-removed").await;
    })
    .await;
}
