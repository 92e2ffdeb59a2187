//! The applications that were sent from this device: number and code, so that the status is one tap away.

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::storage::{self, Place};

const KEY: &str = "kruzhok.filed";
/// More than any family has children.
const MOST: usize = 20;

/// An application that was received. It carries no personal data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Filed {
    /// The application's number, 9 digits.
    pub(crate) number: String,
    /// The code that opens it, 10 digits.
    pub(crate) code: String,
    /// When the server received it.
    pub(crate) received_at: DateTime<Utc>,
    /// Whether it is the pupil's own.
    pub(crate) applies_alone: bool,
}

/// The applications sent from this device, newest first, and the one sent from this tab.
#[derive(Clone, Copy)]
pub(crate) struct FiledList {
    kept: RwSignal<Vec<Filed>>,
    latest: RwSignal<Option<Filed>>,
}

/// Reads what this device remembers.
pub(crate) fn provide_filed() {
    let kept = storage::read(Place::Device, KEY).unwrap_or_default();
    let latest = storage::read(Place::Tab, KEY);
    provide_context(FiledList { kept: RwSignal::new(kept), latest: RwSignal::new(latest) });
}

/// The applications sent from this device.
pub(crate) fn use_filed() -> FiledList {
    expect_context()
}

impl FiledList {
    /// Remembers an application; staff leave nothing on the computer, so theirs stays in memory.
    pub(crate) fn add(self, filed: Filed, memory_only: bool) {
        if !memory_only {
            self.kept.update(|kept| {
                kept.retain(|other| other.number != filed.number);
                kept.insert(0, filed.clone());
                kept.truncate(MOST);
            });
            // Blocked storage is no reason to hide a success: number and code are on the page to be copied.
            let _ = storage::write(Place::Device, KEY, &self.kept.get_untracked());
            let _ = storage::write(Place::Tab, KEY, &filed);
        }
        self.latest.set(Some(filed));
    }

    /// Everything this device remembers, newest first.
    pub(crate) fn kept(self) -> Vec<Filed> {
        self.kept.get()
    }

    /// The application that was sent from this tab last.
    pub(crate) fn latest(self) -> Option<Filed> {
        self.latest.get()
    }

    /// Whether this device remembers `filed`.
    pub(crate) fn is_kept(self, filed: &Filed) -> bool {
        self.kept.read().contains(filed)
    }

    /// Forgets the application sent from this tab: another family begins.
    pub(crate) fn forget_latest(self) {
        storage::remove(Place::Tab, KEY);
        self.latest.set(None);
    }
}
