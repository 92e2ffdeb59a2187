//! Addresses that were kept, shared or typed.

use kruzhok_domain::{
    choice::Choice,
    form::Section,
    samples::born,
    wizard::{Answer, Question},
};

use crate::{engine::Screen, journey::journey, pages::WizardPage, people::today, words::Voice};

const CANNOT_SKIP: &str = "Сначала ответьте на этот вопрос: без него следующая страница не откроется.";

#[tokio::test]
async fn every_page_of_the_way_leads_a_stranger_to_the_first_question_and_says_why() {
    journey(Screen::Phone, async |page, _| {
        let questions = Question::ALL.iter().filter(|asked| **asked != Question::Applicant);
        let mut paths: Vec<String> = questions.map(|asked| format!("/questions/{}", asked.code())).collect();
        paths.extend(["/result".to_owned(), "/documents".to_owned()]);
        paths.extend(Section::ALL.iter().map(|section| format!("/application/{}", section.code())));
        paths.extend(["/application/check".to_owned(), "/application/paper".to_owned()]);
        for path in paths {
            page.open(&path).await;
            page.path_is("/questions/applicant").await;
            page.heading_is("Кто подаёт заявление?").await;
            page.text_contains(CANNOT_SKIP).await;
        }
        page.screenshot("deep-link").await;
    })
    .await;
}

#[tokio::test]
async fn a_page_further_on_leads_to_the_first_unanswered_question() {
    journey(Screen::Phone, async |page, _| {
        page.open("/questions/birth-date?applicant=parent").await;
        page.path_is("/questions/birth-date").await;
        WizardPage::new(page, Voice::Parent).answer(Answer::BirthDate(born(9, today()))).await;
        page.path_is("/questions/residence").await;
        for further in ["/questions/identity", "/result", "/application/address", "/application/check"] {
            page.open(further).await;
            page.path_is("/questions/residence").await;
            page.text_contains(CANNOT_SKIP).await;
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_in_the_address_that_nobody_knows_is_no_answer() {
    journey(Screen::Phone, async |page, _| {
        page.open("/questions/birth-date?applicant=president&snils=11223344595").await;
        page.path_is("/questions/applicant").await;
    })
    .await;
}

#[tokio::test]
async fn a_path_that_nobody_knows_says_so() {
    journey(Screen::Phone, async |page, service| {
        assert_eq!(service.get("/nowhere").status, 404);
        for path in ["/nowhere", "/questions/shoe-size", "/application/salary"] {
            page.open(path).await;
            page.heading_is("Такой страницы нет").await;
        }
        page.screenshot("no-such-page").await;
        page.follow("Перейти на главную").await;
        page.path_is("/").await;
    })
    .await;
}
