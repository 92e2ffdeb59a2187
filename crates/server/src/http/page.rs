//! The page of the app, as it was when the server started.
//!
//! The policy of content fits this text and no other. Were the file asked for each time, the page of an app that is just
//! being put in place would go out with the policy of the one before; and a browser that keeps the app on its device
//! keeps both together.

use std::io::{self, ErrorKind};
use std::path::Path;

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::etag;

/// The page in all forms in which it is sent.
pub(super) struct Page {
    plain: Bytes,
    /// By name, the smallest first.
    compressed: Vec<(&'static str, Bytes)>,
    tag: HeaderValue,
}

impl Page {
    /// Reads the page, and what was made of it beside it; `None` where there is no app.
    pub(super) fn read(file: &Path) -> io::Result<Option<Self>> {
        let Some(plain) = read(file)? else { return Ok(None) };
        let mut compressed = Vec::new();
        for (name, extension) in [("br", "html.br"), ("gzip", "html.gz")] {
            compressed.extend(read(&file.with_extension(extension))?.map(|bytes| (name, bytes)));
        }
        let tag = etag::weak(&plain);
        Ok(Some(Self { plain, compressed, tag }))
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.plain).into_owned()
    }

    /// The answer to one who asks for the page: 304 where it is there already.
    pub(super) fn answer(&self, request: &HeaderMap) -> Response {
        let is_known = self.tag.to_str().is_ok_and(|tag| etag::matches(request, tag));
        let mut response =
            if is_known { StatusCode::NOT_MODIFIED.into_response() } else { self.whole(request, StatusCode::OK) };
        response.headers_mut().insert(header::ETAG, self.tag.clone());
        response
    }

    /// The page with a status of its own, whatever is there already: a 304 would hide the status.
    pub(super) fn whole(&self, request: &HeaderMap, status: StatusCode) -> Response {
        let (encoding, body) = self.smallest_for(request);
        let mut response = (status, [(header::CONTENT_TYPE, "text/html")], body).into_response();
        if let Some(encoding) = encoding {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    }

    fn smallest_for(&self, request: &HeaderMap) -> (Option<&'static str>, Bytes) {
        let taken = self.compressed.iter().find(|(name, _)| takes(request, name));
        taken.map_or((None, self.plain.clone()), |(name, bytes)| (Some(*name), bytes.clone()))
    }
}

fn read(file: &Path) -> io::Result<Option<Bytes>> {
    match std::fs::read(file) {
        Ok(bytes) => Ok(Some(bytes.into())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether the client takes an encoding: it names it, and gives it a weight above nothing.
fn takes(request: &HeaderMap, encoding: &str) -> bool {
    let named = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|list| list.split(',')).any(|one| {
        let mut parts = one.split(';').map(str::trim);
        let is_it = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let weight = parts.find_map(|part| part.strip_prefix("q=")).and_then(|weight| weight.parse::<f32>().ok());
        is_it && weight.is_none_or(|weight| weight > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(accepted: &str, encoding: &str, expected: bool) {
        let mut request = HeaderMap::new();
        request.insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
        assert_eq!(takes(&request, encoding), expected, "{accepted}: {encoding}");
    }

    #[test]
    fn an_encoding_is_taken_that_is_named_and_not_refused() {
        check("gzip, deflate, br, zstd", "br", true);
        check("gzip;q=0.5, BR;q=1", "br", true);
        check("gzip, br;q=0", "br", false);
        check("gzip, br; q=0.000", "br", false);
        check("gzip, brotli", "br", false);
        check("identity", "gzip", false);
        check("*", "br", false);
    }

    #[test]
    fn a_client_that_names_nothing_gets_the_plain_page() {
        assert!(!takes(&HeaderMap::new(), "br"));
    }
}
