//! A pasted class at one glance. What is pasted stays in this page's memory: nothing is sent, stored or put into the
//! address, the history or the title.

use kruzhok_domain::class_list::{ClassList, MOST_ROWS};
use leptos::prelude::*;

use super::papers::Papers;
use super::table::Outcome;
use crate::components::{Page, ShownProblem, TextArea, text_of};
use crate::dom;
use crate::i18n::class_list as words;
use crate::route::Route;
use crate::state::{use_class_mode, use_service};
use crate::view::{Node, view};
use crate::watched::{Derived, Watched, on_change};

const FIELD: &str = "pasted";

/// The id of the heading over what was read.
pub(super) const HEADING: &str = "class";

/// Where a list is pasted, and what came of it.
#[component]
pub(crate) fn ClassListPage() -> Node {
    let (service, class) = (use_service(), use_class_mode());
    class.begin();
    let (pasted, list) = (Watched::new(String::new()), Watched::new(None::<ClassList>));
    let problems = Watched::new(Vec::<ShownProblem>::new());
    let problem = Derived::new(move || problems.with(|problems| problems.first().cloned()));
    let read = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = service.rule(|setting| pasted.with_untracked(|pasted| ClassList::read(pasted, setting)));
        let found = match &read {
            Err(_) => Some(words::too_many(&MOST_ROWS.to_string())),
            Ok(list) => list.is_empty().then(|| words::EMPTY.to_owned()),
        };
        problems.set(found.map(shown_problem).into_iter().collect());
        list.set(read.ok().filter(|list| !list.is_empty()));
        request_animation_frame(|| {
            dom::focus(HEADING);
        });
    };
    // Names of children are on the screen: like a family's answers they do not outlive whoever pasted them.
    on_change(move || class.shows_somebody(!pasted.with(String::is_empty)));
    on_cleanup(move || class.shows_somebody(false));
    let clear = move |_| {
        pasted.set(String::new());
        list.set(None);
        problems.set(Vec::new());
        dom::focus(FIELD);
    };
    view! {
        <Page title=words::TITLE back=Route::Class.path() problems>
            <form class="form screen-only" autocomplete="off" novalidate on:submit=read>
                <p class="lead">{words::LEAD}</p>
                <p>{words::PRIVATE}</p>
                <p>{words::HOW}</p>
                <TextArea
                    id=FIELD
                    label=words::LABEL.to_owned()
                    hint=words::HINT.to_owned()
                    text=pasted
                    problem=text_of(problem)
                />
                <div class="actions">
                    <button type="submit" class="button">{words::SHOW}</button>
                    <button type="button" class="button button-quiet" on:click=clear>{words::CLEAR}</button>
                </div>
            </form>
            {move || list.get().map(|list| view! { <Outcome list/> })}
            <Papers but=Route::ClassList/>
        </Page>
    }
}

fn shown_problem(text: String) -> ShownProblem {
    ShownProblem { field: FIELD.to_owned(), target: Some(FIELD.to_owned()), part: None, text }
}
