//! The journey: replayed from the answers every time, so that no position is ever stored.

use chrono::NaiveDate;

use super::{Already, Answers, Applicant, Case, Complete, Helped, Identity, Person, Question, Residence};
use crate::Setting;
use crate::age::age_on;
use crate::choice::Choice;
use crate::requirement;

/// Age at which the passport of the Russian Federation is issued: a first passport, and so the temporary card
/// that stands in for it, exists from the 14th birthday (facts.md, section 4).
pub const PASSPORT_AGE: u32 = 14;

/// The oldest birth that is taken for a real answer; before it the year is a slip of the finger.
const OLDEST_AGE: u32 = 120;

/// What the answers amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// The questions answered so far on this path, in order.
    pub answered: Vec<Question>,
    /// The answers on this path; all others are empty.
    pub path: Answers,
    /// Where it stands.
    pub standing: Standing,
}

/// Where a journey stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// This question is the first that applies and is unanswered.
    Asking(Question),
    /// Every question that applies is answered.
    Finished(Case),
}

impl Journey {
    /// The finished case, if every question that applies is answered.
    #[must_use]
    pub fn case(&self) -> Option<Case> {
        match self.standing {
            Standing::Asking(_) => None,
            Standing::Finished(case) => Some(case),
        }
    }

    /// The first question that applies and is unanswered.
    #[must_use]
    pub fn next(&self) -> Option<Question> {
        match self.standing {
            Standing::Asking(question) => Some(question),
            Standing::Finished(_) => None,
        }
    }

    /// Whether a person may look at `question` now: it is answered on this path, or it is the next.
    #[must_use]
    pub fn may_visit(&self, question: Question) -> bool {
        self.answered.contains(&question) || self.next() == Some(question)
    }

    /// The question before `question` on this path.
    #[must_use]
    pub fn before(&self, question: Question) -> Option<Question> {
        self.answered.iter().copied().take_while(|earlier| *earlier < question).last()
    }

    /// The place of `question` and how many questions there are, if no answer ends the journey early.
    #[must_use]
    pub fn progress(&self, question: Question) -> (usize, usize) {
        let asked = || Question::ALL.iter().filter(|candidate| applies(**candidate, &self.path));
        (asked().take_while(|candidate| **candidate <= question).count(), asked().count())
    }
}

/// Replays `answers` from the first question. An answer that cannot be true (a birth in the future, a document
/// the child cannot hold yet) counts as not given.
#[must_use]
pub fn journey(answers: &Answers, setting: Setting<'_>) -> Journey {
    let (standing, end) = match replay(answers, setting) {
        Ok(case) => (Standing::Finished(case), Some(last_question(&case))),
        Err(question) => (Standing::Asking(question), None),
    };
    let on_path = |question: Question| match standing {
        Standing::Asking(next) => question < next,
        Standing::Finished(_) => end.is_some_and(|last| question <= last),
    };
    let answered: Vec<Question> =
        Question::ALL.iter().copied().filter(|question| on_path(*question) && applies(*question, answers)).collect();
    let path =
        answered.iter().filter_map(|question| answers.get(*question)).fold(Answers::default(), Answers::answered);
    Journey { answered, path, standing }
}

/// Who applies by `answers`.
///
/// # Errors
/// The question that is still to be asked.
pub fn person(answers: &Answers) -> Result<Person, Question> {
    Ok(match answers.applicant.ok_or(Question::Applicant)? {
        Applicant::Parent => Person::Parent,
        Applicant::Pupil => Person::Pupil,
        Applicant::Staff => match answers.helped.ok_or(Question::Helped)? {
            Helped::Parent => Person::StaffWithParent,
            Helped::Pupil => Person::StaffWithPupil,
        },
    })
}

/// The whole branching of the wizard: the finished case, or the first question that is still to be asked.
fn replay(answers: &Answers, setting: Setting<'_>) -> Result<Case, Question> {
    let person = person(answers)?;
    let birth_date =
        answers.birth_date.filter(|birth| can_be_born_on(*birth, setting.today)).ok_or(Question::BirthDate)?;
    if requirement::decided_by_age(person, birth_date, setting) {
        return Ok(Case::ByAge { person, birth_date });
    }
    let residence = answers.residence.ok_or(Question::Residence)?;
    if residence == Residence::Elsewhere {
        return Ok(Case::LivesElsewhere { person, birth_date });
    }
    let already = answers.already.ok_or(Question::Already)?;
    if already == Already::Yes {
        return Ok(Case::HasCertificate { person, birth_date, residence });
    }
    let attends = answers.attends.ok_or(Question::Attends)?;
    let choices = identity_choices(birth_date, setting.today);
    let identity = answers.identity.filter(|identity| choices.contains(identity)).ok_or(Question::Identity)?;
    Ok(Case::Complete(Complete { person, birth_date, residence, already, attends, identity }))
}

/// The question after which `case` was decided.
fn last_question(case: &Case) -> Question {
    match case {
        Case::ByAge { .. } => Question::BirthDate,
        Case::LivesElsewhere { .. } => Question::Residence,
        Case::HasCertificate { .. } => Question::Already,
        Case::Complete(_) => Question::Identity,
    }
}

/// Whether `question` is asked of this applicant at all; only the helper question is not asked of everybody.
fn applies(question: Question, answers: &Answers) -> bool {
    question != Question::Helped || answers.applicant == Some(Applicant::Staff)
}

/// Whether `birth` can be a birthday of a living person as seen on `today`.
#[must_use]
pub fn can_be_born_on(birth: NaiveDate, today: NaiveDate) -> bool {
    age_on(birth, today).is_some_and(|age| age <= OLDEST_AGE)
}

/// The identity documents a child born on `birth_date` can hold on `today`. Which of them the child does hold is
/// asked: a child of 14 may still have the birth certificate alone.
#[must_use]
pub fn identity_choices(birth_date: NaiveDate, today: NaiveDate) -> &'static [Identity] {
    if age_on(birth_date, today).is_some_and(|age| age >= PASSPORT_AGE) {
        Identity::ALL
    } else {
        &[Identity::BirthCertificate, Identity::Foreign]
    }
}
