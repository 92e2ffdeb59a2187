//! What goes into a store and comes out of it. No type of a database appears here.

use chrono::{DateTime, NaiveDate, Utc};
use kruzhok_domain::status::{Actor, Status};

use crate::keys::Digest;

/// An application to keep.
#[derive(Debug)]
pub struct NewRecord {
    /// Its number, 9 digits.
    pub number: String,
    /// The id of the programme.
    pub programme: String,
    /// The keyed hash of its code.
    pub code: Digest,
    /// What outlives the payload.
    pub summary: Summary,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The first instant that is too late for activation, where there is a term.
    pub expires_at: Option<DateTime<Utc>>,
    /// The id of the key that sealed the payload and the answer.
    pub key_id: String,
    /// Everything personal, sealed.
    pub payload: Vec<u8>,
    /// What tells that two applications are for the same child.
    pub guards: Guards,
    /// What was answered, to be answered again to the same key.
    pub submission: NewSubmission,
}

/// What is known of an application without a word about the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The id of the organisation to come to.
    pub organisation: String,
    /// Whether the application is the pupil's own.
    pub applies_alone: bool,
    /// What to bring for activation: codes of document kinds.
    pub bring: Vec<String>,
    /// What the organisation has to decide: codes of marks.
    pub marks: Vec<String>,
    /// The last day of activation, where there is a term.
    pub activate_until: Option<NaiveDate>,
}

/// Keyed hashes of a child: equal where two applications are for the same one.
#[derive(Clone, Copy, Debug)]
pub struct Guards {
    /// By name and day of birth.
    pub child: Digest,
    /// By СНИЛС, where there is one.
    pub snils: Option<Digest>,
}

/// An idempotency key and what was answered to it.
#[derive(Debug)]
pub struct NewSubmission {
    /// The keyed hash of the key.
    pub key: Digest,
    /// The keyed hash of the body.
    pub fingerprint: Digest,
    /// The answer, sealed for the key.
    pub answer: Vec<u8>,
}

/// What is kept of an answered submission.
#[derive(Debug)]
pub struct Submission {
    /// The keyed hash of the body.
    pub fingerprint: Vec<u8>,
    /// The answer, sealed for the key.
    pub answer: Vec<u8>,
}

/// A kept application.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its number, 9 digits.
    pub number: String,
    /// The keyed hash of its code.
    pub code: Vec<u8>,
    /// Where it stands.
    pub status: Status,
    /// Why: codes of reasons.
    pub reasons: Vec<String>,
    /// The certificate's number, sealed, once it is active.
    pub certificate: Option<Vec<u8>>,
    /// What outlives the payload.
    pub summary: Summary,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The first instant that is too late for activation, where there is a term.
    pub expires_at: Option<DateTime<Utc>>,
    /// Everything personal, sealed; `None` once it is destroyed.
    pub payload: Option<Vec<u8>>,
}

/// Something that happened to an application.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The status it led to.
    pub status: Status,
    /// Why: codes of reasons.
    pub reasons: Vec<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Actor,
    /// The account that acted for the organisation.
    pub operator: Option<String>,
}

/// A change of status, decided on the status `from`.
#[derive(Debug)]
pub struct Change {
    /// The application's number.
    pub number: String,
    /// The status on which the change was decided.
    pub from: Status,
    /// The new status. One that is not live frees the child for a new application.
    pub to: Status,
    /// Why: codes of reasons.
    pub reasons: Vec<String>,
    /// The certificate's number, sealed, where the change gives one.
    pub certificate: Option<Vec<u8>>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who does it.
    pub actor: Actor,
    /// The account that acts for the organisation.
    pub operator: Option<String>,
}
