//! What those who run the service look at.

use reqwest::Method;

use crate::app::{PROGRAMME, TestApp, child, fresh_key, send};

#[tokio::test]
async fn a_healthy_service_is_alive_and_ready() {
    let app = TestApp::start().await;
    for path in ["/api/v1/health/live", "/api/v1/health/ready"] {
        let answer = app.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (204, "no-store"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_healthy_service_is_ready_for_all_who_ask_at_the_same_moment() {
    let app = TestApp::start().await;
    // Beside it another one on the same data, which looks for itself.
    let beside = app.register().await;
    for _ in 0..3 {
        let asked: Vec<_> =
            (0..50).map(|_| tokio::spawn(app.request(Method::GET, "/api/v1/health/ready").send())).collect();
        beside.check().await.unwrap();
        for answer in asked {
            assert_eq!(answer.await.unwrap().unwrap().status(), 204);
        }
    }
}

#[tokio::test]
async fn the_programme_is_served_as_it_is_written_and_only_when_changed() {
    let app = TestApp::start().await;
    for path in ["/api/v1/programme", "/programme.json"] {
        let first = app.get(path).await;
        assert_eq!(first.text, std::fs::read_to_string(PROGRAMME).unwrap());
        assert_eq!((first.header("content-type"), first.header("cache-control")), ("application/json", "no-cache"));
        assert_eq!(first.header("vary"), "accept-encoding");
        let again = send(app.request(Method::GET, path).header("if-none-match", first.header("etag"))).await;
        assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""));
        let pressed = app.request(Method::GET, path).header("accept-encoding", "gzip, br").send().await.unwrap();
        assert_eq!(pressed.headers()["content-encoding"], "br");
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut &*pressed.bytes().await.unwrap(), &mut text).unwrap();
        assert_eq!(text, std::fs::read(PROGRAMME).unwrap());
    }
}

#[tokio::test]
async fn a_programme_file_with_a_byte_order_mark_is_served_without_it() {
    let files = tempfile::tempdir().unwrap();
    let shipped = std::fs::read_to_string(PROGRAMME).unwrap();
    let path = files.path().join("programme.json");
    std::fs::write(&path, format!("\u{feff}{shipped}")).unwrap();
    let app = TestApp::start_with(|config| config.programme = Some(path)).await;
    for path in ["/api/v1/programme", "/programme.json"] {
        assert_eq!(app.get(path).await.text, shipped, "{path}");
    }
}

#[tokio::test]
async fn metrics_answer_on_an_address_of_their_own_and_name_no_number() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let app = TestApp::start_with(|config| {
        config.metrics_listen = Some(free);
        config.filings_per_minute = 1.try_into().unwrap();
    })
    .await;
    let received = app.file(&child()).await;
    app.report(&received).await;
    app.post(&fresh_key(), &child()).await.assert_problem(429, "too-many");
    let metrics = reqwest::get(format!("http://{free}/metrics")).await.unwrap().text().await.unwrap();
    for line in [
        "kruzhok_requests_total{method=\"GET\",route=\"/api/v1/applications/{number}\",status=\"200\"} ",
        "kruzhok_request_seconds_bucket{route=\"/api/v1/applications\",le=\"0.001\"} ",
        "kruzhok_refused_total{limit=\"filings\"} ",
        "kruzhok_connections ",
        concat!("kruzhok_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
    ] {
        assert!(metrics.contains(line), "{line}: {metrics}");
    }
    assert!(!metrics.contains(&received.number));
    assert_eq!(app.get("/metrics").await.status, 503, "there is no built app here, and no metrics");
}
