//! СНИЛС.

use super::{digits, field_type, mask};
use crate::form::Rule;

field_type! {
    /// СНИЛС, the number of an account in the pension insurance: 11 digits, the last two of them check digits,
    /// shown `112-233-445 95`.
    pub struct Snils
}

/// Numbers up to 001-001-998 were given out before there were check digits.
const LAST_UNCHECKED: u32 = 1_001_998;

const WEIGHTS: [u32; 9] = [9, 8, 7, 6, 5, 4, 3, 2, 1];

impl Snils {
    /// Reads a СНИЛС typed with any spaces, dashes or dots.
    ///
    /// Source: facts.md, section 4: the sum of the digits by their places, counted from 9 down to 1, modulo 101,
    /// where 100 is written 00.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooShort`], [`Rule::TooLong`], [`Rule::Impossible`] for the
    /// number zero, [`Rule::CheckDigits`].
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let digits = digits::exactly(11, typed)?;
        let (number, check) = digits.split_at(9);
        match number.parse() {
            Ok(0) => Err(Rule::Impossible),
            Ok(1..=LAST_UNCHECKED) => Ok(Self(digits)),
            _ if check_digits(number) == check => Ok(Self(digits)),
            _ => Err(Rule::CheckDigits),
        }
    }

    /// The number as it is shown: `112-233-445 95`.
    #[must_use]
    pub fn grouped(&self) -> String {
        digits::grouped(&self.0, &[(3, '-'), (6, '-'), (9, ' ')])
    }

    /// The number with only its last four digits readable: `•••-•••-•45 95`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::masked(&self.grouped())
    }
}

fn check_digits(number: &str) -> String {
    format!("{:02}", digits::weighted_sum(number, &WEIGHTS) % 101 % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_with_any_separators() {
        let canonical = Ok("11223344595");
        check(
            Snils::parse,
            Snils::as_str,
            &[
                ("11223344595", canonical),
                ("112-233-445 95", canonical),
                (" 112 233 445 95 ", canonical),
                ("112–233—445\u{a0}95", canonical),
                ("112.233.445-95", canonical),
            ],
        );
        assert_eq!(Snils::parse("11223344595").unwrap().grouped(), "112-233-445 95");
        assert_eq!(Snils::parse("11223344595").unwrap().masked(), "•••-•••-•45 95");
    }

    #[test]
    fn real_numbers_pass() {
        for number in [
            "112-233-445 95",
            "087-654-303 00",
            "050-234-316 00",
            "016-103-396 00",
            "530-030-225 99",
            "820-981-233 00",
            "999-999-997 00",
            "321-231-433 01",
        ] {
            assert_eq!(Snils::parse(number).map(|snils| snils.grouped()), Ok(number.to_owned()));
        }
    }

    #[test]
    fn old_numbers_have_no_check_digits() {
        for number in ["001-001-998 00", "001-001-998 77", "000-000-001 00"] {
            assert_eq!(Snils::parse(number).map(|snils| snils.grouped()), Ok(number.to_owned()));
        }
        check(
            Snils::parse,
            Snils::as_str,
            &[("001-001-999 00", Err(Rule::CheckDigits)), ("001-001-999 65", Ok("00100199965"))],
        );
    }

    #[test]
    fn a_wrong_number_says_what_is_wrong() {
        check(
            Snils::parse,
            Snils::as_str,
            &[
                ("", Err(Rule::Empty)),
                (" - ", Err(Rule::Empty)),
                ("112-233-445", Err(Rule::TooShort)),
                ("112-233-445 955", Err(Rule::TooLong)),
                ("112-233-445 9О", Err(Rule::Characters)),
                ("١١٢٢٣٣٤٤٥٩٥", Err(Rule::Characters)),
                ("112-233-445 00", Err(Rule::CheckDigits)),
                ("000-000-000 00", Err(Rule::Impossible)),
                ("000-000-000 12", Err(Rule::Impossible)),
            ],
        );
    }

    /// A changed digit moves the remainder by its weight times the change: never by a multiple of 101, so the
    /// remainder always differs. Two remainders, 0 and 100, are both written 00; only the last digit, of weight 1,
    /// can move one to the other. Nothing else escapes.
    #[test]
    fn of_all_changes_of_one_digit_only_one_more_or_less_in_the_ninth_place_can_escape() {
        for (place, weight) in WEIGHTS.iter().enumerate() {
            for change in 1..=9 {
                for remainder in 0..101 {
                    let changed = (remainder + weight * change) % 101;
                    let escapes = remainder % 100 == changed % 100;
                    assert_eq!(escapes, place == 8 && change == 1 && remainder == 100, "{place} {change} {remainder}");
                }
            }
        }
    }

    fn number() -> impl Strategy<Value = u32> {
        prop_oneof![0..1_000_000_000_u32, LAST_UNCHECKED - 50..LAST_UNCHECKED + 50, 0..2_000_000_u32]
    }

    proptest! {
        #[test]
        fn one_changed_digit_is_caught_wherever_check_digits_can_catch_it(number in number(), place in 0..11_usize, change in 1..10_u8) {
            let stem = format!("{number:09}");
            let digits = [stem.clone(), check_digits(&stem)].concat();
            let mut typed = digits.into_bytes();
            typed[place] = b'0' + (typed[place] - b'0' + change) % 10;
            let typed = String::from_utf8(typed).unwrap();
            let changed: u32 = typed[..9].parse().unwrap();
            let unchecked = (1..=LAST_UNCHECKED).contains(&changed);
            let written_alike = place < 9 && check_digits(&stem) == check_digits(&typed[..9]);
            prop_assert_eq!(Snils::parse(&typed).is_ok(), unchecked || (written_alike && changed != 0));
            prop_assert!(!written_alike || (place == 8 && stem[8..].parse::<u32>().unwrap().abs_diff(changed % 10) == 1));
        }
    }
}
