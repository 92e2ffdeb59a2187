//! The programme could not be loaded: no network, or no server.

use leptos::prelude::*;

use crate::components::Page;
use crate::i18n::{common, unavailable};

/// Says what happened, and tries again.
#[component]
pub(crate) fn Unavailable(on_retry: Callback<()>) -> impl IntoView {
    view! {
        <main id="main" class="column">
            <Page title=unavailable::TITLE>
                <p class="lead">{unavailable::LEAD}</p>
                <button type="button" class="button" on:click=move |_| on_retry.run(())>{common::RETRY}</button>
            </Page>
        </main>
    }
}
