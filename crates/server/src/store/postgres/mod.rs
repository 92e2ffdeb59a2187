//! The store in PostgreSQL, which several servers may share: what must hold is held by unique indexes and short
//! transactions, never by the memory of one server.

mod archive;
mod open;
mod rows;
mod write;

use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::Status;
use sqlx::postgres::{PgPool, PgRow};
use sqlx::{Postgres, Row, Transaction};

use super::{
    ApplicationRow, Change, Changed, EventRow, Filed, Filter, Kept, NewRecord, Record, Resealed, Sink, Source, Store,
    StoreError,
};
use crate::keys::{Digest, Sealed};

pub use open::place_of;

/// The store in PostgreSQL.
pub struct PostgresStore {
    pool: PgPool,
}

#[async_trait]
impl Store for PostgresStore {
    async fn note(&self, name: &str, value: &str) -> Result<String, StoreError> {
        sqlx::query("INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING")
            .bind(name)
            .bind(value)
            .execute(&self.pool)
            .await?;
        let noted = sqlx::query("SELECT value FROM facts WHERE name = $1").bind(name).fetch_one(&self.pool).await?;
        Ok(noted.try_get(0)?)
    }

    async fn answer(&self, key: &Digest) -> Result<Option<Sealed>, StoreError> {
        let answer = sqlx::query(write::ANSWER).bind(key.as_bytes()).fetch_optional(&self.pool).await?;
        answer.as_ref().map(write::sealed).transpose()
    }

    async fn file(&self, record: NewRecord) -> Result<Filed, StoreError> {
        let row = ApplicationRow::of(record);
        let mut transaction = self.pool.begin().await?;
        let filed = write::file(&mut transaction, &row).await?;
        match filed {
            Filed::Stored => transaction.commit().await?,
            Filed::Known(_) | Filed::ChildTaken | Filed::NumberTaken => transaction.rollback().await?,
        }
        Ok(filed)
    }

    async fn find(&self, number: &str) -> Result<Option<Kept>, StoreError> {
        // One statement sees one instant, and is one journey to the database, for an unknown number as well.
        let find = sqlx::query(
            "SELECT *, (SELECT coalesce(json_agg(events ORDER BY id), '[]')::text FROM events
                        WHERE application = applications.id) AS timeline
             FROM applications WHERE number = $1",
        );
        let Some(found) = find.bind(number).fetch_optional(&self.pool).await? else { return Ok(None) };
        let row = rows::application(&found)?;
        let timeline = rows::timeline(&found)?.into_iter().map(EventRow::entry).collect::<Result<_, _>>()?;
        Ok(Some(Kept { record: row.record()?, timeline }))
    }

    async fn page(&self, filter: &Filter, after: i64) -> Result<Vec<Record>, StoreError> {
        let rows = self.rows(filter, after).await?;
        rows.iter().map(|row| rows::application(row)?.record()).collect()
    }

    async fn change(&self, change: Change) -> Result<Changed, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let changed = write::change(&mut transaction, &change).await?;
        transaction.commit().await?;
        Ok(changed)
    }

    async fn destroy_payloads(&self, before: DateTime<Utc>) -> Result<usize, StoreError> {
        write::destroy_payloads(&mut *self.pool.acquire().await?, before).await
    }

    async fn destroy(&self, ids: Vec<i64>) -> Result<(), StoreError> {
        write::destroy(&mut *self.pool.acquire().await?, &ids).await
    }

    async fn admit_key(&self, id: &str) -> Result<(), StoreError> {
        let admit = sqlx::query("INSERT INTO sealing_keys (id) VALUES ($1) ON CONFLICT DO NOTHING").bind(id);
        admit.execute(&self.pool).await?;
        Ok(())
    }

    async fn admitted_keys(&self) -> Result<Vec<String>, StoreError> {
        let keys = sqlx::query("SELECT id FROM sealing_keys ORDER BY id").fetch_all(&self.pool).await?;
        Ok(keys.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>()?)
    }

    async fn reseal(&self, resealed: Vec<Resealed>) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        write::reseal(&mut transaction, &resealed).await?;
        Ok(transaction.commit().await?)
    }

    async fn retire_other_keys(&self, id: &str) -> Result<bool, StoreError> {
        let retired = sqlx::query("DELETE FROM sealing_keys WHERE id != $1").bind(id).execute(&self.pool).await;
        match retired.map_err(StoreError::from) {
            Ok(_) => Ok(true),
            // The foreign key says that a row still needs it.
            Err(StoreError::RetiredKey) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn dump(&self, sink: Sink) -> Result<(), StoreError> {
        archive::dump(&self.pool, &sink).await
    }

    async fn load(&self, source: Source) -> Result<(), StoreError> {
        archive::load(&self.pool, source).await
    }

    /// The generic cell rate algorithm in one statement: an allowance is whole again at a certain moment, and each use
    /// puts that moment off.
    async fn spend(&self, bucket: &Digest, quota: u32) -> Result<Option<Duration>, StoreError> {
        const MINUTE: i64 = 60_000_000;
        let each = MINUTE / i64::from(quota.max(1));
        let spend = sqlx::query(
            "INSERT INTO allowances AS kept (bucket, whole_at)
             VALUES ($1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + $2)
             ON CONFLICT (bucket) DO UPDATE
                 -- No bucket is more than a minute from whole, unless the clock was set back: then it begins anew.
                 SET whole_at = CASE WHEN kept.whole_at > excluded.whole_at - $2 + $3 THEN excluded.whole_at
                                     ELSE greatest(kept.whole_at + $2, excluded.whole_at) END
                 WHERE kept.whole_at <= excluded.whole_at - 2 * $2 + $3 OR kept.whole_at > excluded.whole_at - $2 + $3
             RETURNING whole_at",
        );
        if spend.bind(bucket.as_bytes()).bind(each).bind(MINUTE).fetch_optional(&self.pool).await?.is_some() {
            return Ok(None);
        }
        Ok(Some(Duration::from_micros(u64::try_from(each).unwrap_or_default())))
    }

    /// An allowance that is whole again is like one that was never used.
    async fn tidy(&self) -> Result<(), StoreError> {
        let whole = "DELETE FROM allowances WHERE whole_at < (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
        sqlx::query(whole).execute(&self.pool).await?;
        Ok(())
    }

    fn is_shared(&self) -> bool {
        true
    }

    async fn check(&self) -> Result<(), StoreError> {
        self.check_schema().await
    }

    async fn close(&self) {
        self.pool.close().await;
    }
}

impl PostgresStore {
    async fn rows(&self, filter: &Filter, after: i64) -> Result<Vec<PgRow>, StoreError> {
        let limit = write::limit();
        let query = match filter {
            Filter::All => {
                sqlx::query("SELECT * FROM applications WHERE id > $1 ORDER BY id LIMIT $2").bind(after).bind(limit)
            }
            Filter::Status(status) => {
                let sql = "SELECT * FROM applications WHERE id > $1 AND status = $3 ORDER BY id LIMIT $2";
                sqlx::query(sql).bind(after).bind(limit).bind(status.code())
            }
            Filter::Overdue(now) => {
                let sql = "SELECT * FROM applications WHERE id > $1 AND live AND expires_at IS NOT NULL
                               AND expires_at <= $3 AND status != $4 ORDER BY id LIMIT $2";
                sqlx::query(sql).bind(after).bind(limit).bind(now.timestamp()).bind(Status::Activated.code())
            }
            Filter::Personal => {
                let sql = "SELECT * FROM applications WHERE id > $1
                               AND (payload IS NOT NULL OR certificate IS NOT NULL OR child_guard IS NOT NULL)
                           ORDER BY id LIMIT $2";
                sqlx::query(sql).bind(after).bind(limit)
            }
            Filter::SealedWithout(key) => {
                let sql = "SELECT * FROM applications WHERE id > $1
                               AND (answer_key != $3 OR payload_key != $3 OR certificate_key != $3) ORDER BY id LIMIT $2";
                sqlx::query(sql).bind(after).bind(limit).bind(key)
            }
        };
        Ok(query.fetch_all(&self.pool).await?)
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        /// A server that stops, starts, or has too many connections; a write to a standby; two transactions of which one
        /// has to be tried again; a full disk: classes and codes of SQLSTATE.
        const PASSING: [&str; 7] = ["08", "53", "57P", "58", "25006", "40001", "40P01"];
        const FOREIGN_KEY: &str = "23503";
        match &error {
            sqlx::Error::Database(said) => {
                let code = said.code().unwrap_or_default();
                if code == FOREIGN_KEY {
                    Self::RetiredKey
                } else if PASSING.iter().any(|class| code.starts_with(class)) {
                    Self::Unavailable(error.to_string())
                } else {
                    Self::Broken(error.to_string())
                }
            }
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::Protocol(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Unavailable(error.to_string()),
            _ => Self::Broken(error.to_string()),
        }
    }
}

/// A transaction that sees one instant of everything.
async fn instant(pool: &PgPool) -> Result<Transaction<'static, Postgres>, StoreError> {
    Ok(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
}
