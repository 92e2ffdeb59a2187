//! What was typed is there again, and what cannot be taken up is in nobody's way.

use chrono::Days;
use kruzhok_domain::{
    form::{CONSENT_VERSION, Field, Section},
    samples::born,
    wizard::{Answer, Question},
};
use serde_json::{Value, json};

use crate::{
    clock::now,
    engine::Screen,
    journey::{journey, journey_over_network},
    network::Fault,
    page::Page,
    pages::{CheckPage, FormPage, StartPage, WizardPage, answer_everything, come_back_to_check},
    people::{Person, today},
    temporary::TemporaryFolder,
    words::{self, Voice},
};

const VERSION_1: &str = include_str!("../../drafts/version-1.json");

#[tokio::test]
async fn a_birth_date_that_was_only_typed_is_there_again() {
    journey(Screen::Phone, async |page, _| {
        let asked = words::question(Question::BirthDate, Voice::Parent);
        WizardPage::new(page, Voice::Parent).begin().await;
        page.heading_is(&asked).await;
        page.fill_in(&asked, "День", "1").await;
        page.fill_in(&asked, "Месяц", "марта").await;
        for come_back in [true, false] {
            if come_back {
                page.reload().await;
            } else {
                page.back().await;
                page.path_is("/").await;
                page.forward().await;
            }
            page.heading_is(&asked).await;
            assert_eq!(page.value_in(&asked, "День").await, "1");
            assert_eq!(page.value_in(&asked, "Месяц").await, "марта");
            assert_eq!(page.value_in(&asked, "Год").await, "");
        }
        // What is half a date is none: the answer is asked for.
        page.press("Продолжить").await;
        page.heading_is(&asked).await;
        WizardPage::new(page, Voice::Parent).answer(Answer::BirthDate(born(9, today()))).await;
        page.path_is("/questions/residence").await;
    })
    .await;
}

#[tokio::test]
async fn a_text_that_was_only_typed_is_there_after_back_and_reload() {
    journey(Screen::Phone, async |page, _| {
        let person = Person::parent_of_seven_year_old();
        answer_everything(page, &person).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        form.fill_and_go_on(Section::Child).await;
        form.fill(Section::ChildDocument).await;
        page.back().await;
        form.holds(Section::Child).await;
        page.forward().await;
        form.holds(Section::ChildDocument).await;
        page.reload().await;
        form.holds(Section::ChildDocument).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_in_the_moment_in_which_the_page_goes_is_there_again() {
    journey(Screen::Phone, async |page, _| {
        let person = Person::parent_of_seven_year_old();
        answer_everything(page, &person).await;
        page.open("/application/child").await;
        let label = words::field(Field::ChildSurname, person.voice);
        page.fill_and_reload(&label, "Ёлкина").await;
        page.path_is("/application/child").await;
        assert_eq!(page.value(&label).await, "Ёлкина");
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_offered_with_the_first_letter_of_the_name_and_no_more() {
    journey(Screen::Phone, async |page, _| {
        let person = Person::parent_of_seven_year_old();
        StartPage(page).come_back_to(&person.draft_of(now())).await;
        StartPage(page).offers_draft_of("А").await;
        let shown = page.main_text().await;
        for personal in ["Анна", "Ёлкина"] {
            assert!(!shown.contains(personal), "the start page shows {personal} to whoever sits down here: {shown}");
        }
        page.screenshot("draft-offered").await;
        StartPage(page).resume().await;
        page.path_is("/result").await;
        page.open("/application/child").await;
        FormPage::new(page, &person).holds(Section::Child).await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_offered_until_it_is_removed_whatever_is_begun_after_it() {
    journey(Screen::Phone, async |page, _| {
        StartPage(page).come_back_to(&Person::parent_of_seven_year_old().draft_of(now())).await;
        let wizard = WizardPage::new(page, Voice::Parent);
        // Who applies, and nothing else.
        wizard.begin().await;
        page.open("/").await;
        StartPage(page).offers_draft_of("А").await;
        assert_eq!(page.names("button").await.iter().filter(|name| *name == "Продолжить с этого места").count(), 1);
        wizard.begin().await;
        wizard.answer(Answer::BirthDate(born(9, today()))).await;
        page.open("/").await;
        StartPage(page).offers_draft_of("А").await;
        assert_eq!(page.names("button").await.iter().filter(|name| *name == "Продолжить с этого места").count(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_removed_only_by_whoever_says_so_twice() {
    journey(Screen::Phone, async |page, _| {
        let start = StartPage(page);
        start.come_back_to(&Person::parent_of_seven_year_old().draft_of(now())).await;
        page.press(&words::text("start.resume-drop")).await;
        page.press(&words::text("start.resume-drop-no")).await;
        page.focus_is_on(&format!("button {}", words::text("start.resume-drop"))).await;
        page.reload().await;
        start.offers_draft_of("А").await;
        start.remove().await;
        start.offers_nothing().await;
        page.focus_is_on(&format!("heading {}", words::text("start.title"))).await;
        assert!(!page.stored().await.contains("Ёлкина"), "the draft is still on the device");
    })
    .await;
}

#[tokio::test]
async fn a_draft_of_fifteen_days_ago_is_removed_and_that_is_said() {
    journey(Screen::Phone, async |page, _| {
        let long_ago = now() - Days::new(15);
        StartPage(page).come_back_to(&Person::parent_of_seven_year_old().draft_of(long_ago)).await;
        page.text_contains(&words::text("start.dropped-expired")).await;
        StartPage(page).offers_nothing().await;
        assert!(!page.stored().await.contains("Ёлкина"), "the draft is still on the device");
    })
    .await;
}

#[tokio::test]
async fn an_application_that_had_no_answer_for_fifteen_days_is_told_apart_from_a_draft() {
    journey(Screen::Phone, async |page, _| {
        let long_ago = now() - Days::new(15);
        StartPage(page).come_back_to(&Person::parent_of_seven_year_old().draft_under_way(long_ago)).await;
        page.text_contains(&words::text("start.dropped-unsettled")).await;
        page.text_lacks(&words::text("start.dropped-expired")).await;
        assert!(!page.stored().await.contains("Ёлкина"), "the application is still on the device");
    })
    .await;
}

#[tokio::test]
async fn what_is_no_draft_is_said_and_keeps_nobody_from_beginning() {
    let cut: String = VERSION_1.chars().take(300).collect();
    for broken in ["", "null", "{\"version\":2}", &cut] {
        begins_anyway(broken, "start.dropped-broken").await;
    }
}

#[tokio::test]
async fn a_draft_of_a_newer_app_is_left_for_it_and_keeps_nobody_from_beginning() {
    begins_anyway("{\"version\":99,\"draft\":\"of another shape\"}", "start.dropped-newer").await;
}

async fn begins_anyway(lying_there: &str, told: &str) {
    journey(Screen::Phone, async |page, _| {
        StartPage(page).come_back_to_text(lying_there).await;
        page.text_contains(&words::text(told)).await;
        StartPage(page).offers_nothing().await;
        let is_left = page.stored().await.contains("of another shape");
        assert_eq!(is_left, told == "start.dropped-newer", "of {lying_there}");
        WizardPage::new(page, Voice::Parent).begin().await;
        WizardPage::new(page, Voice::Parent).answer(Answer::BirthDate(born(9, today()))).await;
        page.path_is("/questions/residence").await;
    })
    .await;
}

#[tokio::test]
async fn a_draft_of_the_first_version_is_taken_up() {
    journey(Screen::Phone, async |page, _| {
        let Ok(mut draft) = serde_json::from_str::<Value>(VERSION_1) else { panic!("version-1.json is no JSON") };
        draft["saved_at"] = json!(now());
        // It was being sent, but is nothing that the service takes: once that is known, the draft is free again.
        let sent = Person::parent_of_seven_year_old().draft_under_way(now());
        let payload = sent["pending"]["payload"].as_str().unwrap_or_default();
        draft["pending"]["payload"] = json!(payload.replace(CONSENT_VERSION, "2020-01-01"));
        StartPage(page).come_back_to(&draft).await;
        StartPage(page).open_refused().await;
        page.path_is("/application/check").await;
        page.text_contains("1 марта 2019 г.").await;
        CheckPage(page).change_section(Section::Child, Voice::Parent).await;
        assert_eq!(page.value(&words::field(Field::ChildSurname, Voice::Parent)).await, "Иванова");
        assert_eq!(page.value(&words::field(Field::ChildGivenName, Voice::Parent)).await, "Алёна");
    })
    .await;
}

#[tokio::test]
async fn a_draft_goes_to_another_device_in_a_file_and_is_sent_from_there() {
    let mut person = Person::parent_of_seven_year_old();
    person.sample.draft.put(Field::ChildPassportNumber, "32 24 987654");
    person.sample.draft.put(Field::RepresentativePatronymic, "Васильевна");
    person.sample.draft.put(Field::RepresentativeNoPatronymic, "yes");
    let folder = TemporaryFolder::new("file");
    let file = folder.path().join("kruzhok.html");
    let mut text = String::new();
    journey(Screen::Desktop, async |page, _| {
        come_back_to_check(page, &person).await;
        page.catch_file().await;
        page.press(&words::text("draft-file.save")).await;
        let (name, caught) = page.caught_file().await;
        assert_eq!(name, words::text("draft-file.name"));
        text = caught;
    })
    .await;
    let (to_read, _) = text.split_once("<script").unwrap_or_default();
    for told in ["Ёлкина", &words::text("draft-file.personal"), &words::text("check.no-patronymic")] {
        assert!(to_read.contains(told), "{told} is not in {to_read}");
    }
    for off_the_path in ["987654", "Васильевна"] {
        assert!(!to_read.contains(off_the_path), "{off_the_path} does not count and is in {to_read}");
    }
    std::fs::write(&file, &text).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
    journey(Screen::Phone, async |page, service| {
        opens_file(page, &file).await;
        page.path_is("/result").await;
        page.open("/application/child").await;
        FormPage::new(page, &person).holds(Section::Child).await;
        page.open("/application/check").await;
        CheckPage(page).send().await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_file_with_an_application_under_way_leads_to_what_becomes_of_it() {
    let folder = TemporaryFolder::new("file");
    let file = folder.path().join("kruzhok.html");
    let draft = Person::pupil_of_fifteen().draft_under_way(now());
    let text = format!("<script type=\"application/json\" id=\"kruzhok-draft\">{draft}</script>");
    std::fs::write(&file, &text).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
    journey_over_network(Screen::Phone, async |page, service, network| {
        network.next_filings([Fault::TooMany(1)]);
        opens_file(page, &file).await;
        page.path_is("/application/check").await;
        page.path_is("/sent").await;
        assert_eq!((service.applications().len(), network.keys().len()), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_no_draft_is_said_to_be_none() {
    let folder = TemporaryFolder::new("file");
    let file = folder.path().join("holiday.html");
    std::fs::write(&file, "<h1>Holiday</h1>").unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
    journey(Screen::Phone, async |page, _| {
        opens_file(page, &file).await;
        page.text_contains(&words::text("draft-file.broken")).await;
        page.path_is("/").await;
    })
    .await;
}

async fn opens_file(page: &Page, file: &std::path::Path) {
    page.open("/").await;
    page.press(&words::text("draft-file.open")).await;
    page.choose_file(&words::text("draft-file.choose"), file).await;
}
