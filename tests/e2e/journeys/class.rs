//! One computer at school, one family after the other: of the first one nothing is left for the second.

use std::time::Duration;

use chrono::Days;
use fantoccini::key::Key;
use kruzhok_domain::{
    choice::Choice,
    form::Section,
    wizard::{Answer, Applicant, Helped, Question},
};
use serde_json::json;

use crate::{
    altered_app::AlteredApp,
    clock::now,
    engine::Screen,
    journey::{journey, journey_at, journey_over_network},
    network::Fault,
    page::Page,
    pages::{
        CheckPage, FormPage, SentPage, StatusPage, WizardPage, answer_everything, answers_after_the_first,
        come_back_to_check, fill_in_everything, section_path, send_everything,
    },
    people::Person,
    service::Service,
    words::{self, Voice},
};

/// The class page with class mode on, and nothing of a family.
pub(super) async fn next_family(page: &Page, secrets: &[&str]) {
    page.page_is("/class").await;
    page.heading_is(&words::text("class.title")).await;
    is_clean(page, secrets).await;
}

/// Nothing of a family is in what the page says, holds or is called, nor in any storage or cache of the browser.
async fn is_clean(page: &Page, secrets: &[&str]) {
    nothing_is_stored(page).await;
    let shown = page.everything().await;
    let known: Vec<_> = secrets.iter().filter(|secret| shown.contains(**secret)).collect();
    assert!(known.is_empty(), "{known:?} is still there: {shown}");
    assert_eq!(page.cached_with(secrets).await, Vec::<String>::new(), "a cache knows them");
}

pub(super) async fn nothing_is_stored(page: &Page) {
    assert_eq!(page.stored().await, r#"{"local":{},"session":{}}"#);
}

/// From the class page to the first question about the family.
async fn begin(page: &Page, person: &Person) {
    page.follow(&words::text("class.begin")).await;
    let wizard = WizardPage::new(page, person.voice);
    for given in answers_after_the_first(&person.sample.answers) {
        wizard.answer(given).await;
    }
    page.follow("Посмотреть, какие нужны документы").await;
    page.tick("СНИЛС ребёнка").await;
    page.follow("Заполнить заявление").await;
}

/// The first family writes down everything it has, up to the check page.
async fn the_first_family_tells_everything(page: &Page, family: &Person) {
    page.open("/class").await;
    page.heading_is(&words::text("class.title")).await;
    begin(page, family).await;
    let form = FormPage::new(page, family);
    for section in Section::ALL {
        form.fill(*section).await;
        nothing_is_stored(page).await;
        form.go_on().await;
    }
    page.text_contains("Жуйдарёва").await;
}

/// The second family goes the whole way, and meets nothing of the first on any page; nor does the service in what it
/// gets from them.
async fn the_second_family_meets_nothing_of_it(page: &Page, service: &Service, secrets: &[&str]) {
    let family = Person::second_of_two_families();
    next_family(page, secrets).await;
    begin(page, &family).await;
    let form = FormPage::new(page, &family);
    for section in Section::ALL {
        page.page_is(&section_path(*section)).await;
        is_clean(page, secrets).await;
        form.fill_and_go_on(*section).await;
    }
    is_clean(page, secrets).await;
    CheckPage(page).send().await;
    let filed = SentPage(page).filed().await;
    is_clean(page, secrets).await;
    let received = service.operator(&["applications", "show", &filed.number]);
    let known: Vec<_> = secrets.iter().filter(|secret| received.contains(**secret)).collect();
    assert!(known.is_empty(), "the second family sent {known:?} of the first");
}

/// Two families, and between them what ends the first one.
async fn two_families(service: Service, ends: impl AsyncFnOnce(&Page)) {
    journey_at(service, Screen::Desktop, async |page, service| {
        let family = Person::first_of_two_families();
        the_first_family_tells_everything(page, &family).await;
        ends(page).await;
        the_second_family_meets_nothing_of_it(page, service, &family.secrets()).await;
    })
    .await;
}

#[tokio::test]
async fn of_a_family_that_finished_nothing_is_left() {
    two_families(Service::start(), async |page| page.press(&words::text("chrome.finish")).await).await;
}

#[tokio::test]
async fn of_a_family_that_went_away_nothing_is_left() {
    let app = AlteredApp::whose_time_passes();
    two_families(Service::start_with(app.path()), async |page| {
        page.time_passes(9).await;
        page.text_contains(&words::text("class.still-there")).await;
        page.title_begins(&words::text("class.still-there")).await;
        page.focus_is_on(&format!("button {}", words::text("class.here"))).await;
        page.screenshot("still-there").await;
        page.press(&words::text("class.here")).await;
        page.text_lacks(&words::text("class.still-there")).await;
        page.text_contains("Жуйдарёва").await;
        page.time_passes(9).await;
        page.text_contains(&words::text("class.still-there")).await;
        page.time_passes(1).await;
        page.text_contains(&words::text("class.cleared")).await;
    })
    .await;
}

#[tokio::test]
async fn of_a_family_whose_computer_slept_nothing_is_left() {
    let app = AlteredApp::whose_time_passes();
    two_families(Service::start_with(app.path()), async |page| {
        page.time_passes(60 * 12).await;
        page.text_contains(&words::text("class.cleared")).await;
    })
    .await;
}

#[tokio::test]
async fn of_a_family_whose_page_was_loaded_anew_nothing_is_left() {
    two_families(Service::start(), async |page| {
        page.is_a_page_of_class_mode().await;
        page.reload().await;
    })
    .await;
}

#[tokio::test]
async fn of_a_family_whose_page_was_left_and_came_back_nothing_is_left() {
    two_families(Service::start(), async |page| {
        page.is_a_page_of_class_mode().await;
        page.leave_the_service().await;
        page.back().await;
    })
    .await;
}

#[tokio::test]
async fn of_a_family_whose_tab_was_closed_nothing_is_left() {
    two_families(Service::start(), async |page| {
        let first = page.tab().await;
        let second = page.open_in_new_tab("/class").await;
        page.switch_to(&first).await;
        page.close_tab_for(&second).await;
    })
    .await;
}

#[tokio::test]
async fn of_a_family_whose_page_crashed_nothing_is_left() {
    let breakable = AlteredApp::after_script(
        "{ const push = history.pushState; history.pushState = function () { \
         if (window.isBroken) throw new Error('no history'); return push.apply(this, arguments); }; }",
    );
    two_families(Service::start_with(breakable.path()), async |page| {
        page.is_a_page_of_class_mode().await;
        page.breaks().await;
        page.follow(&words::text("chrome.help")).await;
        page.text_contains("Сервис не загрузился или остановился.").await;
        page.text_lacks("Всё, что вы ввели, сохранено").await;
        is_clean(page, &Person::first_of_two_families().secrets()).await;
        page.reload().await;
    })
    .await;
}

#[tokio::test]
async fn behind_the_class_page_there_is_no_way_back_to_a_family() {
    journey(Screen::Desktop, async |page, _| {
        let family = Person::first_of_two_families();
        the_first_family_tells_everything(page, &family).await;
        page.is_a_page_of_class_mode().await;
        CheckPage(page).send().await;
        let filed = SentPage(page).filed().await;
        nothing_is_stored(page).await;
        page.screenshot("class-sent").await;
        page.is_a_page_of_class_mode().await;
        page.press(&words::text("chrome.finish")).await;
        let mut secrets = family.secrets();
        secrets.extend([filed.number.as_str(), filed.code.as_str()]);
        next_family(page, &secrets).await;
        counted(page).await;
        for _ in 0..3 {
            page.back().await;
            next_family(page, &secrets).await;
        }
    })
    .await;
}

/// One family was helped, and its application was sent.
async fn counted(page: &Page) {
    assert_eq!(page.fact(&words::text("class.helped")).await, "1");
    assert_eq!(page.fact(&words::text("class.sent")).await, "1");
    assert_eq!(page.fact(&words::text("class.printed")).await, "0");
}

#[tokio::test]
async fn keys_answer_go_on_and_call_the_next_family() {
    journey(Screen::Desktop, async |page, _| {
        page.open("/class").await;
        page.follow(&words::text("class.begin")).await;
        page.heading_is(&words::question(Question::Helped, Voice::Staff)).await;
        page.hit('1').await;
        let parent = words::answer(Answer::Helped(Helped::Parent), Voice::Staff);
        assert!(page.is_on(&parent).await, "1 does not choose «{parent}»");
        page.key(Key::Enter).await;
        page.page_is("/questions/birth-date").await;
        page.fill("Год", "1").await;
        assert_eq!(page.value("Год").await, "1", "a digit that is typed chooses nothing");
        page.back().await;
        page.heading_is(&words::question(Question::Helped, Voice::Staff)).await;
        page.key(Key::F8).await;
        page.text_contains(&words::text("class.lose-unsent")).await;
        page.hit('2').await;
        page.press(&words::text("class.keep")).await;
        page.text_lacks(&words::text("class.lose-unsent")).await;
        assert!(page.is_on(&parent).await, "2 answers a question that is behind another one");
        page.key(Key::F8).await;
        page.text_contains(&words::text("class.lose-unsent")).await;
        page.key(Key::Tab).await;
        page.key(Key::Enter).await;
        next_family(page, &[]).await;
        assert_eq!(page.fact(&words::text("class.helped")).await, "1");
    })
    .await;
}

#[tokio::test]
async fn a_question_that_nobody_answers_keeps_no_family_on_the_screen() {
    let app = AlteredApp::whose_time_passes();
    journey_at(Service::start_with(app.path()), Screen::Desktop, async |page, _| {
        page.open("/class").await;
        page.follow(&words::text("class.begin")).await;
        WizardPage::new(page, Voice::Staff).answer(Answer::Helped(Helped::Parent)).await;
        page.page_is("/questions/birth-date").await;
        page.key(Key::F8).await;
        page.text_contains(&words::text("class.lose-unsent")).await;
        page.time_passes(9).await;
        page.text_contains(&words::text("class.still-there")).await;
        page.time_passes(2).await;
        page.text_contains(&words::text("class.cleared")).await;
        next_family(page, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn a_question_that_is_settled_meanwhile_is_asked_no_more() {
    journey_over_network(Screen::Desktop, async |page, service, _| {
        fill_in_everything(page, &Person::staff_with_parent()).await;
        service.stop();
        CheckPage(page).press_send().await;
        CheckPage(page).asks_whether_it_arrived().await;
        page.press(&words::text("chrome.finish")).await;
        page.text_contains(&words::text("class.lose-unsettled")).await;
        service.start_again();
        SentPage(page).filed().await;
        page.text_lacks(&words::text("class.lose-unsettled")).await;
        page.press(&words::text("chrome.finish")).await;
        next_family(page, &[]).await;
        counted(page).await;
    })
    .await;
}

#[tokio::test]
async fn a_family_that_has_its_number_is_finished_before_the_next_begins() {
    journey(Screen::Desktop, async |page, _| {
        send_everything(page, &Person::staff_with_parent()).await;
        page.follow(&words::text("chrome.home")).await;
        page.text_contains(&words::text("class.unfinished")).await;
        page.follow(&words::text("class.go-on")).await;
        page.page_is("/sent").await;
        page.press(&words::text("chrome.finish")).await;
        next_family(page, &[]).await;
        counted(page).await;
    })
    .await;
}

#[tokio::test]
async fn class_mode_is_left_only_on_purpose() {
    journey(Screen::Desktop, async |page, _| {
        let family = Person::first_of_two_families();
        page.open("/class").await;
        page.follow(&words::text("class.begin")).await;
        WizardPage::new(page, family.voice).answer(Answer::Helped(Helped::Parent)).await;
        page.follow(&words::text("chrome.home")).await;
        page.heading_is(&words::text("class.title")).await;
        page.text_contains(&words::text("class.unfinished")).await;
        page.screenshot("class-unfinished").await;
        page.follow(&words::text("class.go-on")).await;
        page.page_is("/questions/birth-date").await;
        page.press(&words::text("chrome.finish")).await;
        next_family(page, &[]).await;
        page.press(&words::text("class.leave")).await;
        page.heading_is(&words::text("start.title")).await;
        page.text_lacks(&words::text("chrome.memory-only")).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_at_an_application_and_then_at_another_stays_in_class_mode_with_all_answers() {
    journey(Screen::Desktop, async |page, service| {
        let filed = Person::parent_of_fourteen_year_old().file(service);
        page.open("/class").await;
        page.follow(&words::text("class.begin")).await;
        WizardPage::new(page, Voice::Staff).answer(Answer::Helped(Helped::Parent)).await;
        page.follow(&words::text("chrome.status")).await;
        StatusPage(page).ask_for(&filed).await;
        page.press(&words::text("status.another")).await;
        page.heading_is(&words::text("status.title")).await;
        assert_eq!(page.value(&words::text("status.number")).await, "");
        page.text_contains(&words::text("chrome.memory-only")).await;
        page.follow(&words::text("chrome.home")).await;
        page.follow(&words::text("class.go-on")).await;
        page.page_is("/questions/birth-date").await;
        nothing_is_stored(page).await;
    })
    .await;
}

#[tokio::test]
async fn a_number_that_was_sent_in_class_mode_is_there_until_the_family_is_finished() {
    journey(Screen::Desktop, async |page, _| {
        let filed = send_everything(page, &Person::staff_with_parent()).await;
        page.follow(&words::text("sent.open")).await;
        page.press(&words::text("status.another")).await;
        page.heading_is(&words::text("status.title")).await;
        page.follow(&words::text("chrome.home")).await;
        page.follow(&words::text("class.go-on")).await;
        assert_eq!(SentPage(page).filed().await.number, filed.number);
        nothing_is_stored(page).await;
    })
    .await;
}

#[tokio::test]
async fn what_the_computer_sent_before_class_mode_is_shown_to_no_family() {
    journey(Screen::Desktop, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        let kept = serde_json::json!([{
            "number": filed.number, "code": filed.code, "received_at": now(), "applies_alone": false,
        }]);
        page.open("/status").await;
        page.app_is_up().await;
        page.leave_on_device("kruzhok.filed", &kept.to_string()).await;
        page.reload().await;
        page.text_contains(&words::text("status.kept")).await;
        page.open("/class").await;
        page.heading_is(&words::text("class.title")).await;
        page.follow(&words::text("chrome.status")).await;
        page.heading_is(&words::text("status.title")).await;
        page.text_lacks(&words::text("status.kept")).await;
        assert!(!page.everything().await.contains(&filed.number), "a family is shown another one's number");
        page.fill(&words::text("status.number"), "1").await;
        page.follow(&words::text("chrome.home")).await;
        page.heading_is(&words::text("class.title")).await;
        page.text_lacks(&words::text("class.unfinished")).await;
    })
    .await;
}

#[tokio::test]
async fn a_number_that_is_typed_and_an_application_that_is_open_do_not_outlive_whoever_went_away() {
    let app = AlteredApp::whose_time_passes();
    journey_at(Service::start_with(app.path()), Screen::Desktop, async |page, service| {
        let filed = Person::parent_of_seven_year_old().file(service);
        for is_opened in [false, true] {
            page.open("/class").await;
            page.heading_is(&words::text("class.title")).await;
            page.follow(&words::text("chrome.status")).await;
            if is_opened {
                StatusPage(page).ask_for(&filed).await;
                page.text_contains(&words::text("status.another")).await;
            } else {
                page.fill(&words::text("status.number"), &filed.number).await;
            }
            page.time_passes(9).await;
            page.text_contains(&words::text("class.still-there")).await;
            page.time_passes(2).await;
            page.text_contains(&words::text("class.cleared")).await;
            next_family(page, &[&filed.number, &filed.code]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_browser_fills_in_nothing_even_where_a_pupil_applies_in_class_mode() {
    journey(Screen::Desktop, async |page, _| {
        let pupil = Person::pupil_of_fifteen();
        page.open("/class").await;
        page.follow(&words::text("class.begin")).await;
        page.heading_is(&words::question(Question::Helped, Voice::Staff)).await;
        page.follow(&words::text("common.back")).await;
        let wizard = WizardPage::new(page, Voice::Staff);
        wizard.answer(Answer::Applicant(Applicant::Pupil)).await;
        page.heading_is(&words::question(Question::BirthDate, Voice::Pupil)).await;
        page.text_contains(&words::text("chrome.memory-only")).await;
        assert_eq!(page.filled_in_by_the_browser().await, Vec::<String>::new());
        let wizard = WizardPage::new(page, Voice::Pupil);
        for given in answers_after_the_first(&pupil.sample.answers) {
            wizard.answer(given).await;
        }
        page.follow("Заполнить заявление").await;
        page.page_is(&section_path(Section::Child)).await;
        assert_eq!(page.filled_in_by_the_browser().await, Vec::<String>::new());
        nothing_is_stored(page).await;
    })
    .await;
}

#[tokio::test]
async fn what_is_under_way_when_class_mode_begins_arrives_without_getting_into_it() {
    journey_over_network(Screen::Desktop, async |page, service, network| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        network.next_filings([Fault::Unavailable; 4]);
        CheckPage(page).press_send().await;
        CheckPage(page).asks_whether_it_arrived().await;
        page.open("/class").await;
        page.heading_is(&words::text("class.title")).await;
        page.screenshot("class-begun-while-sending").await;
        page.follow(&words::text("class.begin")).await;
        WizardPage::new(page, Voice::Staff).answer(Answer::Helped(Helped::Parent)).await;
        page.page_is("/questions/birth-date").await;
        page.lies_on_the_device("kruzhok.filed").await;
        assert_eq!(service.applications().len(), 1);
        let stored = page.stored().await;
        assert!(stored.contains(r#""session":{}"#), "this tab has {stored}");
        page.page_is("/questions/birth-date").await;
        page.press(&words::text("chrome.finish")).await;
        page.heading_is(&words::text("class.title")).await;
        assert_eq!(page.fact(&words::text("class.sent")).await, "0");
    })
    .await;
}

#[tokio::test]
async fn whoever_helps_is_told_what_to_ask() {
    journey(Screen::Desktop, async |page, _| {
        let family = Person::first_of_two_families();
        page.open("/class").await;
        page.follow(&words::text("class.begin")).await;
        page.text_contains(&words::text("class.ask")).await;
        WizardPage::new(page, family.voice).answer(Answer::Helped(Helped::Parent)).await;
        page.text_contains("Посмотрите в свидетельство: в нём дата точная.").await;
        page.screenshot("class-question").await;
        page.open("/questions/birth-date?applicant=parent").await;
        page.heading_is(&words::question(Question::BirthDate, Voice::Parent)).await;
        page.text_lacks(&words::text("class.ask")).await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_sent_may_be_left_on_the_computer_and_is_gone_once_it_is_written_down() {
    journey_over_network(Screen::Desktop, async |page, service, network| {
        fill_in_everything(page, &Person::staff_with_parent()).await;
        network.next_filings([Fault::Unavailable; 3]);
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("delivery.park-text")).await;
        nothing_is_stored(page).await;
        page.screenshot("class-park").await;
        page.press(&words::text("delivery.park")).await;
        page.page_is("/class").await;
        page.text_contains("Ждёт отправки 1 заявление.").await;
        page.text_contains("дошло. Номер").await;
        page.text_lacks("Ждёт отправки").await;
        page.screenshot("class-parked").await;
        let stored = page.stored().await;
        assert!(!stored.contains("Ёлкина") && stored.contains("arrived"), "after it arrived there is {stored}");
        assert_eq!(service.applications().len(), 1);
        page.follow(&words::text("class.begin")).await;
        page.follow(&words::text("chrome.home")).await;
        page.press(&words::text("class.parked-forget")).await;
        page.text_lacks(&words::text("class.parked")).await;
        let stored = page.stored().await;
        assert!(!stored.contains("arrived"), "after it was written down there is {stored}");
    })
    .await;
}

#[tokio::test]
async fn what_was_left_for_too_long_is_told_and_gone() {
    journey(Screen::Desktop, async |page, _| {
        page.open("/class").await;
        page.heading_is(&words::text("class.title")).await;
        let pending = json!({
            "key": "0123456789abcdef0123456789abcdef", "payload": "{\"child-surname\":\"Жуйдарёва\"}",
            "applies_alone": false, "memory_only": true, "uncertain": false,
        });
        let left = json!({
            "version": 2, "saved_at": now() - Days::new(15), "answers": {}, "draft": {}, "pending": pending,
        });
        page.leave_on_device("kruzhok.draft.0123456789abcdef0123456789abcdef", &left.to_string()).await;
        page.reload().await;
        page.text_contains("За 14 дней не удалось узнать, дошло ли оно.").await;
        assert!(!page.stored().await.contains("Жуйдарёва"), "it is still on this computer");
        page.press(&words::text("class.parked-forget")).await;
        page.text_lacks("За 14 дней").await;
    })
    .await;
}

#[tokio::test]
async fn staff_ask_a_pupil_about_the_pupil_and_for_no_papers_of_the_adult() {
    journey(Screen::Phone, async |page, _| {
        let mut pupil = Person::pupil_of_fifteen();
        pupil.sample.answers.applicant = Some(Applicant::Staff);
        pupil.sample.answers.helped = Some(Helped::Pupil);
        pupil.voice = Voice::Staff;
        page.open("/class").await;
        page.follow(&words::text("class.begin")).await;
        let wizard = WizardPage::new(page, Voice::Staff);
        for given in answers_after_the_first(&pupil.sample.answers) {
            page.heading_is(&words::question(given.question(), Voice::Staff)).await;
            let asked = page.region_text(&words::text("class.ask")).await;
            assert!(!asked.to_lowercase().contains("ребён"), "{asked}");
            wizard.answer(given).await;
        }
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &pupil);
        for section in [Section::Child, Section::ChildDocument, Section::Address] {
            form.fill(section).await;
            form.go_on().await;
        }
        page.heading_is(&words::section(Section::Representative, Voice::Staff)).await;
        let asked = page.region_text(&words::text("class.ask")).await;
        assert!(asked.contains("Документы этого взрослого сейчас не нужны") && !asked.contains("паспорт"), "{asked}");
    })
    .await;
}

#[tokio::test]
async fn what_arrives_while_it_is_being_left_on_the_computer_is_told_with_its_number() {
    journey_over_network(Screen::Desktop, async |page, service, network| {
        fill_in_everything(page, &Person::staff_with_parent()).await;
        page.takes_the_app_away().await;
        network.next_filings([Fault::Unavailable, Fault::Slow(Duration::from_secs(3))]);
        CheckPage(page).press_send().await;
        network.has_carried(2).await;
        // The answer comes when the family's page is not shown any more, and the next one is not there yet.
        network.next_page_takes(Duration::from_secs(6));
        page.press(&words::text("delivery.park")).await;
        page.page_is("/class").await;
        page.text_contains("дошло. Номер").await;
        page.text_lacks("Ждёт отправки").await;
        assert_eq!(service.applications().len(), 1);
        let stored = page.stored().await;
        assert!(!stored.contains("Ёлкина") && stored.matches("arrived").count() == 1, "there is {stored}");
    })
    .await;
}

#[tokio::test]
async fn another_site_opens_beside_the_page_for_staff_alone() {
    journey(Screen::Desktop, async |page, _| {
        for (person, beside) in [(Person::parent_of_seven_year_old(), false), (Person::staff_with_parent(), true)] {
            answer_everything(page, &person).await;
            page.follow("Все способы подать заявление").await;
            page.page_is("/ways").await;
            page.text_contains(&words::text("ways.cabinet-go")).await;
            assert_eq!(page.opens_beside(&words::text("ways.cabinet-go")).await, beside);
        }
    })
    .await;
}
