//! Why a store does not answer. No type of a database appears here, and no data.

use std::time::Duration;

/// Why the store did not answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot now: locked, full, read-only, out of reach.
    #[error("the store cannot answer now: {0}")]
    Unavailable(String),
    /// Something is wrong with what it holds or with what it was asked.
    #[error("the store failed: {0}")]
    Broken(String),
    /// It holds a value this program does not know.
    #[error("the store holds an unknown {what}")]
    Unknown {
        /// What kind of value.
        what: &'static str,
    },
    /// The database is damaged.
    #[error(
        "the database is damaged ({0}); nothing was changed. Stop the server, keep the file as it is, and restore the \
         last backup: see docs/deployment.md"
    )]
    Damaged(String),
    /// Its schema is not the one this program knows.
    #[error("the schema of the store is another one: {0}")]
    Schema(String),
    /// The data directory cannot be written.
    #[error("the data directory cannot be written: {0}")]
    Directory(String),
    /// The database was made with other secrets.
    #[error("the key is not the one the data were made with: put the right one back from its backup")]
    OtherKey,
    /// The database holds what a key that is not there has sealed.
    #[error("the key {0}, which sealed a part of the data, is missing: put the right one back from its backup")]
    MissingKey(String),
    /// The key that sealed a record was retired meanwhile.
    #[error("the sealing key was retired: a newer one must be used")]
    RetiredKey,
    /// There is something in it already.
    #[error("the database is not empty: a backup is restored into an empty one only")]
    NotEmpty,
    /// It did not get to it in time.
    #[error("the store did not get to it within {0:?}")]
    Busy(Duration),
}

impl StoreError {
    /// Whether the same may succeed a little later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Directory(_) | Self::Busy(_))
    }
}
