//! Everything personal about an application, as it is sealed.

use chrono::{DateTime, Utc};
use kruzhok_domain::api::NewApplication;
use serde::{Deserialize, Serialize};

use super::{Breakdown, Register};
use crate::keys::Sealed;
use crate::store::Record;

/// Everything personal about an application.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// The answers and the fields, in canonical form. The version of the consent is among the fields.
    pub application: NewApplication,
    /// When the consent was received.
    pub consent_received_at: DateTime<Utc>,
}

impl Register {
    pub(super) fn seal_payload(&self, number: &str, payload: &Payload) -> Result<Sealed, Breakdown> {
        Ok(self.keys.seal(&place("payload", number), &serde_json::to_vec(payload)?)?)
    }

    pub(super) fn open_payload(&self, record: &Record) -> Result<Option<Payload>, Breakdown> {
        let Some(sealed) = &record.payload else { return Ok(None) };
        let plain = self.keys.unseal(&place("payload", &record.number), sealed)?;
        Ok(Some(serde_json::from_slice(&plain)?))
    }

    pub(super) fn seal_certificate(&self, number: &str, certificate: &str) -> Result<Sealed, Breakdown> {
        Ok(self.keys.seal(&place("certificate", number), certificate.as_bytes())?)
    }

    pub(super) fn open_certificate(&self, record: &Record) -> Result<Option<String>, Breakdown> {
        let Some(sealed) = &record.certificate else { return Ok(None) };
        let plain = self.keys.unseal(&place("certificate", &record.number), sealed)?;
        Ok(Some(String::from_utf8_lossy(&plain).into_owned()))
    }
}

/// A sealed column opens only in the row it was sealed for.
pub(super) fn place(column: &str, number: &str) -> String {
    [column, " ", number].concat()
}
