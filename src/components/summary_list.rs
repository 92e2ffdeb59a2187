//! Names and values, each with a link that changes it.

use leptos::prelude::*;

use crate::i18n::{check, common};

/// A row of the list.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SummaryRow {
    /// What it is.
    pub(crate) name: String,
    /// Its value; `None` where it is missing, and the row is a link that fills it in.
    pub(crate) value: Option<String>,
    /// What is wrong with the value.
    pub(crate) problem: Option<String>,
    /// The path of the page that changes it.
    pub(crate) change: Option<String>,
}

/// Names and values.
#[component]
pub(crate) fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    view! { <dl class="summary">{rows.into_iter().map(row).collect_view()}</dl> }
}

fn row(row: SummaryRow) -> impl IntoView {
    let SummaryRow { name, value, problem, change } = row;
    let missing = value.is_none();
    let wrong = missing || problem.is_some();
    let value = match (value, change.clone()) {
        (Some(value), _) => value.into_any(),
        (None, Some(path)) => view! { <a href=path>{check::missing(&name)}</a> }.into_any(),
        (None, None) => common::REQUIRED_NOTHING.into_any(),
    };
    let link = change.filter(|_| !missing).map(|path| {
        view! {
            <dd class="summary-change">
                <a href=path>{common::CHANGE}<span class="visually-hidden">{[": ", name.as_str()].concat()}</span></a>
            </dd>
        }
    });
    view! {
        <div class="summary-row" class:summary-wrong=wrong>
            <dt>{name}</dt>
            <dd>{value} {problem.map(|problem| view! { <p class="error">{problem}</p> })}</dd>
            {link}
        </div>
    }
}
