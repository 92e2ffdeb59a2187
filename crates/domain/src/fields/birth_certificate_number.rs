//! Number of a birth certificate.

use super::{digits, field_type, mask};
use crate::form::Rule;

field_type! {
    /// The number of a birth certificate: 6 digits, sometimes 7.
    pub struct BirthCertificateNumber
}

impl BirthCertificateNumber {
    /// Reads the digits typed with any spaces, dashes or dots and with or without the sign №.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooShort`], [`Rule::TooLong`], [`Rule::Impossible`] for all
    /// zeros.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        digits::between(6, 7, typed).map(Self)
    }

    /// The number with at most half of it readable: `•••330`.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::masked(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;

    #[test]
    fn a_number_has_six_digits_or_seven() {
        check(
            BirthCertificateNumber::parse,
            BirthCertificateNumber::as_str,
            &[
                ("715330", Ok("715330")),
                ("№ 715330", Ok("715330")),
                ("0715330", Ok("0715330")),
                ("", Err(Rule::Empty)),
                ("71533", Err(Rule::TooShort)),
                ("71533012", Err(Rule::TooLong)),
                ("N 715330", Err(Rule::Characters)),
                ("000000", Err(Rule::Impossible)),
            ],
        );
        assert_eq!(BirthCertificateNumber::parse("715330").unwrap().masked(), "•••330");
    }
}
