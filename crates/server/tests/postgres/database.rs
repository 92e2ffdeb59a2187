//! The database under test: PostgreSQL, a database of its own for each test in one cluster for all.

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::sync::OnceCell;

use crate::app::TestApp;
use crate::cluster::Cluster;

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();

/// The address of an empty database.
pub(crate) async fn fresh() -> Option<String> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let cluster = CLUSTER.get_or_init(Cluster::start).await;
    let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&cluster.url("postgres")).await.unwrap();
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await.unwrap();
    Some(cluster.url(&name))
}

/// Everything that is kept, as a backup writes it.
pub(crate) async fn raw(app: &TestApp) -> Vec<u8> {
    let mut bytes = Vec::new();
    app.register().await.back_up(&mut bytes).await.unwrap();
    bytes
}
