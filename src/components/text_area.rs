//! Many lines of text, pasted rather than typed.

use leptos::prelude::*;

use super::field::{Field, described_by, invalid};
use crate::view::{Node, view};
use crate::watched::{Derived, Watched};

/// How many lines are in sight at first: with the keyboard of a small phone open, no more fit under the label.
const ROWS: &str = "4";

/// Many lines of text. The browser is to know nothing of them: no spelling checker, no history of what was typed.
#[component]
pub(crate) fn TextArea(
    /// The id of the control.
    id: &'static str,
    /// The label.
    label: String,
    /// A hint under the label.
    hint: String,
    /// What stands in it; it takes each keystroke, and emptying it empties the control.
    text: Watched<String>,
    /// What is wrong.
    problem: Derived<Option<String>>,
) -> Node {
    let described = described_by(id, true, problem);
    view! {
        <Field id=id.to_owned() label hint=Some(hint) problem>
            <textarea
                class="input"
                id=id
                rows=ROWS
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                prop:value=text
                aria-describedby=described
                aria-invalid=invalid(problem)
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </Field>
    }
}
