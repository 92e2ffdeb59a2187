//! One draft in two tabs: nothing mixes, nothing is lost, and nothing is sent twice.

use kruzhok_domain::{
    form::{Field, Section},
    samples::born,
    wizard::Answer,
};

use crate::{
    clock::now,
    engine::Screen,
    journey::{journey, journey_over_network},
    network::Fault,
    page::Page,
    pages::{CheckPage, FormPage, SentPage, StartPage, WizardPage, come_back_to_check},
    people::{Person, today},
    words,
};

/// The first tab with a whole draft, on the page of the child's name.
async fn works_on_a_draft(page: &Page, person: &Person) {
    let start = StartPage(page);
    start.come_back_to(&person.draft_of(now())).await;
    start.resume().await;
    page.path_is("/result").await;
    page.open("/application/child").await;
    page.heading_is(&words::section(Section::Child, person.voice)).await;
}

/// The page says that the draft is worked on in another tab, and nothing can be typed.
async fn is_elsewhere(page: &Page) {
    page.heading_is(&words::text("elsewhere.title")).await;
    assert_eq!(page.names("field").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_draft_is_worked_on_in_one_tab_at_a_time_and_moves_with_what_was_typed() {
    journey(Screen::Phone, async |page, _| {
        let person = Person::parent_of_seven_year_old();
        let surname = words::field(Field::ChildSurname, person.voice);
        works_on_a_draft(page, &person).await;
        let first = page.tab().await;
        let second = page.open_in_new_tab("/").await;
        StartPage(page).resume().await;
        page.path_is("/result").await;
        page.open("/application/child").await;
        page.fill(&surname, "Осинина").await;

        page.switch_to(&first).await;
        is_elsewhere(page).await;
        page.screenshot("elsewhere").await;
        page.press(&words::text("elsewhere.go")).await;
        assert_eq!(page.value(&surname).await, "Осинина");

        page.switch_to(&second).await;
        is_elsewhere(page).await;
        page.reload().await;
        assert_eq!(page.value(&surname).await, "Осинина", "a tab that is loaded anew goes on");
        page.switch_to(&first).await;
        is_elsewhere(page).await;
    })
    .await;
}

#[tokio::test]
async fn what_was_sent_in_one_tab_cannot_be_sent_in_the_other() {
    journey(Screen::Phone, async |page, service| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        let first = page.tab().await;
        page.open_in_new_tab("/").await;
        StartPage(page).resume().await;
        page.path_is("/result").await;
        page.open("/application/check").await;
        CheckPage(page).send().await;
        let filed = SentPage(page).filed().await;

        page.switch_to(&first).await;
        page.heading_is(&words::text("common.already-sent")).await;
        assert!(!page.names("button").await.contains(&words::text("check.send")), "it can be sent again");
        page.reload().await;
        page.app_is_up().await;
        page.text_lacks(&words::text("check.send")).await;
        page.open("/").await;
        page.text_contains(&filed.number).await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_was_removed_in_one_tab_is_gone_in_the_other() {
    journey(Screen::Phone, async |page, _| {
        works_on_a_draft(page, &Person::parent_of_seven_year_old()).await;
        let first = page.tab().await;
        page.open_in_new_tab("/").await;
        StartPage(page).remove().await;
        StartPage(page).offers_nothing().await;

        page.switch_to(&first).await;
        page.heading_is(&words::text("elsewhere.removed")).await;
        assert!(!page.stored().await.contains("Ёлкина"), "the draft is still there");
        page.press(&words::text("elsewhere.again")).await;
        page.path_is("/").await;
        StartPage(page).offers_nothing().await;
    })
    .await;
}

#[tokio::test]
async fn two_children_in_two_tabs_never_mix() {
    journey(Screen::Phone, async |page, _| {
        let (first_child, second_child) = (Person::parent_of_seven_year_old(), Person::parent_of_fourteen_year_old());
        works_on_a_draft(page, &first_child).await;
        let first = page.tab().await;
        page.open_in_new_tab("/questions/birth-date?applicant=parent").await;
        WizardPage::new(page, second_child.voice).answer(Answer::BirthDate(born(14, today()))).await;
        page.path_is("/questions/residence").await;

        page.switch_to(&first).await;
        FormPage::new(page, &first_child).holds(Section::Child).await;
        page.reload().await;
        FormPage::new(page, &first_child).holds(Section::Child).await;
    })
    .await;
}

#[tokio::test]
async fn what_a_closed_tab_has_sent_is_found_out_by_the_next_one() {
    journey_over_network(Screen::Phone, async |page, service, network| {
        let staying = page.tab().await;
        page.open_in_new_tab("/").await;
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        network.next_filings([Fault::SilenceAfter]);
        CheckPage(page).press_send().await;
        network.falls_silent().await;
        page.close_tab_for(&staying).await;

        page.open("/").await;
        page.text_contains(&words::text("start.filed")).await;
        StartPage(page).offers_nothing().await;
        assert_eq!(service.applications().len(), 1);
        let keys = network.keys();
        assert!(keys.len() == 2 && keys.first() == keys.last(), "it was sent as {keys:?}");
    })
    .await;
}

#[tokio::test]
async fn what_another_tab_may_have_sent_cannot_be_called_back() {
    journey_over_network(Screen::Phone, async |page, service, network| {
        come_back_to_check(page, &Person::pupil_of_fifteen()).await;
        network.next_filings([Fault::TooMany(120), Fault::SilenceAfter]);
        CheckPage(page).press_send().await;
        page.text_contains(&words::text("delivery.waiting")).await;
        let first = page.tab().await;
        // It sends what it finds on the device, and is never told that it arrived.
        page.open_in_new_tab("/").await;
        network.falls_silent().await;

        page.switch_to(&first).await;
        is_elsewhere(page).await;
        page.press(&words::text("elsewhere.go")).await;
        page.path_is("/sent").await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}
