//! What the family may see and do, with the number and the code of its application.

use kruzhok_domain::api::{Event, StatusReport};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::reference::{AccessCode, ReferenceNumber};
use kruzhok_domain::status::{Actor, Status};

use super::{Breakdown, Register, plain_change};
use crate::keys::{Digest, Purpose};
use crate::store::{Changed, Entry, Kept};

/// The number of an application and the code that opens it.
#[derive(Debug)]
pub struct Credentials {
    number: ReferenceNumber,
    code: AccessCode,
}

/// Why the family is not answered.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    /// No application opens with this number and code; which of them is wrong is not said.
    #[error("no application opens with this number and code")]
    NoSuchApplication,
    /// The change is not possible from the present status.
    #[error("the change is not possible from the present status")]
    NotPossibleNow,
    /// Nobody's fault.
    #[error(transparent)]
    Breakdown(#[from] Breakdown),
}

impl Credentials {
    /// Reads number and code as typed; `None` where either cannot be one.
    #[must_use]
    pub fn parse(number: &str, code: &str) -> Option<Self> {
        Some(Self { number: ReferenceNumber::parse(number).ok()?, code: AccessCode::parse(code).ok()? })
    }

    /// The number, which is no secret.
    #[must_use]
    pub fn number(&self) -> &str {
        self.number.as_str()
    }
}

impl Register {
    /// Where the application stands.
    ///
    /// # Errors
    /// When the pair opens nothing.
    pub async fn report(&self, credentials: &Credentials) -> Result<StatusReport, LookupError> {
        Ok(self.report_on(&self.open_for(credentials).await?)?)
    }

    /// Takes the application back: everything personal is destroyed at once. Repeating it is harmless.
    ///
    /// # Errors
    /// When the pair opens nothing, or the status does not allow it.
    pub async fn withdraw(&self, credentials: &Credentials) -> Result<StatusReport, LookupError> {
        loop {
            let kept = self.open_for(credentials).await?;
            let status = kept.record.status;
            if status == Status::Withdrawn {
                return Ok(self.report_on(&kept)?);
            }
            if !status.may_become(Status::Withdrawn) {
                return Err(LookupError::NotPossibleNow);
            }
            let change = plain_change(&kept.record, Status::Withdrawn, Actor::Family, self.moment_after(&kept));
            // Overtaken: the status is another one by now, and every status but two is final.
            let _: Changed = self.store.change(change).await.map_err(Breakdown::from)?;
        }
    }

    /// The keyed hash under which a code is kept. It covers the number, so equal codes are kept unequal.
    pub(super) fn code_hash(&self, number: &ReferenceNumber, code: &AccessCode) -> Digest {
        self.keys.digest(Purpose::Code, &[number.as_str().as_bytes(), code.as_str().as_bytes()])
    }

    async fn open_for(&self, credentials: &Credentials) -> Result<Kept, LookupError> {
        let kept = self.store.find(credentials.number()).await.map_err(Breakdown::from)?;
        // Hashed and compared for unknown numbers as well: the time tells little.
        let hash = self.code_hash(&credentials.number, &credentials.code);
        let stored = kept.as_ref().map_or([0; 32].as_slice(), |kept| kept.record.code.as_slice());
        let matches = hash.matches(stored);
        let kept = kept.filter(|_| matches).ok_or(LookupError::NoSuchApplication)?;
        // Only now: to write that its term is over takes a while, by which a number without its code could be told.
        self.current(kept).await?.ok_or(LookupError::NoSuchApplication)
    }

    fn report_on(&self, kept: &Kept) -> Result<StatusReport, Breakdown> {
        let record = &kept.record;
        let summary = &record.summary;
        Ok(StatusReport {
            number: record.number.clone(),
            status: record.status.code().to_owned(),
            reasons: record.reasons.clone(),
            certificate: self.certificate_number(record)?,
            next_action: record.status.next_action().code().to_owned(),
            timeline: kept.timeline.iter().map(event).collect(),
            organisation: summary.organisation.clone(),
            applies_alone: summary.applies_alone,
            bring: summary.bring.clone(),
            marks: summary.marks.clone(),
            activate_until: self.activate_until(record)?,
        })
    }
}

fn event(entry: &Entry) -> Event {
    Event { status: entry.status.code().to_owned(), at: entry.at, by: entry.actor.code().to_owned() }
}
