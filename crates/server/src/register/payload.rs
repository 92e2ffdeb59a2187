//! Everything personal about an application, as it is sealed.

use chrono::{DateTime, Utc};
use kruzhok_domain::api::NewApplication;
use serde::{Deserialize, Serialize};

use super::{Breakdown, Register, RightEnd};
use crate::keys::Sealed;
use crate::store::Record;

/// Everything personal about an application.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// The answers and the fields, in canonical form. The version of the consent is among the fields.
    pub application: NewApplication,
    /// When the consent was received.
    pub consent_received_at: DateTime<Utc>,
    /// When the right to a certificate ends.
    pub right_end: Option<RightEnd>,
}

/// A certificate, as it is sealed. It outlives the payload.
#[derive(Serialize, Deserialize)]
pub(super) struct Certificate {
    /// Its number.
    pub(super) number: String,
    /// When the right to it ends; `None` where nobody here knows.
    pub(super) right_end: Option<RightEnd>,
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

    pub(super) fn seal_certificate(&self, number: &str, certificate: &Certificate) -> Result<Sealed, Breakdown> {
        Ok(self.keys.seal(&place("certificate", number), &serde_json::to_vec(certificate)?)?)
    }

    pub(super) fn open_certificate(&self, record: &Record) -> Result<Option<Certificate>, Breakdown> {
        let Some(sealed) = &record.certificate else { return Ok(None) };
        let plain = self.keys.unseal(&place("certificate", &record.number), sealed)?;
        Ok(Some(serde_json::from_slice(&plain)?))
    }

    /// The certificate's number, once it is active.
    pub(super) fn certificate_number(&self, record: &Record) -> Result<Option<String>, Breakdown> {
        Ok(self.open_certificate(record)?.map(|certificate| certificate.number))
    }
}

/// A sealed column opens only in the row it was sealed for.
pub(super) fn place(column: &str, number: &str) -> String {
    [column, " ", number].concat()
}
