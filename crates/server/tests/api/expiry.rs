//! The term of activation, where the programme has one, and the age at which the right ends.

use chrono::{DateTime, TimeDelta, Utc};
use kruzhok_domain::status::{CertificateNumber, Status};
use kruzhok_domain::{api::NewApplication, samples};
use kruzhok_server::register::Decision;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::app::{TestApp, changed_programme, child, contains, today, wire};

/// A server whose programme gives 30 days; it is noon there.
async fn with_term() -> (TestApp, tempfile::TempDir) {
    let files = tempdir().unwrap();
    let path = changed_programme(&files, "\"version\": 1,", "\"version\": 1, \"activation-term-days\": 30,");
    (TestApp::start_with(|config| config.programme = Some(path)).await, files)
}

/// The application of a pupil who was born on this day.
fn born(day: &str) -> NewApplication {
    let mut pupil = samples::pupil_of_fifteen(today());
    pupil.answers.birth_date = day.parse().ok();
    wire(&pupil)
}

#[tokio::test]
async fn the_last_day_is_told_and_still_counts() {
    let (app, _files) = with_term().await;
    let received = app.file(&child()).await;
    assert_eq!(app.report(&received).await["activate_until"], "2026-12-22");
    app.clock.pass(TimeDelta::days(30) + TimeDelta::hours(12) - TimeDelta::seconds(1));
    assert_eq!(app.report(&received).await["status"], "awaiting-activation");
}

#[tokio::test]
async fn nobody_has_longer_than_to_the_day_before_the_certificate_ends() {
    let (app, _files) = with_term().await;
    let received = app.file(&born("2008-12-10")).await;
    assert_eq!(app.report(&received).await["activate_until"], "2026-12-09");
    app.clock.pass(TimeDelta::days(17) + TimeDelta::hours(12) - TimeDelta::seconds(1));
    assert_eq!(app.report(&received).await["status"], "awaiting-activation");
    app.clock.pass(TimeDelta::seconds(1));
    let refused = |report: &Value, at: &str| {
        assert_eq!((&report["status"], &report["reasons"]), (&json!("refused"), &json!(["age"])));
        assert_eq!(report["timeline"].as_array().unwrap().len(), 2);
        assert_eq!(report["timeline"][1], json!({ "status": "refused", "at": at, "by": "service" }));
    };
    refused(&app.report(&received).await, "2026-12-09T17:00:00Z");
    let activate = Decision::Activate(CertificateNumber::parse("0012345678").unwrap());
    let impossible = app.decide(&received.number, activate).await.unwrap_err().to_string();
    assert!(impossible.contains("nothing, it is final"), "{impossible}");
    app.withdraw(&received).await.assert_problem(409, "not-possible-now");
    // Whoever asks later is not told to apply anew because the term is over.
    app.clock.pass(TimeDelta::days(30));
    refused(&app.report(&received).await, "2026-12-22T17:00:00Z");
}

#[tokio::test]
async fn what_comes_first_ends_an_application() {
    let (app, _files) = with_term().await;
    let received = app.file(&born("2008-12-24")).await;
    assert_eq!(app.report(&received).await["activate_until"], "2026-12-22");
    app.clock.pass(TimeDelta::days(60));
    assert_eq!(app.report(&received).await["status"], "expired");
}

#[tokio::test]
async fn the_day_of_birth_stands_nowhere_in_the_open() {
    let (app, _files) = with_term().await;
    app.file(&born("2008-12-10")).await;
    assert!(contains(&app.raw_data().await, b"2026-12-22"), "the term is not where this looks");
    let end = "2026-12-09T17:00:00Z".parse::<DateTime<Utc>>().unwrap().timestamp();
    let in_file = end.to_be_bytes();
    for days in [0, 18, 40] {
        app.clock.pass(TimeDelta::days(days));
        let register = app.register().await;
        register.list(None, 0).await.unwrap();
        register.destroy_outgrown().await.unwrap();
        let data = app.raw_data().await;
        for told in [b"2026-12-09".as_slice(), b"2008-12-10", &in_file[4..], end.to_string().as_bytes()] {
            assert!(!contains(&data, told), "after {days} days: {}", String::from_utf8_lossy(told));
        }
    }
}

#[tokio::test]
async fn an_application_expires_with_its_last_day_in_the_municipality() {
    let (app, _files) = with_term().await;
    let received = app.file(&child()).await;
    app.clock.pass(TimeDelta::days(30) + TimeDelta::hours(12));
    let report = app.report(&received).await;
    assert_eq!((&report["status"], &report["next_action"]), (&json!("expired"), &json!("apply-anew")));
    assert_eq!(report["timeline"][1], json!({ "status": "expired", "at": "2026-12-22T17:00:00Z", "by": "service" }));
    app.withdraw(&received).await.assert_problem(409, "not-possible-now");
    assert_eq!(app.report(&received).await["timeline"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_expired_application_nobody_looked_at_does_not_stand_in_the_way() {
    let (app, _files) = with_term().await;
    let received = app.file(&child()).await;
    app.clock.pass(TimeDelta::days(31));
    app.file(&child()).await;
    assert_eq!(app.report(&received).await["status"], "expired");
}

#[tokio::test]
async fn the_operator_sees_what_is_expired_as_expired() {
    let (app, _files) = with_term().await;
    app.file(&child()).await;
    app.clock.pass(TimeDelta::days(31));
    assert_eq!(app.register().await.list(None, 0).await.unwrap()[0].status, Status::Expired);
}
