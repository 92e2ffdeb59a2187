//! Calls to the server.

use gloo_net::http::{Method, RequestBuilder, Response};
use kruzhok_domain::api::{IDEMPOTENCY_KEY, ProblemDocument, ROOT, Received, StatusReport};
use kruzhok_domain::programme::Programme;
use leptos::prelude::set_timeout;
use serde::de::DeserializeOwned;
use std::time::Duration;
use web_sys::AbortController;

use crate::clock;

/// How long a call may take on a bad network before it is given up.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Why a call gave no answer one can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
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

/// The programme in force, and how far the server's clock is ahead of the device's, in milliseconds.
pub(crate) async fn programme() -> Result<(Programme, i64), Failure> {
    let response = call(Method::GET, "/programme", &[], None).await?;
    let server_now = response.headers().get("date").as_deref().and_then(clock::http_date);
    let ahead = server_now.map_or(0, |now| (now - clock::device_now()).num_milliseconds());
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
    if response.ok() { Ok(response) } else { Err(refusal(response).await) }
}

async fn body<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    // A connection that breaks in the middle of the body is a network failure; a body that arrived whole and
    // cannot be read is somebody else's.
    let text = response.text().await.map_err(|_| Failure::Network)?;
    serde_json::from_str(&text).map_err(|_| Failure::BadResponse)
}

async fn refusal(response: Response) -> Failure {
    match response.status() {
        429 => Failure::TooMany {
            seconds: response.headers().get("retry-after").and_then(|text| text.parse().ok()).unwrap_or(60),
        },
        400..=499 => match body::<ProblemDocument>(response).await {
            Ok(problem) => Failure::Rejected(Box::new(problem)),
            Err(failure) => failure,
        },
        500..=599 => Failure::Server,
        _ => Failure::BadResponse,
    }
}
