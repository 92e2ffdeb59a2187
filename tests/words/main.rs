//! How the texts read: short sentences, plain words, one thought each. What is checked here is what a machine can
//! see; whether a text is kind and true, only people can.
//!
//! Each check gives its faults, so that a planted one shows that it can fail.

mod by_ear;
mod catalogue;
mod consent;
mod first_page;
mod places;
mod sentences;
#[path = "../../locales/typography.rs"]
mod typography;
mod wording;

use catalogue::Text;

/// Fails with all faults at once, a line each.
#[track_caller]
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "locales/ru.toml and index.html, {} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A text of one's own, for a planted fault.
fn planted(key: &str, shown: &str) -> Vec<Text> {
    vec![Text { key: key.to_owned(), shown: shown.to_owned() }]
}
