//! Filing happens exactly once for each key and each child.

use std::collections::BTreeSet;

use kruzhok_domain::form::{CONSENT_VERSION, CONSENT_VERSION_BEFORE, Field};
use kruzhok_domain::reference::{AccessCode, ReferenceNumber};
use kruzhok_domain::samples;
use reqwest::Method;
use serde_json::json;

use crate::app::{TestApp, child, fresh_key, other_child, send, today, wire};

#[tokio::test]
async fn a_valid_application_is_received_with_a_number_and_a_code() {
    let app = TestApp::start().await;
    let answer = app.post(&fresh_key(), &child()).await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("cache-control"), "no-store");
    let received = answer.json();
    assert!(ReferenceNumber::parse(received["number"].as_str().unwrap()).is_ok());
    assert!(AccessCode::parse(received["code"].as_str().unwrap()).is_ok());
    assert_eq!(received["status"], "awaiting-activation");
    assert_eq!(received["received_at"], "2026-11-22T05:00:00Z");
}

#[tokio::test]
async fn everybody_who_may_apply_is_received() {
    let app = TestApp::start().await;
    for sample in [samples::parent_of_seven_year_old(today()), samples::pupil_of_fifteen(today())] {
        app.file(&wire(&sample)).await;
    }
    let mut teenager = wire(&samples::parent_of_fourteen_year_old(today()));
    teenager.fields.put(Field::ChildSurname, "Орлов");
    teenager.fields.put(Field::ChildSnils, "050-234-316 00");
    app.file(&teenager).await;
    assert_eq!(app.register().await.list(None, 0).await.unwrap().len(), 3);
}

#[tokio::test]
async fn who_consents_in_an_app_of_the_version_before_is_received() {
    let app = TestApp::start().await;
    let mut new = child();
    let newest = new.fields.text(Field::Consent).to_owned();
    new.fields.put(Field::Consent, newest.replace(CONSENT_VERSION, "2026-01-01"));
    let answer = app.post(&fresh_key(), &new).await;
    answer.assert_problem(422, "invalid");
    assert_eq!(answer.json()["problems"], json!([{ "field": "consent", "rule": "outdated" }]));
    new.fields.put(Field::Consent, newest.replace(CONSENT_VERSION, CONSENT_VERSION_BEFORE));
    app.file(&new).await;
}

#[tokio::test]
async fn the_same_key_and_body_are_answered_with_the_same_bytes_for_ever() {
    let app = TestApp::start().await;
    let key = fresh_key();
    let first = app.post(&key, &child()).await;
    // Ten years later the child is too old by the rules; what was answered stays answered.
    app.clock.pass(chrono::TimeDelta::days(3653 * 2));
    let app = app.restart().await;
    let again = app.post(&key, &child()).await;
    assert_eq!((again.status, &again.text), (first.status, &first.text));
    app.post(&fresh_key(), &child()).await.assert_problem(422, "not-eligible");
}

#[tokio::test]
async fn the_same_body_in_another_spelling_of_json_is_the_same_body() {
    let app = TestApp::start().await;
    let key = fresh_key();
    let first = app.post(&key, &child()).await;
    let spelled = serde_json::to_string_pretty(&child()).unwrap();
    let request = app.request(Method::POST, "/api/v1/applications").header("Idempotency-Key", &key);
    let again = send(request.header("content-type", "Application/JSON; charset=utf-8").body(spelled)).await;
    assert_eq!((again.status, again.text), (first.status, first.text));
}

#[tokio::test]
async fn a_key_that_comes_with_another_body_is_refused() {
    let app = TestApp::start().await;
    let key = fresh_key();
    app.post(&key, &child()).await;
    app.post(&key, &other_child("Орлова")).await.assert_problem(422, "key-reused");
}

#[tokio::test]
async fn a_refused_application_leaves_its_key_free() {
    let app = TestApp::start().await;
    let key = fresh_key();
    let mut wrong = child();
    wrong.fields.put(Field::Phone, "1");
    app.post(&key, &wrong).await.assert_problem(422, "invalid");
    assert_eq!(app.post(&key, &child()).await.status, 201);
}

#[tokio::test]
async fn two_at_once_with_one_key_are_one_application_and_get_one_answer() {
    let app = TestApp::start().await;
    let key = fresh_key();
    let body = child();
    let (one, two, three) = tokio::join!(app.post(&key, &body), app.post(&key, &body), app.post(&key, &body));
    assert_eq!(one.status, 201);
    assert_eq!((one.text.clone(), one.text), (two.text, three.text));
    assert_eq!(app.register().await.list(None, 0).await.unwrap().len(), 1);
}

#[tokio::test]
async fn two_at_once_for_one_child_with_different_keys_are_one_application() {
    let app = TestApp::start().await;
    let (keys, body) = ((fresh_key(), fresh_key()), child());
    let (one, two) = tokio::join!(app.post(&keys.0, &body), app.post(&keys.1, &body));
    let mut statuses = [one.status.as_u16(), two.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(app.register().await.list(None, 0).await.unwrap().len(), 1);
}

#[tokio::test]
async fn twenty_families_at_once_are_all_received() {
    let app = TestApp::start().await;
    let surnames = ('А'..='У').map(|letter| format!("Фамилия{}", letter.to_lowercase()));
    let calls: Vec<_> = surnames
        .map(|surname| {
            let request = app.request(Method::POST, "/api/v1/applications").header("idempotency-key", fresh_key());
            tokio::spawn(send(request.json(&other_child(&surname))))
        })
        .collect();
    let (count, mut numbers) = (calls.len(), BTreeSet::new());
    for call in calls {
        let answer = call.await.unwrap();
        assert_eq!(answer.status, 201, "{answer:?}");
        numbers.insert(answer.json()["number"].to_string());
    }
    assert_eq!(numbers.len(), count);
}

#[tokio::test]
async fn a_second_application_for_a_child_says_that_there_is_one_and_nothing_more() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let answer = app.post(&fresh_key(), &child()).await;
    answer.assert_problem(409, "already-filed");
    assert!(!answer.text.contains(&received.number));
    assert!(answer.json().get("problems").is_none());
}

#[tokio::test]
async fn a_child_is_the_same_child_in_every_spelling_of_its_name() {
    let app = TestApp::start().await;
    app.file(&other_child("Ёлкина - Петрова")).await;
    for spelling in ["Елкина-Петрова", "ЁЛКИНА-ПЕТРОВА", "елкина – петрова", "  Ёлкина-петрова "]
    {
        app.post(&fresh_key(), &other_child(spelling)).await.assert_problem(409, "already-filed");
    }
    app.file(&other_child("Ёлкина")).await;
}

#[tokio::test]
async fn a_child_is_the_same_child_by_its_snils_whatever_the_name() {
    let app = TestApp::start().await;
    app.file(&child()).await;
    let mut renamed = child();
    renamed.fields.put(Field::ChildSurname, "Орлова");
    app.post(&fresh_key(), &renamed).await.assert_problem(409, "already-filed");
}

#[tokio::test]
async fn an_application_under_another_programme_is_refused() {
    let app = TestApp::start().await;
    let mut elsewhere = child();
    elsewhere.programme = "novokuznetsk".into();
    app.post(&fresh_key(), &elsewhere).await.assert_problem(409, "other-programme");
}

#[tokio::test]
async fn fields_nobody_knows_are_tolerated_around_the_application() {
    let app = TestApp::start().await;
    let mut newer = serde_json::to_value(child()).unwrap();
    newer["something-new"] = json!(1);
    let request = app.request(Method::POST, "/api/v1/applications").header("idempotency-key", fresh_key());
    assert_eq!(send(request.json(&newer)).await.status, 201);
}
