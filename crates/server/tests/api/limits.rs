//! How much one address may ask.

use reqwest::Method;

use crate::app::{TestApp, child, fresh_key, send};

#[tokio::test]
async fn an_address_that_files_too_much_is_told_when_to_come_again() {
    let app = TestApp::start_with(|config| config.filings_per_minute = 3.try_into().unwrap()).await;
    let body = child();
    for _ in 0..3 {
        assert_ne!(app.post(&fresh_key(), &body).await.status, 429);
    }
    let answer = app.post(&fresh_key(), &body).await;
    answer.assert_problem(429, "too-many");
    let seconds: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=21).contains(&seconds), "{seconds}");
    // Looking is counted apart.
    assert_eq!(app.status("000000000", "0000000000").await.status, 404);
}

#[tokio::test]
async fn codes_cannot_be_guessed_faster_by_coming_from_many_addresses() {
    let app = TestApp::start_with(|config| {
        config.behind_proxy = true;
        config.lookups_per_minute = 5.try_into().unwrap();
    })
    .await;
    let guess = |number: String, address: u8| {
        let request = app.request(Method::GET, &format!("/api/v1/applications/{number}"));
        send(request.bearer_auth("0000000000").header("x-forwarded-for", format!("192.0.2.{address}")))
    };
    let number = |ordinal| kruzhok_domain::reference::ReferenceNumber::from_ordinal(ordinal).as_str().to_owned();
    for address in 0..5 {
        guess(number(1), address).await.assert_problem(404, "no-such-application");
    }
    guess(number(1), 100).await.assert_problem(429, "too-many");
    guess(number(2), 100).await.assert_problem(404, "no-such-application");
}

#[tokio::test]
async fn an_address_that_looks_too_much_is_told_so_whatever_it_looks_at() {
    let app = TestApp::start_with(|config| config.lookups_per_minute = 5.try_into().unwrap()).await;
    for _ in 0..5 {
        app.status("nonsense", "0000000000").await.assert_problem(404, "no-such-application");
    }
    app.status("nonsense", "0000000000").await.assert_problem(429, "too-many");
}

#[tokio::test]
async fn a_forged_address_does_not_help_without_a_proxy() {
    let app = TestApp::start_with(|config| config.lookups_per_minute = 2.try_into().unwrap()).await;
    let mut statuses = Vec::new();
    for address in 0..3 {
        let request = app.request(Method::GET, "/api/v1/applications/1");
        statuses.push(send(request.header("x-forwarded-for", format!("192.0.2.{address}"))).await.status.as_u16());
    }
    assert_eq!(statuses, [404, 404, 429]);
}
