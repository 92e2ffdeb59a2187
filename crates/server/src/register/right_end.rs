//! The end of the right to a certificate: the child becomes too old.
//!
//! Its day tells the day of birth. So it is sealed with what is destroyed anyway, and nothing in the open happens on it:
//! families and the organisation see the end at once, and it is written down some days later (`register::retention`).

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::programme::Programme;
use kruzhok_domain::status::{Actor, CorrectionReason, RefusalReason, Status};
use serde::{Deserialize, Serialize};

use super::{Breakdown, Register, codes};
use crate::keys::Purpose;
use crate::store::{Entry, Kept, Record};

/// How much later than it may be something is destroyed at most. The law (152-FZ, article 21, part 4) gives 30 days.
const MOST_DAYS_LATER: u64 = 28;

/// When the right ends.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct RightEnd {
    /// The last day on which there is a right.
    pub last_day: NaiveDate,
    /// The first instant after that day, in the municipality.
    pub at: DateTime<Utc>,
}

impl RightEnd {
    /// When the right of somebody who was born on this day ends; `None` where no date can tell.
    pub(super) fn of(birth_date: NaiveDate, programme: &Programme) -> Option<Self> {
        let last_day = programme.ages.last_day(birth_date)?;
        Some(Self { last_day, at: end_of(last_day, programme)? })
    }
}

impl Register {
    /// When the right ends, as long as anything personal is kept that would have to go then.
    pub(super) fn right_end(&self, record: &Record) -> Result<Option<RightEnd>, Breakdown> {
        if let Some(certificate) = self.open_certificate(record)? {
            return Ok(certificate.right_end);
        }
        Ok(self.open_payload(record)?.and_then(|payload| payload.right_end))
    }

    /// The last day of activation, where there is a term. Whoever becomes too old before has nothing left to activate.
    pub(super) fn activate_until(&self, record: &Record) -> Result<Option<NaiveDate>, Breakdown> {
        let Some(day) = record.summary.activate_until else { return Ok(None) };
        Ok(Some(self.right_end(record)?.map_or(day, |end| day.min(end.last_day))))
    }

    /// `kept` as it is to be seen: where the right has ended meanwhile, nothing waits any more.
    pub(super) fn as_of_age(&self, mut kept: Kept) -> Result<Kept, Breakdown> {
        if kept.record.status.is_final() || was_born_another_day(&kept) {
            return Ok(kept);
        }
        let now = self.now();
        if let Some(end) = self.right_end(&kept.record)?.filter(|end| end.at <= now) {
            let reasons = codes(&[RefusalReason::Age]);
            kept.record.status = Status::Refused;
            kept.record.reasons.clone_from(&reasons);
            let at = kept.timeline.iter().map(|entry| entry.at).fold(end.at, DateTime::max);
            kept.timeline.push(Entry { status: Status::Refused, reasons, at, actor: Actor::Service, operator: None });
        }
        Ok(kept)
    }

    /// From when on what is kept of somebody whose right ends then is to be destroyed: some days later, and for each
    /// application as many as a keyed hash says.
    pub(super) fn destroy_from(&self, record: &Record, end: RightEnd) -> DateTime<Utc> {
        let hash = self.keys.digest(Purpose::Delay, &[record.number.as_bytes()]);
        let days = hash.as_bytes().first().map_or(0, |byte| u64::from(*byte) % (MOST_DAYS_LATER + 1));
        end.at + TimeDelta::days(days.cast_signed())
    }
}

/// Whether the organisation found that the birth date is another one: then nobody here knows the day.
pub(super) fn was_born_another_day(kept: &Kept) -> bool {
    let code = CorrectionReason::BirthDate.code();
    kept.timeline.iter().any(|entry| entry.reasons.iter().any(|reason| reason == code))
}

/// The first instant after the day `last`, in the programme's time zone.
pub(super) fn end_of(last: NaiveDate, programme: &Programme) -> Option<DateTime<Utc>> {
    let midnight = last.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0)?;
    Some(midnight.and_local_timezone(programme.offset()).single()?.to_utc())
}
