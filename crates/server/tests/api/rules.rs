//! The server trusts nothing: every rule of the form is checked again.

use kruzhok_domain::api::NewApplication;
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Field, RepresentativeIdentity};
use kruzhok_domain::samples;
use kruzhok_domain::wizard::{Already, Applicant, Identity, Residence};
use serde_json::json;

use crate::app::{TestApp, child, fresh_key, today, wire};

/// No field takes it: it is no letter, no digit, no code and no date.
const NONSENSE: &str = "\u{0}\u{7f}";

#[tokio::test]
async fn every_field_that_does_not_pass_is_named() {
    let app = TestApp::start().await;
    let valid = [
        child(),
        wire(&samples::pupil_of_fifteen(today())),
        wire(&samples::parent_of_fourteen_year_old(today())),
        with_other_documents(),
        with_temporary_card(),
    ];
    for field in Field::ALL.iter().copied() {
        let mut body = valid.iter().find(|body| !body.fields.text(field).is_empty()).unwrap_or(&valid[0]).clone();
        let expected = unticked(field).unwrap_or(field);
        body.fields.put(field, NONSENSE);
        let answer = app.post(&fresh_key(), &body).await;
        answer.assert_problem(422, "invalid");
        let problems = answer.json()["problems"].clone();
        let named = problems.as_array().unwrap().iter().any(|problem| problem["field"] == expected.code());
        assert!(named, "{field:?}: {problems}");
    }
    assert!(app.register().await.list(None, 0).await.unwrap().is_empty());
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_in_the_order_of_the_form() {
    let app = TestApp::start().await;
    let mut body = child();
    body.fields.put(Field::Consent, "");
    body.fields.put(Field::ChildInn, "123456789037");
    body.fields.put(Field::AddressHouse, "");
    let problems = app.post(&fresh_key(), &body).await.json()["problems"].clone();
    let expected = json!([
        { "field": "child-inn", "rule": "check-digits" },
        { "field": "address-house", "rule": "empty" },
        { "field": "consent", "rule": "empty" },
    ]);
    assert_eq!(problems, expected);
}

#[tokio::test]
async fn who_may_not_have_a_certificate_is_told_which_answer_decided_it() {
    let app = TestApp::start().await;
    let check = async |change: fn(&mut NewApplication), question: &str, rule: &str| {
        let mut body = child();
        change(&mut body);
        let answer = app.post(&fresh_key(), &body).await;
        answer.assert_problem(422, "not-eligible");
        assert_eq!(answer.json()["problems"], json!([{ "field": question, "rule": rule }]));
    };
    check(|body| body.answers.birth_date = Some(samples::born(4, today())), "birth-date", "not-offered").await;
    check(|body| body.answers.birth_date = Some(samples::born(18, today())), "birth-date", "not-offered").await;
    check(|body| body.answers.applicant = Some(Applicant::Pupil), "applicant", "not-offered").await;
    check(|body| body.answers.residence = Some(Residence::Elsewhere), "residence", "not-offered").await;
    check(|body| body.answers.already = Some(Already::Yes), "already", "not-offered").await;
    check(|body| body.answers.attends = None, "attends", "empty").await;
    check(|body| body.answers.identity = Some(Identity::Passport), "identity", "empty").await;
}

#[tokio::test]
async fn today_is_the_date_in_the_municipality() {
    let app = TestApp::start().await;
    // 23:59 on the day before the fifth birthday in Leninsk-Kuznetsky; a minute later it is the birthday there, and
    // still the day before in Greenwich.
    app.clock.pass(chrono::TimeDelta::hours(12) - chrono::TimeDelta::minutes(1));
    let mut body = child();
    body.answers.birth_date = Some("2021-11-23".parse().unwrap());
    body.fields.put(Field::BirthCertificateIssued, "2021-12-01");
    app.post(&fresh_key(), &body).await.assert_problem(422, "not-eligible");
    app.clock.pass(chrono::TimeDelta::minutes(1));
    app.file(&body).await;
}

/// What is asked again once a tick box is no longer ticked.
fn unticked(field: Field) -> Option<Field> {
    match field {
        Field::ChildNoPatronymic => Some(Field::ChildPatronymic),
        Field::ChildNoSnils => Some(Field::ChildSnils),
        Field::ChildNoInn => Some(Field::ChildInn),
        Field::RepresentativeNoPatronymic => Some(Field::RepresentativePatronymic),
        _ => None,
    }
}

/// A foreign document, a representative without a passport, and everything that may be absent absent.
fn with_other_documents() -> NewApplication {
    let mut sample = samples::parent_of_seven_year_old(today());
    sample.answers.identity = Some(Identity::Foreign);
    for (field, text) in [
        (Field::ChildForeignName, "Свидетельство о рождении Республики Казахстан"),
        (Field::ChildForeignNumber, "1234567"),
        (Field::ChildSnils, ""),
        (Field::ChildNoSnils, "yes"),
        (Field::ChildNoInn, "yes"),
        (Field::ChildInn, ""),
        (Field::RepresentativePatronymic, ""),
        (Field::RepresentativeNoPatronymic, "yes"),
        (Field::RepresentativeIdentity, RepresentativeIdentity::Other.code()),
        (Field::RepresentativeOtherName, "Вид на жительство"),
        (Field::RepresentativeOtherNumber, "82 1234567"),
    ] {
        sample.draft.put(field, text);
    }
    wire(&sample)
}

fn with_temporary_card() -> NewApplication {
    let mut sample = samples::pupil_of_fifteen(today());
    sample.answers.identity = Some(Identity::TemporaryCard);
    sample.draft.put(Field::ChildTemporaryNumber, "123456");
    sample.draft.put(Field::ChildTemporaryUntil, "2027-01-15");
    wire(&sample)
}
