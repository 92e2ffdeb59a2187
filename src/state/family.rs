//! The family at the screen: their answers, what they typed, and where it is kept.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use kruzhok_domain::form::{Draft, Field, Section};
use kruzhok_domain::wizard::{Answer, Answers, Applicant, DocumentKind, Journey, Stage, journey};
use leptos::prelude::*;

use super::drafts::{self, Envelope, Pending, SavedDraft};
use super::{Service, use_service};
use crate::dom;
use crate::i18n::Voice;

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
    if let Some(id) = drafts::of_this_tab() {
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
        // Once staff help, nothing goes to storage until the computer is cleared, whoever applies in the end.
        if answer == Answer::Applicant(Applicant::Staff) {
            self.helping.set(true);
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
        self.forget_consent_to(field);
        self.save();
    }

    /// Notes a choice or a tick, on which other fields may depend.
    pub(crate) fn choose(self, field: Field, code: &str) {
        self.draft.update(|draft| draft.put(field, code));
        self.forget_consent_to(field);
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
        self.store();
    }

    /// Takes over a submission that another tab began with this draft: two tabs must not send it twice.
    pub(crate) fn adopt_pending(self) {
        let stored = self.id.with_value(|id| drafts::read(id)).and_then(|envelope| envelope.pending);
        if let (None, Some(pending)) = (untrack(|| self.pending()), stored) {
            self.pending.set(Some(Pending { uncertain: true, ..pending }));
        }
    }

    /// Whether what was typed is safe.
    pub(crate) fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Whether nobody has answered anything in this tab.
    pub(crate) fn is_empty(self) -> bool {
        *self.answers.read() == Answers::default()
    }

    /// The newest draft left on this device, this tab's own included.
    pub(crate) fn left_on_device(self) -> Option<SavedDraft> {
        drafts::newest()
    }

    /// Begins a draft of its own. The one so far stays on the device and can be taken up again, so that two children
    /// of one family never mix.
    pub(crate) fn begin_anew(self) {
        drafts::let_go();
        self.id.set_value(String::new());
        self.helping.set(false);
        self.clear();
    }

    /// Goes on with a draft left on this device.
    pub(crate) fn resume(self, saved: &SavedDraft) {
        self.open(&saved.id);
        // Where the tab cannot remember it, the start page offers the draft again after a reload.
        let _ = drafts::take_up(&saved.id);
    }

    /// Removes a draft left on this device.
    pub(crate) fn discard(self, saved: &SavedDraft) {
        drafts::remove(&saved.id);
        if self.id.with_value(|id| *id == saved.id) {
            self.wipe();
        }
    }

    /// Removes the draft whose submission had this key: it was received after another draft was begun.
    pub(crate) fn discard_sent(self, key: &str) {
        drafts::remove_sent(key);
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
        let Some(envelope) = drafts::read(id) else { return };
        self.id.set_value(id.to_owned());
        self.answers.set(envelope.answers);
        self.draft.set(envelope.draft);
        self.ticks.set(envelope.ticks);
        self.pending.set(envelope.pending);
        self.saving.set(Saving::Saved(envelope.saved_at));
    }

    fn save(self) {
        self.adopt_pending();
        self.store();
    }

    fn store(self) {
        if self.helping.get_untracked() {
            self.forget_stored();
            self.saving.set(Saving::MemoryOnly);
            dom::note_saved(false);
            return;
        }
        if self.id.with_value(String::is_empty) {
            self.id.set_value(dom::random_hex());
        }
        let envelope = Envelope::new(
            self.answers.get_untracked(),
            self.draft.get_untracked(),
            self.ticks.get_untracked(),
            self.pending.get_untracked(),
        );
        let id = self.id.get_value();
        let written = drafts::write(&id, &envelope).and_then(|()| drafts::take_up(&id));
        self.saving.set(if written.is_ok() { Saving::Saved(envelope.saved_at) } else { Saving::Refused });
        dom::note_saved(written.is_ok());
    }

    /// The consent names people, papers and addresses: where one of them changes, another text is to be agreed to.
    fn forget_consent_to(self, field: Field) {
        let alone = untrack(|| self.journey()).case().is_some_and(|case| case.person().applies_alone());
        if is_named_in_consent(field, alone) {
            self.draft.update_untracked(|draft| draft.put(Field::Consent, ""));
        }
    }

    fn forget_stored(self) {
        let id = self.id.get_value();
        if !id.is_empty() {
            drafts::remove(&id);
            drafts::let_go();
            self.id.set_value(String::new());
        }
    }
}

/// Whether the text of the consent quotes `field`.
fn is_named_in_consent(field: Field, alone: bool) -> bool {
    match field.section() {
        Section::Child => matches!(field, Field::ChildSurname | Field::ChildGivenName | Field::ChildPatronymic),
        Section::ChildDocument => alone,
        Section::Address => true,
        Section::Representative => !alone,
        Section::Contacts | Section::Organisation | Section::Consent => false,
    }
}
