//! Entity tags: a hash of the body, so equal answers have equal tags.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::keys::hex;

/// `body` as JSON with its tag, or 304 where the client has it already.
pub(super) fn tagged(request: &HeaderMap, body: Bytes, cache_control: &'static str) -> Response {
    let hash: [u8; 32] = Sha256::digest(&body).into();
    let tag = format!("\"{}\"", hex(hash.first_chunk::<16>().unwrap_or(&[0; 16])));
    let known = matches(request, &tag);
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { body.into_response() };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache_control));
    if !known {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    if let Ok(tag) = HeaderValue::try_from(tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn matches(request: &HeaderMap, tag: &str) -> bool {
    let asked = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    asked.flat_map(|list| list.split(',')).map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}
