//! What staff ask the family beside each screen.

use leptos::prelude::*;

use crate::i18n::class as words;
use crate::state::use_class_mode;
use crate::view::{Node, view};

/// Questions in the words of a teacher, while class mode is on.
#[component]
pub(crate) fn Ask(
    /// What to say or to ask, a sentence each.
    lines: &'static [&'static str],
) -> Option<Node> {
    use_class_mode().is_on().then(|| {
        view! {
            <aside class="ask screen-only" aria-labelledby="ask">
                <h2 id="ask">{words::ASK}</h2>
                <ul>{lines.iter().map(|line| view! { <li>{*line}</li> }).collect::<Node>()}</ul>
            </aside>
        }
    })
}
