//! From what was typed to what can be sent: [`Draft`] → [`Application`], or all [`Problem`]s at once.

mod application;
mod draft;
mod field;
mod group;
mod path;
mod problem;
mod reading;
mod writing;

#[cfg(test)]
mod whole_form;

pub use application::{
    Application, CONSENT_VERSION, CONSENT_VERSION_BEFORE, Child, ChildDocument, Contacts, Mark, Passport, PersonName,
    RegionalAddress, Rejection, Representative, RepresentativeDocument, Side, consent_of, section_problems,
};
pub use draft::{DateText, Draft};
pub use field::{Basis, Field, RepresentativeIdentity, Section, YesNo};
pub use path::on_path;
pub use problem::{Problem, Rule};
