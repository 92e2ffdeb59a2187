//! Numbers of which only the digits count.

use super::is_separator;
use crate::form::Rule;

/// The digits of `typed`, which must be `count` of them; separators do not count. Only the digits of ASCII are
/// digits here: the check digits and the registries know no others.
pub(super) fn exactly(count: usize, typed: &str) -> Result<String, Rule> {
    between(count, count, typed)
}

/// The digits of `typed`, at least `least` and at most `most` of them; separators do not count.
pub(super) fn between(least: usize, most: usize, typed: &str) -> Result<String, Rule> {
    let digits = digits(typed)?;
    match digits.len() {
        length if length < least => Err(Rule::TooShort),
        length if length > most => Err(Rule::TooLong),
        _ if digits.bytes().all(|digit| digit == b'0') => Err(Rule::Impossible),
        _ => Ok(digits),
    }
}

/// The digits of `typed`, however many, leaving out separators and the sign №.
pub(super) fn digits(typed: &str) -> Result<String, Rule> {
    let digits: String = typed.chars().filter(|c| !is_separator(*c) && *c != '№').collect();
    if digits.is_empty() {
        Err(Rule::Empty)
    } else if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(digits)
    } else {
        Err(Rule::Characters)
    }
}

/// The sum of the leading digits of `digits`, each multiplied by its weight.
pub(super) fn weighted_sum(digits: &str, weights: &[u32]) -> u32 {
    digits.chars().filter_map(|digit| digit.to_digit(10)).zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Splits `digits` at `places`, counted from its start, and joins the parts with `marks`.
pub(super) fn grouped(digits: &str, marks: &[(usize, char)]) -> String {
    let mark_before = |place: usize| marks.iter().find(|(at, _)| *at == place).map(|(_, mark)| *mark);
    digits.chars().enumerate().flat_map(|(place, digit)| mark_before(place).into_iter().chain([digit])).collect()
}
