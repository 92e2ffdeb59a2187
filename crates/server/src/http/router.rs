//! Every route, limit and header of the service, in one place.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use kruzhok_domain::api::ROOT;
use tower_http::catch_panic::CatchPanicLayer;

use super::error::ApiError;
use super::{Http, applications, health, observe, openapi, programme, site};

/// Bytes of a body. The longest application there can be is a fifth of it.
const BODY_LIMIT: usize = 64 * 1024;

/// On every response. What is for pages alone is added by [`site`].
const HEADERS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The policy of what is neither a page nor a worker: shown as a page, it may do nothing at all.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// A year of HTTPS alone.
const HSTS: &str = "max-age=31536000";

/// The whole service.
pub fn router(http: Http) -> Router {
    let api = Router::new()
        .merge(applications::router())
        .merge(programme::router())
        .merge(health::router())
        .merge(openapi::router());
    let routes = Router::new()
        .nest(ROOT, api)
        .route("/api", any(no_such_path))
        .route("/api/", any(no_such_path))
        .route("/api/{*rest}", any(no_such_path))
        .method_not_allowed_fallback(async || ApiError::NoSuchMethod)
        .fallback(site::serve);
    wrapped(routes, http)
}

/// The limits and headers around `routes`, the outermost last.
fn wrapped(routes: Router<Http>, http: Http) -> Router {
    routes
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(|_| ApiError::Internal.into_response()))
        .layer(from_fn_with_state(http.clone(), observe::observe))
        .layer(from_fn_with_state(http.clone(), harden))
        .with_state(http)
}

async fn no_such_path() -> ApiError {
    ApiError::NoSuchPath
}

async fn harden(State(http): State<Http>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NOTHING));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if http.behind_proxy {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    response
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::routing::get;
    use clap::Parser;
    use tower::ServiceExt;

    use super::*;
    use crate::built_app::BuiltApp;
    use crate::clock::SystemClock;
    use crate::config::Cli;
    use crate::{open_register, programme_file};

    #[tokio::test]
    async fn a_handler_that_panics_is_a_problem_document_with_all_headers() {
        let files = tempfile::tempdir().unwrap();
        let mut config = Cli::parse_from(["kruzhok-server"]).config;
        config.programme = Some(concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/programme.json").into());
        config.place.data = files.path().to_owned();
        let app = BuiltApp::read(files.path()).unwrap();
        let register = open_register(&config.place, Arc::new(SystemClock)).await.unwrap();
        let programme = Arc::new(programme_file::load(&config, &app).unwrap());
        let http = Http::new(&config, &app, programme, register).unwrap();
        let router = wrapped(Router::new().route("/bug", get(async || -> StatusCode { panic!("a bug") })), http);

        let response = router
            .oneshot(Request::get("/bug").header(header::HOST, "localhost").body(Body::empty()).unwrap())
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers()[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(response.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
}
