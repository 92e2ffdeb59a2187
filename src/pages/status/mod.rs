//! Where an application stands: by number and code, by a link, or by what this device remembers.

mod activation;
mod lookup;
mod report;
mod watch;

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use lookup::Lookup;
use report::Report;
use watch::Watch;

use crate::components::{Loading, Page};
use crate::i18n::{Voice, common, status};
use crate::route::{Route, parse_status_fragment};
use crate::state::use_filed;

/// Number and code of the application that is looked at.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Pair {
    number: String,
    code: String,
}

/// The fragment of the address says which application. Without one it is the application sent from this tab, where the
/// device does not remember it; else number and code are asked for.
#[component]
pub(crate) fn StatusPage() -> impl IntoView {
    let fragment = use_location().hash;
    let filed = use_filed();
    let just_sent = untrack(|| filed.latest()).filter(|latest| !untrack(|| filed.is_kept(latest)));
    let typed = RwSignal::new(just_sent.map(|filed| Pair { number: filed.number, code: filed.code }));
    let pair = Memo::new(move |_| {
        let by_link = fragment.with(|fragment| {
            parse_status_fragment(fragment)
                .map(|(number, code)| Pair { number: number.to_owned(), code: code.to_owned() })
        });
        by_link.or_else(|| typed.get())
    });
    let another = Callback::new(move |()| {
        filed.forget_latest();
        typed.set(None);
    });
    move || match pair.get() {
        Some(pair) => view! { <Watched pair on_another=another/> }.into_any(),
        None => view! { <Lookup on_found=Callback::new(move |pair| typed.set(Some(pair)))/> }.into_any(),
    }
}

#[component]
fn Watched(pair: Pair, on_another: Callback<()>) -> impl IntoView {
    let watch = Watch::start(pair);
    let title = Signal::derive(move || watch.title());
    let voice = move || watch.report().map_or(Voice::Parent, |report| report::voice(&report));
    let another = move |_| {
        on_another.run(());
        crate::dom::replace_page(&Route::Status.path());
    };
    view! {
        <Page title back=Route::Start.path()>
            <div aria-live="polite">{move || watch.trouble_text().map(|text| view! { <p class="notice">{text}</p> })}</div>
            {move || match watch.report() {
                Some(report) => view! { <Report report watch voice=voice()/> }.into_any(),
                None if watch.is_asking() => view! { <Loading/> }.into_any(),
                None => view! {
                    <p><button type="button" class="button" on:click=move |_| watch.ask()>{common::RETRY}</button></p>
                }
                .into_any(),
            }}
            <p class="screen-only"><button type="button" class="link" on:click=another>{status::ANOTHER}</button></p>
        </Page>
    }
    .into_any()
}
