//! What only a database in one file can be tested for.

use kruzhok_domain::reference::ReferenceNumber;
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
    other.execute_batch("ROLLBACK").unwrap();
    app.file(&child()).await;
}

#[tokio::test]
async fn after_a_withdrawal_not_even_the_sealed_bytes_are_left() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let register = app.register().await;
    let number = ReferenceNumber::parse(&received.number).unwrap();
    let sealed = register.show(&number).await.unwrap().record.payload.unwrap().bytes;
    register.close().await;
    assert!(contains(&app.raw_data().await, &sealed[..64]));
    app.withdraw(&received).await;
    let raw = app.raw_data().await;
    for piece in sealed.chunks_exact(32) {
        assert!(!contains(&raw, piece));
    }
    assert_eq!(app.report(&received).await["organisation"], json!(kruzhok_domain::samples::ORGANISATION));
}
