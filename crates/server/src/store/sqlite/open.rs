//! Opening the file: settings, migrations, the check that it belongs to the key.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{FILE_NAME, SqliteStore};
use crate::keys::Keys;
use crate::secret;
use crate::store::StoreError;

/// How long one process waits for another one's write.
const PATIENCE: Duration = Duration::from_secs(5);

const READERS: u32 = 4;

impl SqliteStore {
    /// Opens the file in `data`, makes it if it is not there, and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be opened, is newer than this program, or belongs to another key.
    pub async fn open(data: &Path, keys: &Keys) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(data.join(FILE_NAME))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged survives a loss of power.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
            // What is destroyed is overwritten, not merely unlinked.
            .pragma("secure_delete", "ON");
        let pool = || SqlitePoolOptions::new().acquire_timeout(PATIENCE);
        let writer = pool().max_connections(1).connect_with(options.clone()).await?;
        migrator().run(&writer).await?;
        let readers = pool().max_connections(READERS).connect_with(options.read_only(true)).await?;
        let store = Self { data: data.to_owned(), writer, readers };
        store.claim(keys).await?;
        Ok(store)
    }

    /// Notes the key's id at the first start and compares it at every other.
    async fn claim(&self, keys: &Keys) -> Result<(), StoreError> {
        let mut transaction = self.writer.begin_with(super::BEGIN).await?;
        sqlx::query("INSERT INTO facts (name, value) VALUES ('key-id', ?) ON CONFLICT DO NOTHING")
            .bind(keys.id())
            .execute(&mut *transaction)
            .await?;
        let (noted,): (String,) =
            sqlx::query_as("SELECT value FROM facts WHERE name = 'key-id'").fetch_one(&mut *transaction).await?;
        transaction.commit().await?;
        if noted == keys.id() { Ok(()) } else { Err(StoreError::OtherKey { file: secret::FILE_NAME.to_owned() }) }
    }

    pub(super) async fn check_schema(&self) -> Result<(), StoreError> {
        let (version,): (i64,) =
            sqlx::query_as("SELECT max(version) FROM _sqlx_migrations WHERE success").fetch_one(&self.readers).await?;
        let newest = migrator().iter().map(|migration| migration.version).max();
        // A question about the data themselves as well: the table of migrations alone proves little.
        sqlx::query("SELECT id FROM applications LIMIT 1").fetch_optional(&self.readers).await?;
        if Some(version) == newest { Ok(()) } else { Err(StoreError::Outdated) }
    }

    pub(super) async fn check_directory(&self) -> Result<(), StoreError> {
        let probe = self.data.join(format!("writable-{}.tmp", std::process::id()));
        tokio::fs::write(&probe, b"probe").await?;
        Ok(tokio::fs::remove_file(&probe).await?)
    }
}

fn migrator() -> Migrator {
    let applications = include_str!("../../../migrations/sqlite/0001_applications.sql").into_sql_str();
    Migrator::with_migrations(vec![Migration::new(
        1,
        "applications".into(),
        MigrationType::Simple,
        applications,
        false,
    )])
}
