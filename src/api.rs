//! Calls to the server.

use gloo_net::http::{Method, RequestBuilder, Response};
use kruzhok_domain::api::{IDEMPOTENCY_KEY, PROBLEM, ProblemDocument, ROOT, Received, StatusReport};
use kruzhok_domain::programme::Programme;
use leptos::prelude::set_timeout;
use serde::de::DeserializeOwned;
use std::time::Duration;
use web_sys::AbortController;

use crate::clock;
use crate::json::{self, Unread};

/// How long a call may take on a bad network before it is given up.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Why a call gave no answer one can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No connection could be made, or it broke, or it took too long: whether the server acted is unknown.
    Network,
    /// Too many requests; try again after so many seconds.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The server refused, and says why.
    Rejected(Box<ProblemDocument>),
    /// The server cannot answer now.
    Server,
    /// The answer is none of ours: a captive portal, or a server of another age.
    BadResponse,
}

/// The programme in force, and how far the server's clock is ahead of the device's, in milliseconds; `None` where the
/// server did not say, because the programme is the one this device kept.
pub(crate) async fn programme() -> Result<(Programme, Option<i64>), Failure> {
    let response = call(Method::GET, "/programme", &[], None).await?;
    let server_now = response.headers().get("date").as_deref().and_then(clock::http_date);
    let ahead = server_now.map(|now| (now - clock::device_now()).num_milliseconds());
    Ok((body(response).await?, ahead))
}

/// Files an application: `payload` is a [`NewApplication`](kruzhok_domain::api::NewApplication) as JSON.
pub(crate) async fn file(key: &str, payload: &str) -> Result<Received, Failure> {
    let headers = [(IDEMPOTENCY_KEY, key), ("content-type", "application/json")];
    body(call(Method::POST, "/applications", &headers, Some(payload)).await?).await
}

/// Where an application stands.
pub(crate) async fn status(number: &str, code: &str) -> Result<StatusReport, Failure> {
    let bearer = ["Bearer ", code].concat();
    let path = ["/applications/", number].concat();
    body(call(Method::GET, &path, &[("authorization", &bearer)], None).await?).await
}

/// Withdraws an application.
pub(crate) async fn withdraw(number: &str, code: &str) -> Result<StatusReport, Failure> {
    let bearer = ["Bearer ", code].concat();
    let path = ["/applications/", number, "/withdraw"].concat();
    body(call(Method::POST, &path, &[("authorization", &bearer)], None).await?).await
}

async fn call(
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    payload: Option<&str>,
) -> Result<Response, Failure> {
    let controller = AbortController::new().ok();
    let signal = controller.as_ref().map(AbortController::signal);
    let mut builder = RequestBuilder::new(&[ROOT, path].concat()).method(method).abort_signal(signal.as_ref());
    for (name, value) in headers {
        builder = builder.header(name, value);
    }
    let request = match payload {
        Some(payload) => builder.body(payload),
        None => builder.build(),
    }
    .map_err(|_| Failure::BadResponse)?;
    if let Some(controller) = controller {
        set_timeout(move || controller.abort(), TIMEOUT);
    }
    let response = request.send().await.map_err(|_| Failure::Network)?;
    Ok(response)
}

async fn body<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    let (status, retry_after) = (response.status(), response.headers().get("retry-after"));
    // A connection that breaks in the middle of the body is a network failure.
    let text = response.text().await.map_err(|_| Failure::Network)?;
    read_answer(status, retry_after.as_deref(), &text)
}

/// What an answer of the server means: its status, its `Retry-After`, and its body.
///
/// # Errors
/// [`Failure`] says why it is no answer one can use.
pub fn read_answer<T: DeserializeOwned>(status: u16, retry_after: Option<&str>, body: &str) -> Result<T, Failure> {
    match status {
        // WebKit hands over a body that broke off as if it were whole.
        200..=299 => json::read(body).map_err(|cause| match cause {
            Unread::BrokeOff => Failure::Network,
            Unread::Strange => Failure::BadResponse,
        }),
        429 => Err(Failure::TooMany { seconds: retry_after.and_then(|text| text.parse().ok()).unwrap_or(60) }),
        400..=499 => Err(match json::read::<ProblemDocument>(body) {
            Ok(problem) if problem.kind.starts_with(PROBLEM) => Failure::Rejected(Box::new(problem)),
            // Whatever stands between here and the server may refuse, too, and in JSON.
            Ok(_) | Err(_) => Failure::BadResponse,
        }),
        500..=599 => Err(Failure::Server),
        _ => Err(Failure::BadResponse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECEIVED: &str = r#"{"number":"123456789","code":"1234567890","status":"awaiting-activation","received_at":"2026-11-22T07:32:10Z"}"#;

    fn read(status: u16, body: &str) -> Result<Received, Failure> {
        read_answer(status, None, body)
    }

    #[test]
    fn what_breaks_off_is_a_broken_connection_wherever_it_does() {
        assert!(read(201, RECEIVED).is_ok());
        for end in 0..RECEIVED.len() {
            let part = RECEIVED.get(..end).unwrap();
            assert_eq!(read(201, part), Err(Failure::Network), "{part}");
        }
    }

    #[test]
    fn an_answer_of_somebody_else_is_none() {
        for page in ["<!doctype html><title>Wi-Fi</title>", "{}", "[]", "\"ok\""] {
            assert_eq!(read(200, page), Err(Failure::BadResponse), "{page}");
            assert_eq!(read(302, page), Err(Failure::BadResponse), "{page}");
            assert_eq!(read(502, page), Err(Failure::Server), "{page}");
        }
        for page in ["<!doctype html>", "{}", r#"{"code":"invalid"}"#, r#"{"type":"about:blank","code":"forbidden"}"#] {
            assert_eq!(read(403, page), Err(Failure::BadResponse), "{page}");
        }
        let ours = read(422, r#"{"type":"urn:kruzhok:problem:invalid","code":"invalid"}"#);
        assert!(matches!(ours, Err(Failure::Rejected(problem)) if problem.code == "invalid"));
    }

    #[test]
    fn too_many_attempts_say_how_long_to_wait() {
        let seconds = |header| read_answer::<Received>(429, header, "");
        assert_eq!(seconds(Some("7")), Err(Failure::TooMany { seconds: 7 }));
        assert_eq!(seconds(Some("soon")), Err(Failure::TooMany { seconds: 60 }));
        assert_eq!(seconds(None), Err(Failure::TooMany { seconds: 60 }));
    }
}
