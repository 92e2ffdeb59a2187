//! Every outcome.

use kruzhok_domain::{
    samples::born,
    wizard::{Already, Answer, Attends, Identity, Residence},
};

use crate::{
    altered_app::AlteredApp,
    pages::{WizardPage, answer_everything},
    people::{Person, today},
    scenes::{Walk, walk, walk_at},
    service::Service,
    words::Voice,
};

const HERE: Answer = Answer::Residence(Residence::Here);

#[tokio::test]
async fn the_result_for_those_who_may_apply() {
    walk(async |walk| {
        answer_everything(walk.page, &Person::parent_of_seven_year_old()).await;
        walk.page.heading_is("Ребёнку положен сертификат").await;
        walk.scene("result-eligible").await;
        answer_everything(walk.page, &Person::pupil_of_fifteen()).await;
        walk.page.heading_is("Вам положен сертификат").await;
        walk.scene("result-eligible-pupil").await;
    })
    .await;
}

#[tokio::test]
async fn the_result_by_the_date_of_the_device() {
    let without_date = AlteredApp::after_script(
        "{ const get = Headers.prototype.get; Headers.prototype.get = function (name) { \
         return name.toLowerCase() === 'date' ? null : get.call(this, name); }; }",
    );
    walk_at(Service::start_with(without_date.path()), async |walk| {
        answer_everything(walk.page, &Person::parent_of_seven_year_old()).await;
        walk.page.text_contains("дату берём с вашего устройства").await;
        walk.scene("result-by-device").await;
    })
    .await;
}

#[tokio::test]
async fn the_result_for_those_who_are_not_sure() {
    walk(async |walk| {
        let review = "Скорее всего, сертификат положен";
        let (unsure, school) = (Residence::Unsure, Answer::Attends(Attends::School));
        let certificate = Answer::Identity(Identity::BirthCertificate);
        let answers = [Answer::Residence(unsure), Answer::Already(Already::No), school, certificate];
        outcome(walk, Voice::Parent, 9, &answers, review, "result-review-residence").await;
        let answers = [HERE, Answer::Already(Already::Unsure), school, certificate];
        outcome(walk, Voice::Parent, 9, &answers, review, "result-review-already").await;
        let answers = [HERE, Answer::Already(Already::No), school, Answer::Identity(Identity::Foreign)];
        outcome(walk, Voice::Parent, 9, &answers, review, "result-review-document").await;
    })
    .await;
}

#[tokio::test]
async fn the_result_for_those_who_may_not_apply() {
    walk(async |walk| {
        let not_here = [Answer::Residence(Residence::Elsewhere)];
        let has_one = [HERE, Answer::Already(Already::Yes)];
        outcome(walk, Voice::Parent, 4, &[], "Сертификат можно получить с", "result-too-young").await;
        outcome(walk, Voice::Parent, 18, &[], "Сертификат уже не положен", "result-too-old").await;
        outcome(walk, Voice::Pupil, 13, &[], "Заявление должен подать родитель", "result-parent-must-apply").await;
        outcome(walk, Voice::Parent, 9, &not_here, "Здесь сертификат получить нельзя", "result-not-resident").await;
        outcome(walk, Voice::Parent, 9, &has_one, "Новый сертификат не нужен", "result-has-certificate").await;
        walk.page.open("/application/child").await;
        walk.page.text_contains("По вашим ответам заявление подать нельзя").await;
        walk.scene("result-out-of-turn").await;
    })
    .await;
}

/// Answers for a child, or as a pupil, of that age, and looks at what comes of it.
async fn outcome(walk: &Walk<'_>, voice: Voice, age: u32, answers: &[Answer], heading: &str, name: &str) {
    let wizard = WizardPage::new(walk.page, voice);
    wizard.begin().await;
    wizard.answer(Answer::BirthDate(born(age, today()))).await;
    for given in answers {
        wizard.answer(*given).await;
    }
    walk.page.path_is("/result").await;
    walk.page.heading_begins(heading).await;
    walk.scene(name).await;
}
