//! Birth dates as spreadsheets show them.

use chrono::{Datelike, NaiveDate};

use crate::fields::{is_blank, is_dash, is_letter};
use crate::form::{DateText, Rule};
use crate::wizard::birth_date;

/// What may follow a date and says nothing more: «12.01.2015 г.р.», or the midnight of a spreadsheet.
const AFTER: [&str; 9] = ["г", "р", "год", "года", "рождения", "0:00", "00:00", "0:00:00", "00:00:00"];

/// Whether `cell` is meant as a date, even as a wrong one: three parts, of which the first and the last are numbers. Short
/// numbers need dots or slashes between them, or a telephone would be a date.
pub(super) fn is_meant(cell: &str) -> bool {
    let Some(([first, month, last], after)) = parts(cell) else { return false };
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = |part: &str| part.chars().count() > 2 && part.chars().all(is_letter);
    let year = last.trim_end_matches('г');
    let shaped = is_number(first) && is_number(year) && (is_number(month) || is_name(month));
    let begins_with_year = first.len() == 4 && (first.starts_with("19") || first.starts_with("20"));
    let clear = begins_with_year || year.len() == 4 || cell.contains(['.', '/']) || is_name(month);
    shaped && clear && after.iter().all(|word| AFTER.contains(word))
}

/// Whether `cell` is how a spreadsheet counts the days since 1900 where it does not show them as a date: from 1982 to 2036
/// such numbers begin with these digits.
pub(super) fn is_serial_number(cell: &str) -> bool {
    cell.len() == 5 && cell.starts_with(['3', '4']) && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `cell` can only be read with the month before the day, as some spreadsheets write dates with slashes. Then
/// nobody knows how the others of the list are meant.
pub(super) fn is_month_first(cell: &str) -> bool {
    slashed(cell).is_some_and(|[first, second]| (1..=12).contains(&first) && (13..=31).contains(&second))
}

/// Whether `cell` names one day when the day stands first, and another when the month does.
pub(super) fn goes_both_ways(cell: &str) -> bool {
    slashed(cell).is_some_and(|[first, second]| first != second && first <= 12 && second <= 12)
}

/// The two numbers before the year of a date with slashes.
fn slashed(cell: &str) -> Option<[u32; 2]> {
    let ([first, second, _], _) = parts(cell).filter(|_| cell.contains('/') && is_meant(cell))?;
    Some([first.parse().ok().filter(|_| first.len() < 3)?, second.parse().ok()?])
}

/// The birth date in `cell`.
///
/// # Errors
/// The rule the date breaks.
pub(super) fn read(cell: &str, today: NaiveDate) -> Result<NaiveDate, Rule> {
    let read = |whole: String| birth_date(&DateText { day: whole, ..DateText::default() }, today);
    let Some(([first, month, last], _)) = parts(cell).filter(|_| is_meant(cell)) else { return read(cell.to_owned()) };
    let whole = |year: &str| [first, " ", month, " ", year].concat();
    // Nobody in a class is a hundred years old, so two digits of a past year of this century leave no doubt.
    let is_short = last.len() == 2 && cell.contains('.');
    let of_this_century = || read(whole(&[(today.year() / 100).to_string().as_str(), last].concat()));
    match read(whole(last)) {
        Err(Rule::YearUnknown) if is_short => match of_this_century() {
            Err(Rule::Future) => Err(Rule::YearUnknown),
            other => other,
        },
        other => other,
    }
}

/// The first three parts of a date, and what follows them.
fn parts(cell: &str) -> Option<([&str; 3], Vec<&str>)> {
    let separates = |c: char| is_blank(c) || is_dash(c) || matches!(c, '.' | '/');
    let mut parts = cell.split(separates).filter(|part| !part.is_empty());
    Some(([parts.next()?, parts.next()?, parts.next()?], parts.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-22";

    #[track_caller]
    fn check(cell: &str, expected: Result<&str, Rule>) {
        let expected = expected.map(|day| day.parse().unwrap());
        assert_eq!(read(cell, TODAY.parse().unwrap()), expected, "{cell}");
        assert!(is_meant(cell), "{cell}");
    }

    #[test]
    fn dates_are_read_as_spreadsheets_and_people_write_them() {
        for cell in [
            "05.04.2015",
            "5.4.2015",
            "5.4.15",
            "05.04.15 г.",
            "2015-04-05",
            "2015-04-05 00:00:00",
            "05-04-2015",
            "05/04/2015",
            "5 апреля 2015",
            "5 апр. 2015 г.",
            "05.04.2015г.",
            "05.04.2015 г.р.",
            "5 апреля 2015 года рождения",
            "05.04.2015 0:00",
        ] {
            check(cell, Ok("2015-04-05"));
        }
    }

    #[test]
    fn two_digits_of_a_year_are_read_where_they_leave_no_doubt_alone() {
        check("22.11.26", Ok("2026-11-22"));
        check("23.11.26", Err(Rule::YearUnknown));
        check("01.01.99", Err(Rule::YearUnknown));
        check("31.02.15", Err(Rule::NoSuchDay));
        for cell in ["5/4/15", "5 апреля 15", "05.04.015"] {
            check(cell, Err(Rule::YearUnknown));
        }
    }

    #[test]
    fn a_wrong_date_is_a_date_all_the_same() {
        check("31.02.2015", Err(Rule::NoSuchDay));
        check("32.01.2015", Err(Rule::DayUnknown));
        check("05.13.2015", Err(Rule::MonthUnknown));
        check("5 опреля 2015", Err(Rule::MonthUnknown));
        check("05.04.2035", Err(Rule::Future));
        check("05.04.1815", Err(Rule::LongAgo));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for cell in ["", "Иванов", "7 А", "5.4", "ул. Мира 5", "42099"] {
            assert!(!is_meant(cell), "{cell}");
        }
        for cell in ["8 913 123-45-67", "2-15-67", "+7 913 1234567", "3842 36-12", "3842 36 12"] {
            assert!(!is_meant(cell), "{cell}");
        }
    }

    #[test]
    fn slashes_tell_when_the_month_stands_first() {
        for (cell, month_first, both_ways) in [
            ("04/25/2015", true, false),
            ("25/04/2015", false, false),
            ("05/04/2015", false, true),
            ("04/04/2015", false, false),
            ("05.04.2015", false, false),
            ("04.25.2015", false, false),
        ] {
            assert_eq!((is_month_first(cell), goes_both_ways(cell)), (month_first, both_ways), "{cell}");
        }
    }
}
