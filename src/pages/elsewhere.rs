//! What a tab shows whose draft another tab has taken up, sent or removed. Nothing can be typed here, so nothing is lost.

use leptos::prelude::*;

use crate::components::Page;
use crate::i18n::{common, elsewhere, sent};
use crate::navigation::use_navigator;
use crate::route::Route;
use crate::state::{Standing, use_family, use_filed, use_submission};
use crate::view::{Node, view};

/// In place of every page, until the person decides.
#[component]
pub(crate) fn Elsewhere(standing: Standing) -> Node {
    match standing {
        Standing::Here => Node::Nothing,
        Standing::Elsewhere => view! { <TakenUp/> },
        Standing::Sent => view! { <SentThere/> },
        Standing::Removed => view! { <Removed/> },
    }
}

#[component]
fn TakenUp() -> Node {
    let (family, submission) = (use_family(), use_submission());
    let take_back = move |_| {
        family.take_back();
        submission.reset();
        // What this tab was to try again it has let be while the other one had the draft.
        submission.try_again();
    };
    view! {
        <Page title=elsewhere::TITLE>
            <p class="lead">{elsewhere::TEXT}</p>
            <button type="button" class="button" on:click=take_back>{elsewhere::GO}</button>
        </Page>
    }
}

#[component]
fn SentThere() -> Node {
    let filed = untrack(|| use_filed().kept()).into_iter().next();
    let status = filed.map_or_else(|| Route::Status.path(), |filed| Route::status_link(&filed.number, &filed.code));
    view! {
        <Page title=common::ALREADY_SENT>
            {leave_for(status, sent::OPEN)}
        </Page>
    }
}

#[component]
fn Removed() -> Node {
    view! {
        <Page title=elsewhere::REMOVED>
            <p class="lead">{elsewhere::REMOVED_TEXT}</p>
            {leave_for(Route::Start.path(), elsewhere::AGAIN)}
        </Page>
    }
}

/// Lets go of the draft that this tab still has in memory, and goes on to `path`.
fn leave_for(path: String, label: &'static str) -> Node {
    let (family, submission) = (use_family(), use_submission());
    let navigator = use_navigator();
    let leave = move |_| {
        family.begin_anew();
        submission.reset();
        navigator.go(&path);
    };
    view! { <p><button type="button" class="button" on:click=leave>{label}</button></p> }
}
