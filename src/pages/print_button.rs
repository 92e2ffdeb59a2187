//! The button that prints the page.

use leptos::prelude::*;

use crate::dom;
use crate::state::use_class_mode;
use crate::view::{Node, view};

/// Opens the browser's print dialog; staff see how many papers that were.
#[component]
pub(super) fn PrintButton(
    /// The words on the button.
    label: &'static str,
    /// Whether it is what the page is for.
    #[prop(optional)]
    is_main: bool,
) -> Node {
    let class = use_class_mode();
    let print = move |_| {
        class.count(|tally| tally.printed += 1);
        dom::print();
    };
    view! { <button type="button" class="button" class:button-quiet=!is_main on:click=print>{label}</button> }
}
