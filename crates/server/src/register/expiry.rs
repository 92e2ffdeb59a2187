//! The term of activation, where the programme has one. It is looked at whenever an application is: no timer is
//! needed, and none can be late.

use chrono::{DateTime, Utc};
use kruzhok_domain::status::{Actor, Status};

use super::{Breakdown, Register, plain_change};
use crate::store::Record;

impl Register {
    /// Every application whose term is over at `now` becomes expired.
    pub(super) async fn expire_overdue(&self, now: DateTime<Utc>) -> Result<(), Breakdown> {
        for record in self.store.overdue(now).await? {
            self.expire(&record).await?;
        }
        Ok(())
    }

    /// The application with this number as it stands at this moment.
    pub(super) async fn find_current(&self, number: &str) -> Result<Option<Record>, Breakdown> {
        let Some(record) = self.store.find(number).await? else { return Ok(None) };
        let over = record.expires_at.is_some_and(|end| end <= self.now());
        if !over || !record.status.may_become(Status::Expired) {
            return Ok(Some(record));
        }
        self.expire(&record).await?;
        Ok(self.store.find(number).await?)
    }

    /// Being overtaken is as good: then somebody else changed it.
    async fn expire(&self, record: &Record) -> Result<(), Breakdown> {
        let at = record.expires_at.unwrap_or(record.received_at);
        self.store.change(&plain_change(record, Status::Expired, Actor::Service, at)).await?;
        Ok(())
    }
}
