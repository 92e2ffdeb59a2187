//! No such page.

use leptos::prelude::*;

use crate::components::Page;
use crate::i18n::not_found;
use crate::route::Route;
use crate::view::{Node, view};

/// Says so, and leads home.
#[component]
pub(crate) fn NotFound() -> Node {
    view! {
        <Page title=not_found::TITLE>
            <p class="lead">{not_found::LEAD}</p>
            <p><a class="button" href=Route::Start.path()>{not_found::HOME}</a></p>
        </Page>
    }
}
