//! Everything out of the database, and into an empty one.

use sqlx::Row;
use sqlx::postgres::{PgConnection, PgPool};

use super::{instant, rows, write};
use crate::store::{Archived, Sink, Source, StoreError};

/// Writes everything to `sink`, as it was when this began.
pub(super) async fn dump(pool: &PgPool, sink: &Sink) -> Result<(), StoreError> {
    let mut instant = instant(pool).await?;
    let facts = sqlx::query("SELECT name, value FROM facts ORDER BY name").fetch_all(&mut *instant).await?;
    let fact = |row: &sqlx::postgres::PgRow| Ok(Archived::Fact { name: row.try_get(0)?, value: row.try_get(1)? });
    let keys = sqlx::query("SELECT id FROM sealing_keys ORDER BY id").fetch_all(&mut *instant).await?;
    let key = |row: &sqlx::postgres::PgRow| Ok(Archived::SealingKey(row.try_get(0)?));
    let mut wanted = give(sink, facts.iter().map(fact).collect::<Result<_, StoreError>>()?).await
        && give(sink, keys.iter().map(key).collect::<Result<_, StoreError>>()?).await;
    let mut after = 0_i64;
    while wanted {
        let page = sqlx::query("SELECT * FROM applications WHERE id > $1 ORDER BY id LIMIT $2");
        let page = page.bind(after).bind(write::limit()).fetch_all(&mut *instant).await?;
        let page = page.iter().map(rows::application).collect::<Result<Vec<_>, _>>()?;
        let Some(last) = page.last() else { break };
        after = last.id;
        wanted = give(sink, page.into_iter().map(|row| Archived::Application(Box::new(row))).collect()).await;
    }
    after = 0;
    while wanted {
        let page = sqlx::query("SELECT * FROM events WHERE id > $1 ORDER BY id LIMIT $2");
        let page = page.bind(after).bind(write::limit()).fetch_all(&mut *instant).await?;
        let page = page.iter().map(rows::event).collect::<Result<Vec<_>, _>>()?;
        let Some(last) = page.last() else { break };
        after = last.id;
        wanted = give(sink, page.into_iter().map(Archived::Event).collect()).await;
    }
    Ok(())
}

async fn give(sink: &Sink, rows: Vec<Archived>) -> bool {
    sink.send(rows).await.is_ok()
}

/// Takes everything from `source`, in one transaction.
pub(super) async fn load(pool: &PgPool, mut source: Source) -> Result<(), StoreError> {
    let mut transaction = pool.begin().await?;
    let anything = sqlx::query("SELECT 1 FROM applications UNION ALL SELECT 1 FROM sealing_keys LIMIT 1");
    if anything.fetch_optional(&mut *transaction).await?.is_some() {
        return Err(StoreError::NotEmpty);
    }
    while let Some(rows) = source.recv().await {
        for row in rows? {
            insert(&mut transaction, &row).await?;
        }
    }
    // New rows get ids above those that came with the backup.
    for table in ["applications", "events"] {
        let next = format!(
            "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM {table}), false)"
        );
        sqlx::query(sqlx::AssertSqlSafe(next)).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}

async fn insert(connection: &mut PgConnection, row: &Archived) -> Result<(), StoreError> {
    match row {
        Archived::Fact { name, value } => {
            let insert = sqlx::query("INSERT INTO facts (name, value) VALUES ($1, $2)").bind(name).bind(value);
            insert.execute(connection).await?;
        }
        Archived::SealingKey(id) => {
            sqlx::query("INSERT INTO sealing_keys (id) VALUES ($1)").bind(id).execute(connection).await?;
        }
        Archived::Application(row) => {
            rows::insert_application(connection, row).await?;
        }
        Archived::Event(row) => rows::insert_event(connection, row).await?,
    }
    Ok(())
}
