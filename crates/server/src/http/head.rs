//! What the head of a request may be. hyper refuses what it cannot read, and heads of twice this size, with an empty
//! answer; what it lets through is refused here, with a document.

use axum::http::uri::Authority;
use axum::http::{HeaderMap, Request, Uri, Version, header};

use super::error::ApiError;

/// Bytes of an address. The app's own are a tenth of it: what they carry stands in the fragment, which is not sent.
const ADDRESS: usize = 2048;

/// Headers. Browsers and proxies together send less than thirty.
const HEADERS: usize = 64;

/// Bytes of all headers. The app has no cookies, but it may share its host with somebody who has.
const HEADER_BYTES: usize = 8 * 1024;

pub(super) fn check<B>(request: &Request<B>) -> Result<(), ApiError> {
    if length(request.uri()) > ADDRESS {
        return Err(ApiError::AddressTooLong);
    }
    let headers = request.headers();
    if headers.len() > HEADERS || size(headers) > HEADER_BYTES {
        return Err(ApiError::HeadersTooLarge);
    }
    // HTTP/1.0 knows no hosts.
    if request.version() == Version::HTTP_11 && !names_one_host(headers) { Err(ApiError::BadHost) } else { Ok(()) }
}

fn length(address: &Uri) -> usize {
    let host = address.authority().map_or(0, |host| host.as_str().len());
    host + address.path_and_query().map_or(0, |path| path.as_str().len())
}

fn size(headers: &HeaderMap) -> usize {
    headers.iter().map(|(name, value)| name.as_str().len() + value.len()).sum()
}

/// As RFC 9112 (section 3.2) has it.
fn names_one_host(headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    second.is_none() && first.is_some_and(|host| Authority::try_from(host.as_bytes()).is_ok())
}
