//! Where applications are kept. The store is dumb on purpose: it keeps and compares, and decides nothing.

mod record;
pub mod sqlite;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use kruzhok_domain::status::Status;

use crate::keys::Digest;

pub use record::{Change, Entry, Guards, NewRecord, NewSubmission, Record, Submission, Summary};

/// The calls the register needs; one implementation for each database.
#[async_trait]
pub trait Store: Send + Sync {
    /// What was answered to an idempotency key.
    async fn submission(&self, key: &Digest) -> Result<Option<Submission>, StoreError>;

    /// Keeps an application, its first event and the answer to its key: all of them or nothing.
    async fn file(&self, record: &NewRecord) -> Result<Filed, StoreError>;

    /// The application with this number.
    async fn find(&self, number: &str) -> Result<Option<Record>, StoreError>;

    /// What happened to the application with this number, oldest first.
    async fn timeline(&self, number: &str) -> Result<Vec<Entry>, StoreError>;

    /// Changes the status if it still is the one the change was decided on.
    async fn change(&self, change: &Change) -> Result<Changed, StoreError>;

    /// The live applications whose term is over at `now`.
    async fn overdue(&self, now: DateTime<Utc>) -> Result<Vec<Record>, StoreError>;

    /// All applications, or those with one status, oldest first.
    async fn list(&self, status: Option<Status>) -> Result<Vec<Record>, StoreError>;

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
    Known(Submission),
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

/// Why the store did not answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot now: locked, full, read-only, out of reach.
    #[error("the store cannot answer now: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// Something is wrong with what it holds or with what it was asked.
    #[error("the store failed: {0}")]
    Broken(#[source] sqlx::Error),
    /// It holds a value this program does not know.
    #[error("the store holds an unknown {what}")]
    Unknown {
        /// What kind of value.
        what: &'static str,
    },
    /// Its schema is not the one this program knows.
    #[error("the schema of the store is another one: {0}")]
    Schema(#[from] sqlx::migrate::MigrateError),
    /// The schema was not migrated to this program's version.
    #[error("the schema of the store is not current")]
    Outdated,
    /// The data directory cannot be written.
    #[error("the data directory cannot be written: {0}")]
    Directory(#[from] std::io::Error),
    /// The database was made with another secret key.
    #[error("the key is not the one the database was made with: put the right {file} back from its backup")]
    OtherKey {
        /// The file that holds the wrong key.
        file: String,
    },
}
