//! The requirements of the notice: one file each, one function per rule, with its source.

mod age;
mod applicant;
mod identity;
mod not_already;
mod residence;

use chrono::NaiveDate;

use crate::Setting;
use crate::choice::choice;
use crate::wizard::{Case, Person, Question};

choice! {
    /// What must hold for a certificate, in the order in which it is explained.
    pub enum Requirement {
        /// The child is of the age the programme covers (R1).
        Age = "age",
        /// The one who applies may apply (R2).
        Applicant = "applicant",
        /// The child lives in the municipality (R1).
        Residence = "residence",
        /// The child has no certificate yet.
        NotAlready = "not-already",
        /// The child's identity can be shown by a document the notice lists (R5, item 1).
        Identity = "identity",
    }
}

/// Why a certificate is out of reach now, or why somebody must look first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Too young still; the right begins on `from`.
    TooYoung {
        /// The first day on which the child is old enough.
        from: NaiveDate,
    },
    /// Grown up; the right ended with the day before `since`.
    TooOld {
        /// The birthday on which the right ended.
        since: NaiveDate,
    },
    /// The pupil is too young to apply alone: a parent must apply; alone from `alone_from`.
    ParentMustApply {
        /// The first day on which the pupil may apply alone.
        alone_from: NaiveDate,
    },
    /// The child lives outside the municipality.
    NotResident,
    /// The child has a certificate already; a new one is not needed.
    HasCertificate,
    /// It is not sure that the place belongs to the municipality.
    ResidenceUnsure,
    /// It is not known whether the child has a certificate.
    HasCertificateUnsure,
    /// The notice does not list the child's document; the organisation decides.
    ForeignDocument,
}

/// What can be done about a [`Reason`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Wait until this day and come back.
    WaitUntil(NaiveDate),
    /// Have a parent or another legal representative apply.
    ParentApplies,
    /// Ask in the municipality in which the child lives.
    AskOwnMunicipality,
    /// Find the number of the certificate the child has.
    FindNumber,
    /// Ask the accepting organisation; one may apply meanwhile.
    AskOrganisation,
    /// Nothing: the age is past.
    Nothing,
}

impl Reason {
    /// What can be done about it.
    #[must_use]
    pub fn remedy(self) -> Remedy {
        match self {
            Self::TooYoung { from } => Remedy::WaitUntil(from),
            Self::TooOld { .. } => Remedy::Nothing,
            Self::ParentMustApply { .. } => Remedy::ParentApplies,
            Self::NotResident => Remedy::AskOwnMunicipality,
            Self::HasCertificate => Remedy::FindNumber,
            Self::ResidenceUnsure | Self::HasCertificateUnsure | Self::ForeignDocument => Remedy::AskOrganisation,
        }
    }
}

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It holds.
    Met,
    /// It does not hold.
    NotMet(Reason),
    /// Somebody must look.
    Unsure(Reason),
    /// Not asked: another requirement decided first.
    NotAsked,
}

/// A requirement, how it stands, and which answers decided that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The requirement.
    pub requirement: Requirement,
    /// How it stands.
    pub state: State,
    /// The questions whose answers decided it; empty where nothing was asked.
    pub decided_by: &'static [Question],
}

/// How `requirement` stands in `case`.
#[must_use]
pub fn finding(requirement: Requirement, case: &Case, setting: Setting<'_>) -> Finding {
    let (state, decided_by): (State, &'static [Question]) = match requirement {
        Requirement::Age => (age::state(case.birth_date(), setting), &[Question::BirthDate]),
        Requirement::Applicant => {
            let decided_by: &[Question] = match case.person() {
                Person::Parent => &[Question::Applicant],
                Person::Pupil => &[Question::Applicant, Question::BirthDate],
                Person::StaffWithParent => &[Question::Helped],
                Person::StaffWithPupil => &[Question::Helped, Question::BirthDate],
            };
            (applicant::state(case.person(), case.birth_date(), setting), decided_by)
        }
        Requirement::Residence => (case.residence().map_or(State::NotAsked, residence::state), &[Question::Residence]),
        Requirement::NotAlready => (case.already().map_or(State::NotAsked, not_already::state), &[Question::Already]),
        Requirement::Identity => (case.identity().map_or(State::NotAsked, identity::state), &[Question::Identity]),
    };
    let decided_by = if state == State::NotAsked { &[] } else { decided_by };
    Finding { requirement, state, decided_by }
}

/// Whether the age, or applying alone too early, decides the case with nothing more to ask.
pub(crate) fn decided_by_age(person: Person, birth_date: NaiveDate, setting: Setting<'_>) -> bool {
    [age::state(birth_date, setting), applicant::state(person, birth_date, setting)]
        .iter()
        .any(|state| matches!(state, State::NotMet(_)))
}
