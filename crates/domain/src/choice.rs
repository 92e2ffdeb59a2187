//! Closed sets of answers with a stable code each: the code is what URLs, drafts and the wire carry.

use core::fmt;

use serde::de::{Deserializer, Error, Visitor};

/// A closed set of values, each with a stable code.
pub trait Choice: Copy + Eq + fmt::Debug + 'static {
    /// Every value, in the order in which a person is shown them.
    const ALL: &'static [Self];

    /// The code of every value, in the same order.
    const CODES: &'static [&'static str];

    /// The stable code, kebab-case ASCII.
    fn code(self) -> &'static str;

    /// The value with this code, or `None` for a code nobody knows.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.get(place(Self::CODES, code)?).copied()
    }
}

/// Declares an enum, its [`Choice`] codes and its serde form (the code as a string) in one table,
/// so that a variant without a code cannot be written.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $code:literal, )+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$variant_meta])* $variant, )+ }

        impl $crate::choice::Choice for $name {
            const ALL: &'static [Self] = &[ $( Self::$variant, )+ ];

            const CODES: &'static [&'static str] = &[ $( $code, )+ ];

            fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::choice::Choice::code(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::choice::deserialize(deserializer)
            }
        }

        // utoipa's own derive does not see the codes through this macro.
        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                $crate::choice::schema::<Self>()
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}

pub(crate) use choice;

/// Reads a value by its code.
pub(crate) fn deserialize<'de, T: Choice, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let place = deserializer.deserialize_str(Place(T::CODES))?;
    T::ALL.get(place).copied().ok_or_else(|| D::Error::custom("a code without a value"))
}

fn place(codes: &[&str], code: &str) -> Option<usize> {
    codes.iter().position(|other| *other == code)
}

/// Finds a code's place: the same code for all sets, which serde's derive would make anew for each.
struct Place(&'static [&'static str]);

impl Visitor<'_> for Place {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a code")
    }

    fn visit_str<E: Error>(self, code: &str) -> Result<usize, E> {
        place(self.0, code).ok_or_else(|| E::unknown_variant(code, self.0))
    }
}

/// The codes, as the description of the wire has them.
#[cfg(feature = "openapi")]
pub(crate) fn schema<T: Choice>() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    use utoipa::openapi::schema::{ObjectBuilder, Type};
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(T::CODES.iter().copied())).into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Choice;

    #[track_caller]
    fn check<T: Choice + serde::Serialize + serde::de::DeserializeOwned>() {
        let codes: BTreeSet<&str> = T::ALL.iter().map(|value| value.code()).collect();
        assert_eq!(codes.len(), T::ALL.len(), "two values share a code");
        assert!(T::ALL.iter().map(|value| value.code()).eq(T::CODES.iter().copied()));
        for value in T::ALL {
            let code = value.code();
            assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{code}");
            assert_eq!(T::from_code(code), Some(*value));
            assert_eq!(serde_json::to_value(value).unwrap(), code);
            assert_eq!(serde_json::from_value::<T>(code.into()).unwrap(), *value);
        }
        assert_eq!(T::from_code("nobody-knows"), None);
    }

    #[test]
    fn every_code_is_unique_and_names_its_value_everywhere() {
        check::<crate::wizard::Question>();
        check::<crate::wizard::Applicant>();
        check::<crate::wizard::Helped>();
        check::<crate::wizard::Residence>();
        check::<crate::wizard::Already>();
        check::<crate::wizard::Attends>();
        check::<crate::wizard::Identity>();
        check::<crate::wizard::Stage>();
        check::<crate::wizard::DocumentKind>();
        check::<crate::requirement::Requirement>();
        check::<crate::programme::When>();
        check::<crate::form::Section>();
        check::<crate::form::Field>();
        check::<crate::form::Rule>();
        check::<crate::form::Basis>();
        check::<crate::form::RepresentativeIdentity>();
        check::<crate::form::YesNo>();
        check::<crate::form::Mark>();
        check::<crate::status::Status>();
        check::<crate::status::CorrectionReason>();
        check::<crate::status::RefusalReason>();
        check::<crate::status::NextAction>();
        check::<crate::status::Actor>();
    }
}
