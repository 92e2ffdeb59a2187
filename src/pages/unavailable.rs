//! The programme could not be loaded: no network, no server, or one for a newer app.

use leptos::prelude::*;

use crate::api::Failure;
use crate::dom;
use crate::i18n::{common, offline, unavailable};
use crate::offline::use_update;
use crate::view::{Node, view};

/// Says what happened, and what helps. It stands above the static page, which has the rules.
#[component]
pub(crate) fn Unavailable(failure: Failure, on_retry: Callback<()>) -> Node {
    dom::show_static_page();
    let update = use_update();
    // An old app from the device, with a programme of today.
    let is_old = failure == Failure::BadResponse;
    let (lead, label) =
        if is_old { (unavailable::OLD, offline::UPDATE_GO) } else { (unavailable::LEAD, common::RETRY) };
    let press = move |_| if is_old { update.take() } else { on_retry.run(()) };
    view! {
        <section class="column unavailable" role="alert">
            <div class="notice">
                <h2>{unavailable::TITLE}</h2>
                <p>{lead}</p>
                <button type="button" class="button" on:click=press>{label}</button>
            </div>
        </section>
    }
}
