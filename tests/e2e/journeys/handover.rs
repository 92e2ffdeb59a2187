//! From the school's computer to the family's own telephone. The two stand at services of their own here, which shows
//! that none carries anything from one to the other.

use kruzhok_domain::{
    choice::Choice,
    form::{Field, Section},
    handover::{MAX_DIGITS, write_short},
};

use super::class::{next_family, nothing_is_stored};
use crate::{
    altered_app::AlteredApp,
    clock::now,
    engine::Screen,
    journey::{journey, journey_at, journey_over_network},
    page::Page,
    pages::{CheckPage, FormPage, SentPage, StartPage, WizardPage, answer_everything, fill_in_everything},
    people::Person,
    service::Service,
    words,
};

const HAND_OVER: &str = "Передать на телефон";
const GO_ON: &str = "Продолжить с этого места?";
const TYPE_CODE: &str = "Продолжить на телефоне";

#[tokio::test]
async fn a_family_goes_on_with_its_telephone_where_it_was_at_school() {
    let mut link = String::new();
    journey(Screen::Desktop, async |page, _| {
        let person = Person::staff_with_parent();
        answer_everything(page, &person).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        form.fill_and_go_on(Section::Child).await;
        form.fill_and_go_on(Section::ChildDocument).await;
        form.fill(Section::Address).await;
        link = handed_over(page).await;
        page.screenshot("handover").await;
        nothing_is_stored(page).await;
        page.press(&words::text("handover.done")).await;
        next_family(page, &["Ёлкина", "Анна"]).await;
        assert_eq!(page.fact(&words::text("class.handed-over")).await, "1");
    })
    .await;
    journey(Screen::Phone, async |page, service| {
        let (person, other) = (Person::parent_of_seven_year_old(), Person::pupil_of_fifteen());
        StartPage(page).come_back_to(&other.draft_of(now())).await;
        page.open(&link).await;
        page.heading_is(GO_ON).await;
        page.path_is("/continue").await;
        page.text_contains("Имя в заявлении начинается на «А».").await;
        page.text_contains(&words::text("arrival.beside")).await;
        assert!(!page.stored().await.contains("Ёлкина"), "it is kept before anybody said so");
        page.screenshot("handover-arrived").await;
        page.press(&words::text("arrival.go")).await;
        page.path_is("/application/address").await;
        let form = FormPage::new(page, &person);
        form.holds(Section::Address).await;
        let stored = page.stored().await;
        assert!(stored.contains("Ёлкина") && stored.contains("Соколов"), "one of the two drafts is gone: {stored}");
        page.back().await;
        page.path_is("/").await;
        page.app_is_up().await;
        page.forward().await;
        page.path_is("/application/address").await;
        form.holds(Section::Address).await;
        for section in [Section::Child, Section::ChildDocument] {
            page.open(&format!("/application/{}", section.code())).await;
            form.holds(section).await;
        }
        page.open("/application/address").await;
        form.go_on().await;
        for section in Section::ALL.iter().filter(|section| **section > Section::Address) {
            form.fill_and_go_on(*section).await;
        }
        CheckPage(page).send().await;
        SentPage(page).filed().await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_whole_application_is_handed_over_from_the_check_page() {
    let mut link = String::new();
    journey(Screen::Desktop, async |page, _| {
        fill_in_everything(page, &Person::staff_with_parent()).await;
        link = handed_over(page).await;
    })
    .await;
    assert!(link.len() < MAX_DIGITS / 2, "{} characters", link.len());
    journey(Screen::Phone, async |page, service| {
        page.open(&link).await;
        page.press(&words::text("arrival.go")).await;
        page.path_is("/application/check").await;
        page.follow("Заполнить: Согласие на обработку данных").await;
        FormPage::new(page, &Person::parent_of_seven_year_old()).fill(Section::Consent).await;
        page.press("Вернуться к проверке").await;
        CheckPage(page).send().await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_telephone_whose_camera_reads_nothing_gets_the_answers_by_a_code() {
    journey(Screen::Phone, async |page, _| {
        let person = Person::staff_with_parent();
        WizardPage::new(page, person.voice).begin().await;
        WizardPage::new(page, person.voice).answer_all(&person.sample.answers).await;
        page.follow(HAND_OVER).await;
        let code = write_short(&person.sample.answers);
        page.text_contains(&code).await;
        page.press(&words::text("handover.done")).await;
        page.page_is("/class").await;
        page.app_is_up().await;

        page.open("/continue").await;
        page.heading_is(TYPE_CODE).await;
        for (typed, told) in [
            ("", "arrival.code-empty"),
            ("1234-56Ж", "arrival.code-characters"),
            ("1234", "arrival.code-length"),
            (swapped(&code).as_str(), "arrival.code-damaged"),
        ] {
            page.fill("Код", typed).await;
            page.press("Продолжить").await;
            page.title_begins("Ошибка: ").await;
            page.text_contains(&words::text(told)).await;
        }
        page.fill("Код", &format!(" {} ", code.replace('1', "l").replace('0', "О").replace('-', " "))).await;
        page.press("Продолжить").await;
        page.heading_is(GO_ON).await;
        page.focus_is_on(&format!("heading {GO_ON}")).await;
        page.text_contains("Имена и данные документов впишите в заявление").await;
        page.press(&words::text("arrival.go")).await;
        page.path_is("/result").await;
        page.follow("Заполнить заявление").await;
        assert_eq!(page.value(&words::field(Field::ChildSurname, words::Voice::Parent)).await, "");
    })
    .await;
}

#[tokio::test]
async fn a_code_is_shown_on_every_screen_but_that_of_a_telephone() {
    journey(Screen::Phone, async |page, _| {
        let code = [words::text("handover.qr")];
        answer_everything(page, &Person::staff_with_parent()).await;
        page.follow(HAND_OVER).await;
        page.heading_is(HAND_OVER).await;
        assert_eq!(page.names("image").await, code, "whoever makes the page larger needs the code");
        page.text_contains(&words::text("handover.copy")).await;
        if page.is_touched().await {
            assert_eq!(page.names("image").await, Vec::<String>::new(), "a telephone cannot scan its own screen");
            page.text_contains(&words::text("handover.copy")).await;
            page.fits(Screen::Desktop).await;
            assert_eq!(page.names("image").await, code, "a panel on the wall can be scanned");
        }
    })
    .await;
}

#[tokio::test]
async fn what_was_copied_is_not_there_to_be_pasted_by_the_next_family() {
    journey(Screen::Desktop, async |page, _| {
        answer_everything(page, &Person::staff_with_parent()).await;
        page.follow(HAND_OVER).await;
        page.press(&words::text("handover.copy")).await;
        page.text_contains(&words::text("sent.copied")).await;
        page.press(&words::text("handover.done")).await;
        next_family(page, &[]).await;
        page.open("/status").await;
        page.paste_into("Код").await;
        assert_eq!(page.value("Код").await, "", "the link is still there");
    })
    .await;
}

#[tokio::test]
async fn what_was_copied_and_could_not_be_cleared_goes_with_the_first_press_of_the_next_family() {
    const STAYS: &str = "journey.clipboard-stays";
    let app = AlteredApp::whose_clipboard_stays(STAYS);
    journey_at(Service::start_with(app.path()), Screen::Desktop, async |page, _| {
        answer_everything(page, &Person::staff_with_parent()).await;
        page.follow(HAND_OVER).await;
        page.press(&words::text("handover.copy")).await;
        page.text_contains(&words::text("sent.copied")).await;
        page.leave_on_device(STAYS, "yes").await;
        page.press(&words::text("handover.done")).await;
        page.heading_is(&words::text("class.title")).await;
        page.take_from_device(STAYS).await;
        page.follow(&words::text("class.begin")).await;
        page.open("/status").await;
        page.paste_into("Код").await;
        assert_eq!(page.value("Код").await, "", "the link is still there");
    })
    .await;
}

#[tokio::test]
async fn a_link_that_is_cut_damaged_or_newer_says_so_and_leaves_no_trace() {
    journey(Screen::Phone, async |page, _| {
        for (fragment, told) in [
            ("100350", "arrival.link-cut"),
            ("000150000000000", "arrival.link-damaged"),
            ("%D0%B6", "arrival.link-damaged"),
            ("2001912345001912471", "arrival.link-newer"),
        ] {
            page.open("/help").await;
            page.app_is_up().await;
            page.open(&format!("/continue#{fragment}")).await;
            page.heading_is(TYPE_CODE).await;
            page.path_is("/continue").await;
            page.text_contains(&words::text(told)).await;
            nothing_is_stored(page).await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_came_and_is_not_wanted_is_gone() {
    journey(Screen::Desktop, async |page, _| {
        let person = Person::staff_with_parent();
        answer_everything(page, &person).await;
        let link = handed_over(page).await;
        page.press(&words::text("handover.done")).await;
        page.page_is("/class").await;
        page.app_is_up().await;
        // A link that is put into the address bar of the page itself loads nothing anew.
        page.open("/continue").await;
        page.heading_is(TYPE_CODE).await;
        page.open(&link).await;
        page.heading_is(GO_ON).await;
        page.path_is("/continue").await;
        page.press(&words::text("arrival.drop")).await;
        page.path_is("/").await;
        page.app_is_up().await;
        nothing_is_stored(page).await;
        page.open("/continue").await;
        page.heading_is(TYPE_CODE).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_on_its_way_to_the_service_is_not_handed_over() {
    journey_over_network(Screen::Desktop, async |page, service, _| {
        fill_in_everything(page, &Person::staff_with_parent()).await;
        service.stop();
        CheckPage(page).press_send().await;
        CheckPage(page).asks_whether_it_arrived().await;
        page.follow(HAND_OVER).await;
        page.heading_is(HAND_OVER).await;
        page.text_contains(&words::text("handover.unsettled")).await;
        assert_eq!(page.names("image").await, Vec::<String>::new());
        service.start_again();
        page.heading_is("Это заявление уже отправлено").await;
        page.follow("Номер и код заявления").await;
        SentPage(page).filed().await;
    })
    .await;
}

#[tokio::test]
async fn the_status_goes_from_the_sent_page_to_the_telephone() {
    journey(Screen::Desktop, async |page, _| {
        fill_in_everything(page, &Person::staff_with_parent()).await;
        CheckPage(page).send().await;
        let filed = SentPage(page).filed().await;
        let link = path_in(&page.scanned(&words::text("sent.qr")).await);
        page.press("Закончить и очистить").await;
        next_family(page, &[&filed.number, &filed.code]).await;
        page.open(&link).await;
        page.heading_is("Заявление получено. Осталось активировать сертификат").await;
    })
    .await;
}

/// Opens the page with the code, and scans it.
async fn handed_over(page: &Page) -> String {
    page.follow(HAND_OVER).await;
    page.heading_is(HAND_OVER).await;
    path_in(&page.scanned(&words::text("handover.qr")).await)
}

/// A link without the service that it leads to.
fn path_in(link: &str) -> String {
    let (_, rest) = link.split_once("://").unwrap_or_default();
    let (_, path) = rest.split_once('/').unwrap_or_else(|| panic!("no path in {link}"));
    format!("/{path}")
}

/// A code in which two digits changed places.
fn swapped(code: &str) -> String {
    let mut digits: Vec<char> = code.chars().collect();
    let Some(place) = (1..4).find(|place| digits.get(*place) != digits.get(place - 1)) else {
        panic!("all digits are alike in {code}")
    };
    digits.swap(place, place - 1);
    digits.into_iter().collect()
}
