//! Asks whether anybody is there, before it clears the computer.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{finish, keys};
use crate::i18n::{class as words, common};
use crate::state::{Attention, use_class_mode};

/// How long the router may take to note a page in the history.
const SETTLED: std::time::Duration = std::time::Duration::from_millis(100);

/// The dialog, out of sight while somebody is there; and what else class mode listens to on every page.
#[component]
pub(crate) fn StillThere() -> impl IntoView {
    let class = use_class_mode();
    keys::listen();
    let path = use_location().pathname;
    Effect::new(move |_| {
        path.track();
        set_timeout(move || class.look(), SETTLED);
    });
    let asks = Memo::new(move |_| matches!(class.attention(), Attention::Asked { .. }));
    move || asks.get().then(|| view! { <Question/> })
}

#[component]
fn Question() -> impl IntoView {
    let class = use_class_mode();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    let title = document().title();
    document().set_title(&common::page_title(words::STILL_THERE));
    on_cleanup(move || document().set_title(&title));
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    let left = move || match class.attention() {
        Attention::Asked { seconds } => words::clears_in(seconds.into()),
        Attention::Here | Attention::Gone => String::new(),
    };
    // Escape closes a dialog: then somebody is there.
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="still-there" on:close=move |_| class.is_attended()>
            <h2 id="still-there">{words::STILL_THERE}</h2>
            <p role="timer" aria-live="off">{left}</p>
            <div class="actions">
                <button type="button" class="button" autofocus on:click=move |_| class.is_attended()>{words::HERE}</button>
                <button type="button" class="button button-quiet" on:click=move |_| finish(class)>{words::FINISH}</button>
            </div>
        </dialog>
    }
}
