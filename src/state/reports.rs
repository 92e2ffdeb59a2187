//! The last that was known of the applications this device remembers: what to show while nobody can be asked.

use chrono::{DateTime, Utc};
use kruzhok_domain::api::StatusReport;
use kruzhok_domain::iso;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::FiledList;
use crate::storage::{self, Place};

const KEY: &str = "kruzhok.reports";

/// What the server said of an application, and when. It carries no personal data.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct KnownReport {
    pub(crate) report: StatusReport,
    #[serde(with = "iso::instant")]
    pub(crate) checked_at: DateTime<Utc>,
}

/// The last report on the application with this number and code.
pub(crate) fn last_report(filed: FiledList, number: &str, code: &str) -> Option<KnownReport> {
    let is_ours = is_remembered(filed, number, code);
    stored().into_iter().find(|known| is_ours && known.report.number == number)
}

/// Keeps a report, if this device remembers the application by this code: of what was only looked up here, and of what
/// staff sent, nothing is kept.
pub(crate) fn keep_report(filed: FiledList, code: &str, known: KnownReport) {
    if is_remembered(filed, &known.report.number, code) {
        let mut all = others(filed, &known.report.number);
        all.push(known);
        store(&all);
    }
}

/// Forgets what was known of an application.
pub(crate) fn forget_report(filed: FiledList, number: &str) {
    store(&others(filed, number));
}

/// Whether this device remembers the application by this code.
pub(crate) fn is_remembered(filed: FiledList, number: &str, code: &str) -> bool {
    untrack(|| filed.kept()).iter().any(|one| one.number == number && one.code == code)
}

/// What is known of all applications but this one, as long as the device remembers them.
fn others(filed: FiledList, number: &str) -> Vec<KnownReport> {
    let kept = untrack(|| filed.kept());
    let mut all = stored();
    all.retain(|known| known.report.number != number && kept.iter().any(|one| one.number == known.report.number));
    all
}

fn stored() -> Vec<KnownReport> {
    storage::read(Place::Device, KEY).unwrap_or_default()
}

fn store(all: &[KnownReport]) {
    if all.is_empty() {
        storage::remove(Place::Device, KEY);
    } else {
        // Where it cannot be kept, the page has nothing to show without a network, and says so.
        let _ = storage::write(Place::Device, KEY, &all);
    }
}
