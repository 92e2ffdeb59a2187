//! From the school's computer to the family's own telephone: both ends.

use kruzhok_domain::{
    form::{Field, Section},
    handover::{self, Handover, Place, write_short},
};

use crate::{
    clock::now,
    page::Page,
    pages::{CheckPage, FormPage, StartPage, answer_everything, fill_in_everything},
    people::Person,
    scenes::walk,
    words,
};

const HAND_OVER: &str = "Передать на телефон";

#[tokio::test]
async fn the_hand_over_at_school() {
    walk(async |walk| {
        let (page, person) = (walk.page, Person::staff_with_parent());
        page.open("/class/handover").await;
        page.heading_is(HAND_OVER).await;
        walk.scene("handover-nothing").await;
        answer_everything(page, &person).await;
        page.follow("Заполнить заявление").await;
        FormPage::new(page, &person).fill_and_go_on(Section::Child).await;
        hand_over(page).await;
        walk.scene("handover").await;
        page.follow("Назад").await;
        let endless = "щ".repeat(900);
        page.fill(&words::field(Field::BirthCertificateIssuer, words::Voice::Staff), &endless).await;
        hand_over(page).await;
        page.text_contains(&words::text("handover.left-out")).await;
        walk.scene("handover-left-out").await;
    })
    .await;
}

#[tokio::test]
async fn the_hand_over_of_what_is_on_its_way() {
    walk(async |walk| {
        let page = walk.page;
        fill_in_everything(page, &Person::staff_with_parent()).await;
        walk.service.stop();
        CheckPage(page).press_send().await;
        CheckPage(page).asks_whether_it_arrived().await;
        hand_over(page).await;
        walk.scene("handover-unsettled").await;
    })
    .await;
}

#[tokio::test]
async fn the_hand_over_on_the_telephone() {
    walk(async |walk| {
        let (page, person) = (walk.page, Person::staff_with_parent());
        page.open("/continue").await;
        page.heading_is("Продолжить на телефоне").await;
        walk.scene("continue-code").await;
        page.fill("Код", "1234").await;
        page.press("Продолжить").await;
        page.text_contains(&words::text("arrival.code-length")).await;
        walk.scene("continue-code-error").await;
        page.fill("Код", &write_short(&person.sample.answers)).await;
        page.press("Продолжить").await;
        page.text_contains("Имена и данные документов").await;
        walk.scene("continue-answers").await;

        page.open("/help").await;
        page.open("/continue#100350").await;
        page.text_contains(&words::text("arrival.link-cut")).await;
        walk.scene("continue-link-cut").await;

        StartPage(page).come_back_to(&Person::pupil_of_fifteen().draft_of(now())).await;
        let mut draft = person.sample.draft.clone();
        draft.put(Field::RepresentativeAddress, "щ".repeat(700));
        let handover = Handover {
            place: Place::Check,
            answers: person.sample.answers,
            birth_date: String::new(),
            draft,
            ticks: Default::default(),
            left_out: Vec::new(),
        };
        page.open(&format!("/continue#{}", handover::write(&handover).digits)).await;
        page.text_contains(&words::text("arrival.left-out")).await;
        walk.scene("continue").await;
    })
    .await;
}

async fn hand_over(page: &Page) {
    page.follow(HAND_OVER).await;
    page.heading_is(HAND_OVER).await;
}
