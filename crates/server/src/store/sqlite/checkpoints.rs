//! Taking what is in the write-ahead log over into the database, beside the writer: done by the writer itself it would
//! keep everybody waiting, now and then, for a few hundred pages and one more sync.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender};
use rusqlite::Connection;

/// Bytes of the log from which on it is worth while.
const WORTH: u64 = 2 * 1024 * 1024;

/// How long nothing is done after a look at the log.
const PAUSE: Duration = Duration::from_millis(20);

/// Starts the thread, which ends when the channel that comes back does. A message in it says that something was written.
pub(super) fn start(connection: Connection, database: &Path) -> (Sender<()>, JoinHandle<()>) {
    let (written, is_written) = crossbeam_channel::bounded(1);
    let log = log_of(database);
    (written, thread::spawn(move || run(&connection, &is_written, &log)))
}

fn run(connection: &Connection, is_written: &Receiver<()>, log: &Path) {
    while is_written.recv().is_ok() {
        if std::fs::metadata(log).is_ok_and(|log| log.len() > WORTH) {
            // Passive: it waits for nobody and nobody for it. What it cannot do now, it does the next time, and where it
            // never can, the writer does it in the end.
            let done = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
            if let Err(error) = done {
                tracing::warn!(%error, "the write-ahead log could not be taken over");
            }
        }
        thread::sleep(PAUSE);
    }
}

fn log_of(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}
