//! The service as its clients see it: real HTTP on a free port, a fresh database for each test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod app;
mod connections;
mod contract;
mod custody;
mod database;
mod decisions;
mod expiry;
mod faults;
mod filing;
mod help;
mod limits;
mod load;
mod log;
mod operations;
mod process;
mod program;
mod protocol;
mod restart;
mod rules;
mod site;
mod sqlite_file;
mod start;
mod status;
mod uniform;
mod withdrawal;
