//! A draft as it lies in storage, in every version there ever was.

use chrono::{DateTime, Utc};
use kruzhok_domain::api::ProblemDocument;
use kruzhok_domain::form::{Draft, Field};
use kruzhok_domain::iso;
use kruzhok_domain::wizard::{Answers, DocumentKind, Stage};
use serde::{Deserialize, Serialize};

use crate::json;
use crate::state::outbox::Pending;

/// The version of [`Envelope`]. A file in `tests/drafts` shows each version so far.
const VERSION: u32 = 2;

/// A draft as it lies in storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Envelope {
    pub(crate) version: u32,
    #[serde(with = "iso::instant")]
    pub(crate) saved_at: DateTime<Utc>,
    pub(crate) answers: Answers,
    /// The date of birth as it is typed, before it is an answer; see
    /// [`DateText`](kruzhok_domain::form::DateText::to_stored).
    #[serde(default)]
    pub(crate) birth_date: String,
    pub(crate) draft: Draft,
    #[serde(default)]
    pub(crate) ticks: Vec<(Stage, DocumentKind)>,
    #[serde(default)]
    pub(crate) pending: Option<Pending>,
    /// Why the server refused what was sent of it, until that is put right. Apps of before did not note it, and read a
    /// draft that has it as one that has not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) refusal: Option<Box<ProblemDocument>>,
}

/// Why what is stored is no draft for this app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// A newer app wrote it. It is never guessed at, and left for that app.
    Newer,
    /// It is damaged.
    Broken,
}

impl Envelope {
    /// An empty draft, saved at `now`.
    pub(crate) fn new(now: DateTime<Utc>) -> Self {
        Self {
            version: VERSION,
            saved_at: now,
            answers: Answers::default(),
            birth_date: String::new(),
            draft: Draft::default(),
            ticks: Vec::new(),
            pending: None,
            refusal: None,
        }
    }

    /// Reads what was stored by this app or any before it.
    ///
    /// # Errors
    /// [`Unreadable`] says why it is no draft.
    pub(crate) fn parse(text: &str) -> Result<Self, Unreadable> {
        let Version { version } = json::read(text).map_err(|_| Unreadable::Broken)?;
        if version > VERSION {
            return Err(Unreadable::Newer);
        }
        let mut envelope: Self = json::read(text).map_err(|_| Unreadable::Broken)?;
        if version < 2 {
            // Version 1 did not note whether an attempt had been made before the page was closed.
            envelope.pending = envelope.pending.map(|pending| Pending { uncertain: true, ..pending });
        }
        envelope.version = VERSION;
        Ok(envelope)
    }

    /// Whether it is nothing but a submission that staff left on a shared computer.
    pub(crate) fn is_parked(&self) -> bool {
        self.pending.as_ref().is_some_and(|pending| pending.memory_only)
    }

    /// Whether it holds nothing but who applies.
    pub(crate) fn is_hardly_begun(&self) -> bool {
        let Answers { applicant, helped, .. } = self.answers;
        let nothing = Self { answers: Answers { applicant, helped, ..Answers::default() }, ..Self::new(self.saved_at) };
        *self == nothing
    }

    /// The first letter of the child's name: enough to tell two children of one family apart.
    pub(crate) fn initial(&self) -> Option<char> {
        initial_of(&self.draft)
    }
}

/// The first letter of the child's name, once it is typed.
pub(crate) fn initial_of(draft: &Draft) -> Option<char> {
    draft.text(Field::ChildGivenName).trim().chars().next()
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[cfg(test)]
mod tests {
    use kruzhok_domain::api::code;
    use kruzhok_domain::wizard::{Applicant, Helped, Residence};

    use super::*;

    const VERSION_1: &str = include_str!("../../../tests/drafts/version-1.json");
    const VERSION_2: &str = include_str!("../../../tests/drafts/version-2.json");
    const VERSION_2_REFUSED: &str = include_str!("../../../tests/drafts/version-2-refused.json");

    #[test]
    fn a_draft_of_version_1_is_taken_over_whole() {
        let envelope = Envelope::parse(VERSION_1).unwrap();
        assert!(envelope.answers.birth_date.is_some() && envelope.answers.identity.is_some());
        assert_eq!(envelope.draft.text(Field::ChildSurname), "Иванова");
        assert_eq!(envelope.draft.text(Field::RepresentativePassportIssued), "5\n4\n2015");
        assert_eq!(envelope.initial(), Some('А'));
        assert_eq!(envelope.ticks.len(), 2);
        let pending = envelope.pending.unwrap();
        assert_eq!(pending.key, "0123456789abcdef0123456789abcdef");
        assert!(pending.uncertain, "an attempt may have been under way");
    }

    #[test]
    fn a_draft_that_says_only_who_applies_is_hardly_begun() {
        let mut envelope = Envelope::new(DateTime::UNIX_EPOCH);
        assert!(envelope.is_hardly_begun());
        envelope.answers.applicant = Some(Applicant::Staff);
        envelope.answers.helped = Some(Helped::Parent);
        assert!(envelope.is_hardly_begun());
        assert!(!Envelope { birth_date: "1\n\n".to_owned(), ..envelope.clone() }.is_hardly_begun());
        envelope.answers.residence = Some(Residence::Here);
        assert!(!envelope.is_hardly_begun());
        assert!(!Envelope::parse(VERSION_2).unwrap().is_hardly_begun());
    }

    #[test]
    fn a_draft_of_this_version_is_read_as_it_was_written() {
        let envelope = Envelope::parse(VERSION_2).unwrap();
        assert_eq!(envelope.birth_date, "1\nмарта\n");
        assert!(!envelope.pending.as_ref().unwrap().uncertain && envelope.refusal.is_none());
        is_written_as(&envelope, VERSION_2);
    }

    #[test]
    fn a_draft_that_was_refused_says_why() {
        let envelope = Envelope::parse(VERSION_2_REFUSED).unwrap();
        let refusal = envelope.refusal.as_ref().unwrap();
        assert_eq!((refusal.code.as_str(), refusal.request_id.as_str()), (code::INVALID, "0123456789abcdef"));
        assert_eq!(refusal.problems.first().map(|problem| problem.field.as_str()), Some("child-snils"));
        is_written_as(&envelope, VERSION_2_REFUSED);
    }

    #[track_caller]
    fn is_written_as(envelope: &Envelope, text: &str) {
        let written = serde_json::to_string(envelope).unwrap();
        assert_eq!(&Envelope::parse(&written).unwrap(), envelope);
        let lines = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(lines(&written), lines(text), "the format changed: give it a new version and a new file");
    }

    #[test]
    fn a_draft_is_read_as_serde_json_reads_it() {
        json::against_serde_json::check::<Envelope>(VERSION_1);
        json::against_serde_json::check::<Envelope>(VERSION_2);
        json::against_serde_json::check::<Envelope>(VERSION_2_REFUSED);
    }

    #[test]
    fn what_is_no_draft_says_why() {
        assert_eq!(Envelope::parse(r#"{"version":3,"draft":"of another shape"}"#), Err(Unreadable::Newer));
        for broken in ["", "null", "{}", "[]", r#"{"version":2}"#, r#"{"version":1,"saved_at":"yesterday"}"#, "\u{0}"] {
            assert_eq!(Envelope::parse(broken), Err(Unreadable::Broken), "{broken}");
        }
        let cut = VERSION_2.chars().take(VERSION_2.chars().count() / 2).collect::<String>();
        assert_eq!(Envelope::parse(&cut), Err(Unreadable::Broken));
    }
}
