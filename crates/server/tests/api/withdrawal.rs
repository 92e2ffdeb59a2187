//! Taking an application back destroys what is personal, at once and everywhere.

use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::status::{CertificateNumber, RefusalReason};
use kruzhok_domain::wizard::Person;
use kruzhok_server::register::Decision;

use crate::app::{TestApp, child, contains};

#[tokio::test]
async fn a_withdrawn_application_keeps_its_timeline_and_loses_its_person() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let answer = app.withdraw(&received).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json(), app.report(&received).await);
    assert_eq!(answer.json()["status"], "withdrawn");
    assert_eq!(answer.json()["next_action"], "apply-anew");
    assert_eq!(answer.json()["timeline"].as_array().unwrap().len(), 2);
    let register = app.register().await;
    let shown = register.show(&ReferenceNumber::parse(&received.number).unwrap()).await.unwrap();
    assert!(shown.payload.is_none());
}

#[tokio::test]
async fn withdrawing_twice_is_as_good_as_once() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let first = app.withdraw(&received).await;
    let second = app.withdraw(&received).await;
    assert_eq!((second.status, second.text), (first.status, first.text));
}

#[tokio::test]
async fn a_withdrawn_child_may_be_filed_again() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    app.withdraw(&received).await;
    assert_ne!(app.file(&child()).await.number, received.number);
}

#[tokio::test]
async fn what_is_decided_for_good_cannot_be_withdrawn() {
    let app = TestApp::start().await;
    let certificate = CertificateNumber::parse("0012345678").unwrap();
    for decision in [Decision::Refuse(RefusalReason::Other), Decision::Activate(certificate)] {
        let received = app.file(&child()).await;
        app.decide(&received.number, decision).await.unwrap();
        app.withdraw(&received).await.assert_problem(409, "not-possible-now");
    }
}

#[tokio::test]
async fn nothing_personal_is_ever_written_in_the_open() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let raw = app.raw_data().await;
    let fields = child().fields;
    for field in fields.fields() {
        let text = fields.text(field);
        // Short ones occur by chance; the organisation is no secret, and neither is the version of the consent.
        if text.len() > 5
            && ![kruzhok_domain::samples::ORGANISATION, kruzhok_domain::form::consent_of(Person::Parent)]
                .contains(&text)
        {
            assert!(!contains(&raw, text.as_bytes()), "{field:?}");
        }
    }
    assert!(!contains(&raw, received.code.as_bytes()));
}
