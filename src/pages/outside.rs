//! A link to another site.

use leptos::prelude::*;

use crate::i18n::common;
use crate::state::use_class_mode;
use crate::view::{Node, view};

/// In class mode it opens beside this page: to leave the page would be the end of the family's answers.
#[component]
pub(super) fn OutsideLink(
    /// Where it leads.
    href: String,
    /// Its words, without the remark that another site opens.
    label: &'static str,
) -> Node {
    let class = use_class_mode();
    let target = move || class.is_on().then_some("_blank");
    view! { <a class="go" href=href target=target rel="external noreferrer">{common::opens_outside(label)}</a> }
}
