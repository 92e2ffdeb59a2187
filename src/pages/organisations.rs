//! The accepting organisations.

use kruzhok_domain::fields::lowercase;
use kruzhok_domain::programme::Organisation;
use leptos::prelude::*;

use crate::components::{OrganisationCard, Page, TextField, TextLook};
use crate::i18n::organisations as words;
use crate::pages::sent::document_origin;
use crate::route::Route;
use crate::state::use_service;
use crate::view::{Node, view};
use crate::watched::{Derived, Watched};

/// A list is searched from this length on.
const SEARCHED_FROM: usize = 5;
/// The most organisations for which a sheet has room beside what else it tells.
const MOST_ON_PAPER: usize = 2;

/// All organisations, with a search where there are many.
#[component]
pub(crate) fn Organisations() -> Node {
    let all = use_service().with(|programme| programme.organisations.clone());
    let wanted = Watched::new(String::new());
    let search = (all.len() >= SEARCHED_FROM).then(|| {
        let look = TextLook { input_mode: "search", autocomplete: "off", capitals: "none", spelling: false, width: "" };
        view! {
            <TextField
                id="search".to_owned()
                label=words::SEARCH.to_owned()
                hint=None
                look
                value=String::new()
                problem=Derived::default()
                on_typed=Callback::new(move |text| wanted.set(text))
            />
        }
    });
    let empty = all.is_empty();
    let found = move || {
        let wanted = wanted.with(|wanted| lowercase(wanted.trim()));
        all.iter().filter(|organisation| matches(organisation, &wanted)).cloned().collect::<Vec<_>>()
    };
    let cards = move || {
        let found = found();
        let nothing = (found.is_empty() && !empty).then(|| view! { <p>{words::NONE_FOUND}</p> });
        let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
        view! {
            <p class="hint" role="status">{words::found_count(count)}</p>
            {nothing}
            {found.into_iter().map(card).collect::<Node>()}
        }
    };
    view! {
        <Page title=words::TITLE back=Route::Start.path()>
            <p class="lead">{words::LEAD}</p>
            {if empty {
                view! { <p class="notice">{words::NONE}</p> }
            } else {
                view! { {search} {cards} }
            }}
        </Page>
    }
}

/// The card of an organisation.
pub(super) fn card(organisation: Organisation) -> Node {
    let dialling_codes = use_service().with(|programme| programme.dialling_codes.clone());
    view! { <OrganisationCard organisation dialling_codes/> }
}

/// All organisations on a page that is printed on one sheet: where they find no room on paper, it says where they are.
pub(super) fn places(all: Vec<Organisation>) -> Node {
    let is_long = all.len() > MOST_ON_PAPER;
    let elsewhere = is_long.then(|| {
        let link = [document_origin(), Route::Organisations.path()].concat();
        view! { <p class="paper-only">{words::elsewhere(&link)}</p> }
    });
    view! {
        <div class="paper-places" class:screen-only=is_long>{all.into_iter().map(card).collect::<Node>()}</div>
        {elsewhere}
    }
}

fn matches(organisation: &Organisation, wanted: &str) -> bool {
    [&organisation.name, &organisation.address].iter().any(|text| lowercase(text).contains(wanted))
}
