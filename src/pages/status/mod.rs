//! Where an application stands: by number and code, by a link, or by what this device remembers.

mod activation;
mod lookup;
mod report;
mod watch;
mod words;

use leptos::prelude::*;

use lookup::Lookup;
use report::Report;
use watch::Watch;

use crate::components::{Loading, Page};
use crate::dom;
use crate::i18n::{Voice, common, status};
use crate::navigation::{use_fragment, use_navigator};
use crate::route::{Route, parse_status_fragment};
use crate::state::{use_class_mode, use_filed};
use crate::view::{IntoNode, Node, view};
use crate::watched::{Derived, Steady, Watched, on_change};

/// Number and code of the application that is looked at.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Pair {
    number: String,
    code: String,
}

/// What the page shows.
#[derive(Clone, PartialEq, Eq)]
enum Shown {
    /// The form for number and code; whether the server knows no application by the pair that was typed.
    Form { refused: bool },
    /// An application; whether its pair was typed here rather than followed as a link.
    Application { pair: Pair, typed: bool },
}

/// The fragment of the address says which application. Without one it is the application sent from this tab, where the
/// device does not remember it; else number and code are asked for.
#[component]
pub(crate) fn StatusPage() -> Node {
    let fragment = use_fragment();
    let filed = use_filed();
    let just_sent = untrack(|| filed.latest()).filter(|latest| !untrack(|| filed.is_kept(latest)));
    let sought = Watched::new(just_sent.map(|filed| Pair { number: filed.number, code: filed.code }));
    let refused = Watched::new(false);
    // As it was typed: what the server does not know is corrected, not typed anew.
    let typed = Watched::new(untrack(|| sought.get()).unwrap_or_default());
    let shown = Steady::new(move || {
        let by_link = fragment.with(|fragment| {
            parse_status_fragment(fragment)
                .map(|(number, code)| Pair { number: number.to_owned(), code: code.to_owned() })
        });
        match (by_link, sought.get()) {
            (Some(pair), _) => Shown::Application { pair, typed: false },
            (None, Some(pair)) => Shown::Application { pair, typed: true },
            (None, None) => Shown::Form { refused: refused.get() },
        }
    });
    let on_found = Callback::new(move |pair| {
        refused.set(false);
        sought.set(Some(pair));
    });
    let on_refused = Callback::new(move |()| {
        refused.set(true);
        sought.set(None);
    });
    let (class, navigator) = (use_class_mode(), use_navigator());
    // The page stays: loaded anew, it would take whatever is in memory alone with it, and class mode too.
    let on_another = Callback::new(move |()| {
        if !untrack(|| class.is_on()) {
            filed.forget_latest();
        }
        refused.set(false);
        typed.set(Pair::default());
        sought.set(None);
        if fragment.with_untracked(|fragment| !fragment.is_empty()) {
            navigator.replace(&Route::Status.path());
        }
        request_animation_frame(dom::focus_heading);
    });
    // Whose number is typed or whose application is open does not outlive whoever sits there, in class mode.
    on_change(move || {
        let is_typed = typed.with(|typed| *typed != Pair::default());
        class.shows_somebody(is_typed || matches!(shown.get(), Shown::Application { .. }));
    });
    on_cleanup(move || class.shows_somebody(false));
    let is_first = Watched::new(true);
    let draw = move |shown: Shown| {
        let is_first = is_first.try_update_untracked(|first| core::mem::replace(first, false)).unwrap_or_default();
        match shown {
            Shown::Application { pair, typed } => {
                let watch = Watch::start(pair, typed.then_some(on_refused), !is_first);
                view! { <Watched watch on_another/> }
            }
            Shown::Form { refused } => view! { <Lookup typed refused on_found/> },
        }
    };
    view! {
        {move || {
            let shown = shown.get();
            untrack(|| draw(shown))
        }}
    }
}

/// The page that a link opens, until the first answer, for `index.html`.
#[cfg(not(target_family = "wasm"))]
#[component]
pub(crate) fn StatusAwaited() -> Node {
    view! { <Page title=status::TITLE.to_owned() back=Route::Start.path()>{asking()}</Page> }
}

fn asking() -> Node {
    view! { <Loading text=status::ASKING/> }
}

#[component]
fn Watched(watch: Watch, on_another: Callback<()>) -> Node {
    let title = Derived::new(move || watch.title());
    let voice = move || watch.report().map_or(Voice::Parent, |report| words::voice(&report));
    let another = move |_| on_another.run(());
    let retry = move || {
        (!watch.is_refused()).then(|| {
            view! { <p><button type="button" class="button" on:click=move |_| watch.ask()>{common::RETRY}</button></p> }
        })
    };
    view! {
        <Page title back=Route::Start.path()>
            <div aria-live="polite">{move || watch.trouble_text().map(|text| view! { <p class="notice">{text}</p> })}</div>
            {move || match watch.report() {
                Some(report) => {
                    dom::keep_focus();
                    view! { <Report report watch voice=voice()/> }
                }
                None if watch.is_asking() => asking(),
                None => retry().into_node(),
            }}
            // It would be pushed down by what is still asked for.
            {move || {
                let settled = watch.report().is_some() || !watch.is_asking();
                settled.then(|| {
                    view! {
                        <p class="screen-only">
                            <button type="button" class="link" on:click=another>{status::ANOTHER}</button>
                        </p>
                    }
                })
            }}
        </Page>
    }
}
