//! What a family has done so far, to its own telephone: in a link that never touches a server.

use kruzhok_domain::handover::{Place, Written, write, write_short};
use leptos::prelude::*;

use super::finish;
use crate::components::{CopyButton, Page, Qr};
use crate::dom;
use crate::i18n::handover as words;
use crate::navigation::query;
use crate::pages::left_out::left_out;
use crate::pages::sent::{AlreadySent, document_origin};
use crate::route::Route;
use crate::state::{Family, use_class_mode, use_family, use_filed};
use crate::view::{Node, view};
use crate::watched::Steady;

/// The code, or why there is none.
#[component]
pub(crate) fn Handover() -> Node {
    let family = use_family();
    let from = query("from").and_then(|path| Route::parse(&path));
    let place = from.and_then(Route::place);
    // What is on its way to the service may arrive while the page is open.
    let is_unsettled = Steady::new(move || family.pending().is_some());
    view! {
        {move || {
            if is_unsettled.get() {
                no_code(words::UNSETTLED, Route::Check, words::UNSETTLED_GO)
            } else {
                settled(family, place)
            }
        }}
    }
}

fn settled(family: Family, place: Option<Place>) -> Node {
    if untrack(|| family.is_empty() && use_filed().latest().is_some()) {
        return view! { <AlreadySent/> };
    }
    if untrack(|| family.is_empty() || !family.is_memory_only()) {
        return no_code(words::NOTHING, Route::Start, words::HOME);
    }
    let back = place.map_or(Route::Start, Route::from);
    let class = use_class_mode();
    let done = move |_| {
        class.count(|tally| tally.handed_over += 1);
        finish(class);
    };
    let written = write(&family.to_hand_over(place.unwrap_or(Place::Result)));
    view! {
        <Page title=words::TITLE back=back.path()>
            {code(family, written)}
            {typed_instead(family)}
            <h2>{words::DONE_TITLE}</h2>
            <p>{words::DONE_LEAD}</p>
            <button type="button" class="button" on:click=done>{words::DONE}</button>
        </Page>
    }
}

fn no_code(why: &'static str, onward: Route, go: &'static str) -> Node {
    view! {
        <Page title=words::TITLE>
            <p class="lead">{why}</p>
            <p><a class="button" href=onward.path()>{go}</a></p>
        </Page>
    }
}

/// The code for a camera, and the link; the link alone on a screen that is held in the hand.
fn code(family: Family, written: Written) -> Node {
    let Written { digits, left_out: fields } = written;
    let link = [document_origin().as_str(), &Route::continue_link()].concat();
    let whole = [link.as_str(), &digits].concat();
    let shared = whole.clone();
    let share = dom::can_share().then(|| {
        view! { <button type="button" class="button" on:click=move |_| dom::share(&shared)>{words::SHARE}</button> }
    });
    view! {
        <div class="handover-code">
            <p class="lead">{words::LEAD}</p>
            <p class="handover-qr"><Qr link digits=Some(digits) label=words::QR/></p>
            <p>{words::INSIDE}</p>
        </div>
        <p class="lead">{words::LINK_LEAD}</p>
        <p>{words::LINK_INSIDE}</p>
        <div class="actions">
            {share}
            <CopyButton label=words::COPY text=whole failed=words::COPY_FAILED/>
        </div>
        {left_out(words::LEFT_OUT, &fields, untrack(|| family.voice()))}
    }
}

/// For a telephone without a camera that reads codes.
fn typed_instead(family: Family) -> Node {
    let address = [document_origin().as_str(), &Route::Continue.path()].concat();
    view! {
        <h2>{words::TYPE_TITLE}</h2>
        <p>{words::type_lead(&address)}</p>
        <p class="ticket-number">{write_short(&untrack(|| family.answers()))}</p>
        <p>{words::TYPE_ONLY}</p>
    }
}
