//! A finished journey, without options.

use chrono::NaiveDate;

use super::{Already, Applicant, Attends, Helped, Identity, Residence};

/// Who applies, and who holds the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Person {
    /// A parent or another legal representative, at their own device.
    Parent,
    /// The pupil alone.
    Pupil,
    /// A member of staff, for a parent who sits beside.
    StaffWithParent,
    /// A member of staff, for a pupil who sits beside.
    StaffWithPupil,
}

impl Person {
    /// Whether the application is the pupil's own (R2).
    #[must_use]
    pub fn applies_alone(self) -> bool {
        match self {
            Self::Pupil | Self::StaffWithPupil => true,
            Self::Parent | Self::StaffWithParent => false,
        }
    }

    /// The answers that give this person.
    #[must_use]
    pub fn answers(self) -> (Applicant, Option<Helped>) {
        match self {
            Self::Parent => (Applicant::Parent, None),
            Self::Pupil => (Applicant::Pupil, None),
            Self::StaffWithParent => (Applicant::Staff, Some(Helped::Parent)),
            Self::StaffWithPupil => (Applicant::Staff, Some(Helped::Pupil)),
        }
    }
}

/// A finished journey: every answer that was needed, and none that was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// The age, or applying alone too early, decided it; nothing more was asked.
    ByAge {
        /// Who applies.
        person: Person,
        /// The child's day of birth.
        birth_date: NaiveDate,
    },
    /// The child lives elsewhere; nothing more was asked.
    LivesElsewhere {
        /// Who applies.
        person: Person,
        /// The child's day of birth.
        birth_date: NaiveDate,
    },
    /// The child has a certificate already; nothing more was asked.
    HasCertificate {
        /// Who applies.
        person: Person,
        /// The child's day of birth.
        birth_date: NaiveDate,
        /// [`Residence::Here`] or [`Residence::Unsure`].
        residence: Residence,
    },
    /// Everything was asked; an application is possible.
    Complete(Complete),
}

/// Everything the wizard knows of one who may apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Complete {
    /// Who applies.
    pub person: Person,
    /// The child's day of birth.
    pub birth_date: NaiveDate,
    /// [`Residence::Here`] or [`Residence::Unsure`].
    pub residence: Residence,
    /// [`Already::No`] or [`Already::Unsure`].
    pub already: Already,
    /// What the child attends.
    pub attends: Attends,
    /// The identity document the child holds.
    pub identity: Identity,
}

impl Case {
    /// Who applies.
    #[must_use]
    pub fn person(&self) -> Person {
        match *self {
            Self::ByAge { person, .. } | Self::LivesElsewhere { person, .. } => person,
            Self::HasCertificate { person, .. } | Self::Complete(Complete { person, .. }) => person,
        }
    }

    /// The child's day of birth.
    #[must_use]
    pub fn birth_date(&self) -> NaiveDate {
        match *self {
            Self::ByAge { birth_date, .. } | Self::LivesElsewhere { birth_date, .. } => birth_date,
            Self::HasCertificate { birth_date, .. } | Self::Complete(Complete { birth_date, .. }) => birth_date,
        }
    }

    /// The answer about residence, unless the age decided before it was asked.
    #[must_use]
    pub fn residence(&self) -> Option<Residence> {
        match *self {
            Self::ByAge { .. } => None,
            Self::LivesElsewhere { .. } => Some(Residence::Elsewhere),
            Self::HasCertificate { residence, .. } | Self::Complete(Complete { residence, .. }) => Some(residence),
        }
    }

    /// The answer about an existing certificate, unless something decided before it was asked.
    #[must_use]
    pub fn already(&self) -> Option<Already> {
        match *self {
            Self::ByAge { .. } | Self::LivesElsewhere { .. } => None,
            Self::HasCertificate { .. } => Some(Already::Yes),
            Self::Complete(Complete { already, .. }) => Some(already),
        }
    }

    /// The answer about the identity document, where everything was asked.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        match *self {
            Self::ByAge { .. } | Self::LivesElsewhere { .. } | Self::HasCertificate { .. } => None,
            Self::Complete(Complete { identity, .. }) => Some(identity),
        }
    }
}

impl Complete {
    /// The answers on this path and no others.
    #[must_use]
    pub fn answers(&self) -> super::Answers {
        let (applicant, helped) = self.person.answers();
        super::Answers {
            applicant: Some(applicant),
            helped,
            birth_date: Some(self.birth_date),
            residence: Some(self.residence),
            already: Some(self.already),
            attends: Some(self.attends),
            identity: Some(self.identity),
        }
    }
}
