//! What was acknowledged is there after every kind of end.

use crate::app::{TestApp, child, fresh_key, other_child};

#[tokio::test]
async fn a_restart_keeps_what_was_acknowledged() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let before = app.report(&received).await;
    let app = app.restart().await;
    assert_eq!(app.report(&received).await, before);
}

#[tokio::test]
async fn a_crash_keeps_what_was_acknowledged() {
    let app = TestApp::start().await;
    let (one, two) = (app.file(&child()).await, app.file(&other_child("Орлова")).await);
    let app = app.crash().await;
    assert_eq!(app.report(&one).await["status"], "awaiting-activation");
    assert_eq!(app.report(&two).await["status"], "awaiting-activation");
    app.post(&fresh_key(), &child()).await.assert_problem(409, "already-filed");
}

#[tokio::test]
async fn a_stop_finishes_the_requests_under_way() {
    let app = TestApp::start().await;
    let key = fresh_key();
    let body = child();
    let request =
        app.request(reqwest::Method::POST, "/api/v1/applications").header("idempotency-key", &key).json(&body);
    let under_way = tokio::spawn(crate::app::send(request));
    tokio::task::yield_now().await;
    let app = app.restart().await;
    // Either it was taken before the stop and answered, or it was never begun; the same key settles it.
    if let Ok(answer) = under_way.await {
        assert_eq!(app.post(&key, &body).await.text, answer.text);
    }
    assert_eq!(app.post(&key, &body).await.status, 201);
}
