//! Dates as people type them.

use chrono::NaiveDate;

use super::character::{is_blank, is_dash, lowercase};
use super::spacing::collapsed;
use crate::form::{DateText, Rule};

/// The months, in the nominative and the genitive: «январь», «12 января».
const MONTHS: [(&str, &str); 12] = [
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
];

/// The fewest letters of a month's name: three tell every month from every other.
const SHORTEST_NAME: usize = 3;

/// Reads a date from its three parts, or from a whole date pasted into the first.
///
/// The day is `1` or `01`; the month a number or a Russian name in the nominative or the genitive, in full or cut
/// after three letters or more; the year has four digits. A whole date is `12.01.2015`, `12/01/2015`, `12-01-2015`,
/// `12 января 2015 г.`, `2015-01-12` or, as a keypad without signs allows, `12012015`. What is missing in it, or cannot
/// be read, may be typed into its own part.
///
/// # Errors
/// [`Rule::Empty`]; [`Rule::DayMissing`], [`Rule::MonthMissing`], [`Rule::YearMissing`]; [`Rule::DayUnknown`],
/// [`Rule::MonthUnknown`], [`Rule::YearUnknown`], also for a year of two digits, which is asked back, not guessed;
/// [`Rule::NoSuchDay`] for a day the calendar does not have.
pub fn parse_date(typed: &DateText) -> Result<NaiveDate, Rule> {
    let [day, month, year] = parts(typed)?;
    match (day.is_empty(), month.is_empty(), year.is_empty()) {
        (true, true, true) => Err(Rule::Empty),
        (true, _, _) => Err(Rule::DayMissing),
        (false, true, _) => Err(Rule::MonthMissing),
        (false, false, true) => Err(Rule::YearMissing),
        (false, false, false) => {
            let day = number(&day, 2).filter(|day| (1..=31).contains(day)).ok_or(Rule::DayUnknown)?;
            let month = month_number(&month).ok_or(Rule::MonthUnknown)?;
            let year = year_number(&year).ok_or(Rule::YearUnknown)?;
            NaiveDate::from_ymd_opt(year, month, day).ok_or(Rule::NoSuchDay)
        }
    }
}

/// Day, month and year, taken apart where they stand in the day together. There, a month that cannot be read gives way
/// to a typed one, and any year to a typed one: whoever is told that it is wrong types another.
fn parts(typed: &DateText) -> Result<[String; 3], Rule> {
    let [whole, month, year] = [&typed.day, &typed.month, &typed.year].map(|part| collapsed(part));
    let mut words: Vec<&str> = whole.split(separates).filter(|word| !word.is_empty()).collect();
    if words.len() > 3 && words.last().copied().is_some_and(is_word_for_year) {
        words.pop();
    }
    if let [digits] = *words
        && matches!(digits.len(), 6 | 8)
        && number(digits, 8).is_some()
        && let (Some(day), Some(month), Some(year)) = (digits.get(..2), digits.get(2..4), digits.get(4..))
    {
        words = vec![day, month, year];
    }
    if words.len() == 3 && words.first().is_some_and(|first| year_number(first).is_some()) {
        words.reverse();
    }
    let mut words = words.into_iter().map(str::to_owned);
    let [day, month_there, year_there] = [(); 3].map(|()| words.next().unwrap_or_default());
    let has_two_months = !month.is_empty() && month_number(&month_there).is_some();
    if words.next().is_some() || has_two_months {
        return Err(Rule::DayUnknown);
    }
    let or = |typed: String, there| if typed.is_empty() { there } else { typed };
    Ok([day, or(month, month_there), or(year, year_there)])
}

fn separates(c: char) -> bool {
    is_blank(c) || is_dash(c) || matches!(c, '.' | ',' | '/')
}

/// The number written with at most `most` digits.
fn number(typed: &str, most: usize) -> Option<u32> {
    let typed = typed.trim_matches(separates);
    let is_number = (1..=most).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_digit());
    typed.parse().ok().filter(|_| is_number)
}

fn month_number(typed: &str) -> Option<u32> {
    if let Some(number) = number(typed, 2) {
        return (1..=12).contains(&number).then_some(number);
    }
    let name = lowercase(typed.trim_matches(separates));
    if name.chars().count() < SHORTEST_NAME {
        return None;
    }
    let (_, number) = MONTHS
        .iter()
        .zip(1..)
        .find(|((nominative, genitive), _)| nominative.starts_with(&name) || genitive.starts_with(&name))?;
    Some(number)
}

/// The year of exactly four digits, «г.» or «года» after it or not.
fn year_number(typed: &str) -> Option<i32> {
    let digits: String = typed.chars().take_while(char::is_ascii_digit).collect();
    let (_, after) = typed.split_at_checked(digits.len())?;
    let after = after.trim_matches(separates);
    let is_year = digits.len() == 4 && (after.is_empty() || is_word_for_year(after));
    digits.parse().ok().filter(|year| is_year && *year > 0)
}

fn is_word_for_year(word: &str) -> bool {
    matches!(lowercase(word).as_str(), "г" | "год" | "года")
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike;
    use proptest::prelude::*;

    fn typed(day: &str, month: &str, year: &str) -> DateText {
        DateText { day: day.into(), month: month.into(), year: year.into() }
    }

    #[track_caller]
    fn check(day: &str, month: &str, year: &str, expected: Result<&str, Rule>) {
        let expected = expected.map(|date| date.parse().unwrap());
        assert_eq!(parse_date(&typed(day, month, year)), expected, "{day:?} {month:?} {year:?}");
    }

    #[test]
    fn three_parts_are_read_as_people_write_them() {
        for month in ["1", "01", "январь", "января", "янв", "янв.", "ЯНВАРЯ", " январ\u{a0}"]
        {
            check("2", month, "2015", Ok("2015-01-02"));
        }
        for month in ["май", "мая", "Мая"] {
            check(" 02 ", month, "2015 г.", Ok("2015-05-02"));
        }
        check("12.", "сент", "2015г", Ok("2015-09-12"));
        check("29", "2", "2016", Ok("2016-02-29"));
    }

    #[test]
    fn a_whole_date_may_be_pasted_into_the_day() {
        for whole in [
            "12.01.2015",
            "12/01/2015",
            "12-01-2015",
            "12–1–2015",
            "12. 1. 2015 г.",
            "12 января 2015",
            "12 января 2015 г.",
            "12 янв. 2015 года",
            "12\u{a0}января\u{a0}2015\u{a0}г.",
            "2015-01-12",
            "2015.1.12",
            "12012015",
        ] {
            check(whole, "", "", Ok("2015-01-12"));
        }
    }

    #[test]
    fn what_is_missing_or_wrong_in_a_pasted_date_may_be_typed_into_its_own_part() {
        for (day, month, year) in [
            ("12.01", "", "2015"),
            ("12.01.15", "", "2015"),
            ("120115", "", "2015"),
            ("12012051", "", "2015"),
            ("12 января", "", "2015 г."),
            ("2051-01-12", "", "2015"),
            ("12.13.2015", "1", ""),
            ("12.13.15", "января", "2015"),
        ] {
            check(day, month, year, Ok("2015-01-12"));
        }
    }

    /// Whatever is pasted into the day: each problem names a part, and when that part is typed the problem is gone.
    #[test]
    fn whoever_does_what_each_problem_says_comes_to_the_date() {
        let months = ["", "1", "01", "янв", "января", "13", "я", "январь-март"];
        let years = ["", "2015", "2015 г.", "15", "15 г.", "215", "20155"];
        for separator in [".", "/", " - ", " "] {
            for (month, year) in months.iter().flat_map(|month| years.map(|year| (month, year))) {
                let whole = ["12", month, year].join(separator);
                let mut date = typed(&whole, "", "");
                for _ in 0..3 {
                    match parse_date(&date) {
                        Err(Rule::DayMissing | Rule::DayUnknown) => date.day = "12".to_owned(),
                        Err(Rule::MonthMissing | Rule::MonthUnknown) => date.month = "1".to_owned(),
                        Err(Rule::YearMissing | Rule::YearUnknown) => date.year = "2015".to_owned(),
                        _ => break,
                    }
                }
                assert_eq!(parse_date(&date), Ok("2015-01-12".parse().unwrap()), "{whole:?}");
            }
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        check("", "", "", Err(Rule::Empty));
        check(" ", "\u{a0}", "", Err(Rule::Empty));
        check("", "1", "2015", Err(Rule::DayMissing));
        check("", "", "2015", Err(Rule::DayMissing));
        check("12", "", "2015", Err(Rule::MonthMissing));
        check("12", "", "", Err(Rule::MonthMissing));
        check("12", "1", "", Err(Rule::YearMissing));
        check("12.01", "", "", Err(Rule::YearMissing));
        check("12 января", "", "", Err(Rule::YearMissing));
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for day in ["0", "32", "001", "две", "1 2", "1.2", "12.01.2014", "12012014", "+1", "１２"] {
            check(day, "1", "2015", Err(Rule::DayUnknown));
        }
        for month in ["0", "13", "001", "ян", "м", "июнь-июль", "янваaрь", "january"] {
            check("12", month, "2015", Err(Rule::MonthUnknown));
        }
        for year in ["15", "015", "20155", "0000", "2О15", "две тысячи", "г.", "2015 2016"] {
            check("12", "1", year, Err(Rule::YearUnknown));
        }
        check("12.01.15", "", "", Err(Rule::YearUnknown));
        check("12.01.2015 10:30", "", "", Err(Rule::DayUnknown));
    }

    #[test]
    fn a_day_the_calendar_does_not_have_is_named() {
        check("31", "02", "2015", Err(Rule::NoSuchDay));
        check("29", "февраля", "2015", Err(Rule::NoSuchDay));
        check("31.04.2015", "", "", Err(Rule::NoSuchDay));
        check("31", "02", "15", Err(Rule::YearUnknown));
    }

    #[test]
    fn three_letters_tell_every_month_from_every_other() {
        for ((nominative, genitive), number) in MONTHS.iter().zip(1..) {
            for name in [nominative, genitive] {
                for length in SHORTEST_NAME..=name.chars().count() {
                    let cut: String = name.chars().take(length).collect();
                    assert_eq!(month_number(&cut), Some(number), "{cut}");
                }
            }
        }
    }

    #[test]
    fn every_day_of_two_centuries_is_read_in_every_way_it_is_written() {
        for day in NaiveDate::from_ymd_opt(1900, 1, 1).unwrap().iter_days().take(200 * 366) {
            assert_eq!(parse_date(&DateText::from_stored(&day.to_string())), Ok(day));
            let (year, month, number) = (day.year().to_string(), day.month().to_string(), day.day().to_string());
            assert_eq!(parse_date(&typed(&number, &month, &year)), Ok(day));
            assert_eq!(parse_date(&typed(&format!("{number}.{month}.{year}"), "", "")), Ok(day));
        }
    }

    fn part() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[0-9 .\\-/гянварфе]{0,12}", Just(String::new())]
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_what_is_read_is_written_back(day in part(), month in part(), year in part()) {
            if let Ok(date) = parse_date(&typed(&day, &month, &year)) {
                prop_assert_eq!(parse_date(&DateText::from_stored(&date.to_string())), Ok(date));
            }
        }
    }
}
