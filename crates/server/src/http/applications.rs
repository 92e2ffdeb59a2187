//! The calls about applications.

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use kruzhok_domain::api::{IDEMPOTENCY_KEY, NewApplication, Received, StatusReport};

use super::Http;
use super::error::ApiError;
use super::etag::tagged;
use super::json::JsonBody;
use super::limits::{FilingAllowed, LookupAllowed};
use crate::register::{Breakdown, Credentials, IdempotencyKey};

/// No cache, not even the browser's own: a shared computer keeps nothing. A tag works all the same, for a client
/// that holds the last answer itself.
const PERSONAL: &str = "no-store";

pub(super) fn router() -> Router<Http> {
    Router::new()
        .route("/applications", post(file))
        .route("/applications/{number}", get(show))
        .route("/applications/{number}/withdraw", post(withdraw))
}

/// Files an application. The same key with the same body gives the same answer for ever.
#[utoipa::path(
    post, path = "/applications", request_body = NewApplication,
    params((
        "idempotency-key" = String, Header, description = "made by the client, kept by it until it has an answer",
        min_length = 16, max_length = 64, pattern = "^[A-Za-z0-9-]+$",
    )),
    responses(
        (status = 201, description = "it is filed, or was", body = Received),
        (status = 400, description = "`malformed`, `key-missing`"),
        (status = 409, description = "`already-filed`, `other-programme`"),
        (status = 413, description = "`too-large`"),
        (status = 415, description = "`not-json`"),
        (status = 422, description = "`invalid`, `not-eligible`, `key-reused`"),
        (status = 429, description = "`too-many`"),
        (status = 503, description = "`unavailable`"),
    )
)]
pub(super) async fn file(
    State(http): State<Http>,
    _: FilingAllowed,
    headers: HeaderMap,
    JsonBody(new): JsonBody<NewApplication>,
) -> Result<Response, ApiError> {
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok());
    let key = key.and_then(IdempotencyKey::parse).ok_or(ApiError::KeyMissing)?;
    let received: Received = http.register.file(&key, &new, &http.programme.programme).await?;
    let caching = [(header::CACHE_CONTROL, HeaderValue::from_static(PERSONAL))];
    Ok((StatusCode::CREATED, caching, Json(received)).into_response())
}

/// Where an application stands.
#[utoipa::path(
    get, path = "/applications/{number}", security(("code" = [])),
    params(
        ("number" = String, Path, description = "9 digits, grouped or not"),
        ("if-none-match" = Option<String>, Header, description = "the tag of the answer the client holds"),
    ),
    responses(
        (status = 200, description = "where it stands", body = StatusReport),
        (status = 304, description = "nothing has changed"),
        (status = 404, description = "`no-such-application`"),
        (status = 429, description = "`too-many`"),
        (status = 503, description = "`unavailable`"),
    )
)]
pub(super) async fn show(
    State(http): State<Http>,
    _: LookupAllowed,
    opened: Opened,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    report(&headers, &http.register.report(&opened.0).await?)
}

/// Takes an application back; everything personal is destroyed at once. Repeating it is harmless.
#[utoipa::path(
    post, path = "/applications/{number}/withdraw", security(("code" = [])),
    params(("number" = String, Path, description = "9 digits, grouped or not")),
    responses(
        (status = 200, description = "it is taken back, or was", body = StatusReport),
        (status = 404, description = "`no-such-application`"),
        (status = 409, description = "`not-possible-now`"),
        (status = 429, description = "`too-many`"),
        (status = 503, description = "`unavailable`"),
    )
)]
pub(super) async fn withdraw(State(http): State<Http>, _: LookupAllowed, opened: Opened) -> Result<Response, ApiError> {
    report(&HeaderMap::new(), &http.register.withdraw(&opened.0).await?)
}

fn report(headers: &HeaderMap, report: &StatusReport) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(report).map_err(Breakdown::from)?;
    Ok(tagged(headers, body.into(), PERSONAL))
}

/// The number in the path and the code in `Authorization`, counted against the number's limit. Anything that
/// cannot be a pair is answered like a wrong one.
pub(super) struct Opened(Credentials);

impl FromRequestParts<Http> for Opened {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, http: &Http) -> Result<Self, ApiError> {
        let number: Result<Path<String>, PathRejection> = Path::from_request_parts(parts, http).await;
        let number = number.map_err(|_| ApiError::NoSuchApplication)?.0;
        let code = bearer(&parts.headers).ok_or(ApiError::NoSuchApplication)?;
        let credentials = Credentials::parse(&number, code).ok_or(ApiError::NoSuchApplication)?;
        http.limits.count_number(credentials.number()).await?;
        Ok(Self(credentials))
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, code) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(code)
}
