//! A draft on its way from a school's computer to the family's own telephone: all of it as decimal digits, for a QR
//! code, or the wizard's answers alone as [`SHORT_DIGITS`] digits, for the keypad.
//!
//! Digits, because a QR code holds them in a third of a byte each, because every keyboard layout has them, and because
//! nothing in a link changes them. Neither form is encrypted: what protects them is that they are only shown to whoever
//! stands before the screen.

mod code;
mod content;
mod kind;
mod number;
mod place;
mod seal;
mod short;
mod steps;
mod text;

#[cfg(test)]
mod any_draft;

use crate::form::{Draft, Field};
use crate::wizard::{Answers, DocumentKind, Stage};

pub use code::{MAX_DIGITS, Written, read, write};
pub use place::Place;
pub use short::{SHORT_DIGITS, read_short, write_short};

/// The version of both forms: their first digit.
const VERSION: u32 = 1;

/// What is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The page the family was on.
    pub place: Place,
    /// The answers, on the path and off it.
    pub answers: Answers,
    /// The date of birth as it is typed, before it is an answer; see
    /// [`DateText::to_stored`](crate::form::DateText::to_stored).
    pub birth_date: String,
    /// What was typed.
    pub draft: Draft,
    /// The documents that were ticked.
    pub ticks: Vec<(Stage, DocumentKind)>,
    /// The fields that found no room, and are to be typed again, in the order of the form.
    pub left_out: Vec<Field>,
}

/// Why digits are no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// There is nothing at all.
    #[error("there is nothing")]
    Empty,
    /// Something stands there that is no digit.
    #[error("something other than digits")]
    Characters,
    /// The beginning of a code, or as many digits as no code has.
    #[error("a wrong count of digits")]
    Cut,
    /// The digits do not belong together: at least one of them is another.
    #[error("the check digits do not fit")]
    Damaged,
    /// A newer app wrote it. It is never guessed at.
    #[error("of a newer version")]
    Newer,
}
