//! What was acknowledged survives the sudden death of the server.

use super::crowd::Crowd;
use crate::{service::Service, surroundings};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing() {
    const FAMILIES: u32 = 240;
    const DEATHS: u32 = 5;
    let (seed, service) = (surroundings::seed(), Service::start_for_crowds());
    let crowd = Crowd::applies(&service, FAMILIES as usize, seed, None);
    for _ in 0..DEATHS {
        // In the middle of it: some have their number, some are waiting for it, some have not begun.
        if let Ok(done) = crowd.done.acquire_many(FAMILIES / (DEATHS + 1)).await {
            done.forget();
        }
        service.kill();
        service.start_again();
    }
    let report = crowd.report(&service).await;
    assert!(report.complaints.is_empty(), "KRUZHOK_SEED={seed} repeats this:\n{}", report.complaints.join("\n"));
}
