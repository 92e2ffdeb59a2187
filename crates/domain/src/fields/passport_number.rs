//! Series and number of a passport.

use super::{digits, field_type, mask};
use crate::form::Rule;

field_type! {
    /// Series and number of a passport of the Russian Federation: 4 and 6 digits, shown `32 20 123456`.
    pub struct PassportNumber
}

impl PassportNumber {
    /// Reads the ten digits typed with any spaces, dashes or dots and with or without the sign №.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooShort`], [`Rule::TooLong`], [`Rule::Impossible`] for all
    /// zeros.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        digits::exactly(10, typed).map(Self)
    }

    /// The number as it is printed: `32 20 123456`.
    #[must_use]
    pub fn grouped(&self) -> String {
        digits::grouped(&self.0, &[(2, ' '), (4, ' ')])
    }

    /// The number with only its last four digits readable: `•• •• ••3456`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::masked(&self.grouped())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;

    #[test]
    fn series_and_number_are_read_as_printed_or_together() {
        let canonical = Ok("3220123456");
        check(
            PassportNumber::parse,
            PassportNumber::as_str,
            &[
                ("3220123456", canonical),
                ("32 20 123456", canonical),
                ("3220 № 123456", canonical),
                ("3220-123456", canonical),
                ("00 00 000001", Ok("0000000001")),
                ("", Err(Rule::Empty)),
                ("№", Err(Rule::Empty)),
                ("32 20 12345", Err(Rule::TooShort)),
                ("32 20 1234567", Err(Rule::TooLong)),
                ("32 20 12345б", Err(Rule::Characters)),
                ("0000 000000", Err(Rule::Impossible)),
            ],
        );
        let number = PassportNumber::parse("3220123456").unwrap();
        assert_eq!((number.grouped().as_str(), number.masked().as_str()), ("32 20 123456", "•• •• ••3456"));
    }
}
