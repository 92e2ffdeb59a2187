//! What a person answered: one typed, optional field per question.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::choice::choice;
use crate::iso;
use crate::wizard::Question;

choice! {
    /// Who sits at the screen.
    pub enum Applicant {
        /// A parent or another legal representative of the child.
        Parent = "parent",
        /// The child, who may file alone from the programme's age (R2: 14).
        Pupil = "pupil",
        /// A member of school staff who helps a family.
        Staff = "staff",
    }
}

choice! {
    /// Whom a member of staff is helping; it is this person who applies.
    pub enum Helped {
        /// A parent or another legal representative.
        Parent = "parent",
        /// The pupil.
        Pupil = "pupil",
    }
}

choice! {
    /// Does the child live in the municipality (R1)?
    pub enum Residence {
        /// Yes, in one of the places the programme covers.
        Here = "here",
        /// No.
        Elsewhere = "elsewhere",
        /// The family is not sure that the place belongs to the municipality.
        Unsure = "unsure",
    }
}

choice! {
    /// Does the child have a certificate already? One child, one certificate.
    pub enum Already {
        /// No.
        No = "no",
        /// Yes: a new one is not needed.
        Yes = "yes",
        /// The family does not know.
        Unsure = "unsure",
    }
}

choice! {
    /// What the child attends. It decides the proof of residence (R5, R6), and who hands out the
    /// login of the regional cabinet (R3).
    pub enum Attends {
        /// A kindergarten.
        Kindergarten = "kindergarten",
        /// A school.
        School = "school",
        /// Neither: the family brings proof of the child's registered residence.
        Nowhere = "nowhere",
    }
}

choice! {
    /// The identity document the child holds; asked, never inferred from the age.
    pub enum Identity {
        /// Birth certificate.
        BirthCertificate = "birth-certificate",
        /// Passport of a citizen of the Russian Federation.
        Passport = "passport",
        /// Temporary identity card, issued while a passport is being made (form 2П).
        TemporaryCard = "temporary-card",
        /// A foreign document. The notice does not list it: the organisation decides.
        Foreign = "foreign",
    }
}

/// One typed, optional answer per question. Answers off the path are kept, so that changing one's mind
/// loses nothing; only [`journey`](crate::wizard::journey) says which of them count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(missing_docs, reason = "each field is the answer to the question of the same name")]
pub struct Answers {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Applicant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped: Option<Helped>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "iso::day::maybe")]
    #[cfg_attr(feature = "openapi", schema(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub birth_date: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<Residence>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub already: Option<Already>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attends: Option<Attends>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
}

/// An answer that was just given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the answer to the question of the same name")]
pub enum Answer {
    Applicant(Applicant),
    Helped(Helped),
    BirthDate(NaiveDate),
    Residence(Residence),
    Already(Already),
    Attends(Attends),
    Identity(Identity),
}

impl Answer {
    /// The question this answers.
    #[must_use]
    pub fn question(self) -> Question {
        match self {
            Self::Applicant(_) => Question::Applicant,
            Self::Helped(_) => Question::Helped,
            Self::BirthDate(_) => Question::BirthDate,
            Self::Residence(_) => Question::Residence,
            Self::Already(_) => Question::Already,
            Self::Attends(_) => Question::Attends,
            Self::Identity(_) => Question::Identity,
        }
    }
}

impl Answers {
    /// The answers after one was given or changed; all others are kept.
    #[must_use]
    pub fn answered(mut self, answer: Answer) -> Self {
        match answer {
            Answer::Applicant(value) => self.applicant = Some(value),
            Answer::Helped(value) => self.helped = Some(value),
            Answer::BirthDate(value) => self.birth_date = Some(value),
            Answer::Residence(value) => self.residence = Some(value),
            Answer::Already(value) => self.already = Some(value),
            Answer::Attends(value) => self.attends = Some(value),
            Answer::Identity(value) => self.identity = Some(value),
        }
        self
    }

    /// The answers on the device of those who apply: staff are not among them, whom they help is.
    #[must_use]
    pub fn on_own_device(mut self) -> Self {
        if self.applicant == Some(Applicant::Staff) {
            self.applicant = self.helped.map(|helped| match helped {
                Helped::Parent => Applicant::Parent,
                Helped::Pupil => Applicant::Pupil,
            });
        }
        self.helped = None;
        self
    }

    /// The answer to `question`, on the path or off it.
    #[must_use]
    pub fn get(&self, question: Question) -> Option<Answer> {
        match question {
            Question::Applicant => self.applicant.map(Answer::Applicant),
            Question::Helped => self.helped.map(Answer::Helped),
            Question::BirthDate => self.birth_date.map(Answer::BirthDate),
            Question::Residence => self.residence.map(Answer::Residence),
            Question::Already => self.already.map(Answer::Already),
            Question::Attends => self.attends.map(Answer::Attends),
            Question::Identity => self.identity.map(Answer::Identity),
        }
    }
}
