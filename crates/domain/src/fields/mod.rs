//! Types of single fields: each is made by a parser from what was typed, and holds its canonical form.
//!
//! Every parser takes any text without panicking, forgives what does not matter (spaces, dashes, look-alikes) and
//! says by a [`Rule`](crate::form::Rule) what does. A canonical form parses to itself. Formats: facts.md, section 4.

mod birth_certificate_number;
mod birth_certificate_series;
mod character;
mod date;
mod department_code;
mod digits;
mod email;
mod free_text;
mod inn;
mod mask;
mod name_part;
mod passport_number;
mod phone;
mod postal_index;
mod snils;
mod spacing;

#[cfg(test)]
mod every_parser;

pub use birth_certificate_number::BirthCertificateNumber;
pub use birth_certificate_series::BirthCertificateSeries;
pub use character::lowercase;
pub use date::parse_date;
pub use department_code::DepartmentCode;
pub use email::Email;
pub use free_text::FreeText;
pub use inn::Inn;
pub use name_part::NamePart;
pub use passport_number::PassportNumber;
pub use phone::Phone;
pub use postal_index::PostalIndex;
pub use snils::Snils;

pub(crate) use character::{capital, is_blank, is_dash, is_letter, is_letter_or_digit, is_separator, small};
pub(crate) use spacing::collapsed;

/// Declares the type of a field: a canonical text that only its parser can make. Its debug output never shows the
/// text, for personal data must not reach a log.
macro_rules! field_type {
    ($(#[$meta:meta])* pub struct $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The canonical form; parsing it gives the same value again.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

use field_type;

/// Asserts what becomes of each typed text: the canonical form, or the rule it breaks.
#[cfg(test)]
#[track_caller]
fn check<T>(
    parse: fn(&str) -> Result<T, crate::form::Rule>,
    canonical: fn(&T) -> &str,
    expected: &[(&str, Result<&str, crate::form::Rule>)],
) {
    for (typed, expected) in expected {
        let parsed = parse(typed);
        let parsed = parsed.as_ref().map(canonical).map_err(|rule| *rule);
        assert_eq!(parsed, *expected, "{typed:?}");
    }
}
