//! Everything out of the file, and into an empty one.

use rusqlite::{Connection, params};

use super::rows::{self, all, exists};
use crate::store::{Archived, PAGE, Sink, Source, StoreError};

/// Writes everything to `sink`, as it was when this began: a transaction sees one instant.
pub(super) fn dump(connection: &mut Connection, sink: &Sink) -> Result<(), StoreError> {
    let instant = connection.transaction()?;
    let facts = all(&instant, "SELECT name, value FROM facts ORDER BY name", [], |row| {
        Ok(Archived::Fact { name: row.get(0)?, value: row.get(1)? })
    })?;
    let keys =
        all(&instant, "SELECT id FROM sealing_keys ORDER BY id", [], |row| Ok(Archived::SealingKey(row.get(0)?)))?;
    let mut wanted = give(sink, facts) && give(sink, keys);
    let mut after = 0;
    while wanted {
        let sql = "SELECT * FROM applications WHERE id > ? ORDER BY id LIMIT ?";
        let page = all(&instant, sql, params![after, PAGE], rows::application)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        wanted = give(sink, page.into_iter().map(|row| Archived::Application(Box::new(row))).collect());
    }
    after = 0;
    while wanted {
        let page =
            all(&instant, "SELECT * FROM events WHERE id > ? ORDER BY id LIMIT ?", params![after, PAGE], rows::event)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        wanted = give(sink, page.into_iter().map(Archived::Event).collect());
    }
    Ok(())
}

fn give(sink: &Sink, rows: Vec<Archived>) -> bool {
    sink.blocking_send(rows).is_ok()
}

/// Takes everything from `source`. It can be called once: what is read from a source is gone.
pub(super) fn load(connection: &Connection, source: Option<Source>) -> Result<(), StoreError> {
    let mut source = source.ok_or_else(|| StoreError::Broken("a backup can be read once".to_owned()))?;
    if exists(connection, "SELECT 1 FROM applications UNION ALL SELECT 1 FROM sealing_keys", [])? {
        return Err(StoreError::NotEmpty);
    }
    while let Some(rows) = source.blocking_recv() {
        rows?.iter().try_for_each(|row| insert(connection, row))?;
    }
    Ok(())
}

fn insert(connection: &Connection, row: &Archived) -> Result<(), StoreError> {
    match row {
        Archived::Fact { name, value } => {
            connection.execute("INSERT INTO facts VALUES (?, ?)", [name, value])?;
        }
        Archived::SealingKey(id) => super::write::admit_key(connection, id)?,
        Archived::Application(row) => {
            rows::insert_application(connection, row)?;
        }
        Archived::Event(row) => rows::insert_event(connection, row)?,
    }
    Ok(())
}
