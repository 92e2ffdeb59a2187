//! A file of the app, as it was when the server started.
//!
//! The policy of content fits one text of the page and no other. Were files asked for each time, those of an app that is
//! just being put in place would go out beside the page and with the policy of the one before; and a browser that keeps
//! the app on its device keeps all of it together.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::etag;
use crate::built_app::BuiltApp;

/// How a file is named in which another one is compressed, and what that is called; the smallest first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

const UNKNOWN: &str = "application/octet-stream";

/// A file in all forms in which it is sent.
pub(super) struct Asset {
    content_type: HeaderValue,
    plain: Bytes,
    /// By name, the smallest first.
    compressed: Vec<(&'static str, Bytes)>,
    tag: HeaderValue,
}

impl Asset {
    /// The file of that name, with what was made of it beside it; `None` where it is not there, or is only a compressed
    /// form of another.
    pub(super) fn of(app: &BuiltApp, name: &str) -> Option<Self> {
        let is_form = |(_, extension)| name.strip_suffix(extension).is_some_and(|plain| app.file(plain).is_some());
        if ENCODINGS.into_iter().any(is_form) {
            return None;
        }
        let plain = app.file(name)?.clone();
        let form = |(encoding, extension)| Some((encoding, app.file(&format!("{name}{extension}"))?.clone()));
        Some(Self {
            content_type: HeaderValue::from_static(mime_guess::from_path(name).first_raw().unwrap_or(UNKNOWN)),
            tag: etag::weak(&plain),
            compressed: ENCODINGS.into_iter().filter_map(form).collect(),
            plain,
        })
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.plain).into_owned()
    }

    /// The answer to one who asks for it: 304 where it is there already.
    pub(super) fn answer(&self, request: &HeaderMap) -> Response {
        let is_known = self.tag.to_str().is_ok_and(|tag| etag::matches(request, tag));
        let mut response =
            if is_known { StatusCode::NOT_MODIFIED.into_response() } else { self.whole(request, StatusCode::OK) };
        response.headers_mut().insert(header::ETAG, self.tag.clone());
        response
    }

    /// All of it with a status of its own, whatever is there already: a 304 would hide the status.
    pub(super) fn whole(&self, request: &HeaderMap, status: StatusCode) -> Response {
        let (encoding, body) = self.smallest_for(request);
        let mut response = (status, [(header::CONTENT_TYPE, self.content_type.clone())], body).into_response();
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
