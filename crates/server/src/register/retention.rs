//! The end of the personal data: some time after an application was decided about, nobody needs them any more.

use chrono::TimeDelta;

use super::{Breakdown, Register};

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
}
