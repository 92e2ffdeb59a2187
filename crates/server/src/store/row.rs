//! Rows as both databases keep them and as a backup writes them, and what they mean.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, NaiveDate, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::{Actor, Status};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Change, Entry, NewRecord, Record, StoreError, Summary};
use crate::keys::Sealed;

/// Every application begins here.
const FIRST: Status = Status::AwaitingActivation;

/// Bytes; in a backup they are base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

/// A row of `applications`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the columns are described where the table is made")]
pub struct ApplicationRow {
    pub id: i64,
    pub number: String,
    pub programme: String,
    pub code_hash: Bytes,
    pub status: String,
    pub live: bool,
    pub reasons: String,
    pub organisation: String,
    pub applies_alone: bool,
    pub bring: String,
    pub marks: String,
    pub received_at: i64,
    pub activate_until: Option<String>,
    pub expires_at: Option<i64>,
    pub decided_at: Option<i64>,
    pub child_guard: Option<Bytes>,
    pub snils_guard: Option<Bytes>,
    pub certificate_key: Option<String>,
    pub certificate: Option<Bytes>,
    pub submission_key: Bytes,
    pub answer_key: String,
    pub answer: Bytes,
    pub payload_key: Option<String>,
    pub payload: Option<Bytes>,
}

/// A row of `events`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the columns are described where the table is made")]
pub struct EventRow {
    pub id: i64,
    pub application: i64,
    pub status: String,
    pub reasons: String,
    pub at: i64,
    pub actor: String,
    pub operator: Option<String>,
}

impl ApplicationRow {
    /// The row of a new application; the database gives it its id.
    pub(super) fn of(record: NewRecord) -> Self {
        let bytes = |digest: &crate::keys::Digest| Bytes(digest.as_bytes().to_vec());
        Self {
            id: 0,
            code_hash: bytes(&record.code),
            status: FIRST.code().to_owned(),
            live: FIRST.is_live(),
            reasons: text(&[]),
            applies_alone: record.summary.applies_alone,
            bring: text(&record.summary.bring),
            marks: text(&record.summary.marks),
            received_at: record.received_at.timestamp(),
            activate_until: record.summary.activate_until.map(|day| day.to_string()),
            expires_at: record.expires_at.map(|instant| instant.timestamp()),
            decided_at: None,
            child_guard: Some(bytes(&record.guards.child)),
            snils_guard: record.guards.snils.as_ref().map(bytes),
            certificate_key: None,
            certificate: None,
            submission_key: bytes(&record.key),
            answer_key: record.answer.key,
            answer: Bytes(record.answer.bytes),
            payload_key: Some(record.payload.key),
            payload: Some(Bytes(record.payload.bytes)),
            number: record.number,
            programme: record.programme,
            organisation: record.summary.organisation,
        }
    }

    /// What the row says.
    pub(super) fn record(self) -> Result<Record, StoreError> {
        Ok(Record {
            status: choice(&self.status, "status")?,
            reasons: codes(&self.reasons)?,
            summary: Summary {
                organisation: self.organisation,
                applies_alone: self.applies_alone,
                bring: codes(&self.bring)?,
                marks: codes(&self.marks)?,
                activate_until: self.activate_until.as_deref().map(day).transpose()?,
            },
            received_at: instant(self.received_at)?,
            expires_at: self.expires_at.map(instant).transpose()?,
            certificate: sealed(self.certificate_key, self.certificate),
            payload: sealed(self.payload_key, self.payload),
            answer: Sealed { key: self.answer_key, bytes: self.answer.0 },
            key: self.submission_key.0,
            id: self.id,
            number: self.number,
            programme: self.programme,
            code: self.code_hash.0,
        })
    }
}

impl EventRow {
    /// The first event of an application.
    pub(super) fn first(application: i64, received_at: i64) -> Self {
        Self {
            id: 0,
            application,
            status: FIRST.code().to_owned(),
            reasons: text(&[]),
            at: received_at,
            actor: Actor::Family.code().to_owned(),
            operator: None,
        }
    }

    /// The event that `change` is.
    pub(super) fn of(application: i64, change: &Change) -> Self {
        Self {
            id: 0,
            application,
            status: change.to.code().to_owned(),
            reasons: text(&change.reasons),
            at: change.at.timestamp(),
            actor: change.actor.code().to_owned(),
            operator: change.operator.clone(),
        }
    }

    /// What the row says.
    pub(super) fn entry(self) -> Result<Entry, StoreError> {
        Ok(Entry {
            status: choice(&self.status, "status")?,
            reasons: codes(&self.reasons)?,
            at: instant(self.at)?,
            actor: choice(&self.actor, "actor")?,
            operator: self.operator,
        })
    }
}

/// Codes as the JSON array in which they are kept.
pub(super) fn text(codes: &[String]) -> String {
    serde_json::Value::from(codes).to_string()
}

fn codes(text: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unknown { what: "list of codes" })
}

fn choice<T: Choice>(code: &str, what: &'static str) -> Result<T, StoreError> {
    T::from_code(code).ok_or(StoreError::Unknown { what })
}

fn instant(seconds: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp(seconds, 0).ok_or(StoreError::Unknown { what: "instant" })
}

fn day(text: &str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|_| StoreError::Unknown { what: "day" })
}

fn sealed(key: Option<String>, bytes: Option<Bytes>) -> Option<Sealed> {
    key.zip(bytes).map(|(key, bytes)| Sealed { key, bytes: bytes.0 })
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Self).map_err(serde::de::Error::custom)
    }
}
