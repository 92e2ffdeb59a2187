//! Opening what a service stands on: data directory, keys and database.

use std::fs::{DirBuilder, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;

use crate::clock::Clock;
use crate::config::Place;
use crate::keys::{KeyError, Keys};
use crate::register::Register;
use crate::store::Store;
use crate::store::postgres::PostgresStore;
use crate::store::sqlite::{self, SqliteStore};

const ANOTHER_DIRECTORY: &str = "give it to the account that starts the server, or name another one with --data";

/// Opens the register, making key and database at the first start.
///
/// # Errors
/// What is wrong with the directory, the key or the database.
pub async fn open_register(place: &Place, clock: Arc<dyn Clock>) -> anyhow::Result<Register> {
    let (store, keys) = open_store(place).await?;
    Register::open(store, keys, clock).await.context("the database cannot be used")
}

/// Opens database and keys, without looking whether they belong together.
///
/// # Errors
/// What is wrong with the directory, the key or the database.
pub async fn open_store(place: &Place) -> anyhow::Result<(Arc<dyn Store>, Keys)> {
    let data = &place.data;
    make_directory(data)
        .with_context(|| format!("the data directory {} cannot be made; {ANOTHER_DIRECTORY}", data.display()))?;
    // Two processes may start at once on an empty directory: one makes key and schema, the other one waits.
    let lock = lock(data.join("start.lock")).await;
    let lock =
        lock.with_context(|| format!("the data directory {} cannot be written; {ANOTHER_DIRECTORY}", data.display()))?;
    let opened = match &place.database {
        None => open_sqlite(place).await,
        Some(url) => open_postgres(place, url).await,
    };
    drop(lock);
    opened
}

async fn open_sqlite(place: &Place) -> anyhow::Result<(Arc<dyn Store>, Keys)> {
    let file = place.data.join(sqlite::FILE_NAME);
    // Before the database: a database whose key is lost is not to be touched.
    let keys = open_keys(place, file.exists())?;
    let data = place.data.clone();
    let store = tokio::task::spawn_blocking(move || SqliteStore::open(&data)).await?;
    let store = store.with_context(|| format!("the database {} cannot be opened", file.display()))?;
    Ok((Arc::new(store), keys))
}

async fn open_postgres(place: &Place, url: &str) -> anyhow::Result<(Arc<dyn Store>, Keys)> {
    // The address may hold a password: it is not said again.
    let store = PostgresStore::open(url).await.context("the PostgreSQL database cannot be opened")?;
    let used_before = !store.admitted_keys().await?.is_empty();
    Ok((Arc::new(store), open_keys(place, used_before)?))
}

fn open_keys(place: &Place, database_exists: bool) -> anyhow::Result<Keys> {
    let secrets = place.secrets();
    secrets.make_if_none(database_exists)?;
    Keys::open(secrets).map_err(|error| match error {
        KeyError::Secret(error) => anyhow::Error::new(*error),
        error => error.into(),
    })
}

/// Waits for the lock on a thread of its own: another task of this one may hold it.
async fn lock(path: PathBuf) -> anyhow::Result<File> {
    let lock = move || File::create(path).and_then(|file| file.lock().map(|()| file));
    Ok(tokio::task::spawn_blocking(lock).await??)
}

fn make_directory(data: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(data)
}
