//! The form on paper: to sign and hand in personally (way 2).

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Application, Draft, Field};
use kruzhok_domain::wizard::{ChecklistItem, Complete, DocumentKind, Stage, checklist};
use leptos::prelude::*;

use super::sheet::{Lines, sheet};
use crate::components::Page;
use crate::i18n::{self, Voice, common, form};
use crate::pages::gate::with_complete;
use crate::pages::print_button::PrintButton;
use crate::route::Route;
use crate::state::{use_family, use_service};
use crate::view::{Node, view};

/// The filled-in form.
#[component]
pub(crate) fn Paper() -> Node {
    with_complete(|case| view! { <Filled case/> })
}

#[component]
fn Filled(case: Complete) -> Node {
    let (family, service) = (use_family(), use_service());
    // The paper speaks in the name of the one who applies, whoever holds the device.
    let voice = if case.person.applies_alone() { Voice::Pupil } else { untrack(|| family.voice()) };
    let (answers, typed) = (untrack(|| family.answers()), family.draft().get_untracked());
    let checked = service.rule(|setting| Application::check(&answers, &typed, setting));
    let draft = checked.as_ref().map_or(typed, Application::to_draft);
    let documents = service.with(|programme| checklist(&case, Stage::Apply, programme));
    let attached = documents.into_iter().filter_map(|item| attached(item, &draft, voice)).map(str::to_owned).collect();
    let sheet = sheet(&Lines { case: &case, born: Some(case.birth_date), draft: &draft, voice }, attached);
    view! {
        <Page title=form::TITLE back=Route::Check.path()>
            <div class="screen-only">
                <p class="hint">{form::SCREEN_NOTE} " " {form::BLANK_NOTE}</p>
                <p><PrintButton label=common::PRINT is_main=true/></p>
            </div>
            {sheet}
        </Page>
    }
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
    fn every_document_of_the_lists_has_a_name_on_paper() {
        let kinds = DocumentKind::ALL.iter().map(|kind| kind.code());
        for code in kinds.chain(Identity::ALL.iter().map(|identity| identity.code())) {
            assert!(i18n::paper_attached_by_code(code, Voice::Pupil).is_some(), "{code}");
        }
    }
}
