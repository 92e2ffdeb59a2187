//! The class page: the next family, what was done today, papers for the school.

use kruzhok_domain::wizard::Applicant;
use leptos::prelude::*;

use super::papers::Papers;
use super::{finish, keys};
use crate::clock;
use crate::components::Page;
use crate::dom;
use crate::i18n::{self, chrome, class as words};
use crate::pages::sent::{grouped_code, grouped_number};
use crate::route::Route;
use crate::state::{Cleared, Outcome, Settled, cleared_before, use_class_mode, use_family, use_filed, use_parked};
use crate::view::{Node, view};
use crate::watched::Steady;

/// Turns class mode on, and is where each family begins.
#[component]
pub(crate) fn ClassStart() -> Node {
    let class = use_class_mode();
    class.begin();
    let told = match cleared_before() {
        Cleared::OnWish => None,
        Cleared::Unattended => Some(words::CLEARED),
        Cleared::UnattendedAndUnsettled => Some(words::CLEARED_UNSETTLED),
    };
    let begin = if untrack(|| !class.is_clean()) {
        view! { <Unfinished/> }
    } else {
        view! { <p><a class="button" href=Route::begin(Applicant::Staff)>{words::BEGIN}</a></p> }
    };
    view! {
        <Page title=words::TITLE>
            {told.map(|text| view! { <p class="notice" role="status">{text}</p> })}
            <p class="lead">{words::LEAD}</p>
            {begin}
            <LeftHere/>
            <Today/>
            <Papers but=Route::Class/>
            <h2>{words::KEYS}</h2>
            {keys::list()}
            <p class="hint">{words::BOOKMARK}</p>
            <p>
                <button type="button" class="link" on:click=|_| dom::replace_page(&Route::Start.path())>{words::LEAVE}</button>
            </p>
        </Page>
    }
}

/// A family whose answers, or whose number, are still in memory.
#[component]
fn Unfinished() -> Node {
    let (class, family) = (use_class_mode(), use_family());
    let next = match untrack(|| use_filed().latest()) {
        Some(_) => Route::Sent,
        None => untrack(|| family.journey()).next().map_or(Route::Result, Route::Question),
    };
    view! {
        <section class="card card-next" aria-labelledby="unfinished">
            <h2 id="unfinished">{words::UNFINISHED}</h2>
            <div class="actions">
                <a class="button" href=next.path()>{words::GO_ON}</a>
                <button type="button" class="button button-quiet" on:click=move |_| finish(class)>{chrome::FINISH}</button>
            </div>
        </section>
    }
}

/// Applications that were left on this computer on purpose.
#[component]
fn LeftHere() -> Node {
    let parked = use_parked();
    let waiting = move || match parked.waiting() {
        0 => None,
        count => Some(view! { <p>{words::parked_waiting(u64::try_from(count).unwrap_or_default())}</p> }),
    };
    let settled = move || {
        let rows = parked.settled().into_iter().map(|settled| {
            let text = in_words(&settled);
            view! {
                <li>
                    <p>{text}</p>
                    <button type="button" class="button button-quiet" on:click=move |_| parked.forget(&settled)>
                        {words::PARKED_FORGET}
                    </button>
                </li>
            }
        });
        rows.collect::<Node>()
    };
    let is_empty = Steady::new(move || parked.waiting() == 0 && parked.settled().is_empty());
    view! {
        {move || {
            (!is_empty.get()).then(|| {
                view! {
                    <section class="card" aria-labelledby="parked" role="status">
                        <h2 id="parked">{words::PARKED}</h2>
                        {waiting}
                        <ul class="list">{settled}</ul>
                    </section>
                }
            })
        }}
    }
}

fn in_words(settled: &Settled) -> String {
    let when = i18n::moment(settled.at, clock::device_offset());
    match &settled.outcome {
        Outcome::Arrived { number, code } => words::parked_arrived(&when, &grouped_number(number), &grouped_code(code)),
        Outcome::Refused => words::parked_refused(&when),
        Outcome::Expired => words::parked_expired(&when),
    }
}

/// What was done today, in numbers.
#[component]
fn Today() -> Node {
    let tally = use_class_mode().tally();
    let rows = [
        (words::HELPED, tally.helped),
        (words::SENT, tally.sent),
        (words::HANDED_OVER, tally.handed_over),
        (words::PRINTED, tally.printed),
    ];
    let rows =
        rows.map(|(name, number)| view! { <div class="tally-part"><dt>{name}</dt><dd>{number.to_string()}</dd></div> });
    view! {
        <h2>{words::TODAY}</h2>
        <dl class="tally">{rows.into_iter().collect::<Node>()}</dl>
    }
}
