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
