//! From rows to records.

use chrono::{DateTime, NaiveDate, Utc};
use kruzhok_domain::choice::Choice;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::store::{Entry, Record, StoreError, Submission, Summary};

pub(super) fn submission(row: &SqliteRow) -> Result<Submission, StoreError> {
    Ok(Submission { fingerprint: row.try_get("fingerprint")?, answer: row.try_get("answer")? })
}

pub(super) fn record(row: &SqliteRow) -> Result<Record, StoreError> {
    let expires_at: Option<i64> = row.try_get("expires_at")?;
    Ok(Record {
        number: row.try_get("number")?,
        code: row.try_get("code_hash")?,
        status: choice(row.try_get("status")?, "status")?,
        reasons: codes(row.try_get("reasons")?)?,
        certificate: row.try_get("certificate")?,
        summary: summary(row)?,
        received_at: instant(row.try_get("received_at")?)?,
        expires_at: expires_at.map(instant).transpose()?,
        payload: row.try_get("payload")?,
    })
}

pub(super) fn entry(row: &SqliteRow) -> Result<Entry, StoreError> {
    Ok(Entry {
        status: choice(row.try_get("status")?, "status")?,
        reasons: codes(row.try_get("reasons")?)?,
        at: instant(row.try_get("at")?)?,
        actor: choice(row.try_get("actor")?, "actor")?,
        operator: row.try_get("operator")?,
    })
}

/// Codes as the JSON array in which they are kept.
pub(super) fn codes_to_text(codes: &[String]) -> String {
    serde_json::Value::from(codes).to_string()
}

fn summary(row: &SqliteRow) -> Result<Summary, StoreError> {
    let activate_until: Option<&str> = row.try_get("activate_until")?;
    Ok(Summary {
        organisation: row.try_get("organisation")?,
        applies_alone: row.try_get("applies_alone")?,
        bring: codes(row.try_get("bring")?)?,
        marks: codes(row.try_get("marks")?)?,
        activate_until: activate_until.map(day).transpose()?,
    })
}

fn codes(text: &str) -> Result<Vec<String>, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unknown { what: "list of codes" })
}

fn choice<T: Choice>(code: &str, what: &'static str) -> Result<T, StoreError> {
    T::from_code(code).ok_or(StoreError::Unknown { what })
}

fn instant(seconds: i64) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp(seconds, 0).ok_or(StoreError::Unknown { what: "instant" })
}

fn day(text: &str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|_| StoreError::Unknown { what: "day" })
}
