//! The service: takes applications, keeps them, answers for their status, and serves the built app.
//!
//! It alone knows SQL, HTTP, configuration, keys and time; every rule is the domain's.

pub mod clock;
pub mod config;
mod connections;
pub mod http;
pub mod keys;
pub mod log;
pub mod metrics;
pub mod operator;
pub mod programme_file;
pub mod register;
pub mod secret;
mod service;
pub mod store;

pub use service::{Service, open_register, run};
