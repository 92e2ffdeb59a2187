//! The form on paper: to sign and hand in personally (way 2). What is not filled in stays a line to write on.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Application, Draft, Field, RepresentativeIdentity, Section, YesNo, on_path};
use kruzhok_domain::wizard::{ChecklistItem, Complete, DocumentKind, Stage, checklist};
use leptos::prelude::*;

use super::values::{absence, is_tick, label, shown};
use crate::components::Page;
use crate::dom;
use crate::i18n::{self, Voice, common, form};
use crate::pages::gate::with_complete;
use crate::route::Route;
use crate::state::{Service, use_family, use_service};

/// The filled-in form.
#[component]
pub(crate) fn Paper() -> impl IntoView {
    with_complete(|case| view! { <Sheet case/> }.into_any())
}

#[component]
fn Sheet(case: Complete) -> impl IntoView {
    let (family, service) = (use_family(), use_service());
    // The paper speaks in the name of the one who applies, whoever holds the device.
    let voice = if case.person.applies_alone() { Voice::Pupil } else { untrack(|| family.voice()) };
    let (answers, typed) = (untrack(|| family.answers()), family.draft().get_untracked());
    let checked = service.rule(|setting| Application::check(&answers, &typed, setting));
    let draft = checked.as_ref().map_or(typed, Application::to_draft);
    let organisation = shown(Field::Organisation, &draft, voice, service);
    let sections =
        [Section::Child, Section::ChildDocument, Section::Address, Section::Representative, Section::Contacts]
            .into_iter()
            .map(|section| section_sheet(section, &case, &draft, voice, service))
            .collect_view();
    let documents = service.with(|programme| checklist(&case, Stage::Apply, programme));
    let attached = documents.into_iter().filter_map(|item| attached(item, &draft, voice));
    let attached = attached.map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <Page title=form::TITLE back=Route::Check.path()>
            <div class="screen-only">
                <p class="hint">{form::SCREEN_NOTE} " " {form::BLANK_NOTE}</p>
                <p><button type="button" class="button" on:click=|_| dom::print()>{common::PRINT}</button></p>
            </div>
            <div class="sheet">
                <dl class="sheet-rows">{row(form::TO, organisation, true)}</dl>
                <p>{form::please(voice)}</p>
                {sections}
                <h2>{form::ATTACHED}</h2>
                <ul class="list">{attached}</ul>
                <p class="signature"><span>{form::DATE}</span><span>{form::SIGNATURE}</span></p>
            </div>
        </Page>
    }
    .into_any()
}

fn section_sheet(section: Section, case: &Complete, draft: &Draft, voice: Voice, service: Service) -> AnyView {
    let rows = Field::ALL.iter().copied().filter(|field| field.section() == section && on_sheet(*field, case, draft));
    let rows = rows.map(|field| {
        view! {
            {(field == Field::ChildSnils).then(|| born(case, voice))}
            {row(paper_label(field, voice), written(field, draft, service), is_long(field))}
        }
    });
    view! {
        <h2>{i18n::paper_section_by_code(section.code(), voice)}</h2>
        <dl class="sheet-rows">{rows.collect_view()}</dl>
    }
    .into_any()
}

/// The date of birth follows the name, as on any form.
fn born(case: &Complete, voice: Voice) -> AnyView {
    let name = i18n::paper_label_by_code("birth-date", voice).unwrap_or_default();
    row(name, Some(i18n::long_date(case.birth_date)), false)
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
    let absent = absence(field).filter(|(tick, _)| draft.is_ticked(*tick)).map(|(_, words)| words.to_owned());
    let same_address = field == Field::RepresentativeAddress
        && YesNo::from_code(draft.text(Field::RepresentativeSameAddress)) == Some(YesNo::Yes);
    let same_address = same_address.then(|| form::SAME_ADDRESS.to_owned());
    absent.or(same_address).or_else(|| shown(field, draft, Voice::Staff, service))
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

fn row(name: &'static str, value: Option<String>, long: bool) -> AnyView {
    let value = match value {
        Some(value) => view! { <dd>{value}</dd> }.into_any(),
        None => view! { <dd class="sheet-blank"><span class="visually-hidden">{common::REQUIRED_NOTHING}</span></dd> }
            .into_any(),
    };
    view! { <div class="sheet-row" class:sheet-long=long><dt>{name}</dt>{value}</div> }.into_any()
}

/// A document handed in with the sheet; a number the child does not have yet is none.
fn attached(item: ChecklistItem, draft: &Draft, voice: Voice) -> Option<&'static str> {
    let code = match (item.kind, item.named) {
        (DocumentKind::Snils, _) if draft.is_ticked(Field::ChildNoSnils) => return None,
        (DocumentKind::Inn, _) if draft.is_ticked(Field::ChildNoInn) => return None,
        (_, Some(identity)) => identity.code(),
        (kind, None) => kind.code(),
    };
    i18n::paper_attached_by_code(code, voice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kruzhok_domain::wizard::Identity;

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

    #[test]
    fn every_document_of_the_lists_has_a_name_on_paper() {
        let kinds = DocumentKind::ALL.iter().map(|kind| kind.code());
        for code in kinds.chain(Identity::ALL.iter().map(|identity| identity.code())) {
            assert!(i18n::paper_attached_by_code(code, Voice::Pupil).is_some(), "{code}");
        }
    }
}
