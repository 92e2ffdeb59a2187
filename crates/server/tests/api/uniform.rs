//! Whoever guesses learns nothing from an answer but that the pair opens nothing.

use chrono::TimeDelta;
use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::status::Status;
use reqwest::Method;

use crate::app::{TestApp, changed_programme, child};

/// An answer as its client sees it, without what differs from one request to the next whatever is asked.
#[derive(Debug, PartialEq)]
struct Seen {
    status: u16,
    headers: Vec<(String, String)>,
    text: String,
}

async fn seen(app: &TestApp, method: Method, path: &str, authorization: Option<&str>) -> Seen {
    let request = app.request(method, path);
    let request = authorization.into_iter().fold(request, |request, value| request.header("authorization", value));
    let response = request.send().await.unwrap();
    let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap().to_owned();
    let id = text(&response.headers()["x-request-id"]);
    let headers = response.headers().iter().map(|(name, value)| (name.to_string(), text(value)));
    let headers = headers.filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str())).collect();
    Seen { status: response.status().as_u16(), headers, text: response.text().await.unwrap().replace(&id, "") }
}

#[tokio::test]
async fn a_wrong_code_an_unknown_number_and_nonsense_are_answered_with_the_same_bytes_and_headers() {
    let app = TestApp::start().await;
    let received = app.file(&child()).await;
    let opened = format!("/api/v1/applications/{}", received.number);
    let other = received.number[..8].parse::<u32>().unwrap().wrapping_add(1) % 100_000_000;
    let unknown = format!("/api/v1/applications/{}", ReferenceNumber::from_ordinal(other).as_str());
    let right = format!("Bearer {}", received.code);
    let wrong = if received.code == "0000000000" { "Bearer 0000000001" } else { "Bearer 0000000000" };
    let expected = seen(&app, Method::GET, &opened, Some(wrong)).await;
    assert_eq!(expected.status, 404);
    for (path, authorization) in [
        (unknown.as_str(), Some(right.as_str())),
        (&unknown, Some(wrong)),
        (&unknown, None),
        (&opened, None),
        (&opened, Some("Bearer")),
        (&opened, Some("Bearer ")),
        (&opened, Some("Bearer 12345")),
        (&opened, Some("Basic MTIzOjQ1Ng==")),
        ("/api/v1/applications/123", Some(&right)),
        ("/api/v1/applications/%FF%FF", Some(&right)),
        ("/api/v1/applications/%D0%BD%D0%B5%D1%82", Some(&right)),
    ] {
        assert_eq!(seen(&app, Method::GET, path, authorization).await, expected, "{path} {authorization:?}");
        let withdrawal = format!("{path}/withdraw");
        assert_eq!(
            seen(&app, Method::POST, &withdrawal, authorization).await,
            expected,
            "{withdrawal} {authorization:?}"
        );
    }
    assert_eq!(seen(&app, Method::GET, &opened, Some(&right)).await.status, 200);
}

/// A write takes a while, and by that a number that is there could be told from one that nobody has.
#[tokio::test]
async fn a_wrong_code_makes_nothing_expire() {
    let files = tempfile::tempdir().unwrap();
    let path = changed_programme(&files, "\"version\": 1,", "\"version\": 1, \"activation-term-days\": 30,");
    let app = TestApp::start_with(|config| config.programme = Some(path)).await;
    let received = app.file(&child()).await;
    app.clock.pass(TimeDelta::days(31));
    let wrong = if received.code == "0000000000" { "0000000001" } else { "0000000000" };
    app.status(&received.number, wrong).await.assert_problem(404, "no-such-application");
    // Asked past the register, which would let it expire now.
    let (store, _) = kruzhok_server::open_store(&app.config.place).await.unwrap();
    let kept = store.find(&received.number).await.unwrap().unwrap();
    assert_eq!((kept.record.status, kept.timeline.len()), (Status::AwaitingActivation, 1));
    assert_eq!(app.report(&received).await["status"], "expired");
}
