//! What the accepting organisation decides about an application.

use chrono::NaiveDate;
use kruzhok_domain::choice::Choice;
use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::status::{Actor, CertificateNumber, CorrectionReason, RefusalReason, Status};

use super::payload::Certificate;
use super::right_end::was_born_another_day;
use super::{Breakdown, Payload, Register, codes, plain_change};
use crate::store::{Change, Changed, Entry, Filter, Kept, Record};

/// A decision about an application.
#[derive(Clone, Debug)]
pub enum Decision {
    /// The documents were shown; the certificate is active and has this number.
    Activate(CertificateNumber),
    /// Something differs from the documents; never empty.
    Correct(Vec<CorrectionReason>),
    /// It was put right.
    Resume,
    /// Refused.
    Refuse(RefusalReason),
}

/// Why a decision was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum DecisionError {
    /// There is no such number.
    #[error("there is no application {0}")]
    NoSuchApplication(String),
    /// The status does not allow it.
    #[error("the application is {from}; it cannot become {to}; it can become: {possible}", from = from.code(), to = to.code())]
    Impossible {
        /// The present status.
        from: Status,
        /// The status that was wanted.
        to: Status,
        /// Codes of the statuses that are possible, separated by commas.
        possible: String,
    },
    /// Nobody's fault.
    #[error(transparent)]
    Breakdown(#[from] Breakdown),
}

/// An application as the organisation sees it.
#[derive(Debug)]
pub struct Shown {
    /// What is kept in the open.
    pub record: Record,
    /// The last day of activation, where there is a term.
    pub activate_until: Option<NaiveDate>,
    /// The certificate's number, once it is active.
    pub certificate: Option<String>,
    /// Everything personal; `None` once it is destroyed.
    pub payload: Option<Payload>,
    /// What happened, oldest first.
    pub timeline: Vec<Entry>,
}

impl Decision {
    /// The status it leads to.
    #[must_use]
    pub fn to(&self) -> Status {
        match self {
            Self::Activate(_) => Status::Activated,
            Self::Correct(_) => Status::NeedsCorrection,
            Self::Resume => Status::AwaitingActivation,
            Self::Refuse(_) => Status::Refused,
        }
    }

    fn reasons(&self) -> Vec<String> {
        match self {
            Self::Activate(_) | Self::Resume => Vec::new(),
            Self::Correct(reasons) => codes(reasons),
            Self::Refuse(reason) => codes(&[*reason]),
        }
    }
}

impl Register {
    /// Carries out `decision`; `operator` is the account that answers for it.
    ///
    /// # Errors
    /// When there is no such application, or its status does not allow it.
    pub async fn decide(
        &self,
        number: &ReferenceNumber,
        decision: &Decision,
        operator: &str,
    ) -> Result<Status, DecisionError> {
        loop {
            let kept = self.find(number).await?;
            let (from, to) = (kept.record.status, decision.to());
            if !from.may_become(to) {
                return Err(DecisionError::Impossible { from, to, possible: possible(from) });
            }
            let change = self.change(&kept, decision, operator)?;
            // Overtaken: decide again on what it is by now.
            if self.store.change(change).await.map_err(Breakdown::from)? == Changed::Done {
                return Ok(to);
            }
        }
    }

    /// Everything that is kept of an application, opened.
    ///
    /// # Errors
    /// When there is no such application.
    pub async fn show(&self, number: &ReferenceNumber) -> Result<Shown, DecisionError> {
        let Kept { record, timeline } = self.find(number).await?;
        Ok(Shown {
            activate_until: self.activate_until(&record)?,
            certificate: self.certificate_number(&record)?,
            payload: self.open_payload(&record)?,
            record,
            timeline,
        })
    }

    /// A page of all applications, or of those with one status, oldest first: those whose id is above `after`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn list(&self, status: Option<Status>, after: i64) -> Result<Vec<Record>, Breakdown> {
        self.expire_overdue(self.now()).await?;
        Ok(self.store.page(&status.map_or(Filter::All, Filter::Status), after).await?)
    }

    async fn find(&self, number: &ReferenceNumber) -> Result<Kept, DecisionError> {
        let kept = self.find_current(number.as_str()).await?;
        kept.ok_or_else(|| DecisionError::NoSuchApplication(number.grouped()))
    }

    fn change(&self, kept: &Kept, decision: &Decision, operator: &str) -> Result<Change, Breakdown> {
        let record = &kept.record;
        let certificate = match decision {
            Decision::Activate(number) => {
                let right_end = self.right_end(record)?.filter(|_| !was_born_another_day(kept));
                let certificate = Certificate { number: number.as_str().to_owned(), right_end };
                Some(self.seal_certificate(&record.number, &certificate)?)
            }
            Decision::Correct(_) | Decision::Resume | Decision::Refuse(_) => None,
        };
        let change = plain_change(record, decision.to(), Actor::Organisation, self.moment_after(kept));
        Ok(Change { reasons: decision.reasons(), certificate, operator: Some(operator.to_owned()), ..change })
    }
}

fn possible(from: Status) -> String {
    let possible: Vec<_> = Status::ALL.iter().filter(|to| from.may_become(**to)).map(|to| to.code()).collect();
    if possible.is_empty() { "nothing, it is final".to_owned() } else { possible.join(", ") }
}
