//! The number of an application and the code that opens it: digits only, for a Russian keyboard layout, a phone
//! call and a keypad all carry digits.

use crate::fields::is_separator;

/// The number of an application: 9 digits, the last one a check digit (ISO 7064, MOD 11,10), shown `123-456-789`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReferenceNumber(String);

/// The code that opens an application: 10 random digits, shown `12345-67890`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct AccessCode(String);

/// How many different reference numbers there are.
pub const REFERENCE_NUMBERS: u32 = 100_000_000;

/// How many different access codes there are.
pub const ACCESS_CODES: u64 = 10_000_000_000;

/// Why a typed number or code is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Something other than digits and separators.
    #[error("something other than digits")]
    Characters,
    /// Too few or too many digits.
    #[error("a wrong count of digits")]
    Length,
    /// The check digit does not fit: one digit is wrong, or two are swapped.
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl ReferenceNumber {
    /// The number with this ordinal; only the remainder by [`REFERENCE_NUMBERS`] counts.
    #[must_use]
    pub fn from_ordinal(ordinal: u32) -> Self {
        let stem = format!("{:08}", ordinal % REFERENCE_NUMBERS);
        let check = check_digit(&stem);
        Self(format!("{stem}{check}"))
    }

    /// Reads a number typed with any spaces, dots or dashes.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let digits = digits(text, 9)?;
        let (stem, last) = digits.split_at(8);
        if last == check_digit(stem).to_string() { Ok(Self(digits)) } else { Err(ReferenceError::CheckDigit) }
    }

    /// The 9 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as it is shown: `123-456-789`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (first, rest) = self.0.split_at(3);
        let (second, third) = rest.split_at(3);
        [first, "-", second, "-", third].concat()
    }
}

impl AccessCode {
    /// The code with this ordinal; only the remainder by [`ACCESS_CODES`] counts.
    #[must_use]
    pub fn from_ordinal(ordinal: u64) -> Self {
        Self(format!("{:010}", ordinal % ACCESS_CODES))
    }

    /// Reads a code typed with any spaces, dots or dashes.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        digits(text, 10).map(Self)
    }

    /// The 10 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as it is shown: `12345-67890`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at(5);
        [first, "-", second].concat()
    }
}

impl core::fmt::Debug for AccessCode {
    /// Never the code itself: it must not reach a log.
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter.write_str("AccessCode(…)")
    }
}

fn digits(text: &str, count: usize) -> Result<String, ReferenceError> {
    let typed: String = text.chars().filter(|c| !is_separator(*c)).collect();
    if typed.is_empty() {
        Err(ReferenceError::Empty)
    } else if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        Err(ReferenceError::Characters)
    } else if typed.len() != count {
        Err(ReferenceError::Length)
    } else {
        Ok(typed)
    }
}

/// ISO 7064, MOD 11,10: catches every single wrong digit and nearly every swap of two neighbours.
fn check_digit(stem: &str) -> u32 {
    let product = stem.chars().filter_map(|c| c.to_digit(10)).fold(10, |product, digit| {
        let sum = (product + digit) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (11 - product) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_shown() {
        for ordinal in (0..REFERENCE_NUMBERS).step_by(997_331) {
            let number = ReferenceNumber::from_ordinal(ordinal);
            assert_eq!(number.as_str().len(), 9);
            assert_eq!(ReferenceNumber::parse(&number.grouped()), Ok(number.clone()));
            assert_eq!(ReferenceNumber::parse(&format!(" {} ", number.as_str())), Ok(number));
        }
    }

    #[test]
    fn every_single_wrong_digit_of_a_number_is_caught() {
        for ordinal in (0..REFERENCE_NUMBERS).step_by(7_919_317) {
            let number = ReferenceNumber::from_ordinal(ordinal);
            for place in 0..9 {
                for digit in '0'..='9' {
                    let mut typed: Vec<char> = number.as_str().chars().collect();
                    if typed[place] != digit {
                        typed[place] = digit;
                        let typed: String = typed.into_iter().collect();
                        assert_eq!(ReferenceNumber::parse(&typed), Err(ReferenceError::CheckDigit));
                    }
                }
            }
        }
    }

    #[test]
    fn a_wrong_number_or_code_says_what_is_wrong() {
        assert_eq!(ReferenceNumber::parse(" - "), Err(ReferenceError::Empty));
        assert_eq!(ReferenceNumber::parse("12345678"), Err(ReferenceError::Length));
        assert_eq!(ReferenceNumber::parse("12345678O"), Err(ReferenceError::Characters));
        assert_eq!(AccessCode::parse("12345-6789"), Err(ReferenceError::Length));
        assert_eq!(AccessCode::parse("12345 – 67890").unwrap().grouped(), "12345-67890");
    }

    #[test]
    fn a_code_never_shows_in_debug_output() {
        assert_eq!(format!("{:?}", AccessCode::from_ordinal(1_234_567_890)), "AccessCode(…)");
    }
}
