//! Changing a status, with everything that is destroyed by the change.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::Status;
use sqlx::SqliteConnection;

use super::rows;
use crate::store::{Change, Changed, StoreError};

/// Makes `change`; the caller ends the transaction.
pub(super) async fn change(connection: &mut SqliteConnection, change: &Change) -> Result<Changed, StoreError> {
    let reasons = rows::codes_to_text(&change.reasons);
    let updated = sqlx::query(
        "UPDATE applications SET status = ?1, live = ?2, reasons = ?3, certificate = coalesce(?4, certificate)
         WHERE number = ?5 AND status = ?6",
    )
    .bind(change.to.code())
    .bind(change.to.is_live())
    .bind(&reasons)
    .bind(&change.certificate)
    .bind(&change.number)
    .bind(change.from.code())
    .execute(&mut *connection)
    .await?;
    if updated.rows_affected() == 0 {
        return Ok(Changed::Overtaken);
    }
    destroy(connection, change).await?;
    insert_event(connection, change, &reasons).await?;
    Ok(Changed::Done)
}

/// The child is free once the application is not live; everything personal goes when the family takes it back.
async fn destroy(connection: &mut SqliteConnection, change: &Change) -> Result<(), StoreError> {
    if !change.to.is_live() {
        sqlx::query("UPDATE applications SET child_guard = NULL, snils_guard = NULL WHERE number = ?")
            .bind(&change.number)
            .execute(&mut *connection)
            .await?;
    }
    if change.to == Status::Withdrawn {
        sqlx::query("UPDATE applications SET payload = NULL, certificate = NULL WHERE number = ?")
            .bind(&change.number)
            .execute(connection)
            .await?;
    }
    Ok(())
}

async fn insert_event(connection: &mut SqliteConnection, change: &Change, reasons: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO events (application, status, reasons, at, actor, operator)
         VALUES ((SELECT id FROM applications WHERE number = ?), ?, ?, ?, ?, ?)",
    )
    .bind(&change.number)
    .bind(change.to.code())
    .bind(reasons)
    .bind(change.at.timestamp())
    .bind(change.actor.code())
    .bind(&change.operator)
    .execute(connection)
    .await?;
    Ok(())
}
