//! The ways to apply: here, in person, through the regional cabinet (R3, R4).

use kruzhok_domain::form::Section;
use leptos::prelude::*;

use crate::components::Page;
use crate::i18n::{common, ways};
use crate::route::Route;
use crate::state::{use_family, use_service};

/// The three ways, none of them a dead end.
#[component]
pub(crate) fn Ways() -> impl IntoView {
    let voice = untrack(|| use_family().voice());
    let cabinet = use_service().with(|programme| programme.links.cabinet.clone());
    view! {
        <Page title=ways::TITLE back=Route::Result.path()>
            <p class="lead">{ways::LEAD}</p>
            <section class="card" aria-labelledby="way-here">
                <h2 id="way-here">{ways::HERE}</h2>
                <p>{ways::HERE_TEXT}</p>
                <p class="hint">{ways::HERE_NOTE}</p>
                <p><a class="button" href=Route::Section(Section::Child).path()>{ways::HERE_GO}</a></p>
            </section>
            <section class="card" aria-labelledby="way-person">
                <h2 id="way-person">{ways::PERSON}</h2>
                <p>{ways::PERSON_TEXT}</p>
                <ul class="list">
                    <li><a href=Route::Documents.path()>{ways::PERSON_DOCUMENTS}</a></li>
                    <li><a href=Route::Paper.path()>{ways::PERSON_FORM}</a></li>
                    <li><a href=Route::Organisations.path()>{ways::PERSON_PLACES}</a></li>
                </ul>
            </section>
            <section class="card" aria-labelledby="way-cabinet">
                <h2 id="way-cabinet">{ways::CABINET}</h2>
                <p>{ways::CABINET_TEXT}</p>
                <p>{ways::cabinet_login(voice)}</p>
                <p>{ways::CABINET_ESIA}</p>
                <p>{ways::CABINET_NONE}</p>
                <p><a href=cabinet rel="external noreferrer">{common::opens_outside(ways::CABINET_GO)}</a></p>
            </section>
        </Page>
    }
    .into_any()
}
