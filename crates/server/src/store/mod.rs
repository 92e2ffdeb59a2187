//! Where applications are kept. The store is dumb on purpose: it keeps and compares, and decides nothing.

mod archive;
mod error;
pub mod postgres;
mod record;
mod row;
pub mod sqlite;

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::keys::{Digest, Sealed};

pub use archive::{Archived, Sink, Source};
pub use error::StoreError;
pub use record::{Change, Entry, Filter, Guards, Kept, NewRecord, Record, Resealed, Summary};
pub use row::{ApplicationRow, Bytes, EventRow};

/// How many applications come at once where all of them are asked for.
pub const PAGE: u16 = 500;

/// The calls the register needs; one implementation for each database.
#[async_trait]
pub trait Store: Send + Sync {
    /// Keeps `value` under `name` unless there is something already; gives what is kept.
    async fn note(&self, name: &str, value: &str) -> Result<String, StoreError>;

    /// What was answered to an idempotency key.
    async fn answer(&self, key: &Digest) -> Result<Option<Sealed>, StoreError>;

    /// Keeps an application, its first event and the answer to its key: all of them or nothing.
    async fn file(&self, record: NewRecord) -> Result<Filed, StoreError>;

    /// The application with this number.
    async fn find(&self, number: &str) -> Result<Option<Kept>, StoreError>;

    /// Up to [`PAGE`] applications whose id is above `after`, in the order of receipt.
    async fn page(&self, filter: &Filter, after: i64) -> Result<Vec<Record>, StoreError>;

    /// Changes the status if it still is the one the change was decided on.
    async fn change(&self, change: Change) -> Result<Changed, StoreError>;

    /// Destroys the payloads of up to [`PAGE`] applications that were decided before `before`; says how many.
    async fn destroy_payloads(&self, before: DateTime<Utc>) -> Result<usize, StoreError>;

    /// Destroys everything personal about the applications with these ids: payload, certificate and guards.
    async fn destroy(&self, ids: Vec<i64>) -> Result<(), StoreError>;

    /// Lets the key with this id seal.
    async fn admit_key(&self, id: &str) -> Result<(), StoreError>;

    /// The ids of all keys that may seal.
    async fn admitted_keys(&self) -> Result<Vec<String>, StoreError>;

    /// Replaces what is sealed; what was destroyed meanwhile stays destroyed.
    async fn reseal(&self, resealed: Vec<Resealed>) -> Result<(), StoreError>;

    /// Keeps all keys but the one with this id from sealing; `false` while one of them is still needed.
    async fn retire_other_keys(&self, id: &str) -> Result<bool, StoreError>;

    /// Writes everything to `sink`, as it was at one instant.
    async fn dump(&self, sink: Sink) -> Result<(), StoreError>;

    /// Takes everything from `source` into an empty store: all of it or nothing.
    async fn load(&self, source: Source) -> Result<(), StoreError>;

    /// Uses up one of the `quota` that `bucket` has in a minute, counted over all servers on this store; `Some` is
    /// how long to wait for the next one. Asked only of a store that several servers may share.
    async fn spend(&self, bucket: &Digest, quota: u32) -> Result<Option<Duration>, StoreError>;

    /// Forgets what is worth nothing any more.
    async fn tidy(&self) -> Result<(), StoreError>;

    /// Whether several servers may share the store.
    fn is_shared(&self) -> bool;

    /// Whether the store can be read and written now and its schema is the one this program knows.
    async fn check(&self) -> Result<(), StoreError>;

    /// Lets go of everything; further calls fail.
    async fn close(&self);
}

/// What became of an attempt to keep an application.
#[derive(Debug)]
pub enum Filed {
    /// It is kept, durably.
    Stored,
    /// The key was used before; this was answered.
    Known(Sealed),
    /// The child has a live application.
    ChildTaken,
    /// The number is another application's.
    NumberTaken,
}

/// What became of an attempt to change an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is changed.
    Done,
    /// Somebody else was faster: its status is another one by now.
    Overtaken,
}
