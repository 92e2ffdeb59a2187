//! An instant: `2026-11-22T07:32:10.123Z`.

use chrono::{DateTime, Timelike, Utc};
use serde::{Deserializer, Serializer};

use super::day;

/// The instant in a text as [`text`] writes it, with up to nine digits of a second's fraction.
#[must_use]
pub fn read(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let (time, fraction) = time.split_at_checked(8)?;
    let mut parts = time.split(':').map(|part| super::number(part, 2));
    let mut part = || parts.next()?;
    let (hour, minute, second) = (part()?, part()?, part()?);
    let fraction = match fraction.strip_prefix('.') {
        Some(digits) => super::number(digits, 9)? * 10_u32.pow(9_u32.checked_sub(digits.len().try_into().ok()?)?),
        None if fraction.is_empty() => 0,
        None => return None,
    };
    let instant = day::read(date)?.and_hms_nano_opt(hour, minute, second, fraction)?.and_utc();
    parts.next().is_none().then_some(instant)
}

/// The text of an instant: a fraction of a second, where there is one, has as many digits as it takes, by threes.
#[must_use]
pub fn text(at: DateTime<Utc>) -> String {
    let mut text = day::text(at.date_naive());
    for (mark, number) in [('T', at.hour()), (':', at.minute()), (':', at.second())] {
        text.push(mark);
        super::push(&mut text, number, 2);
    }
    // A leap second, which no clock here tells, is the second before it once more.
    let (mut fraction, mut digits) = (at.nanosecond() % 1_000_000_000, 9);
    if fraction != 0 {
        while fraction % 1000 == 0 {
            fraction /= 1000;
            digits -= 3;
        }
        text.push('.');
        super::push(&mut text, fraction, digits);
    }
    text.push('Z');
    text
}

/// Writes an instant.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text(*at))
}

/// Reads an instant.
///
/// # Errors
/// It is no text, or none of an instant in UTC.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    super::from_text(deserializer, read, "an instant such as 2026-11-22T07:32:10Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_instant_in_utc_is_not_read() {
        let at = "2026-11-22T07:32:10.5Z";
        assert_eq!(read(at), at.parse().ok());
        for end in 0..at.len() {
            assert_eq!(read(at.get(..end).unwrap()), None);
        }
        for text in [
            "Z",
            "TZ",
            "2026-11-22Z",
            "2026-11-22T07:32Z",
            "2026-11-22T7:32:100Z",
            "2026-11-22T07:32:10.Z",
            "2026-11-22",
            "2026-11-22T07:32:10.1234567890Z",
            "2026-11-22T07:32:10,5Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T07:60:00Z",
            "2026-11-22T07:32:60Z",
            "2026-02-29T07:32:10Z",
            "2026-11-22T07:32:10+07:00",
            "2026-11-22T07:32:1éZ",
            "2026-11-22T07:32:10 Z",
            "2026-11-22T1:2:3:4:Z",
            "2026-11-22T:::::::Z",
            "2026-11-22T07.32.10Z",
            "yesterday",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_instant_is_written_as_chrono_writes_it_and_read_back(
            seconds in -62_167_219_200..253_402_300_800_i64,
            nanoseconds in prop_oneof![0..1_000_000_000_u32, (0..1_000_000_u32).prop_map(|n| n * 1000),
                (0..1000_u32).prop_map(|n| n * 1_000_000), Just(0)],
        ) {
            let at = DateTime::from_timestamp(seconds, nanoseconds).unwrap();
            let written = serde_json::to_value(at).unwrap();
            prop_assert_eq!(&text(at), written.as_str().unwrap());
            prop_assert_eq!(read(&text(at)), Some(at));
        }

        #[test]
        fn what_is_read_is_read_so_by_chrono(
            text in prop_oneof!["[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{1,10})?Z", any::<String>()]
        ) {
            if let Some(at) = read(&text) {
                prop_assert_eq!(text.parse(), Ok(at), "{}", text);
            }
        }
    }
}
