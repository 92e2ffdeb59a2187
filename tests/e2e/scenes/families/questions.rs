//! Each question: before an answer, without one, and with one chosen.

use kruzhok_domain::{
    choice::Choice,
    wizard::{Answer, Answers, Applicant, Helped, Question},
};

use crate::{
    pages::{WizardPage, answers_after_the_first},
    people::Person,
    scenes::{Walk, walk},
    words::{self, Voice},
};

const SUMMARY: &str = "alert Проверьте, что вы ввели";

#[tokio::test]
async fn the_questions_to_a_parent() {
    walk(async |walk| {
        let page = walk.page;
        page.open("/documents").await;
        page.text_contains("Сначала ответьте на этот вопрос").await;
        walk.scene("question-applicant-out-of-turn").await;
        page.open("/questions/applicant").await;
        let person = Person::parent_of_seven_year_old();
        asks(walk, Answer::Applicant(Applicant::Parent), &person).await;
        for given in answers_after_the_first(&person.sample.answers) {
            asks(walk, given, &person).await;
        }
        page.path_is("/result").await;
    })
    .await;
}

#[tokio::test]
async fn the_questions_to_a_pupil() {
    walk(async |walk| {
        let person = Person::pupil_of_fifteen();
        let wizard = WizardPage::new(walk.page, person.voice);
        wizard.begin().await;
        for given in answers_after_the_first(&person.sample.answers) {
            walk.page.heading_is(&words::question(given.question(), person.voice)).await;
            walk.scene(&format!("question-{}-to-pupil", given.question().code())).await;
            wizard.answer(given).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_question_to_staff() {
    walk(async |walk| {
        let person = Person::staff_with_parent();
        WizardPage::new(walk.page, Voice::Staff).begin().await;
        asks(walk, Answer::Helped(Helped::Parent), &person).await;
    })
    .await;
}

/// A question as it is met, as it is when nothing was chosen, and as it is just before one goes on.
async fn asks(walk: &Walk<'_>, given: Answer, person: &Person) {
    let page = walk.page;
    let name = format!("question-{}", given.question().code());
    page.heading_is(&words::question(given.question(), person.voice)).await;
    walk.scene(&name).await;
    page.press("Продолжить").await;
    page.focus_is_on(SUMMARY).await;
    walk.scene(&format!("{name}-error")).await;
    let wizard = WizardPage::new(page, person.voice);
    wizard.give(given).await;
    walk.scene(&format!("{name}-chosen")).await;
    wizard.go_on().await;
}

/// Nothing here would notice a question that nobody is asked.
#[test]
fn somebody_is_asked_each_question() {
    let asked = |answers: &Answers, question: Question| answers.get(question).is_some();
    let parent = Person::parent_of_seven_year_old().sample.answers;
    for question in Question::ALL.iter().filter(|question| **question != Question::Helped) {
        assert!(asked(&parent, *question), "{question:?}");
    }
}
