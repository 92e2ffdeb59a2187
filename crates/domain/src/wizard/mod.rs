//! From answers to a verdict: [`Question`] → [`Answers`] → [`Journey`] → [`Case`] → [`Verdict`] and
//! [`checklist`].

mod answers;
mod birth_date;
mod case;
mod checklist;
mod journey;
mod question;
mod verdict;

#[cfg(test)]
mod whole_space;

pub use answers::{Already, Answer, Answers, Applicant, Attends, Helped, Identity, Residence};
pub use birth_date::birth_date;
pub use case::{Case, Complete, Person};
pub use checklist::{ChecklistItem, DocumentKind, Stage, checklist};
pub use journey::{Journey, PASSPORT_AGE, Standing, can_be_born_on, identity_choices, journey, person};
pub use question::Question;
pub use verdict::{Verdict, explain, verdict};
