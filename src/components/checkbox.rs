//! A tick box, a whole row to tap.

use leptos::prelude::*;

use super::field::{FieldError, described_by, invalid};
use crate::view::{Node, view};
use crate::watched::Derived;

/// A tick box.
#[component]
pub(crate) fn Checkbox(
    /// The id of the control.
    id: String,
    /// Its words.
    label: String,
    /// Whether it is ticked at first.
    ticked: bool,
    /// What is wrong.
    #[prop(optional, into)]
    problem: Derived<Option<String>>,
    /// Whether it is ticked now.
    on_ticked: Callback<bool>,
) -> Node {
    let described = described_by(&id, false, problem);
    view! {
        <div class="field" class:field-wrong=move || problem.get().is_some()>
            <FieldError id=id.clone() problem/>
            <div class="tile">
                <input
                    type="checkbox"
                    id=id.clone()
                    checked=ticked
                    aria-describedby=described
                    aria-invalid=invalid(problem)
                    on:change=move |event| on_ticked.run(event_target_checked(&event))
                />
                <label for=id>{label}</label>
            </div>
        </div>
    }
}
