//! What a tab shows whose draft another tab has taken up, sent or removed. Nothing can be typed here, so nothing is lost.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::components::Page;
use crate::i18n::{common, elsewhere, sent};
use crate::route::Route;
use crate::state::{Standing, use_family, use_filed, use_submission};
use crate::view::view;

/// In place of every page, until the person decides.
#[component]
pub(crate) fn Elsewhere(standing: Standing) -> impl IntoView {
    match standing {
        Standing::Here => ().into_any(),
        Standing::Elsewhere => view! { <TakenUp/> },
        Standing::Sent => view! { <SentThere/> },
        Standing::Removed => view! { <Removed/> },
    }
}

#[component]
fn TakenUp() -> impl IntoView {
    let (family, submission) = (use_family(), use_submission());
    let take_back = move |_| {
        family.take_back();
        submission.reset();
    };
    view! {
        <Page title=elsewhere::TITLE>
            <p class="lead">{elsewhere::TEXT}</p>
            <button type="button" class="button" on:click=take_back>{elsewhere::GO}</button>
        </Page>
    }
}

#[component]
fn SentThere() -> impl IntoView {
    let filed = untrack(|| use_filed().kept()).into_iter().next();
    let status = filed.map_or_else(|| Route::Status.path(), |filed| Route::status_link(&filed.number, &filed.code));
    view! {
        <Page title=common::ALREADY_SENT>
            {leave_for(status, sent::OPEN)}
        </Page>
    }
}

#[component]
fn Removed() -> impl IntoView {
    view! {
        <Page title=elsewhere::REMOVED>
            <p class="lead">{elsewhere::REMOVED_TEXT}</p>
            {leave_for(Route::Start.path(), elsewhere::AGAIN)}
        </Page>
    }
}

/// Lets go of the draft that this tab still has in memory, and goes on to `path`.
fn leave_for(path: String, label: &'static str) -> impl IntoView {
    let (family, submission) = (use_family(), use_submission());
    let navigate = use_navigate();
    let leave = move |_| {
        family.begin_anew();
        submission.reset();
        navigate(&path, leptos_router::NavigateOptions::default());
    };
    view! { <p><button type="button" class="button" on:click=leave>{label}</button></p> }
}
