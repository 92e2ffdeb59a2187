//! What was answered to an idempotency key, as it is sealed.

use kruzhok_domain::api::Received;
use serde::{Deserialize, Serialize};

use super::{Breakdown, Register};
use crate::keys::{Sealed, hex};

/// What was answered.
#[derive(Serialize, Deserialize)]
pub(super) struct Answer {
    /// The keyed hash of the body it was given to, in hexadecimal.
    pub(super) fingerprint: String,
    pub(super) received: Received,
}

impl Register {
    /// Seals `answer` for the idempotency key that is `key` when hashed.
    pub(super) fn seal_answer(&self, key: &[u8], answer: &Answer) -> Result<Sealed, Breakdown> {
        Ok(self.keys.seal(&place(key), &serde_json::to_vec(answer)?)?)
    }

    pub(super) fn open_answer(&self, key: &[u8], sealed: &Sealed) -> Result<Answer, Breakdown> {
        Ok(serde_json::from_slice(&self.keys.unseal(&place(key), sealed)?)?)
    }
}

/// An answer opens only for the key it was given to, which is `key` when hashed.
pub(super) fn place(key: &[u8]) -> String {
    ["answer ", &hex(key)].concat()
}
