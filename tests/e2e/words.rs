//! The words of the pages, by the codes of the domain: what a person looks for when they fill something in.
//!
//! What a page *must* say is written out in the journeys. This is only how they find their way through it, so that
//! a better wording of a label breaks no journey.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use kruzhok_domain::{
    choice::Choice,
    form::{CONSENT_VERSION, Field, Section},
    wizard::{Answer, Applicant, Question},
};
use toml::Value;

use crate::people::programme;

/// Whom the pages address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    Parent,
    Pupil,
    Staff,
}

impl Voice {
    pub(crate) fn of(applicant: Option<Applicant>) -> Self {
        match applicant {
            None | Some(Applicant::Parent) => Self::Parent,
            Some(Applicant::Pupil) => Self::Pupil,
            Some(Applicant::Staff) => Self::Staff,
        }
    }
}

/// The heading of a question's page.
pub(crate) fn question(asked: Question, voice: Voice) -> String {
    let place = &programme().municipality.prepositional;
    words(&["question", asked.code(), "title"], voice).replace("{place}", place)
}

/// The label of an answer that is chosen.
pub(crate) fn answer(given: Answer, voice: Voice) -> String {
    let code = match given {
        Answer::Applicant(given) => given.code(),
        Answer::Helped(given) => given.code(),
        Answer::BirthDate(_) => panic!("a date is typed, not chosen"),
        Answer::Residence(given) => given.code(),
        Answer::Already(given) => given.code(),
        Answer::Attends(given) => given.code(),
        Answer::Identity(given) => given.code(),
    };
    let of_pupil = (voice == Voice::Pupil).then(|| format!("{code}-pupil"));
    let question = given.question().code();
    let found = of_pupil.and_then(|code| found(&["question", question, &code], voice));
    let words = found.unwrap_or_else(|| words(&["question", question, code], voice));
    words.replace("{age}", &programme().ages.alone_from.to_string())
}

/// The heading of a section of the form, but for the one that depends on the document.
pub(crate) fn section(section: Section, voice: Voice) -> String {
    words(&["section", section.code(), "title"], voice)
}

/// The label or the legend of a field.
pub(crate) fn field(field: Field, voice: Voice) -> String {
    match field {
        Field::Consent => words(&["consent", "agree"], voice),
        Field::AddressStreet | Field::AddressFlat | Field::Email => {
            let label = words(&["field-label-by-code", field.code()], voice);
            words(&["common", "optional"], voice).replace("{label}", &label)
        }
        _ => words(&["field-label-by-code", field.code()], voice),
    }
}

/// The label of what is chosen in a field; `None` where one types or ticks.
pub(crate) fn choice(field: Field, code: &str, voice: Voice) -> Option<String> {
    match field {
        Field::Organisation => programme().organisation(code).map(|organisation| organisation.name.clone()),
        _ => found(&["choice-by-code", field.code(), code], voice),
    }
}

/// Whether a field that holds this is a tick box that is on.
pub(crate) fn is_tick(field: Field, text: &str) -> bool {
    text == "yes" && field != Field::RepresentativeSameAddress
        || field == Field::Consent && text.starts_with(CONSENT_VERSION)
}

/// A text by its place in the catalogue, where it is the same for everybody: `words::text("delivery.unknown")`.
pub(crate) fn text(place: &str) -> String {
    words(&place.split('.').collect::<Vec<_>>(), Voice::Parent)
}

/// «22.05.2027».
pub(crate) fn short_date(day: NaiveDate) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

/// «22 мая 2027 г.», written out here for once: the app must not be asked how it writes a date.
pub(crate) fn long_date(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    format!("{} {month} {} г.", day.day(), day.year())
}

fn words(path: &[&str], voice: Voice) -> String {
    found(path, voice).unwrap_or_else(|| panic!("locales/ru.toml has no words for {}", path.join(".")))
}

fn found(path: &[&str], voice: Voice) -> Option<String> {
    static CATALOGUE: LazyLock<Value> = LazyLock::new(|| {
        let text = include_str!("../../locales/ru.toml");
        toml::from_str(text).unwrap_or_else(|cause| panic!("locales/ru.toml cannot be read: {cause}"))
    });
    let entry = path.iter().try_fold(&*CATALOGUE, |value, key| value.get(key))?;
    let forms: &[&str] = match voice {
        Voice::Parent => &["parent", "child"],
        Voice::Pupil => &["pupil"],
        Voice::Staff => &["staff", "child"],
    };
    let in_voice = || forms.iter().find_map(|form| entry.get(form)).and_then(Value::as_str);
    entry.as_str().or_else(in_voice).map(str::to_owned)
}
