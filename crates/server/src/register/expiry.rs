//! How the clock ends an application that nobody decided about: its term of activation is over, where the programme has
//! one, or the child has become too old. It is looked at whenever an application is: no timer is needed, and none can be
//! late.

use chrono::{DateTime, Utc};
use kruzhok_domain::status::{Actor, RefusalReason, Status};

use super::{Breakdown, Register, codes, plain_change};
use crate::store::{Change, Filter, Kept, Record};

impl Register {
    /// Every application whose term is over at `now` becomes expired.
    pub(super) async fn expire_overdue(&self, now: DateTime<Utc>) -> Result<(), Breakdown> {
        loop {
            let overdue = self.store.page(&Filter::Overdue(now), 0).await?;
            for record in &overdue {
                self.end(record).await?;
            }
            if overdue.is_empty() {
                return Ok(());
            }
        }
    }

    /// The application with this number as it stands at this moment.
    pub(super) async fn find_current(&self, number: &str) -> Result<Option<Kept>, Breakdown> {
        let Some(kept) = self.store.find(number).await? else { return Ok(None) };
        self.current(kept).await
    }

    /// `kept` as it stands at this moment.
    pub(super) async fn current(&self, kept: Kept) -> Result<Option<Kept>, Breakdown> {
        if self.end(&kept.record).await? { Ok(self.store.find(&kept.record.number).await?) } else { Ok(Some(kept)) }
    }

    /// Ends the application if its time is over; says whether it was. Being overtaken is as good: then somebody else
    /// changed it.
    pub(super) async fn end(&self, record: &Record) -> Result<bool, Breakdown> {
        let Some(change) = self.ending(record)? else { return Ok(false) };
        self.store.change(change).await?;
        Ok(true)
    }

    /// What ended first.
    fn ending(&self, record: &Record) -> Result<Option<Change>, Breakdown> {
        if record.status.is_final() {
            return Ok(None);
        }
        let by_clock = |to, at| plain_change(record, to, Actor::Service, at);
        let term = record.expires_at.map(|at| by_clock(Status::Expired, at));
        let age = self
            .right_end(record)?
            .map(|end| Change { reasons: codes(&[RefusalReason::Age]), ..by_clock(Status::Refused, end.at) });
        let now = self.now();
        Ok([term, age].into_iter().flatten().filter(|change| change.at <= now).min_by_key(|change| change.at))
    }
}
