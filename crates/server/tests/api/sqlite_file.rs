//! What only a database in one file can be tested for.

use chrono::TimeDelta;
use kruzhok_domain::api::Received;
use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::status::RefusalReason;
use kruzhok_server::register::Decision;
use serde_json::json;

use crate::app::{TestApp, child, contains, fresh_key};

#[tokio::test]
async fn a_service_whose_data_are_gone_is_alive_and_not_ready() {
    let app = TestApp::start().await;
    std::fs::remove_dir_all(&app.config.place.data).unwrap();
    assert_eq!(app.get("/api/v1/health/live").await.status, 204);
    app.get("/api/v1/health/ready").await.assert_problem(503, "unavailable");
}

#[tokio::test]
async fn a_database_that_cannot_be_written_is_unavailable_and_recovers() {
    let app = TestApp::start().await;
    let database = app.config.place.data.join(kruzhok_server::store::sqlite::FILE_NAME);
    let other = rusqlite::Connection::open(database).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = app.post(&fresh_key(), &child()).await;
    answer.assert_problem(503, "unavailable");
    assert!(!answer.header("retry-after").is_empty());
    app.get("/api/v1/health/ready").await.assert_problem(503, "unavailable");
    other.execute_batch("ROLLBACK").unwrap();
    app.file(&child()).await;
}

/// Each of them waited for the lock by itself once, and whoever came last was given up on before it was its turn.
#[tokio::test]
async fn all_who_wait_for_a_locked_database_are_told_together() {
    let app = TestApp::start_with(|config| config.request_timeout = 8.try_into().unwrap()).await;
    let other =
        rusqlite::Connection::open(app.config.place.data.join(kruzhok_server::store::sqlite::FILE_NAME)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let later = async |seconds| {
        tokio::time::sleep(std::time::Duration::from_secs(seconds)).await;
        app.post(&fresh_key(), &child()).await
    };
    let (first, second, third) = tokio::join!(later(0), later(1), later(2));
    for answer in [first, second, third] {
        answer.assert_problem(503, "unavailable");
    }
}

/// The sealed personal data of an application, which are in the files now.
async fn sealed(app: &TestApp, received: &Received) -> Vec<u8> {
    let register = app.register().await;
    let number = ReferenceNumber::parse(&received.number).unwrap();
    let sealed = register.show(&number).await.unwrap().record.payload.unwrap().bytes;
    register.close().await;
    assert!(contains(&app.raw_data().await, &sealed[..64]));
    sealed
}

/// No piece of `sealed` is in the database or in its log.
async fn assert_gone(app: &TestApp, sealed: &[u8]) {
    let raw = app.raw_data().await;
    for piece in sealed.chunks_exact(32) {
        assert!(!contains(&raw, piece));
    }
}

#[tokio::test]
async fn after_a_withdrawal_not_even_the_sealed_bytes_are_left() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let sealed = sealed(&app, &received).await;
    app.withdraw(&received).await;
    assert_gone(&app, &sealed).await;
    assert_eq!(app.report(&received).await["organisation"], json!(kruzhok_domain::samples::ORGANISATION));
}

#[tokio::test]
async fn when_their_time_is_over_not_even_the_sealed_bytes_of_personal_data_are_left() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let sealed = sealed(&app, &received).await;
    app.decide(&received.number, Decision::Refuse(RefusalReason::Age)).await.unwrap();
    app.clock.pass(TimeDelta::days(31));
    let register = app.register().await;
    assert_eq!(register.destroy_decided(TimeDelta::days(30)).await.unwrap(), 1);
    assert_gone(&app, &sealed).await;
}

#[tokio::test]
async fn after_a_rotation_nothing_is_left_that_the_old_key_sealed() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let sealed = sealed(&app, &received).await;
    let register = app.register().await;
    register.keys().secrets().add().unwrap();
    assert_eq!(register.reseal().await.unwrap(), 1);
    assert_gone(&app, &sealed).await;
}

#[tokio::test]
async fn the_trail_can_be_added_to_and_neither_changed_nor_shortened() {
    let app = TestApp::start().await;
    app.file(&child()).await;
    let file = app.config.place.data.join(kruzhok_server::store::sqlite::FILE_NAME);
    let other = rusqlite::Connection::open(file).unwrap();
    for statement in ["UPDATE events SET actor = 'nobody'", "DELETE FROM events"] {
        let refusal = other.execute_batch(statement).unwrap_err().to_string();
        assert!(refusal.contains("append-only"), "{refusal}");
    }
}
