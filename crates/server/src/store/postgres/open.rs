//! Connecting: settings, migrations.

use std::str::FromStr;
use std::time::Duration;

use sqlx::SqlSafeStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::PostgresStore;
use crate::store::StoreError;

/// How long a request waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Connections of one server. More of them would only wait for each other inside of the database.
const CONNECTIONS: u32 = 16;

impl PostgresStore {
    /// Connects to the database at `url` and brings its schema up to date.
    ///
    /// # Errors
    /// When it cannot be reached, or is newer than this program.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?
            .application_name("kruzhok")
            // A statement that takes longer has lost its request already.
            .options([("statement_timeout", "30s"), ("idle_in_transaction_session_timeout", "30s")]);
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(PATIENCE);
        let pool = pool.connect_with(options).await?;
        // It takes a lock of its own: several servers may start at once.
        migrator().run(&pool).await.map_err(|error| match error {
            // The account may not make tables, say.
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
            error => StoreError::Schema(error.to_string()),
        })?;
        Ok(Self { pool })
    }

    pub(super) async fn check_schema(&self) -> Result<(), StoreError> {
        let (version,): (Option<i64>,) =
            sqlx::query_as("SELECT max(version) FROM _sqlx_migrations WHERE success").fetch_one(&self.pool).await?;
        let newest = migrator().iter().map(|migration| migration.version).max();
        // A question about the data themselves as well: the table of migrations alone proves little.
        sqlx::query("SELECT id FROM applications LIMIT 1").fetch_optional(&self.pool).await?;
        // A standby answers questions and takes no application.
        let (standby,): (bool,) = sqlx::query_as("SELECT pg_is_in_recovery()").fetch_one(&self.pool).await?;
        match (version == newest, standby) {
            (true, false) => Ok(()),
            (true, true) => Err(StoreError::Unavailable("it is a standby, which takes no writes".to_owned())),
            (false, _) => Err(StoreError::Schema(format!("version {version:?} instead of {newest:?}"))),
        }
    }
}

/// Where the database at `url` is, in words that may be shown: account and password are not among them.
#[must_use]
pub fn place_of(url: &str) -> String {
    let place = PgConnectOptions::from_str(url).map(|options| {
        let database = options.get_database().unwrap_or(options.get_username()).to_owned();
        match options.get_socket() {
            Some(socket) => format!("{database} at {}", socket.display()),
            None => format!("{database} at {}:{}", options.get_host(), options.get_port()),
        }
    });
    place.map_or_else(|_| "a PostgreSQL database".to_owned(), |place| format!("the PostgreSQL database {place}"))
}

fn migrator() -> Migrator {
    let applications = include_str!("../../../migrations/postgres/0001_applications.sql").into_sql_str();
    Migrator::with_migrations(vec![Migration::new(
        1,
        "applications".into(),
        MigrationType::Simple,
        applications,
        false,
    )])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_database_is_can_be_shown_without_its_password() {
        let check = |url, expected: &str| assert_eq!(place_of(url), format!("the PostgreSQL database {expected}"));
        check("postgres://kruzhok:s3cret@db.example.ru/municipality", "municipality at db.example.ru:5432");
        check(
            "postgres://kruzhok:s3cret@db.example.ru:6543/municipality?password=s3cret",
            "municipality at db.example.ru:6543",
        );
        check("postgres:///kruzhok?host=/run/postgresql&password=s3cret", "kruzhok at /run/postgresql");
        assert_eq!(place_of("postgres://kruzhok:s3cret@db.example.ru:port/kruzhok"), "a PostgreSQL database");
    }
}
