//! Sealing everything anew, beside the running servers: a row that was sealed anew is opened with the new key, which a
//! server reads from the secrets when it meets it, and a retired key is refused by the database itself.

use super::{Breakdown, Register, answer, payload};
use crate::keys::Sealed;
use crate::store::{Filter, Record, Resealed};

impl Register {
    /// Seals everything with the newest key, and keeps all others from sealing; says how many applications it sealed
    /// anew. It can be stopped and begun again at any time.
    ///
    /// # Errors
    /// When the store does not answer, or a key is missing.
    pub async fn reseal(&self) -> Result<usize, Breakdown> {
        self.keys.reload()?;
        let newest = self.keys.sealing_id();
        self.store.admit_key(&newest).await?;
        let (mut after, mut count) = (0, 0);
        loop {
            let page = self.store.page(&Filter::SealedWithout(newest.clone()), after).await?;
            if let Some(last) = page.last() {
                after = last.id;
                count += page.len();
                let resealed = page.iter().map(|record| self.seal_anew(record)).collect::<Result<_, _>>()?;
                self.store.reseal(resealed).await?;
            } else if after > 0 {
                // A server that did not know the newest key yet may have sealed something that was passed already.
                after = 0;
            } else if self.store.retire_other_keys(&newest).await? {
                return Ok(count);
            }
        }
    }

    fn seal_anew(&self, record: &Record) -> Result<Resealed, Breakdown> {
        let anew = |place: &str, sealed: &Sealed| -> Result<Sealed, Breakdown> {
            Ok(self.keys.seal(place, &self.keys.unseal(place, sealed)?)?)
        };
        let column = |name: &str, sealed: &Option<Sealed>| {
            sealed.as_ref().map(|sealed| anew(&payload::place(name, &record.number), sealed)).transpose()
        };
        Ok(Resealed {
            id: record.id,
            answer: anew(&answer::place(&record.key), &record.answer)?,
            payload: column("payload", &record.payload)?,
            certificate: column("certificate", &record.certificate)?,
        })
    }
}
