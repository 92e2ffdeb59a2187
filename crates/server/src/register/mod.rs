//! The register of applications: what may happen to one, whoever asks for it. The HTTP handlers and the operator's
//! commands both stand on it.

mod answer;
mod archive;
mod decision;
mod expiry;
mod filing;
mod guard;
mod lookup;
mod payload;
mod retention;
mod right_end;
mod rotation;

use std::fmt::Display;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::{Actor, Status};

use crate::clock::Clock;
use crate::keys::{KeyError, Keys, Purpose};
use crate::store::{Change, Kept, Record, Store, StoreError};

pub use archive::ArchiveError;
pub use decision::{Decision, DecisionError, Shown};
pub use filing::{FilingError, IdempotencyKey};
pub use lookup::{Credentials, LookupError};
pub use payload::Payload;
pub use right_end::RightEnd;

/// The fact that says which secret hashes.
const HASH_KEY: &str = "hash-key";

/// The register of applications.
#[derive(Clone)]
pub struct Register {
    store: Arc<dyn Store>,
    keys: Keys,
    clock: Arc<dyn Clock>,
}

/// Why the register cannot do what it was asked, through nobody's fault.
#[derive(Debug, thiserror::Error)]
pub enum Breakdown {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys.
    #[error(transparent)]
    Keys(#[from] KeyError),
    /// What is kept is no JSON of the expected shape.
    #[error("what is kept cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A backup cannot be read or written.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// No free number was found: there are too many applications for the length of the numbers.
    #[error("no free number was found")]
    NoNumber,
}

impl Register {
    /// A register over `store`, which must belong to `keys`: a new one is given to them.
    ///
    /// # Errors
    /// When the store was made with other secrets, or needs a key that is not there.
    pub async fn open(store: Arc<dyn Store>, keys: Keys, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        if store.note(HASH_KEY, &keys.hash_id()).await? != keys.hash_id() {
            return Err(StoreError::OtherKey);
        }
        let known = keys.ids();
        let admitted = store.admitted_keys().await?;
        if let Some(missing) = admitted.iter().find(|id| !known.contains(id)) {
            return Err(StoreError::MissingKey(missing.clone()));
        }
        store.admit_key(&keys.sealing_id()).await?;
        Ok(Self::new(store, keys, clock))
    }

    /// A register over an empty `store` that is about to be filled from a backup.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, keys: Keys, clock: Arc<dyn Clock>) -> Self {
        Self { store, keys, clock }
    }

    /// The keys with which it seals.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The present instant, or that of the last event where the clock was set back: a trail never runs backwards.
    fn moment_after(&self, kept: &Kept) -> DateTime<Utc> {
        kept.timeline.iter().map(|entry| entry.at).fold(self.now(), DateTime::max)
    }

    /// Uses up one of the `quota` that `key` has in a minute for what `name` names, counted over all servers on this
    /// register; `Some` is how long to wait. Of the key only a keyed hash is kept.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn spend(&self, name: &str, key: &impl Display, quota: u32) -> Result<Option<Duration>, Breakdown> {
        if !self.store.is_shared() {
            return Ok(None);
        }
        let bucket = self.keys.digest(Purpose::Limit, &[name.as_bytes(), key.to_string().as_bytes()]);
        Ok(self.store.spend(&bucket, quota).await?)
    }

    /// Forgets what is worth nothing any more.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn tidy(&self) -> Result<(), Breakdown> {
        Ok(self.store.tidy().await?)
    }

    /// Whether the register can be read and written now.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn check(&self) -> Result<(), Breakdown> {
        Ok(self.store.check().await?)
    }

    /// Lets go of the store.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

/// A change of `record` to `to` by `actor`, with nothing else to it.
fn plain_change(record: &Record, to: Status, actor: Actor, at: DateTime<Utc>) -> Change {
    Change {
        number: record.number.clone(),
        from: record.status,
        to,
        reasons: Vec::new(),
        certificate: None,
        at,
        actor,
        operator: None,
    }
}

fn codes<T: Choice>(choices: &[T]) -> Vec<String> {
    choices.iter().map(|choice| choice.code().to_owned()).collect()
}
