//! The programme could not be loaded: no network, or no server.

use leptos::prelude::*;

use crate::i18n::{common, unavailable};
use crate::view::{Node, view};

/// Says what happened, and tries again. It stands above the static page, which has the rules.
#[component]
pub(crate) fn Unavailable(on_retry: Callback<()>) -> Node {
    view! {
        <section class="column unavailable" role="alert">
            <div class="notice">
                <h2>{unavailable::TITLE}</h2>
                <p>{unavailable::LEAD}</p>
                <button type="button" class="button" on:click=move |_| on_retry.run(())>{common::RETRY}</button>
            </div>
        </section>
    }
}
