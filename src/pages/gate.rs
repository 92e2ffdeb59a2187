//! Pages that cannot be entered out of turn.

use kruzhok_domain::wizard::{Case, Complete, verdict};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::sent::AlreadySent;
use crate::components::use_flash;
use crate::i18n::{common, failure, section};
use crate::route::Route;
use crate::state::{use_family, use_filed, use_service};
use crate::view::view;

/// Leaves for `path` without a trace in the history, so that Back does not lead to a page that only leads on.
pub(super) fn redirect(path: String) {
    let navigate = use_navigate();
    request_animation_frame(move || navigate(&path, NavigateOptions { replace: true, ..NavigateOptions::default() }));
}

/// Draws `page` anew for each value of `key`. Otherwise the same elements would serve the next page too, and with them
/// what the browser keeps in them: a chosen radio would stay chosen under another question.
pub(super) fn afresh<K>(key: Memo<K>, page: impl Fn(K) -> AnyView + Copy + Send + 'static) -> AnyView
where
    K: Clone + PartialEq + Send + Sync + 'static,
{
    // A closure that takes another one's place is built, where markup would be changed.
    let drawn = move |key: K| view! { {move || untrack(|| page(key.clone()))} };
    view! { {move || drawn(key.get())} }
}

/// Draws `page`, unless the application was sent and it is not known whether it arrived: then nothing may be changed,
/// and the check page finds out.
pub(super) fn unless_unsettled(page: impl FnOnce() -> AnyView) -> AnyView {
    if untrack(|| use_family().pending()).is_none() {
        return page();
    }
    use_flash().leave(failure::LOCKED);
    redirect(Route::Check.path());
    ().into_any()
}

/// Draws `page`, unless class mode is on and no family is there: then whoever comes here went back past the family before.
pub(super) fn unless_between_families(page: impl FnOnce() -> AnyView) -> AnyView {
    let family = use_family();
    if untrack(|| family.is_memory_only() && family.is_empty()) && untrack(|| use_filed().latest()).is_none() {
        redirect(Route::Class.path());
        return ().into_any();
    }
    page()
}

/// Draws `page` for a finished journey; otherwise leads to the first unanswered question.
pub(super) fn with_case(page: impl FnOnce(Case) -> AnyView) -> AnyView {
    unless_between_families(|| with_some_case(page))
}

fn with_some_case(page: impl FnOnce(Case) -> AnyView) -> AnyView {
    let journey = untrack(|| use_family().journey());
    if let Some(case) = journey.case() {
        return page(case);
    }
    if let Some(question) = journey.next() {
        use_flash().leave(common::CANNOT_SKIP);
        redirect(Route::Question(question).path());
    }
    ().into_any()
}

/// Draws `page` for one who may apply; otherwise leads to where it becomes clear why not. After sending, Back
/// shows no form but a page that says it was sent.
pub(super) fn with_complete(page: impl FnOnce(Complete) -> AnyView) -> AnyView {
    let (family, service) = (use_family(), use_service());
    if untrack(|| family.is_empty() && use_filed().latest().is_some()) {
        return view! { <AlreadySent/> };
    }
    with_case(|case| match case {
        Case::Complete(complete) if service.rule(|setting| verdict(&case, setting).may_apply()) => page(complete),
        Case::Complete(_) | Case::ByAge { .. } | Case::LivesElsewhere { .. } | Case::HasCertificate { .. } => {
            use_flash().leave(section::NOT_ELIGIBLE);
            redirect(Route::Result.path());
            ().into_any()
        }
    })
}
