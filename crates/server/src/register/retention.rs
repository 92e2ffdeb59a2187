//! The end of the personal data: some time after an application was decided about nobody needs them any more, and the
//! consent ends with the right to a certificate.

use chrono::TimeDelta;
use kruzhok_domain::status::{Actor, RefusalReason, Status};

use super::right_end::was_born_another_day;
use super::{Breakdown, Register, codes, plain_change};
use crate::store::{Change, Changed, Filter, Record};

impl Register {
    /// Destroys the personal data of all applications that were decided about more than `kept` ago; says how many.
    /// Number, status, trail and the certificate's number stay, for the family asks for them.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn destroy_decided(&self, kept: TimeDelta) -> Result<usize, Breakdown> {
        self.expire_overdue(self.now()).await?;
        let before = self.now() - kept;
        let mut count = 0;
        loop {
            match self.store.destroy_payloads(before).await? {
                0 => return Ok(count),
                destroyed => count += destroyed,
            }
        }
    }

    /// Destroys all that is kept of those whose right has ended, the certificate's number as well, and refuses what still
    /// waits; says of how many. It opens whatever is sealed, so it is nothing for every minute.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn destroy_outgrown(&self) -> Result<usize, Breakdown> {
        let (mut after, mut count) = (0, 0);
        loop {
            let page = self.store.page(&Filter::Personal, after).await?;
            let Some(last) = page.last() else { return Ok(count) };
            after = last.id;
            let mut outgrown = Vec::new();
            for record in page.iter().filter(|record| self.is_outgrown(record)) {
                if self.refuse_outgrown(record).await? {
                    outgrown.push(record.id);
                }
            }
            if !outgrown.is_empty() {
                count += outgrown.len();
                self.store.destroy(outgrown).await?;
            }
        }
    }

    /// What cannot be opened keeps nobody else's data from being destroyed.
    fn is_outgrown(&self, record: &Record) -> bool {
        match self.right_end(record) {
            Ok(end) => end.is_some_and(|end| self.destroy_from(record, end) <= self.now()),
            Err(cause) => {
                tracing::error!(%cause, "it is not known how long the personal data of an application may be kept");
                false
            }
        }
    }

    /// Refuses an application that still waits; says whether it is final now, and not by a birth date that was wrong.
    async fn refuse_outgrown(&self, record: &Record) -> Result<bool, Breakdown> {
        if record.status.is_final() {
            return Ok(true);
        }
        let Some(kept) = self.store.find(&record.number).await? else { return Ok(false) };
        if was_born_another_day(&kept) {
            return Ok(false);
        }
        let change = plain_change(record, Status::Refused, Actor::Service, self.moment_after(&kept));
        let change = Change { reasons: codes(&[RefusalReason::Age]), ..change };
        // Overtaken by a decision, it is looked at again the next time.
        Ok(self.store.change(change).await? == Changed::Done)
    }
}
