//! Going on with what another device has handed over.

use kruzhok_domain::form::Draft;
use kruzhok_domain::handover::{Handover, Place, Unreadable, read_short};
use kruzhok_domain::wizard::{Answers, Journey};
use leptos::prelude::*;

use super::left_out::left_out;
use crate::components::{Page, ShownProblem, TextField, TextLook};
use crate::dom;
use crate::i18n::{Voice, arrival as words};
use crate::navigation::use_navigator;
use crate::offline::{Update, use_update};
use crate::route::Route;
use crate::state::{initial_of, use_arrival, use_family, use_submission};
use crate::view::{Node, view};
use crate::watched::{Derived, Watched};

const LOOK: TextLook =
    TextLook { input_mode: "numeric", autocomplete: "off", capitals: "none", spelling: false, width: "width-20" };
/// The id of the field for the code.
const CODE: &str = "code";

/// What has come, or where to type a code.
#[component]
pub(crate) fn ContinueHere() -> Node {
    let (arrival, update) = (use_arrival(), use_update());
    view! {
        {move || match arrival.here() {
            Some(Ok(handover)) => view! { <Offer handover/> },
            Some(Err(trouble)) => view! { <TypeCode trouble=Some(link_trouble(trouble, update))/> },
            None => view! { <TypeCode trouble=None/> },
        }}
    }
}

/// Nothing is kept, and nothing replaced, before the person wants it.
#[component]
fn Offer(handover: Handover) -> Node {
    let (family, submission, arrival) = (use_family(), use_submission(), use_arrival());
    let navigator = use_navigator();
    let leave = move |route: Route| {
        arrival.forget();
        navigator.replace(&route.path());
    };
    let drop = leave;
    let what = what_came(&handover);
    let voice = Voice::of(handover.answers.applicant);
    let still_to_type = left_out(words::LEFT_OUT, &handover.left_out, voice);
    let beside = !family.left_on_device().is_empty();
    let go = move |_| {
        let place = handover.place;
        family.go_on_with(handover.clone());
        submission.reset();
        leave(next(place, &untrack(|| family.journey())));
    };
    view! {
        <Page title=words::TITLE>
            <p class="lead">{what}</p>
            {still_to_type}
            <p>{words::SAVED} {beside.then(|| [" ", words::BESIDE].concat())}</p>
            <div class="actions">
                <button type="button" class="button" on:click=go>{words::GO}</button>
                <button type="button" class="button button-quiet" on:click=move |_| drop(Route::Start)>
                    {words::DROP}
                </button>
            </div>
        </Page>
    }
}

/// As much as tells two children of one family apart.
fn what_came(handover: &Handover) -> String {
    if handover.draft.is_empty() {
        return words::ANSWERS.to_owned();
    }
    let child = initial_of(&handover.draft).map(|initial| words::child(&initial.to_string()));
    [words::WHOLE, " ", &child.unwrap_or_default()].concat()
}

/// The page to go on with: the one the family was on, unless something is to be asked first.
fn next(place: Place, journey: &Journey) -> Route {
    match (place, journey.next()) {
        (Place::Question(question), _) if journey.may_visit(question) => Route::Question(question),
        (_, Some(next)) => Route::Question(next),
        (Place::Question(_), None) => Route::Result,
        (place, None) => place.into(),
    }
}

/// The short code, for a telephone whose camera reads no other.
#[component]
fn TypeCode(
    /// What was wrong with a link.
    trouble: Option<&'static str>,
) -> Node {
    let (arrival, update) = (use_arrival(), use_update());
    let typed = Watched::new(String::new());
    let problem = Watched::new(None::<&'static str>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match typed.with_untracked(|typed| read_short(typed)) {
            Ok(answers) => {
                arrival.note(of_answers(answers));
                request_animation_frame(dom::focus_heading);
            }
            Err(trouble) => problem.set(Some(code_trouble(trouble, update))),
        }
    };
    let shown = move || problem.get().map(shown).into_iter().collect::<Vec<_>>();
    view! {
        <Page title=words::TYPE_TITLE back=Route::Start.path() problems=Derived::new(shown)>
            {trouble.map(|trouble| view! { <p class="notice" role="status">{trouble}</p> })}
            <p class="lead">{words::TYPE_LEAD}</p>
            <form class="form" novalidate on:submit=submit>
                <TextField
                    id=CODE.to_owned()
                    label=words::CODE.to_owned()
                    hint=Some(words::CODE_HINT.to_owned())
                    look=LOOK
                    value=String::new()
                    problem=Derived::new(move || problem.get().map(str::to_owned))
                    on_typed=Callback::new(move |text| typed.set_untracked(text))
                />
                <button type="submit" class="button">{words::CODE_GO}</button>
            </form>
        </Page>
    }
}

/// The wizard's answers and nothing else, to be gone on with after the last of them.
fn of_answers(answers: Answers) -> Handover {
    Handover {
        place: Place::Result,
        answers,
        birth_date: String::new(),
        draft: Draft::default(),
        ticks: Default::default(),
        left_out: Default::default(),
    }
}

fn shown(text: &'static str) -> ShownProblem {
    ShownProblem { field: CODE.to_owned(), target: Some(CODE.to_owned()), part: None, text: text.to_owned() }
}

fn offer_if_newer(trouble: Unreadable, update: Update) {
    if trouble == Unreadable::Newer {
        update.offer();
    }
}

fn link_trouble(trouble: Unreadable, update: Update) -> &'static str {
    offer_if_newer(trouble, update);
    match trouble {
        Unreadable::Empty | Unreadable::Cut => words::LINK_CUT,
        Unreadable::Characters | Unreadable::Damaged => words::LINK_DAMAGED,
        Unreadable::Newer => words::LINK_NEWER,
    }
}

fn code_trouble(trouble: Unreadable, update: Update) -> &'static str {
    offer_if_newer(trouble, update);
    match trouble {
        Unreadable::Empty => words::CODE_EMPTY,
        Unreadable::Characters => words::CODE_CHARACTERS,
        Unreadable::Cut => words::CODE_LENGTH,
        Unreadable::Damaged => words::CODE_DAMAGED,
        Unreadable::Newer => words::CODE_NEWER,
    }
}
