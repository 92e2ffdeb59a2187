//! Postal index.

use super::{digits, field_type};
use crate::form::Rule;

field_type! {
    /// A postal index: 6 digits.
    pub struct PostalIndex
}

impl PostalIndex {
    /// Reads the six digits typed with any spaces, dashes or dots.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooShort`], [`Rule::TooLong`], [`Rule::Impossible`] for all
    /// zeros.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        digits::exactly(6, typed).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;

    #[test]
    fn an_index_has_six_digits() {
        check(
            PostalIndex::parse,
            PostalIndex::as_str,
            &[
                ("652500", Ok("652500")),
                (" 652 500 ", Ok("652500")),
                ("", Err(Rule::Empty)),
                ("65250", Err(Rule::TooShort)),
                ("6525000", Err(Rule::TooLong)),
                ("65250O", Err(Rule::Characters)),
                ("000000", Err(Rule::Impossible)),
            ],
        );
    }
}
