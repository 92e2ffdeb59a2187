//! The programme file, as the server read it.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

use super::Http;

pub(super) fn router() -> Router<Http> {
    Router::new().route("/programme", get(show))
}

/// The municipality's values: ages, documents, organisations, texts.
#[utoipa::path(
    get, path = "/programme",
    params(("if-none-match" = Option<String>, Header, description = "the tag of the answer the client holds")),
    responses(
        (status = 200, description = "the programme file", body = Object),
        (status = 304, description = "nothing has changed"),
    )
)]
pub(super) async fn show(State(http): State<Http>, headers: HeaderMap) -> Response {
    http.site.programme(&headers)
}
