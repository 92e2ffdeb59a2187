//! Days and instants as the wire and storage write them: `2026-11-22`, and `2026-11-22T07:32:10.123Z`, always in UTC.
//!
//! `#[serde(with = …)]` names [`day`], [`day::maybe`] or [`instant`]. chrono reads and writes the same, but by tables of
//! formats and of names that weigh ten times as much in the app.

pub mod day;
pub mod instant;

use core::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};

/// What `read` finds in a text.
fn from_text<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    read: fn(&str) -> Option<T>,
    expected: &'static str,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(Text { read, expected })
}

struct Text<T> {
    read: fn(&str) -> Option<T>,
    expected: &'static str,
}

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// The number written with at most `most` digits.
fn number(digits: &str, most: usize) -> Option<u32> {
    let is_number = digits.len() <= most && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// Writes a number with at least `least` digits.
fn push(text: &mut String, number: u32, least: usize) {
    let digits = number.to_string();
    for _ in digits.len()..least {
        text.push('0');
    }
    text.push_str(&digits);
}
