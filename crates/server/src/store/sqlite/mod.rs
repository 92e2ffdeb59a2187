//! The store in one SQLite file: WAL, durable commits, one writer that commits for many, several readers.

mod archive;
mod checkpoints;
mod open;
mod rows;
mod threads;
mod write;

use std::path::PathBuf;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::Status;
use rusqlite::{Connection, ErrorCode, params};

use super::{
    ApplicationRow, Change, Changed, Filed, Filter, Kept, NewRecord, PAGE, Record, Resealed, Sink, Source, Store,
    StoreError,
};
use crate::keys::{Digest, Sealed};
use rows::{all, one};
use threads::{Read, Threads, Write};

/// Name of the database's file in the data directory.
pub const FILE_NAME: &str = "kruzhok.sqlite3";

/// How long the writer may be busy before it is said that it is.
const WRITER: Duration = Duration::from_secs(3);

/// The store in one SQLite file.
pub struct SqliteStore {
    data: PathBuf,
    readers: Threads<Read>,
    writer: Threads<Box<dyn Write>>,
}

#[async_trait]
impl Store for SqliteStore {
    async fn note(&self, name: &str, value: &str) -> Result<String, StoreError> {
        let fact = (name.to_owned(), value.to_owned());
        self.writer.write(false, move |connection| write::note(connection, &fact)).await
    }

    async fn answer(&self, key: &Digest) -> Result<Option<Sealed>, StoreError> {
        let key = *key;
        self.readers.read(move |connection| one(connection, write::ANSWER, [key.as_bytes()], write::sealed)).await
    }

    async fn file(&self, record: NewRecord) -> Result<Filed, StoreError> {
        let row = ApplicationRow::of(record);
        self.writer.write(false, move |connection| write::file(connection, &row)).await
    }

    async fn find(&self, number: &str) -> Result<Option<Kept>, StoreError> {
        let number = number.to_owned();
        self.readers.read(move |connection| find(connection, &number)).await
    }

    async fn page(&self, filter: &Filter, after: i64) -> Result<Vec<Record>, StoreError> {
        let filter = filter.clone();
        let rows = self.readers.read(move |connection| page(connection, &filter, after)).await?;
        rows.into_iter().map(ApplicationRow::record).collect()
    }

    async fn change(&self, change: Change) -> Result<Changed, StoreError> {
        let destroys = !change.to.is_live();
        self.writer.write(destroys, move |connection| write::change(connection, &change)).await
    }

    async fn destroy_payloads(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        self.writer.write(true, move |connection| write::destroy_payloads(connection, before)).await
    }

    async fn destroy(&self, ids: Vec<i64>) -> Result<(), StoreError> {
        let destroy = move |connection: &Connection| ids.iter().try_for_each(|id| write::destroy(connection, *id));
        self.writer.write(true, destroy).await
    }

    async fn admit_key(&self, id: &str) -> Result<(), StoreError> {
        let id = id.to_owned();
        self.writer.write(false, move |connection| write::admit_key(connection, &id)).await
    }

    async fn admitted_keys(&self) -> Result<Vec<String>, StoreError> {
        let read = |connection: &mut Connection| {
            all(connection, "SELECT id FROM sealing_keys ORDER BY id", [], |row| row.get(0))
        };
        self.readers.read(read).await
    }

    async fn reseal(&self, resealed: Vec<Resealed>) -> Result<(), StoreError> {
        self.writer.write(false, move |connection| write::reseal(connection, &resealed)).await
    }

    async fn retire_other_keys(&self, id: &str) -> Result<bool, StoreError> {
        let id = id.to_owned();
        self.writer.write(true, move |connection| write::retire_other_keys(connection, &id)).await
    }

    async fn dump(&self, sink: Sink) -> Result<(), StoreError> {
        self.readers.read(move |connection| archive::dump(connection, &sink)).await
    }

    async fn load(&self, source: Source) -> Result<(), StoreError> {
        let mut source = Some(source);
        self.writer.write(false, move |connection| archive::load(connection, source.take())).await
    }

    /// A file has one server, which counts for itself.
    async fn spend(&self, _: &Digest, _: u32) -> Result<Option<Duration>, StoreError> {
        Ok(None)
    }

    /// Brings what the planner knows of the tables up to date.
    async fn tidy(&self) -> Result<(), StoreError> {
        self.writer.write(false, |connection| Ok(connection.execute_batch("PRAGMA optimize")?)).await
    }

    fn is_shared(&self) -> bool {
        false
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.readers.read(|connection| open::check_schema(connection)).await?;
        // Nothing to write, but the writer must be there, and get the lock before whoever asks gives up.
        let written = tokio::time::timeout(WRITER, self.writer.write(false, |_| Ok(())));
        written.await.map_err(|_| StoreError::Busy(WRITER))??;
        self.check_directory().await
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// In a transaction, which sees one instant: a decision that falls between would be in the trail alone.
fn find(connection: &mut Connection, number: &str) -> Result<Option<Kept>, StoreError> {
    let instant = connection.transaction()?;
    let row = one(&instant, "SELECT * FROM applications WHERE number = ?", [number], rows::application)?;
    // The trail of an unknown number is looked for as well: the time tells little.
    let id = row.as_ref().map_or(0, |row| row.id);
    let events = all(&instant, "SELECT * FROM events WHERE application = ? ORDER BY id", [id], rows::event)?;
    let Some(row) = row else { return Ok(None) };
    let timeline = events.into_iter().map(super::EventRow::entry).collect::<Result<_, _>>()?;
    Ok(Some(Kept { record: row.record()?, timeline }))
}

fn page(connection: &Connection, filter: &Filter, after: i64) -> Result<Vec<ApplicationRow>, StoreError> {
    let read = rows::application;
    match filter {
        Filter::All => {
            all(connection, "SELECT * FROM applications WHERE id > ? ORDER BY id LIMIT ?", params![after, PAGE], read)
        }
        Filter::Status(status) => {
            let sql = "SELECT * FROM applications WHERE id > ? AND status = ? ORDER BY id LIMIT ?";
            all(connection, sql, params![after, status.code(), PAGE], read)
        }
        Filter::Overdue(now) => {
            let sql = "SELECT * FROM applications WHERE id > ? AND live = 1 AND expires_at IS NOT NULL
                           AND expires_at <= ? AND status != ? ORDER BY id LIMIT ?";
            all(connection, sql, params![after, now.timestamp(), Status::Activated.code(), PAGE], read)
        }
        Filter::Personal => {
            let sql = "SELECT * FROM applications WHERE id > ?
                           AND (payload IS NOT NULL OR certificate IS NOT NULL OR child_guard IS NOT NULL)
                       ORDER BY id LIMIT ?";
            all(connection, sql, params![after, PAGE], read)
        }
        Filter::SealedWithout(key) => {
            let sql = "SELECT * FROM applications WHERE id > ?1
                           AND (answer_key != ?2 OR payload_key != ?2 OR certificate_key != ?2) ORDER BY id LIMIT ?3";
            all(connection, sql, params![after, key, PAGE], read)
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use ErrorCode::{
            CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, NotADatabase, OperationInterrupted,
            OutOfMemory, ReadOnly, SystemIoFailure,
        };
        match error.sqlite_error_code() {
            // About the surroundings, not about the statement.
            Some(
                DatabaseBusy | DatabaseLocked | OutOfMemory | ReadOnly | OperationInterrupted | SystemIoFailure
                | DiskFull | CannotOpen,
            ) => Self::Unavailable(error.to_string()),
            Some(DatabaseCorrupt | NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Broken(error.to_string()),
        }
    }
}
