//! The app's own sending over networks that fail in every way: exactly one application for each family.

use super::{crowd::Crowd, flaw::Flaw};
use crate::{service::Service, surroundings};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_families_on_bad_networks_have_one_application_each() {
    const FAMILIES: usize = 1000;
    let (seed, service) = (surroundings::seed(), Service::start_for_crowds());
    let report = Crowd::applies(&service, FAMILIES, seed, None).report(&service).await;
    assert!(report.complaints.is_empty(), "KRUZHOK_SEED={seed} repeats this:\n{}", report.complaints.join("\n"));
    println!("{FAMILIES} applications after {} attempts, KRUZHOK_SEED={seed}", report.attempts);
    assert!(report.attempts > 2 * FAMILIES, "these networks do not fail: {} attempts", report.attempts);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_does_it_wrong_is_found_out() {
    let seed = surroundings::seed();
    for flaw in [Flaw::FreshKeys, Flaw::KeepsNothing, Flaw::CallsBackTheUncertain, Flaw::TwoOwners] {
        let mut found = None;
        // Two owners get in each other's way once in fifty families, all else far more often.
        for round in 0..8 {
            let service = Service::start_for_crowds();
            let report = Crowd::applies(&service, 100, seed.wrapping_add(round), Some(flaw)).report(&service).await;
            found = found.or(report.complaints.into_iter().next());
            if found.is_some() {
                break;
            }
        }
        println!("{flaw:?}: {}", found.as_deref().unwrap_or_default());
        assert!(found.is_some(), "{flaw:?} goes unnoticed; KRUZHOK_SEED={seed} repeats this");
    }
}
