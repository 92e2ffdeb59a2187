//! Код подразделения of a passport.

use super::{digits, field_type};
use crate::form::Rule;

field_type! {
    /// The code of the department that issued a passport: `420-001`.
    pub struct DepartmentCode
}

impl DepartmentCode {
    /// Reads the six digits typed with any spaces, dashes or dots.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooShort`], [`Rule::TooLong`], [`Rule::Impossible`] for all
    /// zeros.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        digits::exactly(6, typed).map(|digits| Self(digits::grouped(&digits, &[(3, '-')])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;

    #[test]
    fn a_code_is_shown_with_its_hyphen() {
        check(
            DepartmentCode::parse,
            DepartmentCode::as_str,
            &[
                ("420-001", Ok("420-001")),
                ("420001", Ok("420-001")),
                ("420 – 001", Ok("420-001")),
                ("", Err(Rule::Empty)),
                ("420-01", Err(Rule::TooShort)),
                ("420-0011", Err(Rule::TooLong)),
                ("420-OO1", Err(Rule::Characters)),
                ("000-000", Err(Rule::Impossible)),
            ],
        );
    }
}
