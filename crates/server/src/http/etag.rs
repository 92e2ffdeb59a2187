//! Entity tags: a hash of the body, so equal answers have equal tags.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::keys::hex;

/// `body` as JSON with its tag, or 304 where the client has it already.
pub(super) fn tagged(request: &HeaderMap, body: Bytes, cache_control: &'static str) -> Response {
    let tag = strong(&body);
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

/// The tag of what is sent in several encodings: it is of the text, not of the bytes.
pub(super) fn weak(body: &[u8]) -> HeaderValue {
    HeaderValue::try_from(format!("W/{}", strong(body))).unwrap_or(HeaderValue::from_static("W/\"\""))
}

/// Whether the client has what this tag stands for, in whatever encoding.
pub(super) fn matches(request: &HeaderMap, tag: &str) -> bool {
    let asked = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    asked.flat_map(|list| list.split(',')).any(|one| one.trim() == "*" || bare(one) == bare(tag))
}

fn strong(body: &[u8]) -> String {
    let hash: [u8; 32] = Sha256::digest(body).into();
    format!("\"{}\"", hex(hash.first_chunk::<16>().unwrap_or(&[0; 16])))
}
