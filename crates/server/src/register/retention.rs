//! The end of the personal data: some time after an application was decided about nobody needs them any more, and the
//! consent ends with the right to a certificate.

use chrono::TimeDelta;

use super::{Breakdown, Register};
use crate::store::{Filter, Record};

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

    /// Ends what waits for somebody who has become too old, and destroys all that is kept of such people, the
    /// certificate's number as well; says of how many. It opens whatever is sealed, so it is nothing for every minute.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn destroy_outgrown(&self) -> Result<usize, Breakdown> {
        let (mut after, mut count) = (0, 0);
        loop {
            let page = self.store.page(&Filter::Personal, after).await?;
            let Some(last) = page.last() else { return Ok(count) };
            after = last.id;
            let outgrown: Vec<_> = page.iter().filter(|record| self.is_outgrown(record)).collect();
            for record in &outgrown {
                self.end(record).await?;
            }
            count += outgrown.len();
            self.store.destroy(outgrown.iter().map(|record| record.id).collect()).await?;
        }
    }

    /// What cannot be opened keeps nobody else's data from being destroyed.
    fn is_outgrown(&self, record: &Record) -> bool {
        let now = self.now();
        match self.right_end(record) {
            Ok(end) => end.is_some_and(|end| end.at <= now),
            Err(cause) => {
                tracing::error!(%cause, "it is not known how long the personal data of an application may be kept");
                false
            }
        }
    }
}
