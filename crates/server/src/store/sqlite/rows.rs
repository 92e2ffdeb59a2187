//! The statements about rows, and from rows to what they say.

use rusqlite::{Connection, OptionalExtension, Params, Row, named_params};

use crate::store::{ApplicationRow, Bytes, EventRow, StoreError};

const INSERT_APPLICATION: &str = "INSERT INTO applications VALUES (
    :id, :number, :programme, :code_hash, :status, :live, :reasons, :organisation, :applies_alone, :bring, :marks,
    :received_at, :activate_until, :expires_at, :decided_at, :child_guard, :snils_guard, :certificate_key,
    :certificate, :submission_key, :answer_key, :answer, :payload_key, :payload)";

const INSERT_EVENT: &str = "INSERT INTO events VALUES (:id, :application, :status, :reasons, :at, :actor, :operator)";

/// Puts in `row` and gives its id: its own, or a new one where that is 0.
pub(super) fn insert_application(connection: &Connection, row: &ApplicationRow) -> Result<i64, StoreError> {
    let mut statement = connection.prepare_cached(INSERT_APPLICATION)?;
    Ok(statement.insert(named_params! {
        ":id": id(row.id),
        ":number": row.number,
        ":programme": row.programme,
        ":code_hash": row.code_hash.0,
        ":status": row.status,
        ":live": row.live,
        ":reasons": row.reasons,
        ":organisation": row.organisation,
        ":applies_alone": row.applies_alone,
        ":bring": row.bring,
        ":marks": row.marks,
        ":received_at": row.received_at,
        ":activate_until": row.activate_until,
        ":expires_at": row.expires_at,
        ":decided_at": row.decided_at,
        ":child_guard": row.child_guard.as_ref().map(|bytes| &bytes.0),
        ":snils_guard": row.snils_guard.as_ref().map(|bytes| &bytes.0),
        ":certificate_key": row.certificate_key,
        ":certificate": row.certificate.as_ref().map(|bytes| &bytes.0),
        ":submission_key": row.submission_key.0,
        ":answer_key": row.answer_key,
        ":answer": row.answer.0,
        ":payload_key": row.payload_key,
        ":payload": row.payload.as_ref().map(|bytes| &bytes.0),
    })?)
}

/// Puts in `row`, with its own id or a new one where that is 0.
pub(super) fn insert_event(connection: &Connection, row: &EventRow) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(INSERT_EVENT)?;
    statement.execute(named_params! {
        ":id": id(row.id),
        ":application": row.application,
        ":status": row.status,
        ":reasons": row.reasons,
        ":at": row.at,
        ":actor": row.actor,
        ":operator": row.operator,
    })?;
    Ok(())
}

pub(super) fn application(row: &Row<'_>) -> rusqlite::Result<ApplicationRow> {
    let bytes = |name: &str| row.get(name).map(Bytes);
    let perhaps = |name: &str| row.get::<_, Option<Vec<u8>>>(name).map(|bytes| bytes.map(Bytes));
    Ok(ApplicationRow {
        id: row.get("id")?,
        number: row.get("number")?,
        programme: row.get("programme")?,
        code_hash: bytes("code_hash")?,
        status: row.get("status")?,
        live: row.get("live")?,
        reasons: row.get("reasons")?,
        organisation: row.get("organisation")?,
        applies_alone: row.get("applies_alone")?,
        bring: row.get("bring")?,
        marks: row.get("marks")?,
        received_at: row.get("received_at")?,
        activate_until: row.get("activate_until")?,
        expires_at: row.get("expires_at")?,
        decided_at: row.get("decided_at")?,
        child_guard: perhaps("child_guard")?,
        snils_guard: perhaps("snils_guard")?,
        certificate_key: row.get("certificate_key")?,
        certificate: perhaps("certificate")?,
        submission_key: bytes("submission_key")?,
        answer_key: row.get("answer_key")?,
        answer: bytes("answer")?,
        payload_key: row.get("payload_key")?,
        payload: perhaps("payload")?,
    })
}

pub(super) fn event(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    Ok(EventRow {
        id: row.get("id")?,
        application: row.get("application")?,
        status: row.get("status")?,
        reasons: row.get("reasons")?,
        at: row.get("at")?,
        actor: row.get("actor")?,
        operator: row.get("operator")?,
    })
}

/// All rows that `sql` finds.
pub(super) fn all<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(parameters, read)?.collect::<Result<_, _>>()?;
    Ok(rows)
}

/// The row that `sql` finds, if there is one.
pub(super) fn one<T>(
    connection: &Connection,
    sql: &str,
    parameters: impl Params,
    read: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Option<T>, StoreError> {
    Ok(connection.prepare_cached(sql)?.query_row(parameters, read).optional()?)
}

/// Whether `sql` finds anything.
pub(super) fn exists(connection: &Connection, sql: &str, parameters: impl Params) -> Result<bool, StoreError> {
    Ok(connection.prepare_cached(sql)?.exists(parameters)?)
}

fn id(id: i64) -> Option<i64> {
    (id != 0).then_some(id)
}
