//! What goes into a store and comes out of it. No type of a database appears here.

use chrono::{DateTime, NaiveDate, Utc};
use kruzhok_domain::status::{Actor, Status};

use crate::keys::{Digest, Sealed};

/// An application to keep.
#[derive(Clone, Debug)]
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
    /// Everything personal.
    pub payload: Sealed,
    /// What tells that two applications are for the same child.
    pub guards: Guards,
    /// The keyed hash of the idempotency key.
    pub key: Digest,
    /// What was answered, to be answered again to the same key.
    pub answer: Sealed,
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
    /// The last day of activation by the term, where there is one; the child's age may end it earlier.
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

/// A kept application.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its place in the order of receipt.
    pub id: i64,
    /// Its number, 9 digits.
    pub number: String,
    /// The id of the programme.
    pub programme: String,
    /// The keyed hash of its code.
    pub code: Vec<u8>,
    /// Where it stands.
    pub status: Status,
    /// Why: codes of reasons.
    pub reasons: Vec<String>,
    /// The certificate's number, once it is active.
    pub certificate: Option<Sealed>,
    /// What outlives the payload.
    pub summary: Summary,
    /// When it was received.
    pub received_at: DateTime<Utc>,
    /// The first instant that is too late for activation, where there is a term.
    pub expires_at: Option<DateTime<Utc>>,
    /// The keyed hash of the idempotency key.
    pub key: Vec<u8>,
    /// What was answered to it.
    pub answer: Sealed,
    /// Everything personal; `None` once it is destroyed.
    pub payload: Option<Sealed>,
}

/// A kept application with its trail.
#[derive(Clone, Debug)]
pub struct Kept {
    /// How it stands.
    pub record: Record,
    /// What happened to it, oldest first.
    pub timeline: Vec<Entry>,
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
#[derive(Clone, Debug)]
pub struct Change {
    /// The application's number.
    pub number: String,
    /// The status on which the change was decided.
    pub from: Status,
    /// The new status. One that is not live frees the child for a new application.
    pub to: Status,
    /// Why: codes of reasons.
    pub reasons: Vec<String>,
    /// The certificate's number, where the change gives one.
    pub certificate: Option<Sealed>,
    /// When.
    pub at: DateTime<Utc>,
    /// Who does it.
    pub actor: Actor,
    /// The account that acts for the organisation.
    pub operator: Option<String>,
}

/// What an application sealed with an older key has, sealed anew.
#[derive(Clone, Debug)]
pub struct Resealed {
    /// The application.
    pub id: i64,
    /// What was answered to its idempotency key.
    pub answer: Sealed,
    /// Everything personal, if it is still there.
    pub payload: Option<Sealed>,
    /// The certificate's number, if there is one.
    pub certificate: Option<Sealed>,
}

/// Which applications are asked for.
#[derive(Clone, Debug)]
pub enum Filter {
    /// All.
    All,
    /// Those with this status.
    Status(Status),
    /// The live ones whose term is over at this instant.
    Overdue(DateTime<Utc>),
    /// Those of which something personal is kept.
    Personal,
    /// Those of which a part is sealed with another key than the one with this id.
    SealedWithout(String),
}
