//! Pages that cannot be entered out of turn.

use kruzhok_domain::wizard::{Case, Complete, verdict};
use leptos::prelude::*;

use super::sent::AlreadySent;
use crate::components::use_flash;
use crate::i18n::{common, failure, section};
use crate::navigation::use_navigator;
use crate::route::Route;
use crate::state::{use_family, use_filed, use_service};
use crate::view::{Node, view};

/// Leaves for `path` without a trace in the history, so that Back does not lead to a page that only leads on.
pub(super) fn redirect(path: String) {
    use_navigator().redirect(path);
}

/// Draws `page`, unless the application was sent and it is not known whether it arrived: then nothing may be changed,
/// and the check page finds out.
pub(super) fn unless_unsettled(page: impl FnOnce() -> Node) -> Node {
    if untrack(|| use_family().pending()).is_none() {
        return page();
    }
    use_flash().leave(failure::LOCKED);
    redirect(Route::Check.path());
    Node::Nothing
}

/// Draws `page`, unless class mode is on and no family is there: then whoever comes here went back past the family before.
pub(super) fn unless_between_families(page: impl FnOnce() -> Node) -> Node {
    let family = use_family();
    if untrack(|| family.is_memory_only() && family.is_empty()) && untrack(|| use_filed().latest()).is_none() {
        redirect(Route::Class.path());
        return Node::Nothing;
    }
    page()
}

/// Draws `page` for a finished journey; otherwise leads to the first unanswered question.
pub(super) fn with_case(page: impl FnOnce(Case) -> Node) -> Node {
    unless_between_families(|| with_some_case(page))
}

fn with_some_case(page: impl FnOnce(Case) -> Node) -> Node {
    let journey = untrack(|| use_family().journey());
    if let Some(case) = journey.case() {
        return page(case);
    }
    if let Some(question) = journey.next() {
        use_flash().leave(common::CANNOT_SKIP);
        redirect(Route::Question(question).path());
    }
    Node::Nothing
}

/// Draws `page` for one who may apply; otherwise leads to where it becomes clear why not. After sending, Back
/// shows no form but a page that says it was sent.
pub(super) fn with_complete(page: impl FnOnce(Complete) -> Node) -> Node {
    let (family, service) = (use_family(), use_service());
    if untrack(|| family.is_empty() && use_filed().latest().is_some()) {
        return view! { <AlreadySent/> };
    }
    with_case(|case| match case {
        Case::Complete(complete) if service.rule(|setting| verdict(&case, setting).may_apply()) => page(complete),
        Case::Complete(_) | Case::ByAge { .. } | Case::LivesElsewhere { .. } | Case::HasCertificate { .. } => {
            use_flash().leave(section::NOT_ELIGIBLE);
            redirect(Route::Result.path());
            Node::Nothing
        }
    })
}
