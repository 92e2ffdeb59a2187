//! The family at the screen: their answers, what they typed, and where it is kept.

mod keeping;

use chrono::{DateTime, Utc};
use kruzhok_domain::api::ProblemDocument;
use kruzhok_domain::form::{DateText, Draft, Field, Section, consent_of};
use kruzhok_domain::handover::{Handover, Place};
use kruzhok_domain::wizard::{Answer, Answers, Applicant, DocumentKind, Journey, Person, Stage, journey, person};
use leptos::prelude::*;

use super::drafts::{self, Dropped, End, Envelope, SavedDraft, Standing};
use super::lasting::Lasting;
use super::outbox::Pending;
use super::{Service, use_service};
use crate::clock;
use crate::dom;
use crate::i18n::Voice;
use crate::watched::Watched;

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
pub(crate) type Family = Lasting<FamilyParts>;

/// What a [`Family`] is made of.
pub(crate) struct FamilyParts {
    answers: Watched<Answers>,
    /// The date of birth as it is typed, before it is an answer.
    birth_date: Watched<DateText>,
    draft: Watched<Draft>,
    ticks: Watched<Vec<(Stage, DocumentKind)>>,
    pending: Watched<Option<Pending>>,
    /// Why the server refused what was sent, until it is put right.
    refusal: Watched<Option<Box<ProblemDocument>>>,
    saving: Watched<Saving>,
    /// Whether a member of staff helps: from the answer that says so until the computer is cleared, sending included.
    helping: Watched<bool>,
    standing: Watched<Standing>,
    /// Told whenever the drafts on this device change otherwise than by typing.
    on_device: Watched<()>,
    /// What lay on the device and could not be taken up.
    dropped: Watched<Dropped>,
    id: Watched<String>,
    /// Whether something was typed that is not saved yet.
    waits: Watched<bool>,
    /// Counts what was typed, so that it can be told whether somebody goes on.
    typed: Watched<u32>,
    /// Tells this tab from all others, until it is loaded anew.
    token: Watched<String>,
    service: Service,
}

/// Takes up the draft this tab was working on, if there is one.
pub(crate) fn provide_family() {
    let service = use_service();
    let family = Family::new(FamilyParts {
        answers: Watched::default(),
        birth_date: Watched::default(),
        draft: Watched::default(),
        ticks: Watched::default(),
        pending: Watched::default(),
        refusal: Watched::default(),
        saving: Watched::new(Saving::Nothing),
        helping: Watched::new(false),
        standing: Watched::new(Standing::Here),
        on_device: Watched::new(()),
        dropped: Watched::new(drafts::sweep((!service.trusts_the_device()).then(|| service.now()))),
        id: Watched::default(),
        waits: Watched::new(false),
        typed: Watched::new(0),
        token: Watched::new(dom::random_hex()),
        service,
    });
    if let Some(id) = drafts::of_this_tab() {
        family.open(&id);
    }
    family.watch_other_tabs();
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
        Voice::of(self.answers.with(|answers| answers.applicant))
    }

    /// The voice of whoever applies, even while a member of staff types for them.
    pub(crate) fn voice_of_the_applicant(self) -> Voice {
        if self.applies_alone() { Voice::Pupil } else { self.voice() }
    }

    /// Whether the application is the pupil's own.
    pub(crate) fn applies_alone(self) -> bool {
        self.answers.with(|answers| person(answers).is_ok_and(Person::applies_alone))
    }

    /// Whether nothing may be left on this computer.
    pub(crate) fn is_memory_only(self) -> bool {
        self.helping.get()
    }

    /// From now on nothing is written to this computer.
    pub(super) fn help(self) {
        self.helping.set(true);
        dom::note_saved(false);
    }

    /// Takes an answer; all others are kept.
    pub(crate) fn answer(self, answer: Answer) {
        let before = self.answers.get_untracked().identity;
        self.answers.update(|answers| *answers = answers.answered(answer));
        if self.answers.get_untracked().identity != before {
            self.forget_consent();
        }
        if matches!(answer, Answer::BirthDate(_)) {
            self.birth_date.set_untracked(DateText::default());
        }
        // Once staff help, nothing goes to storage until the computer is cleared, whoever applies in the end.
        if answer == Answer::Applicant(Applicant::Staff) {
            self.help();
        }
        // Before the page that follows is drawn: should that break, the answer is on the device.
        self.save();
    }

    /// The date of birth as it was typed, while it is no answer.
    pub(crate) fn typed_birth_date(self) -> DateText {
        self.birth_date.get_untracked()
    }

    /// Notes the date of birth as it is typed.
    pub(crate) fn type_birth_date(self, typed: DateText) {
        self.birth_date.set_untracked(typed);
        self.save_soon();
    }

    /// What was typed.
    pub(crate) fn draft(self) -> Watched<Draft> {
        self.draft
    }

    /// Notes what was typed into a text field. Nothing is drawn anew: no keystroke depends on the form's size.
    pub(crate) fn type_in(self, field: Field, text: String) {
        self.draft.update_untracked(|draft| draft.put(field, text));
        self.forget_consent_to(field);
        self.save_soon();
    }

    /// Notes a choice or a tick, on which other fields may depend.
    pub(crate) fn choose(self, field: Field, code: &str) {
        self.draft.update(|draft| draft.put(field, code));
        self.forget_consent_to(field);
        self.save();
    }

    /// Whether a line of a list of documents is ticked.
    pub(crate) fn is_ticked(self, stage: Stage, kind: DocumentKind) -> bool {
        self.ticks.with(|ticks| ticks.contains(&(stage, kind)))
    }

    /// Ticks or unticks a line of a list of documents.
    pub(crate) fn tick(self, stage: Stage, kind: DocumentKind, ticked: bool) {
        self.ticks.update(|ticks| {
            ticks.retain(|other| *other != (stage, kind));
            if ticked {
                ticks.push((stage, kind));
            }
        });
        self.save();
    }

    /// The submission that was begun and not settled.
    pub(crate) fn pending(self) -> Option<Pending> {
        self.pending.get()
    }

    /// Keeps a submission before it is sent, or lets go of it once it is called back.
    pub(super) fn keep_pending(self, pending: Option<Pending>) {
        self.pending.set(pending);
        self.refusal.set_untracked(None);
        self.save();
    }

    /// Why the server refused what was sent, until it is put right.
    pub(super) fn refusal(self) -> Option<Box<ProblemDocument>> {
        self.refusal.get_untracked()
    }

    /// Lets go of a submission that was refused, and keeps why.
    pub(super) fn keep_refusal(self, refusal: Box<ProblemDocument>) {
        self.pending.set(None);
        self.refusal.set_untracked(Some(refusal));
        self.save();
    }

    /// What was refused is put right.
    pub(super) fn forget_refusal(self) {
        if self.refusal.try_update_untracked(Option::take).flatten().is_some() {
            self.save();
        }
    }

    /// Whether this tab may go on with the draft, or another one did.
    pub(crate) fn standing(self) -> Standing {
        self.standing.get()
    }

    /// Whether this tab works on the draft with this id.
    pub(super) fn works_on(self, id: &str) -> bool {
        self.id.with_untracked(|own| own == id)
    }

    /// Whether this tab works on that draft.
    pub(crate) fn is_at(self, saved: &SavedDraft) -> bool {
        self.works_on(&saved.id)
    }

    /// Goes on in this tab with what the other one has.
    pub(crate) fn take_back(self) {
        let id = self.id.get_untracked();
        self.open(&id);
    }

    /// What lay on the device and could not be taken up.
    pub(crate) fn dropped(self) -> Dropped {
        self.dropped.get_untracked()
    }

    /// Whether what was typed is safe.
    pub(crate) fn saving(self) -> Saving {
        self.saving.get()
    }

    /// Whether nobody has answered anything in this tab.
    pub(crate) fn is_empty(self) -> bool {
        self.answers.with(|answers| *answers == Answers::default())
    }

    /// The drafts left on this device, this tab's own included, the most urgent first.
    pub(crate) fn left_on_device(self) -> Vec<SavedDraft> {
        self.on_device.track();
        drafts::to_offer()
    }

    /// Tells whoever shows the drafts on this device that one of them was changed or removed.
    pub(super) fn drafts_changed(self) {
        self.on_device.set(());
    }

    /// Begins a draft of its own. The one so far stays on the device and can be taken up again, so that two children
    /// of one family never mix. Who helps families goes on helping: only loading the page anew ends that.
    pub(crate) fn begin_anew(self) {
        self.save_what_waits();
        drafts::let_go();
        self.id.set_untracked(String::new());
        self.clear();
    }

    /// Everything of this family, to go on with at `place` on a device of their own.
    pub(crate) fn to_hand_over(self, place: Place) -> Handover {
        let Envelope { answers, birth_date, draft, ticks, .. } = self.envelope();
        Handover { place, answers, birth_date, draft, ticks, left_out: Vec::new() }
    }

    /// Goes on with what was handed over. The draft so far stays on the device.
    pub(crate) fn go_on_with(self, handover: Handover) {
        let Handover { answers, birth_date, draft, ticks, .. } = handover;
        self.take_over(Envelope { answers, birth_date, draft, ticks, ..Envelope::new(clock::device_now()) });
    }

    /// Goes on with a draft from another machine. The one so far stays on the device.
    pub(crate) fn take_over(self, envelope: Envelope) {
        self.begin_anew();
        self.put(envelope);
        self.store();
    }

    /// Goes on with a draft left on this device.
    pub(crate) fn resume(self, saved: &SavedDraft) {
        self.open(&saved.id);
    }

    /// Removes a draft left on this device.
    pub(crate) fn discard(self, saved: &SavedDraft) {
        drafts::remove(&saved.id, End::Removed);
        if self.id.with_untracked(|id| *id == saved.id) {
            self.wipe(End::Removed);
        }
        self.drafts_changed();
    }

    /// Forgets everything of this family, in memory and on the device.
    pub(crate) fn wipe(self, end: End) {
        self.forget_stored(end);
        self.clear();
    }

    fn clear(self) {
        self.waits.set_untracked(false);
        self.answers.set(Answers::default());
        self.birth_date.set_untracked(DateText::default());
        self.draft.set(Draft::default());
        self.ticks.update(Vec::clear);
        self.pending.set(None);
        self.refusal.set_untracked(None);
        self.saving.set(Saving::Nothing);
        self.standing.set(Standing::Here);
    }

    /// The consent names people, papers and addresses: where one of them changes, another text is to be agreed to.
    fn forget_consent_to(self, field: Field) {
        if self.draft.with_untracked(|draft| is_named_in(draft.text(Field::Consent), field)) {
            self.forget_consent();
        }
    }

    fn forget_consent(self) {
        self.draft.update_untracked(|draft| draft.put(Field::Consent, ""));
    }
}

/// Whether the text of this consent quotes `field`, or what it stands for.
fn is_named_in(consent: &str, field: Field) -> bool {
    match field.section() {
        Section::Child => matches!(
            field,
            Field::ChildSurname | Field::ChildGivenName | Field::ChildPatronymic | Field::ChildNoPatronymic
        ),
        Section::ChildDocument | Section::Address => true,
        Section::Representative => consent != consent_of(Person::Pupil),
        Section::Contacts | Section::Organisation | Section::Consent => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_names_the_adult_unless_it_is_a_pupils_own() {
        let [parent, pupil] = [Person::Parent, Person::Pupil].map(consent_of);
        for adult in [Field::RepresentativeBasis, Field::RepresentativeSurname, Field::RepresentativeAddress] {
            assert!(is_named_in(parent, adult), "whoever applies now, the parent agreed to another text");
            assert!(!is_named_in(pupil, adult));
        }
        for consent in [parent, pupil] {
            assert!(is_named_in(consent, Field::ChildSurname) && !is_named_in(consent, Field::Phone));
        }
    }
}
