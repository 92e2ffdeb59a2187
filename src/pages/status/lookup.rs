//! Asking for number and code.

use kruzhok_domain::reference::{AccessCode, ReferenceError, ReferenceNumber};
use leptos::prelude::*;

use super::Pair;
use crate::components::{Page, ShownProblem, TextField, TextLook};
use crate::i18n::{self, Voice, status};
use crate::pages::filed_here::FiledHere;
use crate::route::Route;
use crate::state::use_class_mode;
use crate::view::{Node, view};
use crate::watched::{Derived, Watched};

const LOOK: TextLook =
    TextLook { input_mode: "numeric", autocomplete: "off", capitals: "none", spelling: false, width: "width-20" };

/// The form, and the applications this device remembers; in class mode they are none of this family's business.
#[component]
pub(super) fn Lookup(
    /// What was typed, as it was typed.
    typed: Watched<Pair>,
    /// Whether the server knows no application by that.
    refused: bool,
    /// What to do with a pair that may be one.
    on_found: Callback<Pair>,
) -> Node {
    let at_first =
        if refused { vec![at("number", i18n::problem_text("number", "unknown", Voice::Parent))] } else { Vec::new() };
    let problems = Watched::new(at_first);
    let in_class_mode = untrack(|| use_class_mode().is_on());
    let Pair { number, code } = typed.get_untracked();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read =
            typed.with_untracked(|typed| (ReferenceNumber::parse(&typed.number), AccessCode::parse(&typed.code)));
        let mut found = Vec::new();
        found.extend(read.0.as_ref().err().map(|error| shown("number", *error)));
        found.extend(read.1.as_ref().err().map(|error| shown("code", *error)));
        problems.set(found);
        if let (Ok(number), Ok(code)) = read {
            on_found.run(Pair { number: number.as_str().to_owned(), code: code.as_str().to_owned() });
        }
    };
    let problem = move |field: &'static str| {
        Derived::new(move || {
            let of_field = |problem: &&ShownProblem| problem.field == field;
            problems.with(|problems| problems.iter().find(of_field).map(|problem| problem.text.clone()))
        })
    };
    view! {
        <Page title=status::TITLE back=Route::Start.path() problems>
            {(!in_class_mode).then(|| view! { <FiledHere heading=status::KEPT/> })}
            <p class="lead">{status::LOOKUP_LEAD}</p>
            <form class="form" novalidate on:submit=submit>
                <TextField
                    id="number".to_owned()
                    label=status::NUMBER.to_owned()
                    hint=Some(status::NUMBER_HINT.to_owned())
                    look=LOOK
                    value=number
                    problem=problem("number")
                    on_typed=Callback::new(move |text| typed.update(|typed| typed.number = text))
                />
                <TextField
                    id="code".to_owned()
                    label=status::CODE.to_owned()
                    hint=Some(status::CODE_HINT.to_owned())
                    look=LOOK
                    value=code
                    problem=problem("code")
                    on_typed=Callback::new(move |text| typed.update(|typed| typed.code = text))
                />
                <button type="submit" class="button">{status::SHOW}</button>
            </form>
            <p class="hint">{status::LOST}</p>
        </Page>
    }
}

fn shown(field: &'static str, error: ReferenceError) -> ShownProblem {
    let rule = match error {
        ReferenceError::Empty => "empty",
        ReferenceError::Characters => "characters",
        ReferenceError::Length => "length",
        ReferenceError::CheckDigit => "check-digit",
    };
    at(field, i18n::problem_text(field, rule, Voice::Parent))
}

fn at(field: &'static str, text: &str) -> ShownProblem {
    ShownProblem { field: field.to_owned(), target: Some(field.to_owned()), part: None, text: text.to_owned() }
}
