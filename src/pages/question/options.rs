//! The answers that are offered to each question.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::wizard::{
    Already, Answer, Answers, Applicant, Attends, Helped, Identity, Question, Residence, identity_choices,
};

use crate::components::RadioOption;
use crate::i18n::{Voice, question as words};
use crate::pages::names::{attends_text, identity_text};
use crate::state::Service;

/// The answers offered to `question`, and the hint above them.
pub(super) fn of(
    question: Question,
    voice: Voice,
    answers: &Answers,
    service: Service,
) -> (Vec<RadioOption>, Option<String>) {
    let age = service.with(|programme| programme.ages.alone_from).to_string();
    match question {
        Question::Applicant => (applicants(&age), Some(words::applicant::HINT.into())),
        Question::Helped => (helped(&age), Some(words::helper::HINT.into())),
        Question::BirthDate => (Vec::new(), None),
        Question::Residence => {
            let places = service.with(|programme| programme.municipality.places.join(", "));
            (residences(), Some(words::residence::places(&places)))
        }
        Question::Already => (already(), Some(words::already::HINT.into())),
        Question::Attends => (attends(voice), Some(words::attends::HINT.into())),
        Question::Identity => (identities(answers, service), Some(words::identity::HINT.into())),
    }
}

/// The answer with this code.
pub(super) fn answer(question: Question, code: &str) -> Option<Answer> {
    match question {
        Question::Applicant => Applicant::from_code(code).map(Answer::Applicant),
        Question::Helped => Helped::from_code(code).map(Answer::Helped),
        Question::BirthDate => None,
        Question::Residence => Residence::from_code(code).map(Answer::Residence),
        Question::Already => Already::from_code(code).map(Answer::Already),
        Question::Attends => Attends::from_code(code).map(Answer::Attends),
        Question::Identity => Identity::from_code(code).map(Answer::Identity),
    }
}

/// The code of an answer; empty for the one that is typed.
pub(super) fn code(answer: Answer) -> &'static str {
    match answer {
        Answer::Applicant(value) => value.code(),
        Answer::Helped(value) => value.code(),
        Answer::BirthDate(_) => "",
        Answer::Residence(value) => value.code(),
        Answer::Already(value) => value.code(),
        Answer::Attends(value) => value.code(),
        Answer::Identity(value) => value.code(),
    }
}

/// What to do where nothing was chosen.
pub(super) fn nothing_chosen(question: Question, voice: Voice) -> &'static str {
    match (question, voice) {
        (Question::Applicant, _) => words::applicant::EMPTY,
        (Question::Helped, _) => words::helper::EMPTY,
        (Question::BirthDate, _) => words::NOT_OFFERED,
        (Question::Residence, Voice::Pupil) => words::residence::EMPTY_PUPIL,
        (Question::Residence, Voice::Parent | Voice::Staff) => words::residence::EMPTY,
        (Question::Already, _) => words::already::EMPTY,
        (Question::Attends, voice) => words::attends::empty(voice),
        (Question::Identity, voice) => words::identity::empty(voice),
    }
}

fn applicants(age: &str) -> Vec<RadioOption> {
    Applicant::ALL
        .iter()
        .map(|applicant| {
            let label = match applicant {
                Applicant::Parent => words::applicant::PARENT.into(),
                Applicant::Pupil => words::applicant::pupil(age),
                Applicant::Staff => words::applicant::STAFF.into(),
            };
            RadioOption::new(applicant.code(), label)
        })
        .collect()
}

fn helped(age: &str) -> Vec<RadioOption> {
    vec![
        RadioOption::new(Helped::Parent.code(), words::helper::PARENT),
        RadioOption::new(Helped::Pupil.code(), words::helper::pupil(age)),
    ]
}

fn residences() -> Vec<RadioOption> {
    vec![
        RadioOption::new(Residence::Here.code(), words::residence::HERE),
        RadioOption::new(Residence::Elsewhere.code(), words::residence::ELSEWHERE),
        RadioOption::new(Residence::Unsure.code(), words::residence::UNSURE)
            .with_hint(words::residence::UNSURE_HINT)
            .apart(),
    ]
}

fn already() -> Vec<RadioOption> {
    vec![
        RadioOption::new(Already::No.code(), words::already::NO),
        RadioOption::new(Already::Yes.code(), words::already::YES),
        RadioOption::new(Already::Unsure.code(), words::already::UNSURE).with_hint(words::already::UNSURE_HINT).apart(),
    ]
}

fn attends(voice: Voice) -> Vec<RadioOption> {
    let option = |attends: Attends| RadioOption::new(attends.code(), attends_text(attends, voice));
    let nowhere = option(Attends::Nowhere).with_hint(words::attends::NOWHERE_HINT).apart();
    // A pupil who applies alone is 14 or older: no kindergarten.
    match voice {
        Voice::Pupil => vec![option(Attends::School), nowhere],
        Voice::Parent | Voice::Staff => vec![option(Attends::Kindergarten), option(Attends::School), nowhere],
    }
}

fn identities(answers: &Answers, service: Service) -> Vec<RadioOption> {
    let today = service.today();
    let choices = answers.birth_date.map_or(Identity::ALL, |birth| identity_choices(birth, today));
    choices
        .iter()
        .map(|identity| {
            let option = RadioOption::new(identity.code(), identity_text(*identity));
            match identity {
                Identity::BirthCertificate | Identity::Passport => option,
                Identity::TemporaryCard => option.with_hint(words::identity::TEMPORARY_CARD_HINT),
                Identity::Foreign => option.apart(),
            }
        })
        .collect()
}
