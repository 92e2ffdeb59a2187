//! The one question that is typed.

use chrono::NaiveDate;

use super::can_be_born_on;
use crate::fields::parse_date;
use crate::form::{DateText, Rule};

/// The birth date that was typed: a real day, not after `today`, and not too long ago for a living person.
///
/// # Errors
/// The rule the text breaks.
pub fn birth_date(typed: &DateText, today: NaiveDate) -> Result<NaiveDate, Rule> {
    let date = parse_date(typed)?;
    if date > today {
        Err(Rule::Future)
    } else if can_be_born_on(date, today) {
        Ok(date)
    } else {
        Err(Rule::LongAgo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(whole: &str, expected: Result<&str, Rule>) {
        let typed = DateText { day: whole.into(), ..DateText::default() };
        let today = "2026-11-22".parse().unwrap();
        assert_eq!(birth_date(&typed, today), expected.map(|day| day.parse().unwrap()), "{whole}");
    }

    #[test]
    fn a_birth_date_lies_within_a_life() {
        check("22.11.2026", Ok("2026-11-22"));
        check("23.11.2026", Err(Rule::Future));
        check("23.11.1905", Ok("1905-11-23"));
        check("22.11.1905", Err(Rule::LongAgo));
        check("12.01.0215", Err(Rule::LongAgo));
    }

    #[test]
    fn a_year_of_two_digits_is_asked_back() {
        check("12.01.15", Err(Rule::YearUnknown));
    }
}
