//! The term of activation, where the programme has one. It is looked at whenever an application is: no timer is
//! needed, and none can be late.

use chrono::{DateTime, Utc};
use kruzhok_domain::status::{Actor, Status};

use super::{Breakdown, Register, plain_change};
use crate::store::{Filter, Kept, Record};

impl Register {
    /// Every application whose term is over at `now` becomes expired.
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
        if !over || !kept.record.status.may_become(Status::Expired) {
            return Ok(Some(kept));
        }
        self.expire(&kept.record).await?;
        Ok(self.store.find(&kept.record.number).await?)
    }

    /// Being overtaken is as good: then somebody else changed it.
    async fn expire(&self, record: &Record) -> Result<(), Breakdown> {
        let at = record.expires_at.unwrap_or(record.received_at);
        self.store.change(plain_change(record, Status::Expired, Actor::Service, at)).await?;
        Ok(())
    }
}
