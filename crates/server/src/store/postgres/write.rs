//! What changes the database. Each function is called within a transaction and leaves its end to the caller.

use chrono::{DateTime, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::Status;
use sqlx::Row;
use sqlx::postgres::{PgConnection, PgRow};

use super::rows;
use crate::keys::Sealed;
use crate::store::{ApplicationRow, Bytes, Change, Changed, EventRow, Filed, PAGE, Resealed, StoreError, row};

pub(super) const ANSWER: &str = "SELECT answer_key, answer FROM applications WHERE submission_key = $1";

pub(super) fn sealed(row: &PgRow) -> Result<Sealed, StoreError> {
    Ok(Sealed { key: row.try_get(0)?, bytes: row.try_get(1)? })
}

/// Keeps the application in `row`. Who files at the same moment waits at the unique indexes for the end of this
/// transaction; only then is it known who was first.
pub(super) async fn file(connection: &mut PgConnection, row: &ApplicationRow) -> Result<Filed, StoreError> {
    match rows::insert_application(connection, row).await? {
        Some(id) => {
            rows::insert_event(connection, &EventRow::first(id, row.received_at)).await?;
            Ok(Filed::Stored)
        }
        None => in_the_way(connection, row).await,
    }
}

/// Which unique index was in the way.
async fn in_the_way(connection: &mut PgConnection, row: &ApplicationRow) -> Result<Filed, StoreError> {
    let known = sqlx::query(ANSWER).bind(&row.submission_key.0).fetch_optional(&mut *connection).await?;
    if let Some(known) = known {
        return Ok(Filed::Known(sealed(&known)?));
    }
    let guard = |guard: &Option<Bytes>| guard.as_ref().map(|bytes| bytes.0.clone());
    let child = sqlx::query(
        "SELECT 1 FROM applications WHERE live AND programme = $1 AND (child_guard = $2 OR snils_guard = $3) LIMIT 1",
    );
    let child = child.bind(&row.programme).bind(guard(&row.child_guard)).bind(guard(&row.snils_guard));
    let is_child_taken = child.fetch_optional(connection).await?.is_some();
    // Where neither is there any more, the number was taken, or whoever stood in the way has just gone: either way the
    // application is to be drawn up once more.
    Ok(if is_child_taken { Filed::ChildTaken } else { Filed::NumberTaken })
}

/// Changes a status, and destroys what nobody needs after it: everything personal when the family takes it back.
pub(super) async fn change(connection: &mut PgConnection, change: &Change) -> Result<Changed, StoreError> {
    let (key, certificate) = change.certificate.as_ref().map(|sealed| (&sealed.key, &sealed.bytes)).unzip();
    let updated = sqlx::query(
        "UPDATE applications SET status = $3, live = $4, reasons = $5, decided_at = $6,
             certificate_key = coalesce($7, certificate_key), certificate = coalesce($8, certificate)
         WHERE number = $1 AND status = $2 RETURNING id",
    )
    .bind(&change.number)
    .bind(change.from.code())
    .bind(change.to.code())
    .bind(change.to.is_live())
    .bind(row::text(&change.reasons))
    .bind(change.to.is_final().then(|| change.at.timestamp()))
    .bind(key)
    .bind(certificate)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(updated) = updated else { return Ok(Changed::Overtaken) };
    let id = updated.try_get(0)?;
    if change.to == Status::Withdrawn {
        destroy(connection, &[id]).await?;
    } else if !change.to.is_live() {
        free(connection, id).await?;
    }
    rows::insert_event(connection, &EventRow::of(id, change)).await?;
    Ok(Changed::Done)
}

/// The child may have another application.
async fn free(connection: &mut PgConnection, id: i64) -> Result<(), StoreError> {
    let free = sqlx::query("UPDATE applications SET child_guard = NULL, snils_guard = NULL WHERE id = $1").bind(id);
    free.execute(connection).await?;
    Ok(())
}

/// Destroys everything personal about some applications.
pub(super) async fn destroy(connection: &mut PgConnection, ids: &[i64]) -> Result<(), StoreError> {
    let destroy = sqlx::query(
        "UPDATE applications SET payload_key = NULL, payload = NULL, certificate_key = NULL, certificate = NULL,
             child_guard = NULL, snils_guard = NULL
         -- In the order in which a rotation goes through them: nobody waits for each other.
         WHERE id IN (SELECT id FROM applications WHERE id = ANY($1) ORDER BY id FOR UPDATE)",
    );
    destroy.bind(ids).execute(connection).await?;
    Ok(())
}

/// Destroys payloads of applications that were decided before `before`; says how many.
pub(super) async fn destroy_payloads(
    connection: &mut PgConnection,
    before: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let destroy = sqlx::query(
        "UPDATE applications SET payload_key = NULL, payload = NULL WHERE id IN (
             SELECT id FROM applications WHERE decided_at < $1 AND decided_at IS NOT NULL AND payload IS NOT NULL LIMIT $2)",
    );
    let destroyed = destroy.bind(before.timestamp()).bind(limit()).execute(connection).await?;
    Ok(usize::try_from(destroyed.rows_affected()).unwrap_or(usize::MAX))
}

/// Replaces what is sealed. What was destroyed since it was read stays destroyed.
pub(super) async fn reseal(connection: &mut PgConnection, all: &[Resealed]) -> Result<(), StoreError> {
    for resealed in all {
        let set = sqlx::query("UPDATE applications SET answer_key = $2, answer = $3 WHERE id = $1").bind(resealed.id);
        set.bind(&resealed.answer.key).bind(&resealed.answer.bytes).execute(&mut *connection).await?;
        if let Some(payload) = &resealed.payload {
            let set = sqlx::query(
                "UPDATE applications SET payload_key = $2, payload = $3 WHERE id = $1 AND payload IS NOT NULL",
            );
            set.bind(resealed.id).bind(&payload.key).bind(&payload.bytes).execute(&mut *connection).await?;
        }
        if let Some(sealed) = &resealed.certificate {
            let set = sqlx::query(
                "UPDATE applications SET certificate_key = $2, certificate = $3
                 WHERE id = $1 AND certificate IS NOT NULL",
            );
            set.bind(resealed.id).bind(&sealed.key).bind(&sealed.bytes).execute(&mut *connection).await?;
        }
    }
    Ok(())
}

/// How many rows a page has.
pub(super) fn limit() -> i64 {
    i64::from(PAGE)
}
