//! The frame of a field: label, hint, error, and their wiring to the control.

use leptos::prelude::*;

use crate::i18n::common;
use crate::view::{Children, Node, view};
use crate::watched::Derived;

/// A labelled field around one control. The control gives itself `id`, and takes `aria-describedby` from
/// [`described_by`].
#[component]
pub(crate) fn Field(
    /// The id of the control.
    id: String,
    /// The label.
    label: String,
    /// A hint under the label.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// What is wrong.
    problem: Derived<Option<String>>,
    children: Children,
) -> Node {
    view! {
        <div class="field" class:field-wrong=move || problem.get().is_some()>
            <label class="label" for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id(&id)>{hint}</p> })}
            <FieldError id problem/>
            {children()}
        </div>
    }
}

/// What is wrong with a field, in the words of the summary.
#[component]
pub(crate) fn FieldError(
    /// The id of the control.
    id: String,
    /// What is wrong.
    problem: Derived<Option<String>>,
) -> Node {
    view! {
        {move || {
            let id = error_id(&id);
            problem.get().map(|text| {
                view! { <p class="error" id=id><span class="visually-hidden">{common::ERROR_PREFIX}</span>{text}</p> }
            })
        }}
    }
}

/// A group of controls under its legend, or under the page's heading where that asks the question.
pub(crate) fn group(
    role: &'static str,
    legend: Option<String>,
    described: Derived<Option<String>>,
    problem: Derived<Option<String>>,
    content: Node,
) -> Node {
    // Only a group of radio buttons can be invalid as a whole.
    let invalid = invalid(problem);
    let invalid = move || invalid().filter(|_| role == "radiogroup");
    let wrong = move || problem.get().is_some();
    match legend {
        // A set of fields is a group by itself.
        Some(legend) => view! {
            <fieldset
                class="field"
                class:field-wrong=wrong
                role=Some(role).filter(|role| *role != "group")
                aria-invalid=invalid
                aria-describedby=described
            >
                <legend class="label">{legend}</legend>
                {content}
            </fieldset>
        },
        None => view! {
            <div
                class="field"
                class:field-wrong=wrong
                role=role
                aria-invalid=invalid
                aria-labelledby="heading"
                aria-describedby=described
            >
                {content}
            </div>
        },
    }
}

pub(crate) fn hint_id(id: &str) -> String {
    [id, "-hint"].concat()
}

pub(crate) fn error_id(id: &str) -> String {
    [id, "-error"].concat()
}

/// The ids that describe a control: its hint, and its error while there is one.
pub(crate) fn described_by(id: &str, has_hint: bool, problem: Derived<Option<String>>) -> Derived<Option<String>> {
    let (hint, error) = (hint_id(id), error_id(id));
    Derived::new(move || match (has_hint, problem.get().is_some()) {
        (true, true) => Some([hint.as_str(), " ", error.as_str()].concat()),
        (true, false) => Some(hint.clone()),
        (false, true) => Some(error.clone()),
        (false, false) => None,
    })
}

/// The value of `aria-invalid`.
pub(crate) fn invalid(problem: Derived<Option<String>>) -> impl Fn() -> Option<&'static str> + Clone + Send + 'static {
    move || problem.get().is_some().then_some("true")
}
