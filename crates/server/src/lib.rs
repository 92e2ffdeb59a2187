//! The service: takes applications, keeps them, answers for their status, and serves the built app.
//!
//! It alone knows SQL, HTTP, configuration, keys and time; every rule is the domain's.

pub mod built_app;
pub mod clock;
pub mod config;
mod connections;
pub mod http;
pub mod keys;
pub mod listening;
pub mod log;
pub mod metrics;
mod opening;
pub mod operator;
pub mod programme_file;
pub mod register;
mod service;
pub mod store;

pub use opening::{open_register, open_store};
pub use service::{Service, run};
