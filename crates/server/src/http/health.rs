//! Is the service alive, and can it do its work?

use std::future::Future;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use tokio::sync::Mutex;

use super::Http;
use super::error::ApiError;
use crate::register::Register;

/// For how long it counts what was seen: a look costs a transaction and a file, and anybody may ask for one.
const FRESH: Duration = Duration::from_secs(1);

/// When somebody last looked whether the service can do its work, and whether it could.
#[derive(Default)]
pub(super) struct Readiness(Mutex<Option<(Instant, bool)>>);

impl Readiness {
    /// What was last seen, and if that is too long ago, what `look` sees. Who asks meanwhile waits for it.
    async fn last(&self, look: impl Future<Output = bool>) -> bool {
        let mut last = self.0.lock().await;
        match *last {
            Some((at, ready)) if at.elapsed() < FRESH => ready,
            Some(_) | None => {
                let ready = look.await;
                *last = Some((Instant::now(), ready));
                ready
            }
        }
    }
}

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
    let ready = http.readiness.last(is_ready(&http.register)).await;
    if ready { Ok(StatusCode::NO_CONTENT) } else { Err(ApiError::Unavailable) }
}

async fn is_ready(register: &Register) -> bool {
    let checked = register.check().await;
    if let Err(cause) = &checked {
        tracing::error!(%cause, "not ready");
    }
    checked.is_ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn those_who_ask_at_the_same_moment_are_told_what_one_look_saw() {
        let (readiness, looks) = (Arc::new(Readiness::default()), Arc::new(AtomicUsize::new(0)));
        let ask = async |readiness: Arc<Readiness>, looks: Arc<AtomicUsize>| {
            let look = async {
                looks.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                true
            };
            readiness.last(look).await
        };
        let asked: Vec<_> = (0..100).map(|_| tokio::spawn(ask(readiness.clone(), looks.clone()))).collect();
        for answer in asked {
            assert!(answer.await.unwrap());
        }
        assert_eq!(looks.load(Ordering::Relaxed), 1);
    }

    #[tokio::test]
    async fn what_was_seen_does_not_count_for_long() {
        let readiness = Readiness::default();
        assert!(readiness.last(async { true }).await);
        assert!(readiness.last(async { false }).await);
        tokio::time::sleep(FRESH).await;
        assert!(!readiness.last(async { false }).await);
    }
}
