//! The applications that were sent from this device: number and code, so that the status is one tap away.

use chrono::{DateTime, Utc};
use kruzhok_domain::iso;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::lasting::Lasting;
use super::reports::forget_report;
use crate::dom;
use crate::storage::{self, Place, Refused};
use crate::watched::Watched;

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
    #[serde(with = "iso::instant")]
    pub(crate) received_at: DateTime<Utc>,
    /// Whether it is the pupil's own.
    pub(crate) applies_alone: bool,
}

/// The applications sent from this device, newest first, and the one sent from this tab.
pub(crate) type FiledList = Lasting<FiledListParts>;

/// What a [`FiledList`] is made of.
pub(crate) struct FiledListParts {
    kept: Watched<Vec<Filed>>,
    latest: Watched<Option<Filed>>,
}

/// Reads what this device remembers.
pub(crate) fn provide_filed() {
    let stored = || storage::read(Place::Device, KEY).unwrap_or_default();
    let kept = Watched::new(stored());
    let latest = Watched::new(storage::read(Place::Tab, KEY));
    let filed = FiledList::new(FiledListParts { kept, latest });
    // Another tab sent one, or somebody there had one removed.
    dom::on_window(leptos::ev::storage, move |event| {
        if event.key().as_deref() == Some(KEY) {
            let is_kept = |latest: &Filed| untrack(|| filed.is_kept(latest));
            let was_kept = untrack(|| filed.latest()).filter(is_kept);
            kept.set(stored());
            if was_kept.is_some_and(|latest| !is_kept(&latest)) {
                filed.forget_latest();
            }
        }
    });
    provide_context(filed);
}

/// The applications sent from this device.
pub(crate) fn use_filed() -> FiledList {
    expect_context()
}

impl FiledList {
    /// Remembers an application on this device.
    ///
    /// # Errors
    /// The browser gives no room: then the device remembers what it did.
    pub(crate) fn keep(self, filed: &Filed) -> Result<(), Refused> {
        let mut kept = self.stored();
        kept.retain(|other| other.number != filed.number);
        kept.insert(0, filed.clone());
        kept.truncate(MOST);
        self.store(kept)
    }

    /// Forgets an application and what is known of it: number and code are needed to see it again.
    pub(crate) fn forget(self, number: &str) {
        let mut kept = self.stored();
        kept.retain(|other| other.number != number);
        // It takes less room than before; where even that is refused, the list goes on showing what is there.
        let _ = self.store(kept);
        forget_report(self, number);
        if self.latest.with_untracked(|latest| latest.as_ref().is_some_and(|latest| latest.number == number)) {
            self.forget_latest();
        }
    }

    /// What lies on the device: another tab may have sent one meanwhile.
    fn stored(self) -> Vec<Filed> {
        storage::read(Place::Device, KEY).unwrap_or_else(|| self.kept.get_untracked())
    }

    fn store(self, kept: Vec<Filed>) -> Result<(), Refused> {
        // Only what was really written counts as remembered; the page says so, or asks to write the number down.
        storage::write(Place::Device, KEY, &kept)?;
        self.kept.set(kept);
        Ok(())
    }

    /// Notes the application that was just sent from this tab.
    pub(crate) fn set_latest(self, filed: Filed, memory_only: bool) {
        if !memory_only {
            // Without it only a reload of the page that shows the number loses it; `keep` has told whether it is kept.
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
        self.kept.with(|kept| kept.contains(filed))
    }

    /// Forgets the application sent from this tab: another family begins.
    pub(crate) fn forget_latest(self) {
        storage::remove(Place::Tab, KEY);
        self.latest.set(None);
    }
}
