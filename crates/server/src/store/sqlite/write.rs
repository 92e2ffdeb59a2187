//! What changes the database. Each function is called within a transaction and leaves its end to the caller.

use std::thread;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::Status;
use rusqlite::{Connection, params};

use super::rows::{self, all, exists, one};
use crate::keys::Sealed;
use crate::store::{ApplicationRow, Change, Changed, EventRow, Filed, PAGE, Resealed, StoreError, row};

pub(super) const ANSWER: &str = "SELECT answer_key, answer FROM applications WHERE submission_key = ?";

pub(super) fn sealed(row: &rusqlite::Row<'_>) -> rusqlite::Result<Sealed> {
    Ok(Sealed { key: row.get(0)?, bytes: row.get(1)? })
}

/// Keeps the application in `row`. Plain statements instead of one clever one, so that each outcome has its own line.
pub(super) fn file(connection: &Connection, row: &ApplicationRow) -> Result<Filed, StoreError> {
    if let Some(known) = one(connection, ANSWER, [&row.submission_key.0], sealed)? {
        return Ok(Filed::Known(known));
    }
    if is_child_taken(connection, row)? {
        return Ok(Filed::ChildTaken);
    }
    if exists(connection, "SELECT 1 FROM applications WHERE number = ?", [&row.number])? {
        return Ok(Filed::NumberTaken);
    }
    check_key(connection, &row.answer_key)?;
    let id = rows::insert_application(connection, row)?;
    rows::insert_event(connection, &EventRow::first(id, row.received_at))?;
    Ok(Filed::Stored)
}

fn is_child_taken(connection: &Connection, row: &ApplicationRow) -> Result<bool, StoreError> {
    let guard = |guard: &Option<crate::store::Bytes>| guard.as_ref().map(|bytes| bytes.0.clone());
    let by_child = "SELECT 1 FROM applications WHERE live = 1 AND programme = ?1 AND child_guard = ?2";
    let by_snils = "SELECT 1 FROM applications
                    WHERE live = 1 AND snils_guard IS NOT NULL AND programme = ?1 AND snils_guard = ?2";
    Ok(exists(connection, by_child, params![row.programme, guard(&row.child_guard)])?
        || exists(connection, by_snils, params![row.programme, guard(&row.snils_guard)])?)
}

/// The foreign key would stop it too, yet not say why.
fn check_key(connection: &Connection, key: &str) -> Result<(), StoreError> {
    let admitted = exists(connection, "SELECT 1 FROM sealing_keys WHERE id = ?", [key])?;
    if admitted { Ok(()) } else { Err(StoreError::RetiredKey) }
}

/// Changes a status, and destroys what nobody needs after it: everything personal when the family takes it back.
pub(super) fn change(connection: &Connection, change: &Change) -> Result<Changed, StoreError> {
    if let Some(certificate) = &change.certificate {
        check_key(connection, &certificate.key)?;
    }
    let find = "SELECT id FROM applications WHERE number = ? AND status = ?";
    let Some(id) = one(connection, find, params![change.number, change.from.code()], |row| row.get(0))? else {
        return Ok(Changed::Overtaken);
    };
    let (key, certificate) = change.certificate.as_ref().map(|sealed| (&sealed.key, &sealed.bytes)).unzip();
    let update = "UPDATE applications SET status = ?2, live = ?3, reasons = ?4, decided_at = ?5,
                      certificate_key = coalesce(?6, certificate_key), certificate = coalesce(?7, certificate)
                  WHERE id = ?1";
    let decided_at = change.to.is_final().then(|| change.at.timestamp());
    let reasons = row::text(&change.reasons);
    connection.prepare_cached(update)?.execute(params![
        id,
        change.to.code(),
        change.to.is_live(),
        reasons,
        decided_at,
        key,
        certificate
    ])?;
    if change.to == Status::Withdrawn {
        destroy(connection, id)?;
    } else if !change.to.is_live() {
        free(connection, id)?;
    }
    rows::insert_event(connection, &EventRow::of(id, change))?;
    Ok(Changed::Done)
}

/// The child may have another application.
fn free(connection: &Connection, id: i64) -> Result<(), StoreError> {
    connection.execute("UPDATE applications SET child_guard = NULL, snils_guard = NULL WHERE id = ?", [id])?;
    Ok(())
}

/// Destroys everything personal about an application.
pub(super) fn destroy(connection: &Connection, id: i64) -> Result<(), StoreError> {
    free(connection, id)?;
    let destroy =
        "UPDATE applications SET payload_key = NULL, payload = NULL, certificate_key = NULL, certificate = NULL
                   WHERE id = ?";
    connection.execute(destroy, [id])?;
    Ok(())
}

/// Destroys payloads of applications that were decided before `before`; says how many.
pub(super) fn destroy_payloads(connection: &Connection, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let destroyed = connection.execute(
        "UPDATE applications SET payload_key = NULL, payload = NULL WHERE id IN (
             SELECT id FROM applications WHERE decided_at < ? AND decided_at IS NOT NULL AND payload IS NOT NULL LIMIT ?)",
        params![before.timestamp(), PAGE],
    )?;
    Ok(destroyed)
}

/// Keeps a fact unless there is one with this name; gives what is kept.
pub(super) fn note(connection: &Connection, (name, value): &(String, String)) -> Result<String, StoreError> {
    connection.execute("INSERT INTO facts VALUES (?, ?) ON CONFLICT DO NOTHING", [name, value])?;
    Ok(connection.query_row("SELECT value FROM facts WHERE name = ?", [name], |row| row.get(0))?)
}

pub(super) fn admit_key(connection: &Connection, id: &str) -> Result<(), StoreError> {
    connection.execute("INSERT INTO sealing_keys VALUES (?) ON CONFLICT DO NOTHING", [id])?;
    Ok(())
}

/// Keeps all keys but `id` from sealing; `false` while a row still needs one of them.
pub(super) fn retire_other_keys(connection: &Connection, id: &str) -> Result<bool, StoreError> {
    if exists(
        connection,
        "SELECT 1 FROM applications WHERE answer_key != ?1 OR payload_key != ?1 OR certificate_key != ?1",
        [id],
    )? {
        return Ok(false);
    }
    connection.execute("DELETE FROM sealing_keys WHERE id != ?", [id])?;
    Ok(true)
}

/// Replaces what is sealed. What was destroyed since it was read stays destroyed.
pub(super) fn reseal(connection: &Connection, all: &[Resealed]) -> Result<(), StoreError> {
    for resealed in all {
        let set = "UPDATE applications SET answer_key = ?2, answer = ?3 WHERE id = ?1";
        connection.prepare_cached(set)?.execute(params![resealed.id, resealed.answer.key, resealed.answer.bytes])?;
        if let Some(payload) = &resealed.payload {
            let set = "UPDATE applications SET payload_key = ?2, payload = ?3 WHERE id = ?1 AND payload IS NOT NULL";
            connection.prepare_cached(set)?.execute(params![resealed.id, payload.key, payload.bytes])?;
        }
        if let Some(sealed) = &resealed.certificate {
            let set = "UPDATE applications SET certificate_key = ?2, certificate = ?3
                       WHERE id = ?1 AND certificate IS NOT NULL";
            connection.prepare_cached(set)?.execute(params![resealed.id, sealed.key, sealed.bytes])?;
        }
    }
    Ok(())
}

/// How long somebody else who takes over the log is waited for, and how long between two tries.
const PATIENCE: Duration = Duration::from_secs(1);
const PAUSE: Duration = Duration::from_millis(5);

/// What a change leaves behind in the write-ahead log, sealed, must go as well.
pub(super) fn forget(connection: &Connection) {
    let begun = Instant::now();
    loop {
        let emptied = all(connection, "PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
        // The first number says whether somebody was in the way. For readers it waits; of another one who takes over the
        // log it says so at once.
        if matches!(emptied.as_deref(), Ok([0])) {
            return;
        }
        if begun.elapsed() > PATIENCE {
            tracing::warn!("the write-ahead log could not be emptied now; a later checkpoint does it");
            return;
        }
        thread::sleep(PAUSE);
    }
}
