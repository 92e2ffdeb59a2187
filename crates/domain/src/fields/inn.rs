//! ИНН of a person.

use super::{digits, field_type, mask};
use crate::form::Rule;

field_type! {
    /// ИНН, a person's taxpayer number: 12 digits, the last two of them check digits.
    pub struct Inn
}

/// Weights of the eleventh digit; preceded by [3, 7] they are those of the twelfth.
const WEIGHTS_11: [u32; 10] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const WEIGHTS_12: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/// How many digits the number of an organisation has.
const ORGANISATION: usize = 10;

impl Inn {
    /// Reads an ИНН typed with any spaces, dashes or dots. Source of the check digits: facts.md, section 4.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::OrganisationInn`] for ten digits, [`Rule::TooShort`],
    /// [`Rule::TooLong`], [`Rule::Impossible`] for all zeros, [`Rule::CheckDigits`].
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        if digits::digits(typed)?.len() == ORGANISATION {
            return Err(Rule::OrganisationInn);
        }
        let digits = digits::exactly(12, typed)?;
        let (stem, check) = digits.split_at(10);
        let eleventh = check_digit(stem, &WEIGHTS_11);
        let twelfth = check_digit(&[stem, &eleventh].concat(), &WEIGHTS_12);
        if [eleventh, twelfth].concat() == check { Ok(Self(digits)) } else { Err(Rule::CheckDigits) }
    }

    /// The number with only its last four digits readable: `••••••••2259`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::masked(&self.0)
    }
}

fn check_digit(digits: &str, weights: &[u32]) -> String {
    (digits::weighted_sum(digits, weights) % 11 % 10).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;
    use proptest::prelude::*;

    #[test]
    fn real_numbers_pass_with_any_separators() {
        check(
            Inn::parse,
            Inn::as_str,
            &[
                ("500100732259", Ok("500100732259")),
                ("123456789047", Ok("123456789047")),
                ("366220664163", Ok("366220664163")),
                ("421200000807", Ok("421200000807")),
                (" 5001 0073\u{a0}22-59", Ok("500100732259")),
            ],
        );
        assert_eq!(Inn::parse("500100732259").unwrap().masked(), "••••••••2259");
    }

    #[test]
    fn a_wrong_number_says_what_is_wrong() {
        check(
            Inn::parse,
            Inn::as_str,
            &[
                ("", Err(Rule::Empty)),
                ("7707083893", Err(Rule::OrganisationInn)),
                ("0000000000", Err(Rule::OrganisationInn)),
                ("50010073225", Err(Rule::TooShort)),
                ("5001", Err(Rule::TooShort)),
                ("5001007322590", Err(Rule::TooLong)),
                ("50010073225З", Err(Rule::Characters)),
                ("123456789037", Err(Rule::CheckDigits)),
                ("000000000000", Err(Rule::Impossible)),
            ],
        );
    }

    /// A changed digit of the ten moves both remainders by a number that 11 does not divide. Remainders 0 and 10
    /// are both written 0, but no weight of one check digit equals the other's or its opposite, so never do both
    /// remainders hide the change. A changed check digit differs from what is computed, or from the twelfth.
    #[test]
    fn no_change_of_one_digit_can_escape() {
        for (eleventh, twelfth) in WEIGHTS_11.iter().zip(&WEIGHTS_12) {
            for change in 1..=10 {
                for (first, second) in (0..11).flat_map(|first| (0..11).map(move |second| (first, second))) {
                    let hidden =
                        |remainder: u32, weight: u32| remainder % 10 == (remainder + weight * change) % 11 % 10;
                    assert!(!(hidden(first, *eleventh) && hidden(second, *twelfth)));
                }
            }
        }
    }

    proptest! {
        #[test]
        fn one_changed_digit_is_always_caught(stem in 1..10_000_000_000_u64, place in 0..12_usize, change in 1..10_u8) {
            let stem = format!("{stem:010}");
            let eleventh = check_digit(&stem, &WEIGHTS_11);
            let twelfth = check_digit(&[stem.as_str(), &eleventh].concat(), &WEIGHTS_12);
            let digits = [stem, eleventh, twelfth].concat();
            prop_assert!(Inn::parse(&digits).is_ok());
            let mut typed = digits.into_bytes();
            typed[place] = b'0' + (typed[place] - b'0' + change) % 10;
            prop_assert!(Inn::parse(&String::from_utf8(typed).unwrap()).is_err());
        }
    }
}
