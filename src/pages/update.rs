//! A newer version of the app is offered, and never forced on anybody.

use leptos::prelude::*;

use crate::i18n::offline;
use crate::offline::use_update;
use crate::state::{Saving, use_arrival, use_class_mode, use_family, use_filed};
use crate::view::{Node, view};
use crate::watched::Steady;

/// Stands below the page, where it moves nothing that somebody is about to press. While something is in memory alone,
/// nothing is offered: it would be lost.
#[component]
pub(crate) fn UpdateOffer() -> Node {
    let (family, class, update) = (use_family(), use_class_mode(), use_update());
    let (arrival, filed) = (use_arrival(), use_filed());
    let nothing_is_lost = move || {
        if class.is_on() {
            return class.is_clean();
        }
        let came = matches!(arrival.here(), Some(Ok(_)));
        let is_noted = filed.latest().is_none_or(|latest| filed.is_kept(&latest));
        matches!(family.saving(), Saving::Nothing | Saving::Saved(_)) && !came && is_noted
    };
    let offered = Steady::new(move || update.is_offered() && nothing_is_lost());
    let offer = move || {
        view! {
            <div class="notice update">
                <p>{offline::UPDATE}</p>
                <div class="actions">
                    <button type="button" class="button button-quiet" on:click=move |_| update.take()>
                        {offline::UPDATE_GO}
                    </button>
                </div>
            </div>
        }
    };
    view! { <div class="column screen-only" role="status">{move || offered.get().then(offer)}</div> }
}
