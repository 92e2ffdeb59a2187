//! What was acknowledged is there after every kind of end.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

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
    let (key, body) = (fresh_key(), child());
    let json = serde_json::to_vec(&body).unwrap();
    let (half, rest) = json.split_at(json.len() / 2);
    let address = app.root.strip_prefix("http://").unwrap().to_owned();
    let mut call = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST /api/v1/applications HTTP/1.1\r\nhost: {address}\r\nidempotency-key: {key}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        json.len()
    );
    call.write_all(head.as_bytes()).await.unwrap();
    // The server asks for the body once the request is under way.
    let asked = "HTTP/1.1 100 Continue\r\n\r\n";
    let mut said = vec![0; asked.len()];
    call.read_exact(&mut said).await.unwrap();
    assert_eq!(String::from_utf8(said).unwrap(), asked);
    call.write_all(half).await.unwrap();
    let restarted = tokio::spawn(app.restart());
    while TcpStream::connect(&address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    call.write_all(rest).await.unwrap();
    let mut answer = String::new();
    call.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    let again = restarted.await.unwrap().post(&key, &body).await;
    assert!(answer.ends_with(&again.text), "{answer} became {}", again.text);
}
