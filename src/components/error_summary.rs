//! What must be put right, above the heading, with a link to each field.

use leptos::prelude::*;

use crate::dom;
use crate::view::{Node, view};
use crate::watched::{Derived, on_change};

/// A problem as it is shown: the same words here and at the field.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct ShownProblem {
    /// The name of the field it stands at.
    pub(crate) field: String,
    /// The id of the control to go to, or the path of the page it stands on; `None` where the problem is no field's.
    pub(crate) target: Option<String>,
    /// The part of a date that is wrong, by the end of its id; `None` where the whole field is.
    pub(crate) part: Option<&'static str>,
    /// What is wrong and what to do.
    pub(crate) text: String,
}

/// The words of a problem.
pub(crate) fn text_of(problem: Derived<Option<ShownProblem>>) -> Derived<Option<String>> {
    Derived::new(move || problem.get().map(|found| found.text))
}

/// The summary takes the focus whenever a new set of problems is found.
#[component]
pub(crate) fn ErrorSummary(
    /// What was found; nothing is drawn while it is empty.
    problems: Derived<Vec<ShownProblem>>,
    /// What the list is of.
    heading: &'static str,
) -> Node {
    on_change(move || {
        if !problems.get().is_empty() {
            request_animation_frame(|| {
                dom::focus("error-summary");
            });
        }
    });
    view! {
        {move || {
            let problems = problems.get();
            (!problems.is_empty()).then(|| {
                view! {
                    <div class="error-summary" id="error-summary" role="alert" tabindex="-1" aria-labelledby="error-title">
                        <h2 id="error-title">{heading}</h2>
                        <ul>{problems.into_iter().map(problem_link).collect::<Node>()}</ul>
                    </div>
                }
            })
        }}
    }
}

/// The router takes hash links for itself and moves no focus, so this one moves it on its own.
fn problem_link(problem: ShownProblem) -> Node {
    let Some(target) = problem.target else { return view! { <li>{problem.text}</li> } };
    if target.starts_with('/') {
        return view! { <li><a href=target>{problem.text}</a></li> };
    }
    let href = ["#", target.as_str()].concat();
    let go = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        event.stop_propagation();
        dom::focus(&target);
    };
    view! { <li><a href=href on:click=go>{problem.text}</a></li> }
}
