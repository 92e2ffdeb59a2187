//! A line of text.

use leptos::prelude::*;

use super::field::{Field, described_by, invalid};
use crate::view::{Node, view};
use crate::watched::Derived;

/// How a text field looks to the keyboard and to autofill.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextLook {
    /// The kind of keyboard: `text`, `numeric`, `tel`, `email`.
    pub(crate) input_mode: &'static str,
    /// What a browser may fill in.
    pub(crate) autocomplete: &'static str,
    /// What the keyboard writes in capitals: `none`, `words`, `characters`, `sentences`.
    pub(crate) capitals: &'static str,
    /// Whether a spelling checker may look at it: not at names and codes.
    pub(crate) spelling: bool,
    /// How wide the field is: a hint at how much belongs in it.
    pub(crate) width: &'static str,
}

/// A line of text. It is never reformatted while it is typed into.
#[component]
pub(crate) fn TextField(
    /// The id of the control, and its name.
    id: String,
    /// The label.
    label: String,
    /// A hint under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// Keyboard and autofill.
    look: TextLook,
    /// What stands in it at first.
    value: String,
    /// What is wrong.
    problem: Derived<Option<String>>,
    /// What stands in it after each keystroke.
    on_typed: Callback<String>,
) -> Node {
    let described = described_by(&id, hint.is_some(), problem);
    let spelling = if look.spelling { "true" } else { "false" };
    view! {
        <Field id=id.clone() label hint problem>
            <input
                class=["input ", look.width].concat()
                type="text"
                id=id.clone()
                name=id
                inputmode=look.input_mode
                autocomplete=look.autocomplete
                autocapitalize=look.capitals
                spellcheck=spelling
                value=value
                aria-describedby=described
                aria-invalid=invalid(problem)
                on:input=move |event| on_typed.run(event_target_value(&event))
            />
        </Field>
    }
}
