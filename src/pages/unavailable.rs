//! The programme could not be loaded: no network, no server, an answer of somebody else, or one for a newer app.

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
    // A school's filter that answers in the place of the server, or an old app from the device with a programme of today.
    let is_strange = failure == Failure::BadResponse;
    let lead = if is_strange { unavailable::STRANGE } else { unavailable::LEAD };
    let newer = is_strange.then(|| {
        view! {
            <button type="button" class="button button-quiet" on:click=move |_| update.take()>
                {offline::UPDATE_GO}
            </button>
        }
    });
    view! {
        <section class="column unavailable" role="alert">
            <div class="notice">
                <h2>{unavailable::TITLE}</h2>
                <p>{lead}</p>
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| on_retry.run(())>{common::RETRY}</button>
                    {newer}
                </div>
            </div>
        </section>
    }
}
