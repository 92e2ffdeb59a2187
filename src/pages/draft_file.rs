//! The draft to a file and back.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::Field;
use kruzhok_domain::wizard::{Case, Question};
use leptos::prelude::*;

use super::application::values;
use super::names::{answer_text, asked_name};
use super::start::place_to_go_on;
use crate::dom;
use crate::i18n::draft_file as words;
use crate::navigation::use_navigator;
use crate::offline::use_update;
use crate::state::{FileWords, Unreadable, read_file, use_family, use_service, use_submission, write_file};
use crate::view::{Node, view};
use crate::watched::Watched;

/// Saves the draft of this family as a file.
#[component]
pub(crate) fn SaveToFile() -> Node {
    let family = use_family();
    let service = use_service();
    let save = move |_| {
        let voice = untrack(|| family.voice());
        let (journey, draft) = (untrack(|| family.journey()), family.draft().get_untracked());
        let given = Question::ALL.iter().filter_map(|question| {
            let text = answer_text(journey.path.get(*question)?, voice);
            Some((asked_name(*question, voice).to_owned(), text))
        });
        let complete = match journey.case() {
            Some(Case::Complete(case)) => Some(case),
            _ => None,
        };
        let typed = complete.iter().flat_map(|case| values::told(case, &draft));
        let typed = typed.filter(|field| *field != Field::Consent).filter_map(|field| {
            Some((values::label(field, voice).to_owned(), values::read_back(field, &draft, voice, service)?))
        });
        let rows: Vec<(String, String)> = given.chain(typed).collect();
        let words = FileWords { title: words::TITLE, notes: &[words::PERSONAL, words::HOW], rows: &rows };
        dom::download(words::NAME, "text/html", &write_file(&family.envelope(), &words));
    };
    view! { <button type="button" class="link" on:click=save>{words::SAVE}</button> }
}

/// Takes up a draft from a file.
#[component]
pub(crate) fn OpenFile() -> Node {
    let (family, submission, update) = (use_family(), use_submission(), use_update());
    let navigator = use_navigator();
    let trouble = Watched::new(None::<&'static str>);
    let open = move |event| {
        leptos::task::spawn_local(async move {
            let Some(text) = dom::chosen_file(&event).await else { return };
            match read_file(&text) {
                Ok(envelope) => {
                    family.take_over(envelope);
                    submission.reset();
                    navigator.go(&place_to_go_on(family, submission).path());
                }
                Err(Unreadable::Broken) => trouble.set(Some(words::BROKEN)),
                Err(Unreadable::Newer) => {
                    trouble.set(Some(words::NEWER));
                    update.offer();
                }
            }
        });
    };
    view! {
        <details class="disclosure">
            <summary>{words::OPEN}</summary>
            <label class="label" for="draft-file">{words::CHOOSE}</label>
            <input type="file" id="draft-file" accept=".html,text/html" on:change=open/>
            <p role="alert" class="error">{trouble}</p>
        </details>
    }
}
