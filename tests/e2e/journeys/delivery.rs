//! One application is sent once, whatever the network does, and nobody has to do anything for it.

use kruzhok_domain::{
    form::Section,
    wizard::{Answer, Attends},
};

use crate::{
    clock::now,
    engine::Screen,
    journey::{journey, journey_over_network},
    network::{Fault, Network},
    page::Page,
    pages::{CheckPage, SentPage, StartPage, WizardPage, come_back_to_check},
    people::Person,
    service::Service,
    words,
};

/// The number is there by itself, and so is one application, sent with one key however often it was tried.
async fn arrives_by_itself(page: &Page, service: &Service, network: &Network, attempts: usize) {
    page.path_is("/sent").await;
    SentPage(page).filed().await;
    assert_eq!(service.applications().len(), 1);
    let keys = network.keys();
    assert!(keys.len() >= attempts && keys.iter().all(|key| Some(key) == keys.first()), "it was sent as {keys:?}");
}

/// Sends over a network that fails, and is told why.
async fn fails(fault: Fault, told: &str) {
    journey_over_network(Screen::Phone, async |page, service, network| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        // Twice: after the first time what is told is gone within seconds.
        network.next_filings([fault; 2]);
        CheckPage(page).press_send().await;
        page.text_contains(&words::text(told)).await;
        CheckPage(page).asks_whether_it_arrived().await;
        arrives_by_itself(page, service, network, 2).await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_is_lost_on_the_way_back_is_found_without_a_press() {
    fails(Fault::CutInAnswer, "delivery.lost").await;
}

#[tokio::test]
async fn what_the_browser_or_the_app_sends_again_is_the_same_application() {
    for fault in [Fault::CutBefore, Fault::CutAfter] {
        journey_over_network(Screen::Phone, async |page, service, network| {
            come_back_to_check(page, &Person::pupil_of_fifteen()).await;
            network.next_filings([fault]);
            CheckPage(page).press_send().await;
            arrives_by_itself(page, service, network, 2).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_service_that_is_down_is_asked_until_it_is_up() {
    fails(Fault::Unavailable, "delivery.server-down").await;
}

#[tokio::test]
async fn the_page_of_a_guest_network_is_no_answer() {
    fails(Fault::Portal, "delivery.strange").await;
}

#[tokio::test]
async fn a_server_that_is_gone_and_comes_back_has_the_application_once() {
    journey_over_network(Screen::Phone, async |page, service, network| {
        come_back_to_check(page, &Person::parent_of_seven_year_old()).await;
        service.stop();
        CheckPage(page).press_send().await;
        CheckPage(page).asks_whether_it_arrived().await;
        page.screenshot("delivery-unknown").await;
        service.start_again();
        arrives_by_itself(page, service, network, 2).await;
    })
    .await;
}

#[tokio::test]
async fn a_page_that_is_loaded_anew_while_it_sends_finds_out_what_became_of_it() {
    for fault in [Fault::Silence, Fault::SilenceAfter] {
        journey_over_network(Screen::Phone, async |page, service, network| {
            come_back_to_check(page, &Person::pupil_of_fifteen()).await;
            network.next_filings([fault]);
            CheckPage(page).press_send().await;
            network.falls_silent().await;
            page.reload().await;
            arrives_by_itself(page, service, network, 2).await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_family_that_reads_something_else_meanwhile_finds_its_number() {
    journey_over_network(Screen::Phone, async |page, service, network| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        network.next_filings([Fault::CutInAnswer]);
        CheckPage(page).press_send().await;
        CheckPage(page).asks_whether_it_arrived().await;
        page.follow(&words::text("chrome.home")).await;
        page.text_contains(&words::text("start.filed")).await;
        page.text_lacks(&words::text("start.resume")).await;
        assert_eq!((service.applications().len(), network.keys().len()), (1, 2));
    })
    .await;
}

#[tokio::test]
async fn what_was_turned_away_is_sent_again_by_itself() {
    journey_over_network(Screen::Phone, async |page, service, network| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        network.next_filings([Fault::TooMany(1)]);
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("delivery.waiting")).await;
        arrives_by_itself(page, service, network, 2).await;
    })
    .await;
}

#[tokio::test]
async fn what_certainly_did_not_arrive_may_be_called_back_and_changed() {
    journey_over_network(Screen::Phone, async |page, service, network| {
        let person = Person::pupil_of_fifteen();
        come_back_to_check(page, &person).await;
        network.next_filings([Fault::TooMany(120)]);
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("delivery.waiting")).await;
        page.screenshot("delivery-waiting").await;
        page.follow(&words::text("chrome.home")).await;
        page.press(&words::text("start.resume-open")).await;
        page.path_is("/application/check").await;
        page.press(&words::text("delivery.call-back")).await;
        CheckPage(page).change_section(Section::Contacts, person.voice).await;
        page.fill("Телефон", "8 913 000-00-00").await;
        page.press(&words::text("section.to-check")).await;
        CheckPage(page).send().await;
        let filed = SentPage(page).filed().await;
        assert_eq!(service.applications().len(), 1);
        let shown = service.operator(&["applications", "show", &filed.number]);
        assert!(shown.contains("79130000000"), "{shown}");
        let keys = network.keys();
        assert!(keys.len() == 2 && keys.first() != keys.last(), "what was changed was sent as the same: {keys:?}");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_called_back_while_it_is_being_sent_and_the_button_says_so() {
    journey_over_network(Screen::Phone, async |page, _, network| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        network.next_filings([Fault::TooMany(120), Fault::Silence]);
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("delivery.waiting")).await;
        page.press(&words::text("delivery.now")).await;
        network.falls_silent().await;
        let outline = page.outline().await;
        let at = outline.iter().position(|part| *part == words::text("delivery.call-back")).unwrap_or_default();
        let button = outline.get(at - 1).map(String::as_str).unwrap_or_default();
        assert!(button.starts_with("button aria-disabled=true "), "{button}");
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_while_nobody_looked_is_told_and_shown() {
    journey(Screen::Phone, async |page, service| {
        let person = Person::parent_of_seven_year_old();
        person.file(service);
        StartPage(page).come_back_to(&person.draft_under_way(now())).await;
        for _ in 0..2 {
            StartPage(page).open_refused().await;
            page.path_is("/application/check").await;
            page.text_contains(&words::text("failure.already-filed")).await;
            page.reload().await;
            page.text_contains(&words::text("failure.already-filed")).await;
            page.follow(&words::text("chrome.home")).await;
        }
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

/// Somebody whose child the service knows already, on the check page that says so.
async fn is_refused(page: &Page, service: &Service) -> Person {
    let person = Person::parent_of_seven_year_old();
    person.file(service);
    come_back_to_check(page, &person).await;
    CheckPage(page).press_send().await;
    page.text_contains(&words::text("failure.already-filed")).await;
    person
}

#[tokio::test]
async fn what_was_refused_is_told_until_it_is_changed() {
    journey(Screen::Phone, async |page, service| {
        let person = is_refused(page, service).await;
        page.follow(&words::text("chrome.home")).await;
        StartPage(page).open_refused().await;
        page.text_contains(&words::text("failure.already-filed")).await;
        CheckPage(page).change_section(Section::Contacts, person.voice).await;
        page.press(&words::text("section.to-check")).await;
        page.heading_is(&words::text("check.title")).await;
        page.text_lacks(&words::text("failure.already-filed")).await;
        page.follow(&words::text("chrome.home")).await;
        StartPage(page).offers_draft_of("А").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_is_told_until_an_answer_is_changed() {
    journey(Screen::Phone, async |page, service| {
        let person = is_refused(page, service).await;
        CheckPage(page).change("Куда ходит ребёнок").await;
        WizardPage::new(page, person.voice).answer(Answer::Attends(Attends::School)).await;
        page.path_is("/application/check").await;
        page.heading_is(&words::text("check.title")).await;
        page.text_lacks(&words::text("failure.already-filed")).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_can_be_changed_until_it_is_known_what_became_of_it() {
    journey_over_network(Screen::Phone, async |page, service, network| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        network.next_filings([Fault::CutInAnswer, Fault::Silence, Fault::Silence]);
        CheckPage(page).press_send().await;
        CheckPage(page).asks_whether_it_arrived().await;
        page.open("/application/contacts").await;
        page.path_is("/application/check").await;
        page.text_contains(&words::text("failure.locked")).await;
        CheckPage(page).asks_whether_it_arrived().await;
        network.heals();
        page.reload().await;
        arrives_by_itself(page, service, network, 2).await;
    })
    .await;
}
