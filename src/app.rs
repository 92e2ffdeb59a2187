//! The root: what every page stands on, and the table of pages.

use kruzhok_domain::programme::Programme;
use leptos::prelude::*;

use crate::api::{self, Failure};
use crate::components::{focus_new_pages, provide_flash};
use crate::dom;
use crate::navigation::{page_is_drawn, use_path, within_router};
use crate::offline;
use crate::pages::{self, Footer, Header};
use crate::route::Route;
use crate::state;
use crate::view::{Node, view};
use crate::watched::{Steady, Watched, on_change};

/// The app. Nothing but a page of last resort can be drawn before the programme is known.
#[component]
pub(crate) fn App() -> Node {
    let loaded = Watched::new(None::<Result<(Programme, Option<i64>), Failure>>);
    offline::provide_update();
    let update = offline::use_update();
    let load = move || {
        loaded.set(None);
        leptos::task::spawn_local(async move {
            loaded.set(Some(api::programme().await));
            // Whatever came: where this version cannot read it, a newer one may.
            update.begin();
        });
    };
    load();
    provide_flash();
    state::provide_arrival();
    view! {
        {move || match loaded.get() {
            // The static page of `index.html` stands until the programme is there.
            None => Node::Nothing,
            Some(Err(failure)) => view! { <pages::Unavailable failure on_retry=Callback::new(move |()| load())/> },
            Some(Ok((programme, ahead))) => view! { <Ready programme ahead/> },
        }}
    }
}

#[component]
fn Ready(programme: Programme, ahead: Option<i64>) -> Node {
    if let Some(note) = state::left_in_class_mode().filter(|_| !pages::is_class_page()) {
        // Nothing of the family is in memory any more: whoever comes back begins with the next one.
        dom::replace_address(&state::class_link(&note, state::Cleared::OnWish));
    }
    state::provide_service(programme, ahead);
    state::provide_family();
    state::provide_filed();
    state::provide_parked();
    state::provide_submission();
    state::provide_class_mode();
    dom::put_away_static_page();
    within_router(|| view! { <Frame/> })
}

/// Header, the page, footer.
#[component]
fn Frame() -> Node {
    focus_new_pages(use_path());
    // Before anything can be pressed: what was typed before is in the fields by then.
    on_change(dom::tell_that_the_app_is_drawn);
    let family = state::use_family();
    let standing = Steady::new(move || family.standing());
    view! {
        <Header/>
        <main id="main" class="column" tabindex="-1">
            {move || match standing.get() {
                state::Standing::Here => view! { <Pages/> },
                elsewhere => view! { <pages::Elsewhere standing=elsewhere/> },
            }}
        </main>
        <pages::StillThere/>
        <pages::UpdateOffer/>
        <Footer/>
    }
}

/// The page of the path.
#[component]
fn Pages() -> Node {
    let path = use_path();
    view! {
        {move || {
            let page = match Route::parse(&path.get()) {
                Some(route) => untrack(|| page(route)),
                None => elsewhere(&path.get_untracked()),
            };
            // The next page's heading gets it.
            dom::let_go();
            page_is_drawn();
            page
        }}
    }
}

/// The table of pages.
fn page(route: Route) -> Node {
    match route {
        Route::Start => view! { <pages::Start/> },
        Route::Question(question) => view! { <pages::QuestionPage question/> },
        Route::Result => view! { <pages::ResultPage/> },
        Route::Documents => view! { <pages::Documents/> },
        Route::Ways => view! { <pages::Ways/> },
        Route::Section(section) => view! { <pages::SectionPage section/> },
        Route::Check => view! { <pages::Check/> },
        Route::Paper => view! { <pages::Paper/> },
        Route::Sent => view! { <pages::Sent/> },
        Route::Status => view! { <pages::StatusPage/> },
        Route::Organisations => view! { <pages::Organisations/> },
        Route::Class => view! { <pages::ClassStart/> },
        Route::ClassList => view! { <pages::ClassListPage/> },
        Route::Poster => view! { <pages::Poster/> },
        Route::Leaflet => view! { <pages::Leaflet/> },
        Route::BlankForm => view! { <pages::BlankForm/> },
        Route::Handover => view! { <pages::Handover/> },
        Route::Continue => view! { <pages::ContinueHere/> },
        Route::About => view! { <pages::About/> },
        Route::Privacy => view! { <pages::Privacy/> },
        Route::Accessibility => view! { <pages::Accessibility/> },
        Route::Help => view! { <pages::Help/> },
    }
}

/// What is drawn where no page is.
fn elsewhere(path: &str) -> Node {
    if cfg!(debug_assertions) && path == "/catalogue" {
        #[cfg(debug_assertions)]
        return view! { <crate::catalogue::Catalogue/> };
    }
    view! { <pages::NotFound/> }
}
