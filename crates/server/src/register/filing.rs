//! Filing: from a received body to an application that is kept, exactly once for each idempotency key.

use chrono::{DateTime, Days, NaiveDate, Utc};
use kruzhok_domain::Setting;
use kruzhok_domain::api::{NewApplication, Received};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Application, Rejection};
use kruzhok_domain::programme::Programme;
use kruzhok_domain::reference::{ACCESS_CODES, AccessCode, REFERENCE_NUMBERS, ReferenceNumber};
use kruzhok_domain::status::Status;
use kruzhok_domain::wizard::{Stage, checklist};

use super::answer::Answer;
use super::right_end::{RightEnd, end_of};
use super::{Breakdown, Payload, Register, codes, guard};
use crate::keys::{Digest, KeyError, Purpose, Sealed, hex};
use crate::store::{Filed, NewRecord, StoreError, Summary};

/// How many numbers are tried. With a tenth of all numbers taken, all being taken happens once in 10^20.
const TRIES: usize = 20;

/// A submission as it is known again.
struct Asked {
    /// The keyed hash of the idempotency key.
    key: Digest,
    /// The keyed hash of the body, in hexadecimal.
    fingerprint: String,
}

/// A key by which a client makes sure that a submission happens once: 16 to 64 letters, digits and hyphens.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(String);

/// Why an application is not filed.
#[derive(Debug, thiserror::Error)]
pub enum FilingError {
    /// The key came with another body before.
    #[error("the idempotency key was used for another application")]
    KeyReused,
    /// The application is made under another programme.
    #[error("the programme is another one")]
    OtherProgramme,
    /// The answers or the fields do not pass.
    #[error("the application does not pass the rules")]
    Rejected(Rejection),
    /// The child has a live application.
    #[error("the child has a live application already")]
    AlreadyFiled,
    /// Nobody's fault.
    #[error(transparent)]
    Breakdown(#[from] Breakdown),
}

impl IdempotencyKey {
    /// Reads a key; `None` unless it has the right length and characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits =
            (16..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits.then(|| Self(text.to_owned()))
    }
}

impl Register {
    /// Files `new`, or answers what was answered to `key` before.
    ///
    /// # Errors
    /// Why it is not filed.
    pub async fn file(
        &self,
        key: &IdempotencyKey,
        new: &NewApplication,
        programme: &Programme,
    ) -> Result<Received, FilingError> {
        let body = serde_json::to_vec(new).map_err(Breakdown::from)?;
        let asked = Asked {
            key: self.keys.digest(Purpose::SubmissionKey, &[key.0.as_bytes()]),
            fingerprint: hex(self.keys.digest(Purpose::Fingerprint, &[&body]).as_bytes()),
        };
        let now = self.now();
        match check(new, programme, programme.today(now)) {
            Ok(application) => self.keep(&asked, &application, programme, now).await,
            // An answer once given is given for ever, whatever rules and clock say by now.
            Err(refusal) => match self.store.answer(&asked.key).await.map_err(Breakdown::from)? {
                Some(known) => self.replay(&asked, &known),
                None => Err(refusal),
            },
        }
    }

    async fn keep(
        &self,
        asked: &Asked,
        application: &Application,
        programme: &Programme,
        now: DateTime<Utc>,
    ) -> Result<Received, FilingError> {
        let mut tidied = false;
        for _ in 0..TRIES {
            let (record, received) = self.draw_up(asked, application, programme, now)?;
            match self.store.file(record).await {
                Ok(Filed::Stored) => return Ok(received),
                Ok(Filed::Known(known)) => return self.replay(asked, &known),
                Ok(Filed::NumberTaken) => {}
                Ok(Filed::ChildTaken) if tidied => return Err(FilingError::AlreadyFiled),
                // What stands in the way may have expired, and nobody has looked at it since.
                Ok(Filed::ChildTaken) => {
                    self.expire_overdue(now).await?;
                    tidied = true;
                }
                Err(StoreError::RetiredKey) => self.keys.reload().map_err(Breakdown::from)?,
                Err(error) => return Err(Breakdown::from(error).into()),
            }
        }
        Err(Breakdown::NoNumber.into())
    }

    fn replay(&self, asked: &Asked, known: &Sealed) -> Result<Received, FilingError> {
        let answer = self.open_answer(asked.key.as_bytes(), known)?;
        if answer.fingerprint == asked.fingerprint { Ok(answer.received) } else { Err(FilingError::KeyReused) }
    }

    fn draw_up(
        &self,
        asked: &Asked,
        application: &Application,
        programme: &Programme,
        now: DateTime<Utc>,
    ) -> Result<(NewRecord, Received), Breakdown> {
        let (number, code) = draw()?;
        let received = Received {
            number: number.as_str().to_owned(),
            code: code.as_str().to_owned(),
            status: Status::AwaitingActivation.code().to_owned(),
            received_at: now,
        };
        let payload = Payload {
            application: application.to_wire(),
            consent_received_at: now,
            right_end: RightEnd::of(application.case.birth_date, programme),
        };
        let answer = Answer { fingerprint: asked.fingerprint.clone(), received: received.clone() };
        let summary = summary(application, programme, programme.today(now));
        let record = NewRecord {
            programme: application.programme.clone(),
            code: self.code_hash(&number, &code),
            expires_at: summary.activate_until.and_then(|last| end_of(last, programme)),
            summary,
            received_at: now,
            payload: self.seal_payload(number.as_str(), &payload)?,
            guards: guard::guards(&self.keys, application),
            key: asked.key,
            answer: self.seal_answer(asked.key.as_bytes(), &answer)?,
            number: received.number.clone(),
        };
        Ok((record, received))
    }
}

fn check(new: &NewApplication, programme: &Programme, today: NaiveDate) -> Result<Application, FilingError> {
    if new.programme != programme.id {
        return Err(FilingError::OtherProgramme);
    }
    Application::check_sent(&new.answers, &new.fields, Setting { programme, today }).map_err(FilingError::Rejected)
}

fn draw() -> Result<(ReferenceNumber, AccessCode), KeyError> {
    // The remainders of 64 random bits are even enough: the bias is below one in a billion.
    let number = u32::try_from(getrandom::u64()? % u64::from(REFERENCE_NUMBERS)).unwrap_or_default();
    Ok((ReferenceNumber::from_ordinal(number), AccessCode::from_ordinal(getrandom::u64()? % ACCESS_CODES)))
}

fn summary(application: &Application, programme: &Programme, today: NaiveDate) -> Summary {
    let bring = checklist(&application.case, Stage::Activate, programme);
    let term = programme.activation_term_days.map(u64::from).map(Days::new);
    Summary {
        organisation: application.organisation.clone(),
        applies_alone: application.case.person.applies_alone(),
        bring: codes(&bring.iter().map(|item| item.kind).collect::<Vec<_>>()),
        marks: codes(&application.marks()),
        activate_until: term.and_then(|term| today.checked_add_days(term)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_16_to_64_letters_digits_and_hyphens() {
        for good in ["0123456789abcdef", "3f2504e0-4f89-11d3-9a0c-0305e82c3301", &"A".repeat(64)] {
            assert!(IdempotencyKey::parse(good).is_some(), "{good}");
        }
        for wrong in
            ["", "0123456789abcde", &"A".repeat(65), "0123456789abcdef ", "0123456789abcde_", "ключ-ключ-ключ-ключ"]
        {
            assert!(IdempotencyKey::parse(wrong).is_none(), "{wrong}");
        }
    }
}
