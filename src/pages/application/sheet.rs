//! The sheet of the form: a line for each field. What is not filled in stays a line to write on.

use chrono::NaiveDate;
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Draft, Field, RepresentativeIdentity, Section, YesNo, on_path};
use kruzhok_domain::wizard::Complete;

use super::values::{absence, is_tick, label, read_back, shown};
use crate::i18n::{self, Voice, common, form};
use crate::state::{Service, use_service};
use crate::view::{Node, view};

/// What the lines of a sheet are for, and what is written on them.
#[derive(Clone, Copy)]
pub(crate) struct Lines<'a> {
    /// Whose lines they are.
    pub(crate) case: &'a Complete,
    /// The date of birth; `None` where it is to be written by hand, whatever `case` says.
    pub(crate) born: Option<NaiveDate>,
    /// What is filled in.
    pub(crate) draft: &'a Draft,
    /// In whose name the paper speaks.
    pub(crate) voice: Voice,
}

/// The sheet, with the names of the documents handed in with it.
pub(crate) fn sheet(lines: &Lines<'_>, attached: Vec<String>) -> Node {
    let service = use_service();
    let organisation = shown(Field::Organisation, lines.draft, lines.voice, service);
    let sections =
        [Section::Child, Section::ChildDocument, Section::Address, Section::Representative, Section::Contacts]
            .into_iter()
            .map(|section| section_sheet(section, lines, service))
            .collect::<Node>();
    let attached = attached.into_iter().map(|name| view! { <li>{name}</li> }).collect::<Node>();
    view! {
        <div class="sheet">
            <dl class="sheet-rows">{row(form::TO, organisation, true)}</dl>
            <p>{form::please(lines.voice)}</p>
            {sections}
            <h2>{form::ATTACHED}</h2>
            <ul class="list">{attached}</ul>
            <p class="signature"><span>{form::DATE}</span><span>{form::SIGNATURE}</span></p>
        </div>
    }
}

fn section_sheet(section: Section, lines: &Lines<'_>, service: Service) -> Node {
    let Lines { case, born, draft, voice } = *lines;
    let rows = Field::ALL.iter().copied().filter(|field| field.section() == section && on_sheet(*field, case, draft));
    let rows = rows.map(|field| {
        view! {
            {(field == Field::ChildSnils).then(|| birth_date(born, voice))}
            {row(paper_label(field, voice), written(field, draft, service), is_long(field))}
        }
    });
    view! {
        <h2>{i18n::paper_section_by_code(section.code(), voice)}</h2>
        <dl class="sheet-rows">{rows.collect::<Node>()}</dl>
    }
}

/// The date of birth follows the name, as on any form.
fn birth_date(born: Option<NaiveDate>, voice: Voice) -> Node {
    let name = i18n::paper_label_by_code("birth-date", voice).unwrap_or_default();
    row(name, born.map(i18n::long_date), false)
}

/// Whether the sheet has a line for `field`: all that belongs to the case, filled in or not. Where it is not known yet
/// which document the adult has, the lines of a passport serve any.
fn on_sheet(field: Field, case: &Complete, draft: &Draft) -> bool {
    let path = on_path(case, draft);
    let by_adult = path.contains(&Field::RepresentativeSurname);
    match field {
        Field::RepresentativeSameAddress => false,
        Field::RepresentativeAddress => by_adult,
        Field::RepresentativePassportNumber
        | Field::RepresentativePassportIssued
        | Field::RepresentativePassportIssuer
        | Field::RepresentativePassportDepartment
            if RepresentativeIdentity::from_code(draft.text(Field::RepresentativeIdentity)).is_none() =>
        {
            by_adult
        }
        _ => !is_tick(field) && (path.contains(&field) || absence(field).is_some_and(|(tick, _)| path.contains(&tick))),
    }
}

/// What is written on the line of `field`; `None` where it is to be written by hand. On paper nobody is addressed, so
/// the words are those about somebody else.
fn written(field: Field, draft: &Draft, service: Service) -> Option<String> {
    let same_address = field == Field::RepresentativeAddress
        && YesNo::from_code(draft.text(Field::RepresentativeSameAddress)) == Some(YesNo::Yes);
    let same_address = same_address.then(|| form::SAME_ADDRESS.to_owned());
    same_address.or_else(|| read_back(field, draft, Voice::Staff, service))
}

/// The name of a line: that of the screen, unless that speaks to the reader.
fn paper_label(field: Field, voice: Voice) -> &'static str {
    i18n::paper_label_by_code(field.code(), voice).unwrap_or_else(|| label(field, voice))
}

/// Whether a line takes the whole width of the sheet.
fn is_long(field: Field) -> bool {
    matches!(
        field,
        Field::BirthCertificateIssuer
            | Field::ChildPassportIssuer
            | Field::ChildForeignName
            | Field::RepresentativePassportIssuer
            | Field::RepresentativeOtherName
            | Field::RepresentativeAddress
            | Field::RepresentativeBasis
    )
}

fn row(name: &'static str, value: Option<String>, long: bool) -> Node {
    let value = match value {
        Some(value) => view! { <dd>{value}</dd> },
        None => view! { <dd class="sheet-blank"><span class="visually-hidden">{common::REQUIRED_NOTHING}</span></dd> },
    };
    view! { <div class="sheet-row" class:sheet-long=long><dt>{name}</dt>{value}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_name_and_none_speaks_to_the_reader() {
        for field in Field::ALL.iter().filter(|field| !is_tick(**field) && **field != Field::RepresentativeSameAddress)
        {
            for voice in [Voice::Parent, Voice::Pupil, Voice::Staff] {
                let name = paper_label(*field, voice).to_lowercase();
                assert!(!name.is_empty(), "{}", field.code());
                assert!(!name.contains("ваш") && !name.contains('?'), "{}: {name}", field.code());
            }
        }
    }
}
