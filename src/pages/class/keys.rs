//! Keys that spare staff the mouse.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};

use super::finish_by_key;
use crate::i18n::class as words;
use crate::state::use_class_mode;
use crate::view::{Node, view};

/// Clears the computer for the next family. No browser uses this key for itself.
const FINISH: &str = "F8";

/// The keys, with what they do.
pub(super) fn list() -> Node {
    let rows = [
        (words::KEY_DIGIT, words::KEY_DIGIT_TEXT),
        (words::KEY_ENTER, words::KEY_ENTER_TEXT),
        (FINISH, words::KEY_FINISH_TEXT),
    ];
    let rows = rows.map(|(key, text)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div> });
    view! { <dl class="keys">{rows.into_iter().collect::<Node>()}</dl> }
}

/// Listens to the keys wherever the focus is.
pub(super) fn listen() {
    let class = use_class_mode();
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if untrack(|| class.is_on()) && !is_held(&event) {
            match event.key().as_str() {
                FINISH => {
                    event.prevent_default();
                    finish_by_key(class);
                }
                key => choose(key),
            }
        }
    });
    on_cleanup(move || listener.remove());
}

fn is_held(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() || event.repeat()
}

/// Chooses the answer with this number, unless somebody is typing or a dialog asks something else.
fn choose(key: &str) {
    let Some(number) = key.parse::<u32>().ok().filter(|number| (1..=9).contains(number)) else { return };
    if is_typing() || is_asked() {
        return;
    }
    let answers = document().query_selector_all("#main [role=radiogroup] input");
    if let Some(answer) = answers.ok().and_then(|answers| answers.get(number - 1))
        && let Ok(answer) = answer.dyn_into::<HtmlElement>()
    {
        let _ = answer.focus();
        answer.click();
    }
}

/// What is behind a dialog can be pressed by no finger, but by a script.
fn is_asked() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|dialog| dialog.is_some())
}

fn is_typing() -> bool {
    let Some(focused) = document().active_element() else { return false };
    let takes_text = |field: &HtmlInputElement| !matches!(field.type_().as_str(), "radio" | "checkbox" | "button");
    focused.dyn_ref::<HtmlInputElement>().is_some_and(takes_text)
        || matches!(focused.tag_name().as_str(), "TEXTAREA" | "SELECT")
}
