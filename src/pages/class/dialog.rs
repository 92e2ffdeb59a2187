//! A question that has to be answered before anything else. It is part of the page, not the browser's: while the browser
//! asks, no clock runs, and what is on the screen would stay there for whoever comes by.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::i18n::chrome;
use crate::view::{Children, Node, view};
use crate::watched::on_change;

/// The question with its two answers: everything stays, which is also what Escape says, or everything is cleared.
#[component]
pub(super) fn Dialog(
    /// The question.
    title: &'static str,
    /// The words of the answer by which everything stays.
    stay: &'static str,
    /// What it does.
    #[prop(into)]
    on_stay: Callback<()>,
    /// What clearing does.
    #[prop(into)]
    on_clear: Callback<()>,
    /// What there is to know about it.
    children: Children,
) -> Node {
    on_change(|| {
        let dialog = document().query_selector("dialog").ok().flatten();
        if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog class="dialog" aria-labelledby="dialog" on:close=move |_| on_stay.run(())>
            <h2 id="dialog">{title}</h2>
            {children()}
            <div class="actions">
                <button type="button" class="button" autofocus on:click=move |_| on_stay.run(())>{stay}</button>
                <button type="button" class="button button-quiet" on:click=move |_| on_clear.run(())>{chrome::FINISH}</button>
            </div>
        </dialog>
    }
}
