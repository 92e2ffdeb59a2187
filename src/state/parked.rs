//! Applications that staff left on a shared computer on purpose, because they could not be sent while the family was there.
//!
//! While one waits, it lies among the drafts with nothing but its submission, and is sent like any other. What came of it
//! stays here until staff have written it down.

use chrono::{DateTime, Utc};
use kruzhok_domain::iso;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::drafts::{self, Envelope};
use super::family::use_family;
use super::outbox::Pending;
use crate::clock;
use crate::dom;
use crate::storage::{self, Place, Refused};
use crate::watched::Watched;

const KEY: &str = "kruzhok.parked";

/// What came of an application that was left here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    /// The service has it.
    Arrived {
        /// Its number, 9 digits.
        number: String,
        /// The code that opens it, 10 digits.
        code: String,
    },
    /// The service refused it; nothing was stored there.
    Refused,
    /// Nobody knows whether it arrived: it lay here for longer than anything of a family may.
    Expired,
}

/// An application that was left here and is settled.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Settled {
    /// When that was known.
    #[serde(with = "iso::instant")]
    pub(crate) at: DateTime<Utc>,
    /// What came of it.
    pub(crate) outcome: Outcome,
}

/// The applications that were left on this computer.
#[derive(Clone, Copy)]
pub(crate) struct Parked {
    settled: Watched<Vec<Settled>>,
}

/// Reads what was left on this computer.
pub(crate) fn provide_parked() {
    let parked = Parked { settled: Watched::new(storage::read(Place::Device, KEY).unwrap_or_default()) };
    for _ in 0..use_family().dropped().parked {
        parked.settle(Outcome::Expired);
    }
    provide_context(parked);
}

/// The applications that were left on this computer.
pub(crate) fn use_parked() -> Parked {
    expect_context()
}

impl Parked {
    /// Leaves a submission here, and nothing else of the family.
    ///
    /// # Errors
    /// The browser gives no room: then nothing is left.
    pub(crate) fn leave(self, pending: Pending) -> Result<(), Refused> {
        let envelope = Envelope { pending: Some(pending), ..Envelope::new(clock::device_now()) };
        drafts::write(&dom::random_hex(), &envelope)
    }

    /// How many still wait.
    pub(crate) fn waiting(self) -> usize {
        self.settled.track();
        drafts::unsettled().iter().filter(|(_, envelope)| envelope.is_parked()).count()
    }

    /// What came of the others.
    pub(crate) fn settled(self) -> Vec<Settled> {
        self.settled.get()
    }

    /// Notes what came of one.
    pub(super) fn settle(self, outcome: Outcome) {
        self.change(|all| note(all, Settled { at: clock::device_now(), outcome }));
    }

    /// Forgets one: staff have written it down.
    pub(crate) fn forget(self, settled: &Settled) {
        self.change(|all| all.retain(|other| other != settled));
    }

    fn change(self, change: impl FnOnce(&mut Vec<Settled>)) {
        // Another tab may have changed it meanwhile.
        let mut all = storage::read(Place::Device, KEY).unwrap_or_else(|| self.settled.get_untracked());
        change(&mut all);
        if all.is_empty() {
            storage::remove(Place::Device, KEY);
        } else {
            // Where it cannot be kept, this page shows it all the same, until it is left.
            let _ = storage::write(Place::Device, KEY, &all);
        }
        self.settled.set(all);
    }
}

/// Notes what came of one, once: the same number may be told to two pages.
fn note(all: &mut Vec<Settled>, settled: Settled) {
    let is_known = all.iter().any(|known| known.outcome == settled.outcome);
    if !is_known || !matches!(settled.outcome, Outcome::Arrived { .. }) {
        all.push(settled);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_noted_once_and_each_refusal() {
        let arrived = |number: &str| Outcome::Arrived { number: number.to_owned(), code: "1234567890".to_owned() };
        let mut all = Vec::new();
        for outcome in [
            arrived("1"),
            arrived("1"),
            arrived("2"),
            Outcome::Refused,
            Outcome::Refused,
            arrived("1"),
            Outcome::Expired,
        ] {
            note(&mut all, Settled { at: DateTime::UNIX_EPOCH, outcome });
        }
        let noted: Vec<_> = all.into_iter().map(|settled| settled.outcome).collect();
        assert!(noted == [arrived("1"), arrived("2"), Outcome::Refused, Outcome::Refused, Outcome::Expired]);
    }
}
