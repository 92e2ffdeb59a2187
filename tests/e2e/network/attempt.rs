use std::time::Duration;

use fastrand::Rng;
use http::{Request, header};
use http_body_util::Full;
use kruzhok::sending::{Failure, Pending, read_answer};
use kruzhok_domain::api::{IDEMPOTENCY_KEY, ROOT, Received};
use tokio::time::timeout;

use super::http::exchange;

/// How long an attempt may take. Short as all waiting here, and longer than any answer needs that comes at all.
const PATIENCE: Duration = Duration::from_secs(1);

/// A fresh idempotency key.
pub(super) fn fresh_key(chance: &mut Rng) -> String {
    format!("{:032x}", chance.u128(..))
}

/// Sends an application as `api::file` does.
pub(super) async fn attempt(address: &str, pending: &Pending) -> Result<Received, Failure> {
    let request = Request::post([address, ROOT, "/applications"].concat())
        .header(IDEMPOTENCY_KEY, &pending.key)
        .header(header::CONTENT_TYPE, "application/json")
        .body(Full::from(pending.payload.clone()))
        .unwrap_or_else(|cause| panic!("no request can be made: {cause}"));
    let Ok(Ok(answer)) = timeout(PATIENCE, exchange(request)).await else { return Err(Failure::Network) };
    let retry_after = answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    read_answer(answer.status().as_u16(), retry_after, &String::from_utf8_lossy(answer.body()))
}
