//! What happened, what is now, what comes.

use leptos::prelude::*;

use crate::i18n::status::event;
use crate::view::{Node, view};

/// Where a step stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepState {
    /// It happened.
    Done,
    /// It is what everybody waits for.
    Now,
    /// It comes after that.
    Later,
}

/// A step.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct TimelineStep {
    /// What it is.
    pub(crate) title: String,
    /// When it happened, in words.
    pub(crate) when: Option<String>,
    /// Where it stands.
    pub(crate) state: StepState,
}

/// The steps, oldest first.
#[component]
pub(crate) fn Timeline(steps: Vec<TimelineStep>) -> Node {
    view! { <ol class="timeline">{steps.into_iter().map(step).collect::<Node>()}</ol> }
}

fn step(step: TimelineStep) -> Node {
    let (class, word) = match step.state {
        StepState::Done => ("step step-done", event::DONE),
        StepState::Now => ("step step-now", event::NOW),
        StepState::Later => ("step step-later", event::LATER),
    };
    view! {
        <li class=class aria-current=(step.state == StepState::Now).then_some("step")>
            <span class="step-title">{step.title}</span>
            <span class="step-when">{step.when.unwrap_or_else(|| word.to_owned())}</span>
        </li>
    }
}
