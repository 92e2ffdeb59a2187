//! The built app: its files, and its page for every route of its own.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::asset::Asset;
use super::error::ApiError;
use super::{Http, csp, early};
use crate::built_app::BuiltApp;
use crate::programme_file;

/// The first segments of the app's routes. Any other path without a dot shows the app as well, which says that there
/// is no such page; its status is 404.
pub const APP_ROUTES: [&str; 15] = [
    "",
    "questions",
    "result",
    "documents",
    "ways",
    "application",
    "sent",
    "status",
    "organisations",
    "class",
    "continue",
    "about",
    "privacy",
    "accessibility",
    "help",
];

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

const REVALIDATED: &str = "no-cache";

/// On every page, and on the worker, which may do what the page may. Beside these there is the policy of content.
///
/// After the OWASP Secure Headers Project, without what only browsers ask for that cannot run the app: each that knows
/// WebAssembly knows `frame-ancestors`. The app writes to the clipboard and shares; it never looks or listens.
const PAGE_HEADERS: [(HeaderName, &str); 3] = [
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
         microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
         xr-spatial-tracking=()",
    ),
];

/// The script of the worker. It is governed by the policy that comes with it.
const WORKER: &str = "/sw.js";

/// How many digits a hash has: one in a million has fewer, and its file is merely asked for again.
const HASH_DIGITS: RangeInclusive<usize> = 12..=16;

/// The file of the page.
const PAGE: &str = "index.html";

/// The page while there is no app. The only words for people in the server, and they are for developers.
const NOT_BUILT: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Kruzhok</title>\n\
    <p>The app is not built. Build it with <code>cargo xtask build</code>, or name its directory with \
    <code>--app</code>, and start the server again.</p>\n</html>\n";

/// The built app.
pub(super) struct Site {
    /// The policy of content for its page.
    policy: HeaderValue,
    /// What its page asks for first, as a header.
    early: Option<HeaderValue>,
    /// `None` while there is no app.
    page: Option<Asset>,
    /// By path.
    files: HashMap<String, Asset>,
}

impl Site {
    /// Takes over the app: a newly built one needs a new start.
    pub(super) fn of(app: &BuiltApp) -> anyhow::Result<Self> {
        let page = Asset::of(app, PAGE);
        let text = page.as_ref().map(Asset::text).unwrap_or_default();
        Ok(Self {
            policy: HeaderValue::from_str(&csp::policy(&text))?,
            early: early::link(&text),
            page,
            files: app.names().filter_map(|name| Some((format!("/{name}"), Asset::of(app, name)?))).collect(),
        })
    }

    fn page(&self, request: &HeaderMap, status: StatusCode) -> Response {
        let mut response = match &self.page {
            Some(page) if status == StatusCode::OK => page.answer(request),
            // It will say that there is no such page.
            Some(page) => page.whole(request, status),
            None => (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_BUILT)).into_response(),
        };
        if let Some(early) = &self.early {
            response.headers_mut().insert(header::LINK, early.clone());
        }
        response
    }

    fn file(&self, path: &str, request: &HeaderMap) -> Response {
        self.files.get(path).map_or_else(|| ApiError::NoSuchPath.into_response(), |file| file.answer(request))
    }

    /// The programme file.
    pub(super) fn programme(&self, request: &HeaderMap) -> Response {
        let mut response = self.file(&format!("/{}", programme_file::IN_APP), request);
        say_how_to_keep(&mut response, REVALIDATED);
        response
    }

    /// Makes `response` one that a browser treats as a page of the app.
    fn govern(&self, response: &mut Response) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, self.policy.clone());
        for (name, value) in PAGE_HEADERS {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// Serves whatever is no call of the API.
pub(super) async fn serve(State(http): State<Http>, request: Request) -> Response {
    let path = request.uri().path();
    let kind = kind(path);
    let mut response = match kind {
        _ if !is_read(request.method()) => not_allowed(),
        Kind::File => http.site.file(path, request.headers()),
        Kind::Page => http.site.page(request.headers(), StatusCode::OK),
        Kind::NoPage => http.site.page(request.headers(), StatusCode::NOT_FOUND),
    };
    if kind != Kind::File || path == WORKER {
        http.site.govern(&mut response);
    }
    let kept = !response.status().is_client_error() && is_hashed(path);
    say_how_to_keep(&mut response, if kept { IMMUTABLE } else { REVALIDATED });
    response
}

fn say_how_to_keep(response: &mut Response, caching: &'static str) {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
}

fn not_allowed() -> Response {
    ([(header::ALLOW, "GET,HEAD")], ApiError::NoSuchMethod).into_response()
}

fn is_read(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Page,
    NoPage,
    File,
}

fn kind(path: &str) -> Kind {
    let segments = path.trim_start_matches('/');
    if segments == PAGE {
        Kind::Page
    } else if segments.rsplit('/').next().unwrap_or_default().contains('.') {
        Kind::File
    } else if APP_ROUTES.contains(&segments.split('/').next().unwrap_or_default()) {
        Kind::Page
    } else {
        Kind::NoPage
    }
}

/// Whether the file's name holds the hash of its content, as Trunk writes it: a number of 64 bits in hexadecimal digits
/// after a hyphen, without the noughts that it begins with. Under `snippets/` the hash is in the folder's name and is one
/// of the package, not of the content.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_hash = |part: &str| {
        let digits = part.bytes().take_while(u8::is_ascii_hexdigit).count();
        HASH_DIGITS.contains(&digits) && part.get(digits..).is_some_and(|rest| rest.starts_with(['.', '_']))
    };
    name.match_indices('-').filter_map(|(place, _)| name.get(place + 1..)).any(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_page_of_the_app_a_file_or_no_page() {
        for page in ["/", "/index.html", "/questions/birth-date", "/status", "/application/child/", "/help"] {
            assert_eq!(kind(page), Kind::Page, "{page}");
        }
        for file in ["/app.css", "/sw.js", "/status/x.js", "/snippets/a/inline0.js", "/status/index.html"] {
            assert_eq!(kind(file), Kind::File, "{file}");
        }
        for none in ["/nowhere", "/questionsx", "/assets/", "/statuses/1"] {
            assert_eq!(kind(none), Kind::NoPage, "{none}");
        }
    }

    #[test]
    fn only_a_name_with_the_hash_of_its_content_is_kept_for_ever() {
        for hashed in [
            "/kruzhok-0123456789abcdef_bg.wasm",
            "/kruzhok-0123456789abcdef.js",
            "/app-fedcba9876543210.css",
            "/kruzhok-1e18a291a897af2_bg.wasm",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for other in [
            "/index.html",
            "/app.css",
            "/sw.js",
            "/snippets/kruzhok-0123456789abcdef/inline0.js",
            "/a-0123456789a.js",
            "/a-0123456789abcdefg.js",
            "/a-0123456789abcdef0.js",
            "/icon-maskable-512.png",
        ] {
            assert!(!is_hashed(other), "{other}");
        }
    }
}
