//! The statements about rows, and from rows to what they say.

use sqlx::Row;
use sqlx::postgres::{PgConnection, PgRow};

use crate::store::{ApplicationRow, Bytes, EventRow, StoreError};

/// Columns of `applications` but its id.
macro_rules! columns {
    () => {
        "number, programme, code_hash, status, live, reasons, organisation, applies_alone, bring, marks, received_at,
         activate_until, expires_at, decided_at, child_guard, snils_guard, certificate_key, certificate, submission_key,
         answer_key, answer, payload_key, payload"
    };
}

/// Any of the unique indexes may be in the way: then nothing is put in, and nothing comes back.
const INSERT_NEW: &str = concat!(
    "INSERT INTO applications (",
    columns!(),
    ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
     ON CONFLICT DO NOTHING RETURNING id"
);

const INSERT_OLD: &str = concat!(
    "INSERT INTO applications (",
    columns!(),
    ", id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
     $22, $23, $24) RETURNING id"
);

/// Puts in `row`, with its own id or a new one where that is 0. `None` where a unique index was in the way of a new one.
pub(super) async fn insert_application(
    connection: &mut PgConnection,
    row: &ApplicationRow,
) -> Result<Option<i64>, StoreError> {
    let perhaps = |bytes: &Option<Bytes>| bytes.as_ref().map(|bytes| bytes.0.clone());
    let insert = sqlx::query(if row.id == 0 { INSERT_NEW } else { INSERT_OLD })
        .bind(&row.number)
        .bind(&row.programme)
        .bind(&row.code_hash.0)
        .bind(&row.status)
        .bind(row.live)
        .bind(&row.reasons)
        .bind(&row.organisation)
        .bind(row.applies_alone)
        .bind(&row.bring)
        .bind(&row.marks)
        .bind(row.received_at)
        .bind(&row.activate_until)
        .bind(row.expires_at)
        .bind(row.decided_at)
        .bind(perhaps(&row.child_guard))
        .bind(perhaps(&row.snils_guard))
        .bind(&row.certificate_key)
        .bind(perhaps(&row.certificate))
        .bind(&row.submission_key.0)
        .bind(&row.answer_key)
        .bind(&row.answer.0)
        .bind(&row.payload_key)
        .bind(perhaps(&row.payload));
    let insert = if row.id == 0 { insert } else { insert.bind(row.id) };
    Ok(insert.fetch_optional(connection).await?.map(|row| row.try_get(0)).transpose()?)
}

/// Puts in `row`, with its own id or a new one where that is 0.
pub(super) async fn insert_event(connection: &mut PgConnection, row: &EventRow) -> Result<(), StoreError> {
    let insert = if row.id == 0 {
        sqlx::query(
            "INSERT INTO events (application, status, reasons, at, actor, operator) VALUES ($1, $2, $3, $4, $5, $6)",
        )
    } else {
        sqlx::query(
            "INSERT INTO events (application, status, reasons, at, actor, operator, id)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
    };
    let insert = insert
        .bind(row.application)
        .bind(&row.status)
        .bind(&row.reasons)
        .bind(row.at)
        .bind(&row.actor)
        .bind(&row.operator);
    let insert = if row.id == 0 { insert } else { insert.bind(row.id) };
    insert.execute(connection).await?;
    Ok(())
}

pub(super) fn application(row: &PgRow) -> Result<ApplicationRow, StoreError> {
    let bytes = |name: &str| row.try_get(name).map(Bytes);
    let perhaps = |name: &str| row.try_get::<Option<Vec<u8>>, _>(name).map(|bytes| bytes.map(Bytes));
    Ok(ApplicationRow {
        id: row.try_get("id")?,
        number: row.try_get("number")?,
        programme: row.try_get("programme")?,
        code_hash: bytes("code_hash")?,
        status: row.try_get("status")?,
        live: row.try_get("live")?,
        reasons: row.try_get("reasons")?,
        organisation: row.try_get("organisation")?,
        applies_alone: row.try_get("applies_alone")?,
        bring: row.try_get("bring")?,
        marks: row.try_get("marks")?,
        received_at: row.try_get("received_at")?,
        activate_until: row.try_get("activate_until")?,
        expires_at: row.try_get("expires_at")?,
        decided_at: row.try_get("decided_at")?,
        child_guard: perhaps("child_guard")?,
        snils_guard: perhaps("snils_guard")?,
        certificate_key: row.try_get("certificate_key")?,
        certificate: perhaps("certificate")?,
        submission_key: bytes("submission_key")?,
        answer_key: row.try_get("answer_key")?,
        answer: bytes("answer")?,
        payload_key: row.try_get("payload_key")?,
        payload: perhaps("payload")?,
    })
}

pub(super) fn event(row: &PgRow) -> Result<EventRow, StoreError> {
    Ok(EventRow {
        id: row.try_get("id")?,
        application: row.try_get("application")?,
        status: row.try_get("status")?,
        reasons: row.try_get("reasons")?,
        at: row.try_get("at")?,
        actor: row.try_get("actor")?,
        operator: row.try_get("operator")?,
    })
}

/// The events in the column `timeline`: rows of `events`, oldest first, as a JSON array.
pub(super) fn timeline(row: &PgRow) -> Result<Vec<EventRow>, StoreError> {
    serde_json::from_str(row.try_get("timeline")?).map_err(|_| StoreError::Unknown { what: "timeline" })
}
