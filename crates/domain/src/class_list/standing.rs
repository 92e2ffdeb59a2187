//! What a pupil's age allows: the wizard's own rules, asked of the birth date alone.

use chrono::NaiveDate;

use crate::Setting;
use crate::requirement::{Reason, Requirement, State, finding};
use crate::wizard::{Case, Person};

/// What a pupil's age allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Old enough for a certificate.
    Now {
        /// Old enough to apply without an adult, too.
        alone: bool,
    },
    /// Too young until this day.
    From(NaiveDate),
    /// Too old.
    Over,
}

/// What the age of one born on `birth_date` allows today.
#[must_use]
pub fn standing(birth_date: NaiveDate, setting: Setting<'_>) -> Standing {
    let state = |requirement, person| finding(requirement, &Case::ByAge { person, birth_date }, setting).state;
    match state(Requirement::Age, Person::Parent) {
        State::NotMet(Reason::TooYoung { from }) => Standing::From(from),
        State::NotMet(_) => Standing::Over,
        State::Met | State::Unsure(_) | State::NotAsked => {
            Standing::Now { alone: state(Requirement::Applicant, Person::Pupil) == State::Met }
        }
    }
}
