//! A day: `2026-11-22`.

use chrono::{Datelike, NaiveDate};
use serde::{Deserializer, Serializer};

/// The day in a text. Month and day may lack their leading zero; a year beyond four digits has a sign.
#[must_use]
pub fn read(text: &str) -> Option<NaiveDate> {
    let signed = text.strip_prefix(['+', '-']);
    let (year, rest) = signed.unwrap_or(text).split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let year = i32::try_from(super::number(year, if signed.is_some() { 6 } else { 4 })?).ok()?;
    let year = if text.starts_with('-') { -year } else { year };
    NaiveDate::from_ymd_opt(year, super::number(month, 2)?, super::number(day, 2)?)
}

/// The text of a day.
#[must_use]
pub fn text(day: NaiveDate) -> String {
    let mut text = String::new();
    match day.year() {
        0..=9999 => {}
        ..0 => text.push('-'),
        10_000.. => text.push('+'),
    }
    super::push(&mut text, day.year().unsigned_abs(), 4);
    for number in [day.month(), day.day()] {
        text.push('-');
        super::push(&mut text, number, 2);
    }
    text
}

/// Writes a day.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text(*day))
}

/// Reads a day.
///
/// # Errors
/// It is no text, or none of a day.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    super::from_text(deserializer, read, "a day such as 2026-11-22")
}

/// A day that may be absent.
pub mod maybe {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Day(#[serde(with = "super")] NaiveDate);

    /// Writes a day, or that there is none.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(Day).serialize(serializer)
    }

    /// Reads a day, or that there is none.
    ///
    /// # Errors
    /// It is something else.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::deserialize(deserializer)?.map(|Day(day)| day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_day_without_leading_zeros_is_read_and_what_is_none_is_not() {
        assert_eq!(read("2026-1-2"), NaiveDate::from_ymd_opt(2026, 1, 2));
        for text in [
            "",
            "-",
            "--",
            "2026",
            "2026-01",
            "2026-01-",
            "2026--01",
            "-01-02",
            "2026-01-02-03",
            "2026-01-002",
            "2026-13-01",
            "2026-00-01",
            "2026-02-29",
            "2026-01-02T",
            " 2026-01-02",
            "2026-01-02 ",
            "2026- 1-02",
            "2026/01/02",
            "2026-+1-02",
            "12026-01-02",
            "++2026-01-02",
            "+1234567-01-02",
            "٢٠٢٦-01-02",
            "20é6-01-02",
            "02.01.2026",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_that_may_be_absent_is_read_as_chrono_reads_it() {
        #[derive(serde::Deserialize, serde::Serialize)]
        struct Ours(#[serde(with = "maybe")] Option<NaiveDate>);
        for json in ["null", "\"2026-11-22\"", "\"\"", "\"2026\"", "20261122", "[]", "{}"] {
            let ours: Option<Ours> = serde_json::from_str(json).ok();
            let chrono: Option<Option<NaiveDate>> = serde_json::from_str(json).ok();
            assert_eq!(ours.as_ref().map(|Ours(day)| *day), chrono, "{json}");
            assert!(ours.is_none_or(|ours| serde_json::to_string(&ours).unwrap() == json));
        }
    }

    proptest! {
        #[test]
        fn every_day_of_the_calendar_is_written_as_chrono_writes_it_and_read_back(
            days in NaiveDate::MIN.num_days_from_ce()..=NaiveDate::MAX.num_days_from_ce(),
            near in -800_000..4_000_000_i32,
        ) {
            for days in [days, near] {
                let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
                prop_assert_eq!(text(day), day.to_string());
                prop_assert_eq!(read(&day.to_string()), Some(day));
            }
        }

        #[test]
        fn what_is_read_is_read_so_by_chrono(text in prop_oneof!["[+-]?[0-9]{1,7}-[0-9]{1,3}-[0-9]{1,3}", any::<String>()]) {
            if let Some(day) = read(&text) {
                prop_assert_eq!(text.parse(), Ok(day), "{}", text);
            }
        }
    }
}
