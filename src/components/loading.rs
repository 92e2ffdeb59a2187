//! Waiting, said in words.

use leptos::prelude::*;

use crate::i18n::common;
use crate::view::{Node, view};

/// «Загружаем…»; the style sheet shows it only after a moment, so that a fast answer does not flicker.
#[component]
pub(crate) fn Loading() -> Node {
    view! { <p class="loading" role="status">{common::LOADING}</p> }
}
