//! Opening the file: settings, migrations, the check that it is whole.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use rusqlite_migration::{M, Migrations, SchemaVersion};

use super::threads::Threads;
use super::{FILE_NAME, SqliteStore, checkpoints, rows};
use crate::keys::hex;
use crate::store::StoreError;

/// How long one process waits for another one's write.
const PATIENCE: Duration = Duration::from_secs(5);

const READERS: usize = 2;

/// Statements that stay prepared in a connection: all that there are.
const STATEMENTS: usize = 48;

const MIGRATIONS: &[M<'_>] = &[M::up(include_str!("../../../migrations/sqlite/0001_applications.sql"))];

impl SqliteStore {
    /// Opens the file in `data`, makes it if it is not there, and brings its schema up to date. Blocks.
    ///
    /// # Errors
    /// When it cannot be opened, is damaged, or is newer than this program.
    pub fn open(data: &Path) -> Result<Self, StoreError> {
        let path = data.join(FILE_NAME);
        let mut writer = Connection::open(&path)?;
        writer.busy_timeout(PATIENCE)?;
        // Reads the header before anything is written: what is no database stays as it is.
        check_whole(&writer)?;
        migrate(&mut writer)?;
        prepare(&writer)?;
        // What was acknowledged survives a loss of power, and what is destroyed is overwritten, not merely unlinked.
        writer.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
             PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -8000; PRAGMA journal_size_limit = 67108864;",
        )?;
        let readers = std::iter::repeat_with(|| reader(&path)).take(READERS).collect::<Result<_, _>>()?;
        let (written, checkpoints) = checkpoints::start(Connection::open(&path)?, &path);
        let writer = Threads::writer(writer, written, checkpoints);
        Ok(Self { data: data.to_owned(), readers: Threads::readers(readers), writer })
    }

    pub(super) async fn check_directory(&self) -> Result<(), StoreError> {
        // Whoever else looks at this moment, be it a server with the same process id in another container, has another.
        let mut name = [0; 8];
        getrandom::fill(&mut name).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let probe = self.data.join(format!("writable-{}.tmp", hex(&name)));
        // In one piece: who gives up waiting leaves nothing behind.
        let written = tokio::task::spawn_blocking(move || {
            let written = std::fs::write(&probe, b"probe");
            // On a full disk the file is there all the same, and empty.
            written.and(std::fs::remove_file(&probe))
        });
        let written = written.await.map_err(|error| StoreError::Directory(error.to_string()))?;
        written.map_err(|error| StoreError::Directory(error.to_string()))
    }
}

fn reader(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    prepare(&connection)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Unavailable(format!("no write-ahead log can be made beside it (mode {mode})")));
    }
    let migrations = Migrations::from_slice(MIGRATIONS);
    migrations.to_latest(connection).map_err(|error| match error {
        // The disk is full, say.
        rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
        error => StoreError::Schema(error.to_string()),
    })
}

/// A first look at the whole: every page of every table must belong where it is. A large file is not
/// looked at, so that a start does not take minutes.
fn check_whole(connection: &Connection) -> Result<(), StoreError> {
    const LARGE: i64 = 2_000;
    let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    if pages > LARGE {
        return Ok(());
    }
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(StoreError::Damaged(found)) }
}

pub(super) fn check_schema(connection: &Connection) -> Result<(), StoreError> {
    let version = Migrations::from_slice(MIGRATIONS).current_version(connection);
    // A question about the data themselves as well: the version alone proves little.
    rows::exists(connection, "SELECT 1 FROM applications", [])?;
    match version {
        Ok(SchemaVersion::Inside(version)) if version.get() == MIGRATIONS.len() => Ok(()),
        Ok(version) => Err(StoreError::Schema(version.to_string())),
        Err(error) => Err(StoreError::Schema(error.to_string())),
    }
}
