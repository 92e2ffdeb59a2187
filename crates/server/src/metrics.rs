//! What is counted: requests by route and outcome, how long they took, what the limits turned away, connections.
//! Nothing about people or numbers.

use std::sync::OnceLock;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// Borders of the latency histogram, in seconds.
const SECONDS: [f64; 9] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 1.0, 10.0];

/// One for the whole process: recorders are global.
static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();

/// `/metrics` in the text format of Prometheus, for an address of its own.
///
/// # Errors
/// When something else records metrics in this process.
pub fn router() -> anyhow::Result<Router> {
    let handle = match RECORDER.get() {
        Some(handle) => handle.clone(),
        None => {
            let handle = PrometheusBuilder::new().set_buckets(&SECONDS)?.install_recorder()?;
            metrics::gauge!("kruzhok_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
            RECORDER.get_or_init(|| handle).clone()
        }
    };
    Ok(Router::new().route("/metrics", get(async move || render(&handle))))
}

/// Counts a request that was answered.
pub fn count(method: &'static str, route: &str, status: u16, took: Duration) {
    let labels = [("method", method.to_owned()), ("route", route.to_owned()), ("status", status.to_string())];
    metrics::counter!("kruzhok_requests_total", &labels).increment(1);
    metrics::histogram!("kruzhok_request_seconds", "route" => route.to_owned()).record(took.as_secs_f64());
}

/// Counts a request that was turned away because of `limit`.
pub fn count_refused(limit: &'static str) {
    metrics::counter!("kruzhok_refused_total", "limit" => limit).increment(1);
}

/// There are so many more connections, or fewer.
pub fn connections(more: f64) {
    metrics::gauge!("kruzhok_connections").increment(more);
}

fn render(handle: &PrometheusHandle) -> String {
    handle.run_upkeep();
    handle.render()
}
