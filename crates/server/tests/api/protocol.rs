//! Everything that is wrong about a call itself is answered with a problem document.

use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{Answer, TestApp, child, fresh_key, send};

async fn post(app: &TestApp, content_type: &str, body: impl Into<reqwest::Body>) -> Answer {
    let request = app.request(Method::POST, "/api/v1/applications").header("idempotency-key", fresh_key());
    send(request.header("content-type", content_type).body(body)).await
}

#[tokio::test]
async fn an_unknown_path_of_the_api_is_a_problem_document() {
    let app = TestApp::start().await;
    for path in ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/applications", "/api/v1/app.css"] {
        app.get(path).await.assert_problem(404, "no-such-path");
    }
}

#[tokio::test]
async fn a_method_a_path_does_not_take_is_a_problem_document_that_names_those_it_takes() {
    let app = TestApp::start().await;
    let answer = app.get("/api/v1/applications").await;
    answer.assert_problem(405, "no-such-method");
    assert_eq!(answer.header("allow"), "POST");
    send(app.request(Method::DELETE, "/api/v1/programme")).await.assert_problem(405, "no-such-method");
}

#[tokio::test]
async fn a_body_that_is_no_json_of_the_right_shape_is_malformed() {
    let app = TestApp::start().await;
    let unknown_answer = serde_json::to_string(&child()).unwrap().replace("nowhere", "somewhere");
    for body in ["", "{", "[]", "{}", "{\"programme\": 1}", "\u{feff}{}", &unknown_answer] {
        post(&app, "application/json", body.to_owned()).await.assert_problem(400, "malformed");
    }
    post(&app, "application/json", b"\xff\xfe".to_vec()).await.assert_problem(400, "malformed");
    let deep = "[".repeat(60_000);
    post(&app, "application/json", deep).await.assert_problem(400, "malformed");
}

#[tokio::test]
async fn a_body_that_is_not_declared_as_json_is_not_read() {
    let app = TestApp::start().await;
    let body = serde_json::to_string(&child()).unwrap();
    for declared in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
        post(&app, declared, body.clone()).await.assert_problem(415, "not-json");
    }
}

#[tokio::test]
async fn a_body_of_more_than_64_kib_is_too_large() {
    let app = TestApp::start().await;
    post(&app, "application/json", " ".repeat(64 * 1024)).await.assert_problem(400, "malformed");
    post(&app, "application/json", " ".repeat(64 * 1024 + 1)).await.assert_problem(413, "too-large");
}

#[tokio::test]
async fn a_key_that_is_missing_or_misshapen_is_asked_for() {
    let app = TestApp::start().await;
    let without = app.request(Method::POST, "/api/v1/applications").json(&child());
    send(without).await.assert_problem(400, "key-missing");
    for key in ["", "short", "sixteen_letters_", &"a".repeat(65)] {
        app.post(key, &child()).await.assert_problem(400, "key-missing");
    }
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up() {
    let app = TestApp::start_with(|config| config.request_timeout = 1.try_into().unwrap()).await;
    let mut stream = TcpStream::connect(app.root.trim_start_matches("http://")).await.unwrap();
    let head = "POST /api/v1/applications HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                idempotency-key: 0123456789abcdef\r\ncontent-length: 100\r\n\r\n{";
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut answer = vec![0; 4096];
    let length = stream.read(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer[..length]).into_owned();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("\"code\":\"too-slow\""), "{answer}");
}

#[tokio::test]
async fn every_response_is_hardened_and_names_its_request() {
    let app = TestApp::start().await;
    let (mut ids, paths) = (Vec::new(), ["/", "/api/v1/programme", "/api/v1/nothing", "/missing.js"]);
    for path in paths {
        let answer = app.get(path).await;
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'; "), "{path}");
        assert!(!answer.header("content-security-policy").contains("unsafe-inline"), "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}");
        assert!(!answer.header("date").is_empty(), "{path}");
        ids.push(answer.header("x-request-id").to_owned());
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), paths.len());
}

#[tokio::test]
async fn browsers_are_told_to_come_by_https_only_behind_a_proxy() {
    let app = TestApp::start_with(|config| config.behind_proxy = true).await;
    assert!(app.get("/").await.header("strict-transport-security").starts_with("max-age="));
}
