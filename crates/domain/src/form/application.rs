//! From a draft to an application: every field parsed into its own type, all problems returned at once.

use chrono::NaiveDate;

use super::{Basis, Draft, Problem, Section, reading, writing};
use crate::Setting;
use crate::api::NewApplication;
use crate::choice::{Choice, choice};
use crate::fields::{
    BirthCertificateNumber, BirthCertificateSeries, DepartmentCode, Email, FreeText, Inn, NamePart, PassportNumber,
    Phone, PostalIndex, Snils,
};
use crate::wizard::{
    Already, Answers, Case, Complete, Identity, Person, Question, Residence, Standing, Verdict, journey, verdict,
};

/// The version of the consent's text in force: the day on which it was written. A draft that holds another version
/// must be consented to again. `tests/words/consents` holds the text of each version.
pub const CONSENT_VERSION: &str = "2026-11-30";

/// The version before it. An app that comes from the device still shows that text, and nobody there can read another.
pub const CONSENT_VERSION_BEFORE: &str = "2026-11-22";

/// The consent that `person` gives: its version and which of the two texts it is, for a representative and a pupil
/// agree to different things (facts.md, section 5). Consent to the one text is none to the other.
#[must_use]
pub fn consent_of(person: Person) -> &'static str {
    let [newest, _] = consents_of(person);
    newest
}

/// The consents of `person` to the version in force and to the one before; a test holds them and the versions together.
pub(super) fn consents_of(person: Person) -> [&'static str; 2] {
    if person.applies_alone() {
        ["2026-11-30/alone", "2026-11-22/alone"]
    } else {
        ["2026-11-30/representative", "2026-11-22/representative"]
    }
}

/// An application as it can be sent: everything in it is typed and valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// The id of the programme.
    pub programme: String,
    /// The wizard's answers, without options.
    pub case: Complete,
    /// The child.
    pub child: Child,
    /// The child's identity document.
    pub document: ChildDocument,
    /// Where the child lives.
    pub address: RegionalAddress,
    /// The adult's side.
    pub side: Side,
    /// How to reach the applicant.
    pub contacts: Contacts,
    /// The id of the accepting organisation.
    pub organisation: String,
    /// The version of the consent that was given.
    pub consent: String,
}

/// The child's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Child {
    /// The name.
    pub name: PersonName,
    /// The СНИЛС; `None` is «пока нет».
    pub snils: Option<Snils>,
    /// The ИНН; `None` is «пока нет».
    pub inn: Option<Inn>,
}

/// A person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// Surname.
    pub surname: NamePart,
    /// Given name.
    pub given_name: NamePart,
    /// Patronymic; `None` is «нет отчества».
    pub patronymic: Option<NamePart>,
}

/// The child's identity document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChildDocument {
    /// Birth certificate.
    BirthCertificate {
        /// Series, such as `II-МЮ`.
        series: BirthCertificateSeries,
        /// Number.
        number: BirthCertificateNumber,
        /// Date of issue.
        issued: NaiveDate,
        /// Who issued it.
        issuer: FreeText,
    },
    /// Passport.
    Passport(Passport),
    /// Temporary card.
    TemporaryCard {
        /// Number, in no fixed format.
        number: FreeText,
        /// Last day of validity.
        until: NaiveDate,
    },
    /// A foreign document.
    Foreign {
        /// What it is called.
        name: FreeText,
        /// Its number.
        number: FreeText,
    },
}

/// A passport of a citizen of the Russian Federation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passport {
    /// Series and number.
    pub number: PassportNumber,
    /// Date of issue.
    pub issued: NaiveDate,
    /// Who issued it.
    pub issuer: FreeText,
    /// Code of the department.
    pub department: DepartmentCode,
}

/// A postal address in the municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionalAddress {
    /// Postal index.
    pub index: PostalIndex,
    /// Town or village.
    pub locality: FreeText,
    /// Street; absent in some villages.
    pub street: Option<FreeText>,
    /// House.
    pub house: FreeText,
    /// Flat or room.
    pub flat: Option<FreeText>,
}

/// The adult's side of the application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// The representative applies and will come.
    Representative(Box<Representative>),
    /// The pupil applies alone; this adult will come along. No data of the adult are asked, for the adult has
    /// consented to nothing yet.
    Companion(Basis),
}

/// The parent or other legal representative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representative {
    /// In what capacity.
    pub basis: Basis,
    /// The name.
    pub name: PersonName,
    /// The identity document.
    pub document: RepresentativeDocument,
    /// The address where it differs from the child's.
    pub own_address: Option<FreeText>,
}

/// The representative's identity document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RepresentativeDocument {
    /// Passport of the Russian Federation.
    Passport(Passport),
    /// Any other document.
    Other {
        /// What it is called.
        name: FreeText,
        /// Its number.
        number: FreeText,
    },
}

/// How to reach the applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contacts {
    /// Telephone.
    pub phone: Phone,
    /// E-mail, where one was given.
    pub email: Option<Email>,
}

choice! {
    /// What the organisation has to look at, because the notice does not decide it.
    pub enum Mark {
        /// The child has no СНИЛС yet.
        NoSnils = "no-snils",
        /// The child has no ИНН yet.
        NoInn = "no-inn",
        /// The child's document is foreign.
        ForeignDocument = "foreign-document",
        /// The adult is a guardian, trustee or foster parent.
        Guardian = "guardian",
        /// The family is not sure of the residence.
        ResidenceUnsure = "residence-unsure",
        /// The family does not know whether there is a certificate already.
        HasCertificateUnsure = "has-certificate-unsure",
    }
}

/// Why a draft is no application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// This question is still to be answered.
    Unanswered(Question),
    /// By the answers there is nothing to apply for.
    NotEligible(Verdict),
    /// These fields are wrong; never empty.
    Problems(Vec<Problem>),
}

impl Application {
    /// Checks the answers, then every field that applies to them; fields off the path are not looked at.
    ///
    /// # Errors
    /// All that stands in the way, in the order of the form.
    pub fn check(answers: &Answers, draft: &Draft, setting: Setting<'_>) -> Result<Self, Rejection> {
        Self::read(answers, draft, setting, false)
    }

    /// Checks what an app sends, which may be of the version before: consent to that version's text counts, too.
    ///
    /// # Errors
    /// As [`check`](Self::check).
    pub fn check_sent(answers: &Answers, draft: &Draft, setting: Setting<'_>) -> Result<Self, Rejection> {
        Self::read(answers, draft, setting, true)
    }

    fn read(answers: &Answers, draft: &Draft, setting: Setting<'_>, with_before: bool) -> Result<Self, Rejection> {
        match journey(answers, setting).standing {
            Standing::Asking(question) => Err(Rejection::Unanswered(question)),
            Standing::Finished(Case::Complete(case)) => {
                reading::application(case, draft, setting, with_before).map_err(Rejection::Problems)
            }
            Standing::Finished(case) => Err(Rejection::NotEligible(verdict(&case, setting))),
        }
    }

    /// The wire form: the answers on the path and the fields in canonical form, and nothing else.
    #[must_use]
    pub fn to_wire(&self) -> NewApplication {
        NewApplication { programme: self.programme.clone(), answers: self.case.answers(), fields: self.to_draft() }
    }

    /// The fields in canonical form; checking them gives the same application again.
    #[must_use]
    pub fn to_draft(&self) -> Draft {
        writing::draft(self)
    }

    /// What the organisation has to look at.
    #[must_use]
    pub fn marks(&self) -> Vec<Mark> {
        let basis = match &self.side {
            Side::Representative(representative) => representative.basis,
            Side::Companion(basis) => *basis,
        };
        let holds = |mark: Mark| match mark {
            Mark::NoSnils => self.child.snils.is_none(),
            Mark::NoInn => self.child.inn.is_none(),
            Mark::ForeignDocument => self.case.identity == Identity::Foreign,
            Mark::Guardian => basis == Basis::Guardian,
            Mark::ResidenceUnsure => self.case.residence == Residence::Unsure,
            Mark::HasCertificateUnsure => self.case.already == Already::Unsure,
        };
        Mark::ALL.iter().copied().filter(|mark| holds(*mark)).collect()
    }
}

/// The problems of one section of `draft`, in the order of the form.
#[must_use]
pub fn section_problems(section: Section, answers: &Answers, draft: &Draft, setting: Setting<'_>) -> Vec<Problem> {
    match Application::check(answers, draft, setting) {
        Err(Rejection::Problems(problems)) => {
            problems.into_iter().filter(|problem| problem.field.section() == section).collect()
        }
        Ok(_) | Err(Rejection::Unanswered(_) | Rejection::NotEligible(_)) => Vec::new(),
    }
}
