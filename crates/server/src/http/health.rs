//! Is the service alive, and can it do its work?

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use super::Http;
use super::error::ApiError;

pub(super) fn router() -> Router<Http> {
    Router::new().route("/health/live", get(live)).route("/health/ready", get(ready))
}

/// The program runs.
#[utoipa::path(get, path = "/health/live", responses((status = 204, description = "it runs")))]
pub(super) async fn live() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The database answers, its schema is current, and the data directory can be written.
#[utoipa::path(
    get, path = "/health/ready",
    responses(
        (status = 204, description = "it can do its work"),
        (status = 503, description = "`unavailable`"),
    )
)]
pub(super) async fn ready(State(http): State<Http>) -> Result<StatusCode, ApiError> {
    match http.register.check().await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(cause) => {
            tracing::error!(%cause, "not ready");
            Err(ApiError::Unavailable)
        }
    }
}
