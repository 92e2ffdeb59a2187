//! How the texts read.

#[path = "../../locales/typography.rs"]
mod typography;
