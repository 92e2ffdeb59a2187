//! The store in one SQLite file: WAL, durable commits, one writer, several readers.

mod change;
mod file;
mod open;
mod rows;

use std::path::PathBuf;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::Status;
use sqlx::sqlite::SqlitePool;

use super::{Change, Changed, Entry, Filed, NewRecord, Record, Store, StoreError, Submission};
use crate::keys::Digest;

/// Name of the database's file in the data directory.
pub const FILE_NAME: &str = "kruzhok.sqlite3";

/// Takes the lock of the writer at once: a transaction that reads first and writes later could not wait for it.
const BEGIN: &str = "BEGIN IMMEDIATE";

/// The store in one SQLite file.
pub struct SqliteStore {
    data: PathBuf,
    /// One connection: SQLite has one writer, and a queue of our own is fairer than its lock.
    writer: SqlitePool,
    readers: SqlitePool,
}

#[async_trait]
impl Store for SqliteStore {
    async fn submission(&self, key: &Digest) -> Result<Option<Submission>, StoreError> {
        let row = sqlx::query(file::SUBMISSION).bind(key.as_bytes()).fetch_optional(&self.readers).await?;
        row.as_ref().map(rows::submission).transpose()
    }

    async fn file(&self, record: &NewRecord) -> Result<Filed, StoreError> {
        let mut transaction = self.writer.begin_with(BEGIN).await?;
        let filed = file::file(&mut transaction, record).await?;
        match filed {
            Filed::Stored => transaction.commit().await?,
            Filed::Known(_) | Filed::ChildTaken | Filed::NumberTaken => transaction.rollback().await?,
        }
        Ok(filed)
    }

    async fn find(&self, number: &str) -> Result<Option<Record>, StoreError> {
        let row = sqlx::query("SELECT * FROM applications WHERE number = ?")
            .bind(number)
            .fetch_optional(&self.readers)
            .await?;
        row.as_ref().map(rows::record).transpose()
    }

    async fn timeline(&self, number: &str) -> Result<Vec<Entry>, StoreError> {
        let entries = sqlx::query(
            "SELECT * FROM events WHERE application = (SELECT id FROM applications WHERE number = ?) ORDER BY id",
        );
        entries.bind(number).fetch_all(&self.readers).await?.iter().map(rows::entry).collect()
    }

    async fn change(&self, change: &Change) -> Result<Changed, StoreError> {
        let mut transaction = self.writer.begin_with(BEGIN).await?;
        let changed = change::change(&mut transaction, change).await?;
        match changed {
            Changed::Done => transaction.commit().await?,
            Changed::Overtaken => transaction.rollback().await?,
        }
        if changed == Changed::Done && change.to == Status::Withdrawn {
            self.forget().await;
        }
        Ok(changed)
    }

    async fn overdue(&self, now: DateTime<Utc>) -> Result<Vec<Record>, StoreError> {
        let overdue = sqlx::query(
            "SELECT * FROM applications
             WHERE live = 1 AND expires_at IS NOT NULL AND expires_at <= ? AND status != 'activated' ORDER BY id",
        );
        overdue.bind(now.timestamp()).fetch_all(&self.readers).await?.iter().map(rows::record).collect()
    }

    async fn list(&self, status: Option<Status>) -> Result<Vec<Record>, StoreError> {
        let listed = sqlx::query("SELECT * FROM applications WHERE ?1 IS NULL OR status = ?1 ORDER BY id");
        listed.bind(status.map(Status::code)).fetch_all(&self.readers).await?.iter().map(rows::record).collect()
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.check_schema().await?;
        self.check_directory().await
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

impl SqliteStore {
    /// Empties the write-ahead log, which still holds, sealed, what a change destroyed.
    async fn forget(&self) {
        let emptied: Result<(i64, i64, i64), sqlx::Error> =
            sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&self.writer).await;
        // The first number says whether somebody was in the way.
        if !matches!(emptied, Ok((0, _, _))) {
            tracing::warn!("the write-ahead log could not be emptied now; a later checkpoint does it");
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if is_passing(&error) { Self::Unavailable(error) } else { Self::Broken(error) }
    }
}

/// Whether the error is about the surroundings (locked, full, read-only, out of reach), not about the statement.
fn is_passing(error: &sqlx::Error) -> bool {
    /// BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, FULL, CANTOPEN.
    const PASSING: [u32; 8] = [5, 6, 7, 8, 9, 10, 13, 14];
    match error {
        sqlx::Error::Database(error) => error
            .code()
            .and_then(|code| code.parse::<u32>().ok())
            // The lower byte of an extended code is the primary one.
            .is_some_and(|code| PASSING.contains(&(code & 0xff))),
        sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => true,
        _ => false,
    }
}
