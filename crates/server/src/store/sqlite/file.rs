//! Keeping an application: two or three plain statements in one transaction instead of one clever one, so that
//! each outcome has its own line.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::{Actor, Status};
use sqlx::SqliteConnection;

use super::rows;
use crate::keys::Digest;
use crate::store::{Filed, NewRecord, StoreError};

pub(super) const SUBMISSION: &str = "SELECT fingerprint, answer FROM submissions WHERE key_hash = ?";

/// Every application begins here.
const FIRST: Status = Status::AwaitingActivation;

/// Keeps `record`; the caller ends the transaction.
pub(super) async fn file(connection: &mut SqliteConnection, record: &NewRecord) -> Result<Filed, StoreError> {
    let key = record.submission.key.as_bytes();
    if let Some(row) = sqlx::query(SUBMISSION).bind(key).fetch_optional(&mut *connection).await? {
        return Ok(Filed::Known(rows::submission(&row)?));
    }
    if exists_child(connection, record).await? {
        return Ok(Filed::ChildTaken);
    }
    if exists_number(connection, &record.number).await? {
        return Ok(Filed::NumberTaken);
    }
    let application = insert_application(connection, record).await?;
    insert_submission(connection, record).await?;
    sqlx::query("INSERT INTO events (application, status, at, actor) VALUES (?, ?, ?, ?)")
        .bind(application)
        .bind(FIRST.code())
        .bind(record.received_at.timestamp())
        .bind(Actor::Family.code())
        .execute(&mut *connection)
        .await?;
    Ok(Filed::Stored)
}

async fn exists_child(connection: &mut SqliteConnection, record: &NewRecord) -> Result<bool, StoreError> {
    let taken = sqlx::query(
        "SELECT 1 FROM applications WHERE live = 1 AND programme = ?1 AND child_guard = ?2
         UNION ALL
         SELECT 1 FROM applications WHERE live = 1 AND programme = ?1 AND snils_guard = ?3 LIMIT 1",
    );
    let guards = &record.guards;
    let taken =
        taken.bind(&record.programme).bind(guards.child.as_bytes()).bind(guards.snils.as_ref().map(Digest::as_bytes));
    Ok(taken.fetch_optional(connection).await?.is_some())
}

async fn exists_number(connection: &mut SqliteConnection, number: &str) -> Result<bool, StoreError> {
    let taken = sqlx::query("SELECT 1 FROM applications WHERE number = ?").bind(number);
    Ok(taken.fetch_optional(connection).await?.is_some())
}

async fn insert_application(connection: &mut SqliteConnection, record: &NewRecord) -> Result<i64, StoreError> {
    let inserted = sqlx::query(
        "INSERT INTO applications (number, programme, code_hash, status, live, organisation, applies_alone, bring, marks,
                                   received_at, activate_until, expires_at, key_id, payload, child_guard, snils_guard)
         VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&record.number)
    .bind(&record.programme)
    .bind(record.code.as_bytes())
    .bind(FIRST.code())
    .bind(&record.summary.organisation)
    .bind(record.summary.applies_alone)
    .bind(rows::codes_to_text(&record.summary.bring))
    .bind(rows::codes_to_text(&record.summary.marks))
    .bind(record.received_at.timestamp())
    .bind(record.summary.activate_until.map(|day| day.to_string()))
    .bind(record.expires_at.map(|instant| instant.timestamp()))
    .bind(&record.key_id)
    .bind(&record.payload)
    .bind(record.guards.child.as_bytes())
    .bind(record.guards.snils.as_ref().map(Digest::as_bytes))
    .execute(connection)
    .await?;
    Ok(inserted.last_insert_rowid())
}

async fn insert_submission(connection: &mut SqliteConnection, record: &NewRecord) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO submissions (key_hash, fingerprint, number, key_id, answer) VALUES (?, ?, ?, ?, ?)")
        .bind(record.submission.key.as_bytes())
        .bind(record.submission.fingerprint.as_bytes())
        .bind(&record.number)
        .bind(&record.key_id)
        .bind(&record.submission.answer)
        .execute(connection)
        .await?;
    Ok(())
}
