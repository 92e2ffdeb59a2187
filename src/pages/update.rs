//! A newer version of the app is offered, and never forced on anybody.

use leptos::prelude::*;

use crate::i18n::offline;
use crate::offline::use_update;
use crate::state::{Saving, use_arrival, use_class_mode, use_family, use_filed};
use crate::view::{Node, view};
use crate::watched::{Derived, Steady};

/// Stands below the page, where it moves nothing that somebody is about to press. While something is in memory alone,
/// nothing is offered, for it would be lost; where a page sends people here, it says what to do first.
#[component]
pub(crate) fn UpdateOffer() -> Node {
    let update = use_update();
    let first = Derived::new(what_is_first());
    update.wait_for(first);
    let shown = Steady::new(move || match first.get() {
        None if update.is_ready() => Some((offline::UPDATE, true)),
        None if update.is_needed() => Some((offline::MAYBE, true)),
        Some(first) if update.is_needed() => Some((first, false)),
        None | Some(_) => None,
    });
    let notice = move |(text, is_offered): (&'static str, bool)| {
        let button = is_offered.then(|| {
            view! {
                <div class="actions">
                    <button type="button" class="button button-quiet" on:click=move |_| update.take()>
                        {offline::UPDATE_GO}
                    </button>
                </div>
            }
        });
        view! {
            <div class="notice update">
                <p>{text}</p>
                {button}
            </div>
        }
    };
    view! { <div class="column screen-only" role="status">{move || shown.get().map(notice)}</div> }
}

/// What keeps that which is in memory alone.
fn what_is_first() -> impl Fn() -> Option<&'static str> {
    let (family, class) = (use_family(), use_class_mode());
    let (arrival, filed) = (use_arrival(), use_filed());
    move || {
        if class.is_on() {
            return (!class.is_clean()).then_some(offline::FIRST_FAMILY);
        }
        if filed.latest().is_some_and(|latest| !filed.is_kept(&latest)) {
            return Some(offline::FIRST_NUMBER);
        }
        if matches!(arrival.here(), Some(Ok(_))) {
            return Some(offline::FIRST_ARRIVAL);
        }
        match family.saving() {
            Saving::Nothing | Saving::Saved(_) => None,
            Saving::MemoryOnly | Saving::Refused => Some(offline::FIRST_FILE),
        }
    }
}
