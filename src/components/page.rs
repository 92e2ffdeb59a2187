//! The frame of every page: way back, message of a redirect, problems, heading; and the document's title.

use leptos::prelude::*;

use crate::components::{ErrorSummary, Progress, ShownProblem};
use crate::dom;
use crate::i18n::common;
use crate::view::{Children, Node, view};
use crate::watched::{Derived, Watched, on_change};

/// A message for the next page that is drawn, such as why it is not the one that was asked for.
#[derive(Clone, Copy)]
pub(crate) struct Flash(Watched<Option<&'static str>>);

/// Makes room for one message.
pub(crate) fn provide_flash() {
    provide_context(Flash(Watched::new(None)));
}

/// The message for the next page.
pub(crate) fn use_flash() -> Flash {
    expect_context()
}

impl Flash {
    /// Leaves a message for the next page.
    pub(crate) fn leave(self, message: &'static str) {
        self.0.set_untracked(Some(message));
    }

    fn take(self) -> Option<&'static str> {
        self.0.try_update_untracked(Option::take).flatten()
    }
}

/// A page with its heading.
#[component]
pub(crate) fn Page(
    /// The heading, and the first part of the document's title.
    #[prop(into)]
    title: Derived<String>,
    /// The first part of the document's title, where the heading is nothing for the history of the browser.
    #[prop(optional, into)]
    document_title: Option<String>,
    /// Where one is on the way.
    #[prop(optional)]
    progress: Option<Progress>,
    /// The path of the page before this one.
    #[prop(optional, into)]
    back: Option<String>,
    /// What the last attempt to go on found wrong.
    #[prop(optional, into)]
    problems: Derived<Vec<ShownProblem>>,
    /// What the problems are of.
    #[prop(default = common::ERRORS_HEADING)]
    problems_heading: &'static str,
    children: Children,
) -> Node {
    let flash = use_flash().take();
    on_change(move || {
        let title = document_title.clone().unwrap_or_else(|| title.get());
        let title = if problems.get().is_empty() { title } else { common::error_title(&title) };
        document().set_title(&common::page_title(&title));
    });
    view! {
        {back.map(|path| view! { <a class="back" href=path>{common::BACK}</a> })}
        {flash.map(|message| view! { <p class="notice" role="status">{message}</p> })}
        <ErrorSummary problems heading=problems_heading/>
        {progress.map(Progress::draw)}
        <h1 id="heading">{title}</h1>
        {children()}
    }
}

/// Moves the focus to the heading of each page that follows the first: the router moves none.
pub(crate) fn focus_new_pages(path: Watched<String>) {
    let mut before = None::<String>;
    on_change(move || {
        let path = path.get();
        if before.as_ref().is_some_and(|before| *before != path) {
            request_animation_frame(|| {
                dom::scroll_to_top();
                dom::focus_heading();
            });
        }
        before = Some(path);
    });
}
