//! Ages by the calendar: an age is reached on the birthday itself.

use chrono::{Datelike, Months, NaiveDate};

/// Age in full years on `today`; `None` when `today` is before `birth`.
///
/// The age is reached on the birthday itself. One born on 29 February reaches it on 1 March of a common
/// year (facts.md, section 4).
#[must_use]
pub fn age_on(birth: NaiveDate, today: NaiveDate) -> Option<u32> {
    let years = today.year().checked_sub(birth.year())?;
    let before_birthday = (today.month(), today.day()) < (birth.month(), birth.day());
    u32::try_from(years - i32::from(before_birthday)).ok()
}

/// The day on which one born on `birth` becomes `age` years old; `None` past the calendar's end.
#[must_use]
pub fn reaches_on(birth: NaiveDate, age: u32) -> Option<NaiveDate> {
    let same_day = birth.checked_add_months(Months::new(age.checked_mul(12)?))?;
    // chrono clamps 29 February to the 28th of a common year; the age is reached a day later.
    if same_day.day() < birth.day() { same_day.succ_opt() } else { Some(same_day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(birth: &str, age: u32, reached: &str) {
        let (birth, reached) = (date(birth), date(reached));
        assert_eq!(reaches_on(birth, age), Some(reached));
        assert_eq!(age_on(birth, reached.pred_opt().unwrap()), Some(age - 1));
        assert_eq!(age_on(birth, reached), Some(age));
        assert_eq!(age_on(birth, reached.succ_opt().unwrap()), Some(age));
    }

    #[test]
    fn an_age_is_reached_on_the_birthday_itself() {
        for age in [5, 14, 18] {
            check("2010-09-01", age, &format!("{}-09-01", 2010 + age));
            check("2011-01-01", age, &format!("{}-01-01", 2011 + age));
            check("2009-12-31", age, &format!("{}-12-31", 2009 + age));
        }
    }

    #[test]
    fn one_born_on_29_february_reaches_an_age_on_1_march_of_a_common_year() {
        check("2012-02-29", 5, "2017-03-01");
        check("2012-02-29", 14, "2026-03-01");
        check("2012-02-29", 18, "2030-03-01");
        check("2012-02-29", 4, "2016-02-29");
    }

    #[test]
    fn nobody_has_an_age_before_being_born() {
        assert_eq!(age_on(date("2020-05-02"), date("2020-05-01")), None);
        assert_eq!(age_on(date("2020-05-02"), date("2020-05-02")), Some(0));
    }

    #[test]
    fn age_and_the_day_it_is_reached_agree_for_every_birthday_of_eight_years() {
        let mut birth = date("2004-01-01");
        while birth < date("2012-01-01") {
            for age in 1..=18 {
                let reached = reaches_on(birth, age).unwrap();
                assert_eq!(age_on(birth, reached), Some(age), "{birth} {age}");
                assert_eq!(age_on(birth, reached.pred_opt().unwrap()), Some(age - 1), "{birth} {age}");
            }
            birth = birth.succ_opt().unwrap();
        }
    }
}
