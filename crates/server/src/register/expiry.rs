//! The term of activation, where the programme has one. It is looked at whenever an application is: no timer is
//! needed, and none can be late.

use chrono::{DateTime, Utc};
use kruzhok_domain::status::{Actor, RefusalReason, Status};

use super::{Breakdown, Register, codes, plain_change};
use crate::store::{Change, Filter, Kept, Record};

impl Register {
    /// Every application whose term is over at `now` is ended.
    pub(super) async fn expire_overdue(&self, now: DateTime<Utc>) -> Result<(), Breakdown> {
        loop {
            let overdue = self.store.page(&Filter::Overdue(now), 0).await?;
            for record in &overdue {
                self.expire(record).await?;
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
        let over = kept.record.expires_at.is_some_and(|end| end <= self.now());
        if !over || kept.record.status.is_final() {
            return self.as_of_age(kept).map(Some);
        }
        self.expire(&kept.record).await?;
        Ok(self.store.find(&kept.record.number).await?)
    }

    /// Being overtaken is as good: then somebody else changed it.
    async fn expire(&self, record: &Record) -> Result<(), Breakdown> {
        self.store.change(self.end_of_term(record)).await?;
        Ok(())
    }

    /// Who became too old before the term was over is not told to apply anew. It is written down as of the term's end,
    /// which tells nothing of the birthday.
    fn end_of_term(&self, record: &Record) -> Change {
        let at = record.expires_at.unwrap_or(record.received_at);
        // What cannot be opened expires like anything else.
        let right_end = self.right_end(record).ok().flatten();
        if right_end.is_some_and(|end| end.at < at) {
            let reasons = codes(&[RefusalReason::Age]);
            return Change { reasons, ..plain_change(record, Status::Refused, Actor::Service, at) };
        }
        plain_change(record, Status::Expired, Actor::Service, at)
    }
}
