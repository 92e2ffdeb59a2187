//! What the family sees with its number and code.

use chrono::TimeDelta;
use kruzhok_domain::samples;
use reqwest::Method;
use serde_json::json;

use crate::app::{TestApp, child, send, today, wire};

#[tokio::test]
async fn the_status_says_what_comes_next_and_what_to_bring_and_nothing_personal() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let report = app.report(&received).await;
    let expected = json!({
        "number": received.number,
        "status": "awaiting-activation",
        "reasons": [],
        "certificate": null,
        "next_action": "come-to-activate",
        "timeline": [{ "status": "awaiting-activation", "at": "2026-11-22T05:00:00Z", "by": "family" }],
        "organisation": samples::ORGANISATION,
        "applies_alone": false,
        // The child attends nowhere. No СНИЛС and no ИНН: this is the list for activation (R6).
        "bring": ["child-identity", "representative-identity", "residence-proof"],
        "marks": [],
        "activate_until": null,
    });
    assert_eq!(report, expected);
}

#[tokio::test]
async fn a_pupil_who_applied_alone_is_told_apart() {
    let app = TestApp::start().await;
    let received = app.file(&wire(&samples::pupil_of_fifteen(today()))).await;
    let report = app.report(&received).await;
    assert_eq!(report["applies_alone"], true);
    assert_eq!(report["bring"], json!(["child-identity", "representative-identity"]));
}

#[tokio::test]
async fn number_and_code_are_understood_as_people_write_them() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let (first, rest) = received.number.split_at(3);
    let grouped = format!("{first}-{}-{}", &rest[..3], &rest[3..]);
    let code = format!("{}-{}", &received.code[..5], &received.code[5..]);
    assert_eq!(app.status(&grouped, &code).await.status, 200);
}

#[tokio::test]
async fn a_wrong_pair_an_unknown_number_and_nonsense_are_answered_alike() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let wrong_code = if received.code == "0000000000" { "0000000001" } else { "0000000000" };
    let unknown = kruzhok_domain::reference::ReferenceNumber::from_ordinal(
        received.number[..8].parse::<u32>().unwrap().wrapping_add(1),
    );
    let mut answers = vec![
        app.status(&received.number, wrong_code).await,
        app.status(unknown.as_str(), &received.code).await,
        app.status("123", &received.code).await,
        app.status("не-номер", &received.code).await,
        app.status("%FF%FF", &received.code).await,
        app.status(&received.number, "").await,
        app.status(&received.number, "12345").await,
        app.get(&format!("/api/v1/applications/{}", received.number)).await,
    ];
    let path = format!("/api/v1/applications/{}", received.number);
    answers.push(send(app.request(Method::GET, &path).basic_auth("1", Some(&received.code))).await);
    let withdrawal = format!("{path}/withdraw");
    answers.push(send(app.request(Method::POST, &withdrawal).bearer_auth(wrong_code)).await);
    let without_id = |text: &str, id: &str| text.replace(id, "");
    let first = without_id(&answers[0].text, answers[0].header("x-request-id"));
    for answer in &answers {
        answer.assert_problem(404, "no-such-application");
        assert_eq!(without_id(&answer.text, answer.header("x-request-id")), first);
    }
}

#[tokio::test]
async fn an_unchanged_status_is_not_sent_again() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let first = app.status(&received.number, &received.code).await;
    assert_eq!(first.header("cache-control"), "no-store");
    let path = format!("/api/v1/applications/{}", received.number);
    let again = |code: &str| {
        send(app.request(Method::GET, &path).bearer_auth(code).header("if-none-match", first.header("etag")))
    };
    let unchanged = again(&received.code).await;
    assert_eq!((unchanged.status.as_u16(), unchanged.text.as_str()), (304, ""));
    assert_eq!(unchanged.header("etag"), first.header("etag"));
    // The tag opens nothing without the code.
    again("0000000000").await.assert_problem(404, "no-such-application");
    app.withdraw(&received).await;
    assert_eq!(again(&received.code).await.status, 200);
}

#[tokio::test]
async fn a_clock_that_is_set_back_turns_no_trail_around_and_stops_nothing() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    app.clock.pass(TimeDelta::days(-2));
    app.file(&crate::app::other_child("Орлова")).await;
    let report = app.withdraw(&received).await.json();
    let times: Vec<_> = report["timeline"].as_array().unwrap().iter().map(|event| &event["at"]).collect();
    assert_eq!(times, [&json!("2026-11-22T05:00:00Z"), &json!("2026-11-22T05:00:00Z")]);
    app.clock.pass(TimeDelta::days(2));
    app.file(&child()).await;
}
