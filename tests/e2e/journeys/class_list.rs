//! A teacher pastes a class, and learns who may have a certificate. Nothing of it stays.

use chrono::{Datelike, Months};
use kruzhok_domain::samples::born;

use crate::{
    altered_app::AlteredApp,
    engine::Screen,
    journey::{journey, journey_at},
    page::Page,
    pages::{ClassListPage, class_of},
    people::today,
    service::Service,
    words,
};

/// What must be found nowhere afterwards.
const PERSONAL: [&str; 3] = ["Александрова", "Соколов", "31.02.2015"];

#[tokio::test]
async fn a_teacher_learns_who_may_have_a_certificate() {
    journey(Screen::Desktop, async |page, _| {
        let class = ClassListPage(page);
        class.open().await;
        let day = |age| words::short_date(born(age, today()));
        let list = format!(
            "№;Фамилия;Имя;Дата рождения\n1;Ёлкина;Анна;{}\n2;Соколов;Артём;{}\n3;Ким;Ли;{}\n\n4;Иванов;Пётр;{}",
            day(7),
            day(15),
            day(3),
            day(18)
        );
        class.read(&list).await;
        let heading = words::text("class-list.heading").replace("{day}", &words::long_date(today()));
        page.focus_is_on(&format!("heading {heading}")).await;
        for (of, expected) in [("now", "2"), ("alone", "1"), ("later", "1"), ("over", "1")] {
            assert_eq!(class.count(of).await, expected, "{of}");
        }
        let begins = born(3, today()).checked_add_months(Months::new(5 * 12)).unwrap_or_default();
        page.text_contains(&format!("с {}", words::short_date(begins))).await;
        page.text_contains("«№ · Фамилия · Имя · Дата рождения»").await;
        page.text_lacks(&words::text("class-list.unread-title")).await;
    })
    .await;
}

#[tokio::test]
async fn rows_that_cannot_be_read_are_told_and_can_be_put_right() {
    journey(Screen::Phone, async |page, _| {
        let class = ClassListPage(page);
        class.open().await;
        class.read("").await;
        page.focus_is_on("alert Проверьте, что вы ввели").await;
        assert!(page.problem(&words::text("class-list.label")).await.contains(&words::text("class-list.empty")));
        let year = today().year() - 9;
        let list = format!("Ёлкина Анна, 22.05.{year}\nСоколов Артём, 31.02.{year}\nИванов Пётр");
        class.read(&list).await;
        assert_eq!((class.count("now").await, class.count("unread").await), ("1".to_owned(), "2".to_owned()));
        page.text_contains(&format!("Строка 2: «Соколов Артём · 31.02.{year}» Такого дня нет в календаре")).await;
        page.text_contains("Строка 3: «Иванов Пётр» Допишите дату рождения").await;
        assert_eq!(class.pasted().await.replace("\r\n", "\n"), list, "nothing that was pasted is lost");
        class.read(&list.replace("31.02", "28.02").replace("Пётр", &format!("Пётр, 01.02.{year}"))).await;
        page.text_lacks(&words::text("class-list.unread-title")).await;
        assert_eq!(class.count("now").await, "3");
        class.read(&"а\n".repeat(1001)).await;
        page.text_contains("не больше 1000 строк").await;
        page.text_lacks(&words::text("class-list.now")).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_pasted_class_stays_anywhere() {
    journey(Screen::Desktop, async |page, service| {
        let class = ClassListPage(page);
        class.open().await;
        let list = format!("{}\nСоколов Артём;31.02.2015", class_of(3));
        class.read(&list).await;
        assert_eq!(class.count("now").await, "3");
        page.path_is("/class/list").await;
        page.title_begins("Список класса\u{a0}— Кружок").await;
        nothing_is_kept(page).await;

        page.follow(&words::text("class-papers.poster")).await;
        page.path_is("/class/poster").await;
        nothing_is_shown(page).await;
        page.back().await;
        page.heading_is("Список класса").await;
        assert_eq!(class.pasted().await, "");
        nothing_is_shown(page).await;

        class.read(&list).await;
        class.clear().await;
        page.focus_is_on(&format!("field {}", words::text("class-list.label"))).await;
        nothing_is_shown(page).await;

        class.read(&list).await;
        page.is_a_page_of_class_mode().await;
        page.reload().await;
        page.page_is("/class").await;
        nothing_is_shown(page).await;
        nothing_is_kept(page).await;
        let printed = service.printed();
        assert!(PERSONAL.iter().all(|personal| !printed.contains(personal)), "{printed}");
    })
    .await;
}

#[tokio::test]
async fn a_class_is_read_without_a_network() {
    journey(Screen::Desktop, async |page, service| {
        let class = ClassListPage(page);
        class.open().await;
        service.stop();
        class.read(&class_of(2)).await;
        assert_eq!(class.count("now").await, "2");
        nothing_is_kept(page).await;
    })
    .await;
}

async fn nothing_is_kept(page: &Page) {
    assert_eq!(page.stored().await, r#"{"local":{},"session":{}}"#);
    assert_eq!(page.cached_with(&PERSONAL).await, Vec::<String>::new());
}

async fn nothing_is_shown(page: &Page) {
    let shown = page.everything().await;
    for personal in PERSONAL {
        assert!(!shown.contains(personal), "{personal} is still there: {shown}");
    }
    nothing_is_kept(page).await;
}

#[tokio::test]
async fn a_class_that_nobody_looks_at_is_cleared_from_the_screen() {
    let app = AlteredApp::whose_time_passes();
    journey_at(Service::start_with(app.path()), Screen::Desktop, async |page, _| {
        let class = ClassListPage(page);
        class.open().await;
        class.read("Ёлкина Анна, 22.05.2017").await;
        page.text_contains("Ёлкина").await;
        page.time_passes(11).await;
        page.page_is("/class").await;
        page.text_contains(&words::text("class.cleared")).await;
        assert!(!page.everything().await.contains("Ёлкина"));
        page.back().await;
        assert!(!page.everything().await.contains("Ёлкина"));
    })
    .await;
}
