//! What a school has: the list of a class, and its papers.

use serde_json::json;

use crate::{
    pages::{ClassListPage, class_of},
    paper::Paper,
    scenes::walk,
    words,
};

#[tokio::test]
async fn the_list_of_a_class() {
    walk(async |walk| {
        let (page, class) = (walk.page, ClassListPage(walk.page));
        class.open().await;
        walk.scene("class-list").await;
        class.read("").await;
        page.focus_is_on("alert Проверьте, что вы ввели").await;
        walk.scene("class-list-error").await;
        class.read(&class_of(4)).await;
        assert_eq!(class.count("now").await, "4");
        walk.scene("class-list-filled").await;
        let list = "ФИО;Дата рождения\nЁлкина Анна;22.05.2023\nИванов Пётр;22.05.2012\nКим Ли;22.05.2000\n\
                    Соколов Артём;31.02.2015\nПетров Иван";
        class.read(list).await;
        assert_eq!(class.count("unread").await, "2");
        walk.scene("class-list-unread").await;
    })
    .await;
}

#[tokio::test]
async fn the_papers_of_a_school() {
    walk(async |walk| {
        let page = walk.page;
        for (path, name) in [("poster", "class-poster"), ("leaflet", "class-leaflet"), ("form", "class-form")] {
            page.open(&format!("/class/{path}")).await;
            page.text_contains(&words::text("class-papers.title")).await;
            walk.scene(name).await;
        }
    })
    .await;
}

/// A sheet of A3 is one that the page itself asks for, and no other: only Chromium's own command listens to it.
#[tokio::test]
async fn the_poster_fills_one_sheet_of_twice_the_size() {
    walk(async |walk| {
        let page = walk.page;
        page.open("/class/poster").await;
        page.text_contains(&words::text("class-papers.title")).await;
        let _: bool = page.script("window.print = () => {}; return true;", Vec::new()).await;
        page.press(&words::text("poster.large")).await;
        let wanted = json!({ "preferCSSPageSize": true, "printBackground": true });
        let pdf = page.devtools("Page.printToPDF", wanted).await;
        let sheet = Paper::read_encoded(&pdf["data"]).only_sheet_of(297.0, 420.0);
        sheet.is_grey();
        sheet.letters_are_at_least(16.0);
        sheet.says(&words::text("poster.what"));
    })
    .await;
}
