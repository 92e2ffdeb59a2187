//! What the organisation decides, beside the running server.

use kruzhok_domain::api::Received;
use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::status::{CertificateNumber, CorrectionReason, RefusalReason, Status};
use kruzhok_server::register::{Decision, DecisionError};
use serde_json::json;

use crate::app::{TestApp, child, fresh_key, other_child};

fn activate() -> Decision {
    Decision::Activate(CertificateNumber::parse("0012345678").unwrap())
}

fn correct() -> Decision {
    Decision::Correct(vec![CorrectionReason::Name, CorrectionReason::Snils])
}

fn refuse() -> Decision {
    Decision::Refuse(RefusalReason::NotResident)
}

#[tokio::test]
async fn an_activated_certificate_has_its_number_with_leading_zeros() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    app.clock.pass(chrono::TimeDelta::hours(1));
    app.decide(&received.number, activate()).await.unwrap();
    let report = app.report(&received).await;
    assert_eq!((&report["status"], &report["certificate"]), (&json!("activated"), &json!("0012345678")));
    assert_eq!(report["next_action"], "choose-club");
    assert_eq!(
        report["timeline"][1],
        json!({ "status": "activated", "at": "2026-11-22T06:00:00Z", "by": "organisation" })
    );
    assert!(!String::from_utf8_lossy(&app.raw_data().await).contains("0012345678"));
}

#[tokio::test]
async fn what_differs_is_put_right_and_then_activated() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    app.decide(&received.number, correct()).await.unwrap();
    let report = app.report(&received).await;
    assert_eq!((&report["status"], &report["reasons"]), (&json!("needs-correction"), &json!(["name", "snils"])));
    assert_eq!(report["next_action"], "put-right");
    app.decide(&received.number, Decision::Resume).await.unwrap();
    assert_eq!(app.report(&received).await["reasons"], json!([]));
    app.decide(&received.number, activate()).await.unwrap();
    let timeline = app.report(&received).await["timeline"].clone();
    let statuses: Vec<_> = timeline.as_array().unwrap().iter().map(|event| event["status"].clone()).collect();
    assert_eq!(statuses, ["awaiting-activation", "needs-correction", "awaiting-activation", "activated"]);
}

#[tokio::test]
async fn a_refusal_has_a_reason_and_frees_the_child_for_a_new_application() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    app.decide(&received.number, refuse()).await.unwrap();
    let report = app.report(&received).await;
    assert_eq!((&report["status"], &report["reasons"]), (&json!("refused"), &json!(["not-resident"])));
    let anew = app.file(&child()).await;
    assert_ne!(anew.number, received.number);
    app.decide(&anew.number, activate()).await.unwrap();
    app.post(&fresh_key(), &child()).await.assert_problem(409, "already-filed");
}

#[tokio::test]
async fn an_impossible_decision_says_from_where_to_where_and_what_is_possible() {
    let app = TestApp::start().await;
    let check = async |received: &Received, decision: Decision, expected: &str| {
        let error = app.decide(&received.number, decision).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
    };
    let received = app.file(&child()).await;
    check(
        &received,
        Decision::Resume,
        "the application is awaiting-activation; it cannot become awaiting-activation; it can become: activated, \
         needs-correction, refused, withdrawn, expired",
    )
    .await;
    app.decide(&received.number, correct()).await.unwrap();
    check(
        &received,
        activate(),
        "the application is needs-correction; it cannot become activated; it can become: awaiting-activation, refused, \
         withdrawn, expired",
    )
    .await;
    app.decide(&received.number, refuse()).await.unwrap();
    for decision in [activate(), correct(), Decision::Resume, refuse()] {
        let error = app.decide(&received.number, decision).await.unwrap_err();
        assert!(error.to_string().ends_with("it can become: nothing, it is final"), "{error}");
    }
    assert_eq!(app.report(&received).await["timeline"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_number_nobody_has_is_said_so() {
    let app = TestApp::start().await;
    let error = app.decide(ReferenceNumber::from_ordinal(7).as_str(), refuse()).await.unwrap_err();
    assert!(matches!(error, DecisionError::NoSuchApplication(_)), "{error}");
}

#[tokio::test]
async fn two_decisions_at_once_leave_one_of_them_and_a_true_trail() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let (one, two) = tokio::join!(app.decide(&received.number, activate()), app.decide(&received.number, refuse()));
    assert_ne!(one.is_ok(), two.is_ok(), "{one:?} {two:?}");
    assert_eq!(app.report(&received).await["timeline"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_looks_while_it_is_decided_sees_a_status_that_its_trail_led_to() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let number = ReferenceNumber::parse(&received.number).unwrap();
    let (looks, decides) = (app.register().await, app.register().await);
    let decided = tokio::spawn({
        let number = number.clone();
        async move {
            for _ in 0..150 {
                decides.decide(&number, &correct(), "tester").await.unwrap();
                decides.decide(&number, &Decision::Resume, "tester").await.unwrap();
            }
        }
    });
    while !decided.is_finished() {
        let shown = looks.show(&number).await.unwrap();
        assert_eq!(shown.timeline.last().map(|entry| entry.status), Some(shown.record.status));
    }
    decided.await.unwrap();
}

#[tokio::test]
async fn the_operator_sees_the_papers_and_who_decided() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    app.file(&other_child("Орлова")).await;
    app.decide(&received.number, correct()).await.unwrap();
    let register = app.register().await;
    let shown = register.show(&ReferenceNumber::parse(&received.number).unwrap()).await.unwrap();
    assert_eq!(shown.payload.unwrap().application, child());
    assert_eq!(shown.timeline[1].operator.as_deref(), Some("tester"));
    assert_eq!(register.list(None, 0).await.unwrap().len(), 2);
    let listed = register.list(Some(Status::NeedsCorrection), 0).await.unwrap();
    assert_eq!(listed.iter().map(|record| &record.number).collect::<Vec<_>>(), [&received.number]);
}
