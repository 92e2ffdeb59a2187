//! The ways to apply: here, in person, through the regional cabinet (R3, R4).

use kruzhok_domain::form::Section;
use leptos::prelude::*;

use super::outside::OutsideLink;
use crate::components::Page;
use crate::i18n::{organisations, ways};
use crate::route::Route;
use crate::state::{Service, use_family, use_service};
use crate::view::{Node, view};

/// The three ways, none of them a dead end.
#[component]
pub(crate) fn Ways() -> Node {
    let voice = untrack(|| use_family().voice());
    let service = use_service();
    let cabinet = service.with(|programme| programme.links.cabinet.clone());
    view! {
        <Page title=ways::TITLE back=Route::Result.path()>
            <p class="lead">{ways::LEAD}</p>
            <section class="card" aria-labelledby="way-here">
                <h2 id="way-here">{ways::HERE}</h2>
                <p>{ways::HERE_TEXT}</p>
                <p class="hint">{ways::HERE_NOTE}</p>
                {fill_in(ways::HERE_GO, service)}
            </section>
            <section class="card" aria-labelledby="way-person">
                <h2 id="way-person">{ways::PERSON}</h2>
                <p>{ways::PERSON_TEXT}</p>
                <ul class="list">
                    <li><a class="go" href=Route::Documents.path()>{ways::PERSON_DOCUMENTS}</a></li>
                    <li><a class="go" href=Route::Paper.path()>{ways::PERSON_FORM}</a></li>
                    <li><a class="go" href=Route::Organisations.path()>{ways::PERSON_PLACES}</a></li>
                </ul>
            </section>
            <section class="card" aria-labelledby="way-cabinet">
                <h2 id="way-cabinet">{ways::CABINET}</h2>
                <p>{ways::CABINET_TEXT}</p>
                <p>{ways::cabinet_login(voice)}</p>
                <p>{ways::CABINET_ESIA}</p>
                <p>{ways::CABINET_NONE}</p>
                <p><OutsideLink href=cabinet label=ways::CABINET_GO/></p>
            </section>
        </Page>
    }
}

/// The way into the form, where there is one.
pub(super) fn fill_in(label: &'static str, service: Service) -> Node {
    if takes_applications(service) {
        view! { <p><a class="button" href=Route::Section(Section::Child).path()>{label}</a></p> }
    } else {
        view! { <p class="notice">{organisations::NONE}</p> }
    }
}

/// Where no organisation is known an application would reach nobody: said before the form, not at its end.
pub(super) fn takes_applications(service: Service) -> bool {
    service.with(|programme| !programme.organisations.is_empty())
}
