//! A Russian telephone number.

use super::character::is_invisible;
use super::{digits, field_type, mask};
use crate::form::Rule;

field_type! {
    /// A Russian telephone number: `+79131234567`, shown `+7 (913) 123-45-67`.
    pub struct Phone
}

/// How many digits follow the country's code.
const NATIONAL: usize = 10;

impl Phone {
    /// Reads a number typed as `+7`, `8`, `7` and ten digits, or as the ten digits alone, with any punctuation.
    ///
    /// Ten digits that begin like no Russian code do, such as 7 or 89, are a number with its last digit missing.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooShort`], [`Rule::TooLong`], [`Rule::NotRussian`] for another
    /// country's code.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let typed: String = typed.chars().filter(|c| !is_invisible(*c) && !matches!(c, '(' | ')' | '/')).collect();
        let national = match typed.trim().strip_prefix('+') {
            Some(international) => {
                let all = digits::digits(international)?;
                all.strip_prefix('7').ok_or(Rule::NotRussian)?.to_owned()
            }
            None => without_prefix(digits::digits(&typed)?),
        };
        match national.len() {
            length if length < NATIONAL => Err(Rule::TooShort),
            length if length > NATIONAL => Err(Rule::TooLong),
            // Codes 6xx and 7xx are Kazakhstan's; none begins with 0, 1 or 2.
            _ if national.starts_with(['0', '1', '2', '6', '7']) => Err(Rule::NotRussian),
            _ => Ok(Self(["+7", &national].concat())),
        }
    }

    /// The number as it is shown: `+7 (913) 123-45-67`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let national = self.0.strip_prefix("+7").unwrap_or_default();
        let (code, rest) = national.split_at_checked(3).unwrap_or_default();
        ["+7 (", code, ") ", &digits::grouped(rest, &[(3, '-'), (5, '-')])].concat()
    }

    /// The number with only its last four digits readable: `+• (•••) •••-45-67`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::masked(&self.grouped())
    }
}

/// What a number begins with whose prefix was typed for certain: codes 7xx are Kazakhstan's, and of the Russian ones that
/// begin with 8 none goes on like this.
const SURE_PREFIXES: [&str; 5] = ["7", "838", "849", "880", "89"];

/// The number within the country, of digits typed without a plus.
fn without_prefix(all: String) -> String {
    let has_prefix = all.len() > NATIONAL || SURE_PREFIXES.iter().any(|prefix| all.starts_with(prefix));
    match all.strip_prefix(['7', '8']) {
        Some(national) if has_prefix => national.to_owned(),
        _ => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_with_any_prefix_and_punctuation() {
        let canonical = Ok("+79131234567");
        check(
            Phone::parse,
            Phone::as_str,
            &[
                ("+79131234567", canonical),
                ("89131234567", canonical),
                ("79131234567", canonical),
                ("9131234567", canonical),
                ("+7 (913) 123-45-67", canonical),
                ("8(913)123.45.67", canonical),
                ("\u{202a}+7\u{a0}913\u{a0}123–45–67\u{202c}", canonical),
                ("+7 38456 3-22-11", Ok("+73845632211")),
                ("8 (38456) 3-22-11", Ok("+73845632211")),
                ("8 800 200 01 22", Ok("+78002000122")),
                ("812 345-67-89", Ok("+78123456789")),
            ],
        );
        let phone = Phone::parse("9131234567").unwrap();
        assert_eq!(phone.grouped(), "+7 (913) 123-45-67");
        assert_eq!(phone.masked(), "+• (•••) •••-45-67");
    }

    #[test]
    fn a_wrong_number_says_what_is_wrong() {
        check(
            Phone::parse,
            Phone::as_str,
            &[
                ("", Err(Rule::Empty)),
                ("+", Err(Rule::Empty)),
                ("3-22-11", Err(Rule::TooShort)),
                ("8913123456", Err(Rule::TooShort)),
                ("7913123456", Err(Rule::TooShort)),
                ("8 38456 3-22-1", Err(Rule::TooShort)),
                ("8 495 123-45-6", Err(Rule::TooShort)),
                ("8 800 200 01 2", Err(Rule::TooShort)),
                ("+7 913 123 45 6", Err(Rule::TooShort)),
                ("+7 913 123 45 678", Err(Rule::TooLong)),
                ("891312345678", Err(Rule::TooLong)),
                ("91312345678", Err(Rule::TooLong)),
                ("8 913 123 45 67 доб. 2", Err(Rule::Characters)),
                ("8 913 12З 45 67", Err(Rule::Characters)),
                ("8+9131234567", Err(Rule::Characters)),
                ("+380 50 123 45 67", Err(Rule::NotRussian)),
                ("+7 701 123 45 67", Err(Rule::NotRussian)),
                ("+1 202 555 01 00", Err(Rule::NotRussian)),
                ("8 012 345 67 89", Err(Rule::NotRussian)),
            ],
        );
    }

    proptest! {
        #[test]
        fn every_way_to_write_a_number_is_the_same_number(national in "(9[0-9]|3[0-9]|4[0-9])[0-9]{8}") {
            let canonical = format!("+7{national}");
            for prefix in ["+7", "8", "7", ""] {
                let phone = Phone::parse(&format!("{prefix}{national}")).unwrap();
                prop_assert_eq!(phone.as_str(), &canonical);
                prop_assert_eq!(Phone::parse(&phone.grouped()), Ok(phone));
            }
        }
    }
}
