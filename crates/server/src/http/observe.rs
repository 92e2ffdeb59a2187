//! Around every request: its id, its time, its line in the log, and the document of its error.

use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tracing::Instrument;

use super::error::ApiError;
use super::{Http, head};
use crate::keys::hex;
use crate::metrics;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Answers a request, with everything around it. The log's line names the pattern of the route, never the path.
pub(super) async fn observe(State(http): State<Http>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = request_id();
    let method = method(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("static", MatchedPath::as_str).to_owned();
    // The causes that handlers log carry the id through this span.
    let span = tracing::info_span!("request", id);
    let mut response = answer(request, next, http.request_timeout).instrument(span.clone()).await;
    if let Some(error) = response.extensions_mut().remove::<ApiError>() {
        let allow = response.headers_mut().remove(header::ALLOW);
        response = error.into_document(&id);
        response.headers_mut().extend(allow.map(|methods| (header::ALLOW, methods)));
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let (status, took) = (response.status(), began.elapsed());
    metrics::count(method, &route, status.as_u16(), took);
    span.in_scope(|| log(method, &route, status, took));
    response
}

/// One line for one answer. What was answered as asked is counted in the metrics and told only where somebody wants to
/// see every request: it would be all that the log is made of.
fn log(method: &str, route: &str, status: StatusCode, took: Duration) {
    let microseconds = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    let status = status.as_u16();
    match status {
        500.. => tracing::warn!(method, route, status, microseconds, "failed"),
        400.. => tracing::info!(method, route, status, microseconds, "refused"),
        _ => tracing::debug!(method, route, status, microseconds, "answered"),
    }
}

async fn answer(request: Request, next: Next, timeout: Duration) -> Response {
    if let Err(error) = head::check(&request) {
        return error.into_response();
    }
    match tokio::time::timeout(timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::TooSlow.into_response(),
    }
}

/// Our own, never the client's: it names one request of this server.
fn request_id() -> String {
    let mut bytes = [0; 8];
    // Without randomness requests cannot be told apart in the log; that is no reason not to answer them.
    let _ = getrandom::fill(&mut bytes);
    hex(&bytes)
}

/// One of a few names: a client may send any word as a method.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}
