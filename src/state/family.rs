//! The family at the screen: their answers, what they typed, and where it is kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, Utc};
use kruzhok_domain::form::{Draft, Field};
use kruzhok_domain::wizard::{Answer, Answers, Applicant, DocumentKind, Journey, Stage, journey};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Service, use_service};
use crate::i18n::Voice;
use crate::storage::{self, Place};
use crate::{clock, dom};

/// Keys of drafts on the device: one for each draft, so that two tabs never mix two families.
const DRAFT_PREFIX: &str = "kruzhok.draft.";
/// Key of the id of the draft that this tab works on.
const TAB_KEY: &str = "kruzhok.tab";
/// The version of [`Envelope`]. A draft of an unknown version is never guessed at.
const VERSION: u32 = 1;
/// How long a draft is kept.
const KEPT_DAYS: u64 = 14;

/// A draft as it lies in storage.
#[derive(Clone, Serialize, Deserialize)]
struct Envelope {
    version: u32,
    saved_at: DateTime<Utc>,
    answers: Answers,
    draft: Draft,
    #[serde(default)]
    ticks: BTreeSet<(Stage, DocumentKind)>,
    #[serde(default)]
    pending: Option<Pending>,
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
}

/// Whether what was typed is safe.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Nothing was typed yet.
    Nothing,
    /// On this device, at this instant.
    Saved(DateTime<Utc>),
    /// Staff: on purpose nowhere.
    MemoryOnly,
    /// The browser refused.
    Refused,
}

/// A draft left on this device.
#[derive(Clone)]
pub(crate) struct SavedDraft {
    id: String,
    /// When it was last saved.
    pub(crate) saved_at: DateTime<Utc>,
    /// Whether it was sent and no answer came.
    pub(crate) is_unsettled: bool,
}

/// The family at the screen.
#[derive(Clone, Copy)]
pub(crate) struct Family {
    answers: RwSignal<Answers>,
    draft: RwSignal<Draft>,
    ticks: RwSignal<BTreeSet<(Stage, DocumentKind)>>,
    pending: RwSignal<Option<Pending>>,
    saving: RwSignal<Saving>,
    /// Whether a member of staff helps: from the answer that says so until the computer is cleared, sending included.
    helping: RwSignal<bool>,
    id: StoredValue<String>,
    service: Service,
}

/// Takes up the draft this tab was working on, if there is one.
pub(crate) fn provide_family() {
    let family = Family {
        answers: RwSignal::default(),
        draft: RwSignal::default(),
        ticks: RwSignal::default(),
        pending: RwSignal::default(),
        saving: RwSignal::new(Saving::Nothing),
        helping: RwSignal::new(false),
        id: StoredValue::new(String::new()),
        service: use_service(),
    };
    if let Some(id) = storage::read::<String>(Place::Tab, TAB_KEY) {
        family.open(&id);
    }
    provide_context(family);
}

/// The family at the screen.
pub(crate) fn use_family() -> Family {
    expect_context()
}

impl Family {
    /// All answers, on the path and off it.
    pub(crate) fn answers(self) -> Answers {
        self.answers.get()
    }

    /// The journey by the answers so far.
    pub(crate) fn journey(self) -> Journey {
        let answers = self.answers.get();
        self.service.rule(|setting| journey(&answers, setting))
    }

    /// Whom the texts address.
    pub(crate) fn voice(self) -> Voice {
        Voice::of(self.answers.read().applicant)
    }

    /// Whether nothing may be left on this computer.
    pub(crate) fn is_memory_only(self) -> bool {
        self.helping.get()
    }

    /// Takes an answer; all others are kept.
    pub(crate) fn answer(self, answer: Answer) {
        self.answers.update(|answers| *answers = answers.answered(answer));
        if let Answer::Applicant(applicant) = answer {
            self.helping.set(applicant == Applicant::Staff);
        }
        self.save();
    }

    /// What was typed.
    pub(crate) fn draft(self) -> RwSignal<Draft> {
        self.draft
    }

    /// Notes what was typed into a text field. Nothing is drawn anew: no keystroke depends on the form's size.
    pub(crate) fn type_in(self, field: Field, text: String) {
        self.draft.update_untracked(|draft| draft.put(field, text));
        self.save();
    }

    /// Notes a choice or a tick, on which other fields may depend.
    pub(crate) fn choose(self, field: Field, code: &str) {
        self.draft.update(|draft| draft.put(field, code));
        self.save();
    }

    /// Whether a line of a list of documents is ticked.
    pub(crate) fn is_ticked(self, stage: Stage, kind: DocumentKind) -> bool {
        self.ticks.read().contains(&(stage, kind))
    }

    /// Ticks or unticks a line of a list of documents.
    pub(crate) fn tick(self, stage: Stage, kind: DocumentKind, ticked: bool) {
        self.ticks.update(|ticks| {
            if ticked {
                ticks.insert((stage, kind))
            } else {
                ticks.remove(&(stage, kind))
            };
        });
        self.save();
    }

    /// The submission that was begun and not settled.
    pub(crate) fn pending(self) -> Option<Pending> {
        self.pending.get()
    }

    /// Keeps a submission before it is first sent, or lets go of it once its outcome is certain.
    pub(crate) fn set_pending(self, pending: Option<Pending>) {
        self.pending.set(pending);
        self.save();
    }

    /// Whether what was typed is safe.
    pub(crate) fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Whether nobody has answered anything in this tab.
    pub(crate) fn is_empty(self) -> bool {
        *self.answers.read() == Answers::default()
    }

    /// The newest draft left on this device, this tab's own included; what is too old is removed on the way.
    pub(crate) fn left_on_device(self) -> Option<SavedDraft> {
        let oldest = clock::device_now() - Days::new(KEPT_DAYS);
        let mut newest: Option<SavedDraft> = None;
        for key in storage::keys(Place::Device, DRAFT_PREFIX) {
            let Some(envelope) = read_envelope(&key) else { continue };
            if envelope.saved_at < oldest {
                storage::remove(Place::Device, &key);
            } else if newest.as_ref().is_none_or(|found| found.saved_at < envelope.saved_at) {
                let id = key.trim_start_matches(DRAFT_PREFIX).to_owned();
                let is_unsettled = envelope.pending.is_some();
                newest = Some(SavedDraft { id, saved_at: envelope.saved_at, is_unsettled });
            }
        }
        newest
    }

    /// Begins a draft of its own. The one so far stays on the device and can be taken up again, so that two children
    /// of one family never mix.
    pub(crate) fn begin_anew(self) {
        storage::remove(Place::Tab, TAB_KEY);
        self.id.set_value(String::new());
        self.clear();
    }

    /// Goes on with a draft left on this device.
    pub(crate) fn resume(self, saved: &SavedDraft) {
        self.open(&saved.id);
        let _ = storage::write(Place::Tab, TAB_KEY, &saved.id);
    }

    /// Removes a draft left on this device.
    pub(crate) fn discard(self, saved: &SavedDraft) {
        storage::remove(Place::Device, &[DRAFT_PREFIX, saved.id.as_str()].concat());
        if self.id.with_value(|id| *id == saved.id) {
            self.wipe();
        }
    }

    /// Removes the draft whose submission had this key: it was received after another draft was begun.
    pub(crate) fn discard_sent(self, key: &str) {
        for place in storage::keys(Place::Device, DRAFT_PREFIX) {
            let sent = read_envelope(&place).and_then(|envelope| envelope.pending);
            if sent.is_some_and(|pending| pending.key == key) {
                storage::remove(Place::Device, &place);
            }
        }
    }

    /// Forgets everything of this family, in memory and on the device.
    pub(crate) fn wipe(self) {
        self.forget_stored();
        self.clear();
    }

    fn clear(self) {
        self.answers.set(Answers::default());
        self.draft.set(Draft::default());
        self.ticks.update(BTreeSet::clear);
        self.pending.set(None);
        self.saving.set(Saving::Nothing);
    }

    fn open(self, id: &str) {
        let Some(envelope) = read_envelope(&[DRAFT_PREFIX, id].concat()) else { return };
        self.id.set_value(id.to_owned());
        self.answers.set(envelope.answers);
        self.draft.set(envelope.draft);
        self.ticks.set(envelope.ticks);
        self.pending.set(envelope.pending);
        self.saving.set(Saving::Saved(envelope.saved_at));
    }

    fn save(self) {
        if self.helping.get_untracked() {
            self.forget_stored();
            self.saving.set(Saving::MemoryOnly);
            dom::note_saved(false);
            return;
        }
        if self.id.with_value(String::is_empty) {
            self.id.set_value(dom::random_hex());
        }
        let saved_at = clock::device_now();
        let envelope = Envelope {
            version: VERSION,
            saved_at,
            answers: self.answers.get_untracked(),
            draft: self.draft.get_untracked(),
            ticks: self.ticks.get_untracked(),
            pending: self.pending.get_untracked(),
        };
        let id = self.id.get_value();
        let written = storage::write(Place::Device, &[DRAFT_PREFIX, id.as_str()].concat(), &envelope)
            .and_then(|()| storage::write(Place::Tab, TAB_KEY, &id));
        self.saving.set(if written.is_ok() { Saving::Saved(saved_at) } else { Saving::Refused });
        dom::note_saved(written.is_ok());
    }

    fn forget_stored(self) {
        let id = self.id.get_value();
        if !id.is_empty() {
            storage::remove(Place::Device, &[DRAFT_PREFIX, id.as_str()].concat());
            storage::remove(Place::Tab, TAB_KEY);
            self.id.set_value(String::new());
        }
    }
}

fn read_envelope(key: &str) -> Option<Envelope> {
    storage::read::<Envelope>(Place::Device, key).filter(|envelope| envelope.version == VERSION)
}
