//! One of several answers, each a whole row to tap.

use leptos::prelude::*;

use super::field::{FieldError, described_by, group, hint_id};
use crate::view::{Node, view};
use crate::watched::Derived;

/// One answer.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct RadioOption {
    /// Its code.
    pub(crate) code: String,
    /// Its words.
    pub(crate) label: String,
    /// A hint under the words.
    pub(crate) hint: Option<String>,
    /// Whether a divider stands before it: "not sure" is no answer like the others.
    pub(crate) set_apart: bool,
}

impl RadioOption {
    /// An answer without a hint.
    pub(crate) fn new(code: &str, label: impl Into<String>) -> Self {
        Self { code: code.to_owned(), label: label.into(), hint: None, set_apart: false }
    }

    /// The same answer with a hint.
    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same answer, set apart from the others.
    pub(crate) fn apart(mut self) -> Self {
        self.set_apart = true;
        self
    }
}

/// One of several answers. None is chosen beforehand.
#[component]
pub(crate) fn Radios(
    /// The name of the group, and the id of its first control.
    id: String,
    /// The legend; `None` where the page's heading is the question.
    #[prop(optional_no_strip)]
    legend: Option<String>,
    /// A hint under the legend.
    #[prop(optional_no_strip)]
    hint: Option<String>,
    /// The answers.
    options: Vec<RadioOption>,
    /// The code of the answer given before.
    chosen: String,
    /// What is wrong.
    problem: Derived<Option<String>>,
    /// The code of the answer that was chosen.
    on_chosen: Callback<String>,
) -> Node {
    let described = described_by(&id, hint.is_some(), problem);
    let hint = hint.map(|hint| view! { <p class="hint" id=hint_id(&id)>{hint}</p> });
    let name = id.clone();
    let rows = options.into_iter().enumerate().map(move |(place, option)| {
        let id = if place == 0 { name.clone() } else { [name.as_str(), "-", option.code.as_str()].concat() };
        let checked = chosen == option.code;
        view! { <RadioRow id name=name.clone() option checked on_chosen/> }
    });
    let content = view! {
        {hint}
        <FieldError id=id problem/>
        <div class="tiles">{rows.collect::<Node>()}</div>
    };
    group("radiogroup", legend, described, problem, content)
}

#[component]
fn RadioRow(id: String, name: String, option: RadioOption, checked: bool, on_chosen: Callback<String>) -> Node {
    let hint_name = option.hint.is_some().then(|| hint_id(&id));
    let code = option.code.clone();
    view! {
        <div class="tile" class:tile-apart=option.set_apart>
            <input
                type="radio"
                id=id.clone()
                name=name
                value=option.code
                checked=checked
                aria-describedby=hint_name.clone()
                on:change=move |_| on_chosen.run(code.clone())
            />
            <label for=id>{option.label}</label>
            {option.hint.map(|hint| view! { <p class="hint" id=hint_name>{hint}</p> })}
        </div>
    }
}
