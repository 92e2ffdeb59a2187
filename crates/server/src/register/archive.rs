//! Backups, which hold what the database holds, sealed as it is, in JSON Lines; and exports, in which it is opened.
//!
//! A backup begins with a line that says what it is and ends with one that says how many lines stand between and what
//! their hash is: half a backup is not taken for a whole one.

use std::io::{BufRead, Write};

use chrono::{DateTime, Utc};
use kruzhok_domain::choice::Choice;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use tokio::sync::mpsc;

use super::{Breakdown, HASH_KEY, Payload, Register};
use crate::keys::{Keys, hex};
use crate::store::{Archived, Filter, Record, Sink, Source, StoreError};

/// The form of backups that this program writes and reads.
const VERSION: u32 = 1;

/// How many rows are handed to a store at once.
const ROWS: usize = 500;

/// How many such portions wait for the disk at most.
const AHEAD: usize = 4;

/// Why a backup cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The file cannot be read or written.
    #[error("it cannot be read or written: {0}")]
    Io(#[from] std::io::Error),
    /// A line is not what it should be.
    #[error("line {line} is no line of a backup: {cause}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        cause: String,
    },
    /// Its end is missing, or what it says of the lines before is not so.
    #[error("it is not whole: its end is missing, or a line was changed; take another backup")]
    NotWhole,
}

/// The first line.
#[derive(Serialize, Deserialize)]
struct Beginning {
    kruzhok_backup: u32,
    made_at: DateTime<Utc>,
}

/// The last line.
#[derive(Serialize, Deserialize, PartialEq, Eq)]
struct End {
    lines: usize,
    sha256: String,
}

/// A line between.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Row(Archived),
    End(End),
}

/// An application as it is exported.
#[derive(Serialize)]
struct Exported {
    number: String,
    programme: String,
    status: &'static str,
    reasons: Vec<String>,
    received_at: DateTime<Utc>,
    organisation: String,
    certificate: Option<String>,
    #[serde(flatten)]
    payload: Option<Payload>,
}

/// Counts lines and hashes them.
#[derive(Default)]
struct Seal {
    lines: usize,
    hash: Sha256,
}

impl Seal {
    fn add(&mut self, line: &str) {
        self.lines += 1;
        self.hash.update(line.as_bytes());
    }

    fn end(self) -> End {
        End { lines: self.lines, sha256: hex(&self.hash.finalize()) }
    }
}

impl Register {
    /// Writes everything the database holds at this moment to `out`; says how many rows that are.
    ///
    /// # Errors
    /// When the store does not answer, or `out` cannot be written.
    pub async fn back_up(&self, out: &mut (impl Write + Send)) -> Result<usize, Breakdown> {
        let (sink, rows) = mpsc::channel(AHEAD);
        let beginning = Beginning { kruzhok_backup: VERSION, made_at: self.now() };
        let (dumped, written) = tokio::join!(self.dump_into(sink), write_all(out, &beginning, rows));
        let (seal, ()) = (written?, dumped?);
        let lines = seal.lines;
        // Only now is it known that everything came.
        write_line(out, &serde_json::to_string(&seal.end())?)?;
        out.flush().map_err(ArchiveError::from)?;
        Ok(lines)
    }

    async fn dump_into(&self, sink: Sink) -> Result<(), StoreError> {
        self.store.dump(sink).await
    }

    /// Takes everything from the backup that `lines` gives into an empty database; says how many rows that are.
    ///
    /// # Errors
    /// When the database is not empty, the backup is not whole, or it was sealed with keys that are not here: then the
    /// database stays as it is.
    pub async fn restore(&self, lines: impl BufRead + Send + 'static) -> Result<usize, Breakdown> {
        let (give, source): (mpsc::Sender<Result<Vec<Archived>, StoreError>>, Source) = mpsc::channel(AHEAD);
        let keys = self.keys.clone();
        let read = tokio::task::spawn_blocking(move || {
            let read = read(lines, |rows| {
                let fits = rows.iter().try_for_each(|row| fits(row, &keys));
                let goes_on = fits.is_ok();
                give.blocking_send(fits.map(|()| rows)).is_ok() && goes_on
            });
            if let Err(error) = &read {
                // Nothing of half a backup may stay.
                let _ = give.blocking_send(Err(StoreError::Broken(error.to_string())));
            }
            read
        });
        let loaded = self.store.load(source).await;
        // What is wrong with the backup says more than that the store was given up.
        let count = read.await.map_err(|_| ArchiveError::NotWhole)?;
        if let (Ok(_), Err(error)) = (&count, loaded) {
            return Err(error.into());
        }
        Ok(count?)
    }

    /// Writes every application, opened, to `out`: a JSON object a line. Says how many.
    ///
    /// # Errors
    /// When the store does not answer, or `out` cannot be written.
    pub async fn export(&self, out: &mut (impl Write + Send)) -> Result<usize, Breakdown> {
        let (mut after, mut count) = (0, 0);
        loop {
            let page = self.store.page(&Filter::All, after).await?;
            let Some(last) = page.last() else { break };
            after = last.id;
            count += page.len();
            for record in &page {
                write_line(out, &serde_json::to_string(&self.exported(record)?)?)?;
            }
        }
        out.flush().map_err(ArchiveError::from)?;
        Ok(count)
    }

    fn exported(&self, record: &Record) -> Result<Exported, Breakdown> {
        Ok(Exported {
            number: record.number.clone(),
            programme: record.programme.clone(),
            status: record.status.code(),
            reasons: record.reasons.clone(),
            received_at: record.received_at,
            organisation: record.summary.organisation.clone(),
            certificate: self.certificate_number(record)?,
            payload: self.open_payload(record)?,
        })
    }
}

/// Writes all but the end. `rows` is its own: when `out` fails they end with it, and whoever gives them is told to stop.
async fn write_all(
    out: &mut impl Write,
    beginning: &Beginning,
    mut rows: mpsc::Receiver<Vec<Archived>>,
) -> Result<Seal, Breakdown> {
    write_line(out, &serde_json::to_string(beginning)?)?;
    let mut seal = Seal::default();
    while let Some(portion) = rows.recv().await {
        for row in &portion {
            let line = serde_json::to_string(row)?;
            seal.add(&line);
            write_line(out, &line)?;
        }
    }
    Ok(seal)
}

fn write_line(out: &mut impl Write, line: &str) -> Result<(), ArchiveError> {
    Ok(writeln!(out, "{line}")?)
}

/// Whether `keys` open what the backup holds, as far as this row says.
fn fits(row: &Archived, keys: &Keys) -> Result<(), StoreError> {
    match row {
        Archived::Fact { name, value } if name == HASH_KEY && *value != keys.hash_id() => Err(StoreError::OtherKey),
        Archived::SealingKey(id) if !keys.ids().contains(id) => Err(StoreError::MissingKey(id.clone())),
        Archived::Fact { .. } | Archived::SealingKey(_) | Archived::Application(_) | Archived::Event(_) => Ok(()),
    }
}

/// Reads a backup, and hands its rows on in portions as long as somebody wants them; says how many there are.
fn read(lines: impl BufRead, mut give: impl FnMut(Vec<Archived>) -> bool) -> Result<usize, ArchiveError> {
    let mut lines = lines.lines().enumerate();
    let (_, first) = lines.next().ok_or(ArchiveError::NotWhole)?;
    let wrong = |index: usize, cause: String| ArchiveError::Line { line: index + 1, cause };
    let beginning: Beginning = serde_json::from_str(&first?).map_err(|error| wrong(0, error.to_string()))?;
    if beginning.kruzhok_backup != VERSION {
        return Err(wrong(
            0,
            format!("it has the form {}, and this program reads {VERSION}", beginning.kruzhok_backup),
        ));
    }
    let (mut seal, mut portion) = (Seal::default(), Vec::new());
    for (index, line) in lines {
        let line = line?;
        match serde_json::from_str(&line).map_err(|error| wrong(index, error.to_string()))? {
            Line::Row(row) => {
                seal.add(&line);
                portion.push(row);
            }
            Line::End(end) => {
                let count = seal.lines;
                if end != seal.end() {
                    return Err(ArchiveError::NotWhole);
                }
                // Whoever does not want it any more says why.
                give(portion);
                return Ok(count);
            }
        }
        if portion.len() == ROWS && !give(std::mem::take(&mut portion)) {
            return Ok(seal.lines);
        }
    }
    Err(ArchiveError::NotWhole)
}
