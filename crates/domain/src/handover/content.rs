//! What is written, in which order: this order is the format.

use chrono::{Datelike, NaiveDate};

use super::steps::{Reader, Writer};
use super::{Handover, Place, Unreadable, kind, text};
use crate::choice::Choice;
use crate::form::{Basis, Draft, Field, RepresentativeIdentity, YesNo, consent_of};
use crate::wizard::{Answers, DocumentKind, Person, Stage};

/// The day before the first one that can be written, 1 January 1900, as chrono counts days.
const DAY_BEFORE: i32 = 693_595;
/// Two centuries of days, and none.
const DAYS: u32 = 73_050;
/// Whether a field is empty, holds something, or found no room.
const PRESENCE: [u32; 3] = [20, 20, 1];
/// Whether a text is one of those that are known, or another.
const KNOWN: [u32; 2] = [30, 1];

pub(super) fn write(writer: &mut Writer, handover: &Handover) {
    let place = Place::all().iter().position(|place| *place == handover.place);
    even(writer, Place::all().len(), place.unwrap_or_default());
    write_answers(writer, &handover.answers);
    text::write(writer, &kind::NUMBERS, &handover.birth_date);
    for tick in every_tick() {
        even(writer, 2, usize::from(handover.ticks.contains(&tick)));
    }
    for field in Field::ALL {
        write_field(writer, *field, handover);
    }
}

pub(super) fn read(reader: &mut Reader) -> Result<Handover, Unreadable> {
    let places = Place::all();
    let place = places.get(read_even(reader, places.len())).copied().unwrap_or(Place::Result);
    let answers = read_answers(reader);
    let birth_date = text::read(reader, &kind::NUMBERS)?;
    let ticks = every_tick().filter(|_| reader.even(2) == 1).collect();
    let (mut draft, mut left_out) = (Draft::default(), Vec::new());
    for field in Field::ALL {
        match reader.choose(&PRESENCE) {
            1 => draft.put(*field, read_text(reader, *field)?),
            2 => left_out.push(*field),
            _ => {}
        }
    }
    // Links of this version may hold one; see [`super::write`].
    draft.put(Field::Consent, "");
    Ok(Handover { place, answers, birth_date, draft, ticks, left_out })
}

/// The answers. Staff are no applicants: the one they help is.
pub(super) fn write_answers(writer: &mut Writer, answers: &Answers) {
    let answers = answers.on_own_device();
    write_choice(writer, answers.applicant);
    let day = answers.birth_date.and_then(|day| u32::try_from(day.num_days_from_ce() - DAY_BEFORE).ok());
    writer.even(DAYS, day.filter(|day| *day < DAYS).unwrap_or_default());
    write_choice(writer, answers.residence);
    write_choice(writer, answers.already);
    write_choice(writer, answers.attends);
    write_choice(writer, answers.identity);
}

pub(super) fn read_answers(reader: &mut Reader) -> Answers {
    let applicant = read_choice(reader);
    let day = i32::try_from(reader.even(DAYS)).ok().filter(|day| *day > 0);
    let answers = Answers {
        applicant,
        helped: None,
        birth_date: day.and_then(|day| NaiveDate::from_num_days_from_ce_opt(DAY_BEFORE + day)),
        residence: read_choice(reader),
        already: read_choice(reader),
        attends: read_choice(reader),
        identity: read_choice(reader),
    };
    answers.on_own_device()
}

fn write_field(writer: &mut Writer, field: Field, handover: &Handover) {
    let typed = handover.draft.text(field);
    if handover.left_out.contains(&field) {
        return writer.choose(&PRESENCE, 2);
    }
    writer.choose(&PRESENCE, usize::from(!typed.is_empty()));
    if typed.is_empty() {
        return;
    }
    let known = known(field);
    match known.iter().position(|known| *known == typed) {
        Some(index) => {
            writer.choose(&KNOWN, 0);
            even(writer, known.len(), index);
        }
        None => {
            write_unknown(writer, &known);
            text::write(writer, kind::kind_of(field), typed);
        }
    }
}

fn read_text(reader: &mut Reader, field: Field) -> Result<String, Unreadable> {
    let known = known(field);
    if known.is_empty() || reader.choose(&KNOWN) == 1 {
        return text::read(reader, kind::kind_of(field));
    }
    Ok(known.get(read_even(reader, known.len())).copied().unwrap_or_default().to_owned())
}

fn write_unknown(writer: &mut Writer, known: &[&str]) {
    if !known.is_empty() {
        writer.choose(&KNOWN, 1);
    }
}

/// What mostly stands in a field that is not typed into but chosen.
#[expect(clippy::wildcard_enum_match_arm, reason = "a new field may hold any text until something is known of it")]
fn known(field: Field) -> Vec<&'static str> {
    match field {
        Field::ChildNoPatronymic | Field::ChildNoSnils | Field::ChildNoInn | Field::RepresentativeNoPatronymic => {
            vec!["yes"]
        }
        Field::RepresentativeBasis => codes::<Basis>(),
        Field::RepresentativeIdentity => codes::<RepresentativeIdentity>(),
        Field::RepresentativeSameAddress => codes::<YesNo>(),
        Field::Consent => [Person::Parent, Person::Pupil].map(consent_of).to_vec(),
        _ => Vec::new(),
    }
}

fn codes<T: Choice>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.code()).collect()
}

fn every_tick() -> impl Iterator<Item = (Stage, DocumentKind)> {
    Stage::ALL.iter().flat_map(|stage| DocumentKind::ALL.iter().map(|kind| (*stage, *kind)))
}

fn write_choice<T: Choice>(writer: &mut Writer, value: Option<T>) {
    let index = T::ALL.iter().position(|one| Some(*one) == value);
    even(writer, T::ALL.len() + 1, index.map_or(0, |index| index + 1));
}

fn read_choice<T: Choice>(reader: &mut Reader) -> Option<T> {
    T::ALL.get(read_even(reader, T::ALL.len() + 1).checked_sub(1)?).copied()
}

fn even(writer: &mut Writer, count: usize, index: usize) {
    let [count, index] = [count, index].map(|number| u32::try_from(number).unwrap_or_default());
    writer.even(count, index);
}

fn read_even(reader: &mut Reader, count: usize) -> usize {
    usize::try_from(reader.even(u32::try_from(count).unwrap_or_default())).unwrap_or_default()
}
