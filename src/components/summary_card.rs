//! Names and values of one subject, with links that change them.

use leptos::prelude::*;

use crate::i18n::{check, common};
use crate::view::{IntoNode, Node, view};

/// A row of the card.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct SummaryRow {
    /// What it is.
    pub(crate) name: String,
    /// Its value; `None` where it is missing, and the row is a link that fills it in.
    pub(crate) value: Option<String>,
    /// What is wrong with the value.
    pub(crate) problem: Option<String>,
    /// The path of the page that changes this row alone.
    pub(crate) change: Option<String>,
}

/// Names and values under a heading.
#[component]
pub(crate) fn SummaryCard(
    /// The heading.
    title: &'static str,
    /// The path of the page that changes the whole card.
    #[prop(optional_no_strip)]
    change: Option<String>,
    /// What stands in it.
    rows: Vec<SummaryRow>,
) -> Node {
    let fill_in = change.clone();
    let rows = rows.into_iter().map(|line| row(line, fill_in.clone())).collect::<Node>();
    view! {
        <section class="card">
            <div class="summary-head">
                <h2>{title}</h2>
                {change.map(|path| view! { <p class="summary-change">{change_link(path, title)}</p> })}
            </div>
            <dl class="summary">{rows}</dl>
        </section>
    }
}

fn row(row: SummaryRow, fill_in: Option<String>) -> Node {
    let SummaryRow { name, value, problem, change } = row;
    let wrong = value.is_none() || problem.is_some();
    let link = change.map(|path| view! { <dd class="summary-change">{change_link(path, &name)}</dd> });
    let value = match (value, fill_in) {
        (Some(value), _) => value.into_node(),
        (None, Some(path)) => named_link(path, check::MISSING, &name),
        (None, None) => common::REQUIRED_NOTHING.into_node(),
    };
    view! {
        <div class="summary-row" class:summary-wrong=wrong>
            <dt>{name}</dt>
            <dd>{value} {problem.map(|problem| view! { <p class="error">{problem}</p> })}</dd>
            {link}
        </div>
    }
}

fn change_link(path: String, what: &str) -> Node {
    named_link(path, common::CHANGE, what)
}

/// A link whose words are the same in every row; what it is about is for those who do not see the row.
pub(crate) fn named_link(path: String, words: &'static str, what: &str) -> Node {
    view! { <a href=path aria-label=[words, ": ", what].concat()>{words}</a> }
}
