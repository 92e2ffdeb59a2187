//! What a member of staff got done today, in numbers and without a word about anybody.

use chrono::NaiveDate;
use kruzhok_domain::iso;

/// The numbers of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    day: NaiveDate,
    /// Families that were helped, whatever came of it.
    pub(crate) helped: u32,
    /// Applications that arrived.
    pub(crate) sent: u32,
    /// Families that went on at their own phone.
    pub(crate) handed_over: u32,
    /// Papers that were printed.
    pub(crate) printed: u32,
}

impl Tally {
    /// The beginning of a day.
    pub(crate) fn of(day: NaiveDate) -> Self {
        Self { day, helped: 0, sent: 0, handed_over: 0, printed: 0 }
    }

    /// The tally in a text that [`to_text`](Self::to_text) made, if it is of `today`; otherwise the day begins.
    pub(crate) fn parse(text: &str, today: NaiveDate) -> Self {
        Self::read(text).filter(|tally| tally.day == today).unwrap_or_else(|| Self::of(today))
    }

    /// `2026-11-23.3.2.1.0`: the day, then helped, sent, handed over, printed.
    pub(crate) fn to_text(self) -> String {
        let mut text = iso::day::text(self.day);
        for number in [self.helped, self.sent, self.handed_over, self.printed] {
            text.push('.');
            text.push_str(&number.to_string());
        }
        text
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let day = iso::day::read(parts.next()?)?;
        let mut number = || parts.next()?.parse().ok();
        Some(Self { day, helped: number()?, sent: number()?, handed_over: number()?, printed: number()? })
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;

    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn a_tally_comes_back_on_the_same_day_and_not_on_the_next() {
        let tally = Tally { helped: 3, sent: 2, handed_over: 1, ..Tally::of(day()) };
        assert_eq!(tally.to_text(), "2026-11-23.3.2.1.0");
        assert_eq!(Tally::parse(&tally.to_text(), day()), tally);
        let next = day() + Days::new(1);
        assert_eq!(Tally::parse(&tally.to_text(), next), Tally::of(next));
    }

    #[test]
    fn what_is_no_tally_is_the_beginning_of_the_day() {
        for text in
            ["", "2026-11-23", "2026-11-23.1.2.3", "2026-11-23.1.2.3.x", "2026-11-23.1.2.3.-4", "yesterday.1.2.3.4"]
        {
            assert_eq!(Tally::parse(text, day()), Tally::of(day()), "{text}");
        }
    }
}
