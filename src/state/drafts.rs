//! Drafts on the device: one for each child, so that two tabs or two children never mix.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, Utc};
use kruzhok_domain::form::Draft;
use kruzhok_domain::wizard::{Answers, DocumentKind, Stage};
use serde::{Deserialize, Serialize};

use crate::clock;
use crate::storage::{self, Place, Refused};

/// Keys of drafts on the device begin with this, and end with the draft's id.
const PREFIX: &str = "kruzhok.draft.";
/// Key of the id of the draft that this tab works on.
const TAB_KEY: &str = "kruzhok.tab";
/// The version of [`Envelope`]. A draft of an unknown version is never guessed at.
const VERSION: u32 = 1;
/// How long a draft is kept.
const KEPT_DAYS: u64 = 14;

/// A draft as it lies in storage.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Envelope {
    version: u32,
    pub(super) saved_at: DateTime<Utc>,
    pub(super) answers: Answers,
    pub(super) draft: Draft,
    #[serde(default)]
    pub(super) ticks: BTreeSet<(Stage, DocumentKind)>,
    #[serde(default)]
    pub(super) pending: Option<Pending>,
}

/// A submission on its way: the key and the very bytes that were first sent with it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pending {
    /// The idempotency key.
    pub(crate) key: String,
    /// The application as JSON.
    pub(crate) payload: String,
    /// Whether it is the pupil's own.
    pub(crate) applies_alone: bool,
    /// Whether nothing of it may be left on this computer.
    pub(crate) memory_only: bool,
    /// Whether an earlier attempt may have arrived: then only the server's answer to this very key settles it.
    pub(crate) uncertain: bool,
}

/// A draft left on this device.
#[derive(Clone)]
pub(crate) struct SavedDraft {
    pub(super) id: String,
    /// When it was last saved.
    pub(crate) saved_at: DateTime<Utc>,
    /// Whether it was sent and no answer came.
    pub(crate) is_unsettled: bool,
}

impl Envelope {
    /// What is to be kept, as of now.
    pub(super) fn new(
        answers: Answers,
        draft: Draft,
        ticks: BTreeSet<(Stage, DocumentKind)>,
        pending: Option<Pending>,
    ) -> Self {
        Self { version: VERSION, saved_at: clock::device_now(), answers, draft, ticks, pending }
    }
}

/// The id of the draft that this tab works on.
pub(super) fn of_this_tab() -> Option<String> {
    storage::read(Place::Tab, TAB_KEY)
}

/// Notes that this tab works on the draft with this id.
pub(super) fn take_up(id: &String) -> Result<(), Refused> {
    storage::write(Place::Tab, TAB_KEY, id)
}

/// Notes that this tab works on no draft.
pub(super) fn let_go() {
    storage::remove(Place::Tab, TAB_KEY);
}

/// The draft with this id, if it is there and of a known version.
pub(super) fn read(id: &str) -> Option<Envelope> {
    storage::read::<Envelope>(Place::Device, &key(id)).filter(|envelope| envelope.version == VERSION)
}

/// Keeps a draft.
pub(super) fn write(id: &str, envelope: &Envelope) -> Result<(), Refused> {
    storage::write(Place::Device, &key(id), envelope)
}

/// Removes a draft.
pub(super) fn remove(id: &str) {
    storage::remove(Place::Device, &key(id));
}

/// The draft to offer: one whose submission is unsettled before all others, else the newest. What is too old is removed
/// on the way.
pub(super) fn newest() -> Option<SavedDraft> {
    let oldest = clock::device_now() - Days::new(KEPT_DAYS);
    let (kept, expired): (Vec<_>, Vec<_>) = all().partition(|(_, envelope)| envelope.saved_at >= oldest);
    for (id, _) in expired {
        remove(&id);
    }
    let (id, envelope) =
        kept.into_iter().max_by_key(|(_, envelope)| (envelope.pending.is_some(), envelope.saved_at))?;
    Some(SavedDraft { id, saved_at: envelope.saved_at, is_unsettled: envelope.pending.is_some() })
}

/// Removes the draft whose submission had this key.
pub(super) fn remove_sent(key: &str) {
    let sent = |envelope: &Envelope| envelope.pending.as_ref().is_some_and(|pending| pending.key == key);
    for (id, _) in all().filter(|(_, envelope)| sent(envelope)) {
        remove(&id);
    }
}

fn all() -> impl Iterator<Item = (String, Envelope)> {
    let ids =
        storage::keys(Place::Device, PREFIX).into_iter().filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    ids.filter_map(|id| read(&id).map(|envelope| (id, envelope)))
}

fn key(id: &str) -> String {
    [PREFIX, id].concat()
}
