//! A button that copies a text and says whether it worked.

use leptos::prelude::*;

use crate::dom;
use crate::i18n::sent;
use crate::view::{Node, view};
use crate::watched::Watched;

/// Copies `text`.
#[component]
pub(crate) fn CopyButton(
    /// The words on the button.
    label: &'static str,
    /// What is copied.
    text: String,
    /// What to do where the browser does not allow it.
    #[prop(default = sent::COPY_FAILED)]
    failed: &'static str,
) -> Node {
    let outcome = Watched::new("");
    let copy = move |_| {
        let text = text.clone();
        leptos::task::spawn_local_scoped(async move {
            outcome.set(if dom::copy(&text).await { sent::COPIED } else { failed });
        });
    };
    view! {
        <span class="copy">
            <button type="button" class="button button-quiet" on:click=copy>{label}</button>
            <span role="status">{outcome}</span>
        </span>
    }
}
