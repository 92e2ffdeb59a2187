//! Waiting, said in words.

use leptos::prelude::*;

use crate::view::{Node, view};

/// What is waited for, as all there is on the page.
#[component]
pub(crate) fn Loading(text: &'static str) -> Node {
    view! { <p class="lead loading" role="status">{text}</p> }
}
