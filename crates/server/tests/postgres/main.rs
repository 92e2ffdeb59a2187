//! The same suite as on SQLite, on PostgreSQL, and what only several servers on one database can be tested for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "../api/app.rs"]
mod app;
mod cluster;
#[path = "../api/custody.rs"]
mod custody;
mod database;
#[path = "../api/decisions.rs"]
mod decisions;
#[path = "../api/expiry.rs"]
mod expiry;
#[path = "../api/filing.rs"]
mod filing;
#[path = "../api/limits.rs"]
mod limits;
#[expect(dead_code, reason = "SQLite's tests use more of it")]
#[path = "../api/load.rs"]
mod load;
#[path = "../api/operations.rs"]
mod operations;
#[expect(dead_code, reason = "SQLite's tests use more of it")]
#[path = "../api/process.rs"]
mod process;
#[path = "../api/restart.rs"]
mod restart;
#[path = "../api/rules.rs"]
mod rules;
mod several;
#[path = "../api/status.rs"]
mod status;
#[path = "../api/withdrawal.rs"]
mod withdrawal;
