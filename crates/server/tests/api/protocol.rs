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
    for method in [Method::DELETE, Method::OPTIONS, Method::TRACE, Method::from_bytes(b"BREW").unwrap()] {
        let answer = send(app.request(method, "/api/v1/programme")).await;
        answer.assert_problem(405, "no-such-method");
        assert_eq!(answer.header("allow"), "GET,HEAD");
    }
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

/// What the server says to these bytes.
async fn said(app: &TestApp, bytes: &str) -> String {
    let mut stream = TcpStream::connect(app.root.trim_start_matches("http://")).await.unwrap();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut answer = vec![0; 4096];
    let length = stream.read(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer[..length]).into_owned()
}

#[tokio::test]
async fn a_head_that_is_too_large_is_a_problem_document() {
    let app = TestApp::start().await;
    assert_eq!(app.get(&format!("/{}.js", "a".repeat(2044))).await.status, 404);
    app.get(&format!("/{}", "a".repeat(2048))).await.assert_problem(414, "address-too-long");
    app.get(&format!("/api/v1/programme?{}", "a".repeat(2048))).await.assert_problem(414, "address-too-long");
    let with = |name: &str, count: usize, length: usize| {
        let request = app.request(Method::GET, "/api/v1/programme");
        (0..count).fold(request, |request, at| request.header(format!("{name}-{at}"), "a".repeat(length)))
    };
    assert_eq!(send(with("x", 50, 1)).await.status, 200);
    send(with("x", 70, 1)).await.assert_problem(431, "headers-too-large");
    assert_eq!(send(with("x", 1, 8000)).await.status, 200);
    send(with("x", 1, 8200)).await.assert_problem(431, "headers-too-large");
}

#[tokio::test]
async fn a_request_names_one_host() {
    let app = TestApp::start().await;
    for hosts in ["", "host: a\r\nhost: b\r\n", "host: \r\n", "host: a b\r\n", "host: a/b\r\n"] {
        let answer = said(&app, &format!("GET /api/v1/health/live HTTP/1.1\r\n{hosts}\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 400") && answer.contains("\"code\":\"bad-host\""), "{hosts:?}: {answer}");
    }
    for (host, version) in [("host: xn--j1ail.xn--p1ai:8080\r\n", "1.1"), ("host: [::1]\r\n", "1.1"), ("", "1.0")] {
        let answer = said(&app, &format!("GET /api/v1/health/live HTTP/{version}\r\n{host}\r\n")).await;
        assert!(answer.contains(" 204 No Content"), "{host:?}: {answer}");
    }
}

/// These are hyper's own answers: the request never reaches us.
#[tokio::test]
async fn what_is_no_http_is_refused_without_a_document() {
    let app = TestApp::start().await;
    let many = "x-more: more\r\n".repeat(101);
    let large = format!("x-large: {}\r\n", "a".repeat(17 * 1024));
    for (head, status) in [
        ("nonsense\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/2.0\r\nhost: x\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nhost: x\r\nbad header: x\r\n\r\n".to_owned(), 400),
        ("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n".to_owned(), 400),
        ("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip\r\n\r\n".to_owned(), 400),
        (format!("GET / HTTP/1.1\r\nhost: x\r\n{many}\r\n"), 431),
        (format!("GET / HTTP/1.1\r\nhost: x\r\n{large}\r\n"), 431),
        (format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "a".repeat(70_000)), 431),
    ] {
        let answer = said(&app, &head).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{}: {answer}", &head[..60.min(head.len())]);
        assert!(answer.contains("content-length: 0\r\n") && answer.contains("connection: close\r\n"), "{answer}");
    }
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up() {
    let app = TestApp::start_with(|config| config.request_timeout = 1.try_into().unwrap()).await;
    let head = "POST /api/v1/applications HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
                idempotency-key: 0123456789abcdef\r\ncontent-length: 100\r\n\r\n{";
    let answer = said(&app, head).await;
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
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin", "{path}");
        assert!(answer.header("content-security-policy").starts_with("default-src 'none'; "), "{path}");
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
