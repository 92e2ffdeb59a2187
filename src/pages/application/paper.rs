//! The form on paper: to sign and hand in personally (way 2). What is not filled in stays a line to write on.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Application, Draft, Field, Section, on_path};
use kruzhok_domain::wizard::{Complete, Stage, checklist};
use leptos::prelude::*;

use super::values::{absence, is_optional, is_tick, label, section_title, shown};
use crate::components::{Page, SummaryList, SummaryRow};
use crate::dom;
use crate::i18n::{self, Voice, asked, common, form};
use crate::pages::gate::with_complete;
use crate::pages::names::document_name;
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
    let voice = untrack(|| family.voice());
    let (answers, typed) = (untrack(|| family.answers()), family.draft().get_untracked());
    let checked = service.rule(|setting| Application::check(&answers, &typed, setting));
    let draft = checked.as_ref().map_or(typed, Application::to_draft);
    let organisation = shown(Field::Organisation, &draft, voice, service).unwrap_or_else(|| BLANK.into());
    let born = SummaryRow {
        name: asked::birth_date(voice).to_owned(),
        value: Some(i18n::long_date(case.birth_date)),
        change: None,
    };
    let sections =
        [Section::Child, Section::ChildDocument, Section::Address, Section::Representative, Section::Contacts]
            .into_iter()
            .map(|section| section_sheet(section, &case, &draft, voice, service))
            .collect_view();
    let documents = service.with(|programme| checklist(&case, Stage::Apply, programme));
    view! {
        <Page title=form::TITLE back=Route::Check.path()>
            <div class="screen-only">
                <p class="hint">{form::SCREEN_NOTE} " " {form::BLANK_NOTE}</p>
                <p><button type="button" class="button" on:click=|_| dom::print()>{common::PRINT}</button></p>
            </div>
            <div class="sheet">
                <p>{form::to(&organisation)}</p>
                <p>{form::please(voice)}</p>
                <SummaryList rows=vec![born]/>
                {sections}
                <h2>{form::ATTACHED}</h2>
                <ul class="list">
                    {documents.into_iter().map(|item| view! { <li>{document_name(item.kind, voice)}</li> }).collect_view()}
                </ul>
                <p class="signature"><span>{form::DATE}</span><span>{form::SIGNATURE}</span></p>
            </div>
        </Page>
    }
    .into_any()
}

const BLANK: &str = "______________________";

fn section_sheet(section: Section, case: &Complete, draft: &Draft, voice: Voice, service: Service) -> AnyView {
    let path = on_path(case, draft);
    let rows = Field::ALL.iter().copied().filter(|field| field.section() == section && !is_tick(*field));
    let rows: Vec<SummaryRow> = rows
        .filter_map(|field| {
            let absent = absence(field).filter(|(tick, _)| path.contains(tick) && draft.is_ticked(*tick));
            let value = match absent {
                Some((_, words)) => words.to_owned(),
                None if !path.contains(&field) => return None,
                None => match shown(field, draft, voice, service) {
                    Some(value) => value,
                    None if is_optional(field) => return None,
                    None => BLANK.to_owned(),
                },
            };
            Some(SummaryRow { name: label(field, voice).to_owned(), value: Some(value), change: None })
        })
        .collect();
    view! {
        <h2>{section_title(section, case.identity, voice)}</h2>
        <SummaryList rows/>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_the_form_has_a_name_in_every_voice() {
        for field in Field::ALL {
            for voice in [Voice::Parent, Voice::Pupil, Voice::Staff] {
                assert!(!label(*field, voice).is_empty(), "{}", field.code());
            }
        }
    }
}
