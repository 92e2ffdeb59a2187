//! What is kept of an application for good, sealed: what was answered to its idempotency key, and when the right to a
//! certificate ends.

use chrono::{DateTime, NaiveDate, Utc};
use kruzhok_domain::api::Received;
use serde::{Deserialize, Serialize};

use super::{Breakdown, Register};
use crate::keys::{Sealed, hex};
use crate::store::Record;

/// What is kept for good.
#[derive(Serialize, Deserialize)]
pub(super) struct Answer {
    /// The keyed hash of the body it was given to, in hexadecimal.
    pub(super) fingerprint: String,
    pub(super) received: Received,
    /// `None` where the programme sets no end that a date can tell.
    pub(super) right_end: Option<RightEnd>,
}

/// When the child becomes too old. It tells the day of birth, so it stands nowhere in the open.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct RightEnd {
    /// The last day on which there is a right.
    pub(super) last_day: NaiveDate,
    /// The first instant after that day, in the municipality.
    pub(super) at: DateTime<Utc>,
}

impl Register {
    /// Seals `answer` for the idempotency key that is `key` when hashed.
    pub(super) fn seal_answer(&self, key: &[u8], answer: &Answer) -> Result<Sealed, Breakdown> {
        Ok(self.keys.seal(&place(key), &serde_json::to_vec(answer)?)?)
    }

    pub(super) fn open_answer(&self, key: &[u8], sealed: &Sealed) -> Result<Answer, Breakdown> {
        Ok(serde_json::from_slice(&self.keys.unseal(&place(key), sealed)?)?)
    }

    pub(super) fn right_end(&self, record: &Record) -> Result<Option<RightEnd>, Breakdown> {
        Ok(self.open_answer(&record.key, &record.answer)?.right_end)
    }

    /// The last day of activation, where there is a term. Whoever becomes too old before has nothing left to activate.
    pub(super) fn activate_until(&self, record: &Record) -> Result<Option<NaiveDate>, Breakdown> {
        let Some(day) = record.summary.activate_until else { return Ok(None) };
        Ok(Some(self.right_end(record)?.map_or(day, |end| day.min(end.last_day))))
    }
}

/// An answer opens only for the key it was given to, which is `key` when hashed.
pub(super) fn place(key: &[u8]) -> String {
    ["answer ", &hex(key)].concat()
}
