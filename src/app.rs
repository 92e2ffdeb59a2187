//! The root: what every page stands on, and the table of pages.

use kruzhok_domain::programme::Programme;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route as Page, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

use crate::api::{self, Failure};
use crate::components::{focus_new_pages, provide_flash};
use crate::dom;
use crate::offline;
use crate::pages::{self, Footer, Header};
use crate::state;
use crate::view::view;

/// The app. Nothing but a page of last resort can be drawn before the programme is known.
#[component]
pub(crate) fn App() -> impl IntoView {
    let loaded = RwSignal::new(None::<Result<(Programme, Option<i64>), Failure>>);
    let load = move || {
        loaded.set(None);
        leptos::task::spawn_local(async move { loaded.set(Some(api::programme().await)) });
    };
    load();
    provide_flash();
    state::provide_arrival();
    view! {
        {move || match loaded.get() {
            // The static page of `index.html` stands until the programme is there.
            None => ().into_any(),
            Some(Err(_)) => view! { <pages::Unavailable on_retry=Callback::new(move |()| load())/> },
            Some(Ok((programme, ahead))) => view! { <Ready programme ahead/> },
        }}
    }
}

#[component]
fn Ready(programme: Programme, ahead: Option<i64>) -> impl IntoView {
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
    offline::provide_update();
    dom::put_away_static_page();
    view! {
        <Router>
            <Frame/>
        </Router>
    }
}

/// Header, the page, footer.
#[component]
fn Frame() -> impl IntoView {
    focus_new_pages(use_location().pathname);
    let family = state::use_family();
    let standing = Memo::new(move |_| family.standing());
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

/// The table of pages.
#[component]
fn Pages() -> impl IntoView {
    view! {
            <FlatRoutes fallback=elsewhere>
                <Page path=path!("/") view=pages::Start/>
                <Page path=path!("/questions/:id") view=pages::QuestionPage/>
                <Page path=path!("/result") view=pages::ResultPage/>
                <Page path=path!("/documents") view=pages::Documents/>
                <Page path=path!("/ways") view=pages::Ways/>
                <Page path=path!("/application/check") view=pages::Check/>
                <Page path=path!("/application/paper") view=pages::Paper/>
                <Page path=path!("/application/:section") view=pages::SectionPage/>
                <Page path=path!("/sent") view=pages::Sent/>
                <Page path=path!("/status") view=pages::StatusPage/>
                <Page path=path!("/organisations") view=pages::Organisations/>
                <Page path=path!("/class") view=pages::ClassStart/>
                <Page path=path!("/class/list") view=pages::ClassListPage/>
                <Page path=path!("/class/poster") view=pages::Poster/>
                <Page path=path!("/class/leaflet") view=pages::Leaflet/>
                <Page path=path!("/class/form") view=pages::BlankForm/>
                <Page path=path!("/class/handover") view=pages::Handover/>
                <Page path=path!("/continue") view=pages::ContinueHere/>
                <Page path=path!("/about") view=pages::About/>
                <Page path=path!("/privacy") view=pages::Privacy/>
                <Page path=path!("/accessibility") view=pages::Accessibility/>
                <Page path=path!("/help") view=pages::Help/>
            </FlatRoutes>
    }
}

/// What is drawn where no page is.
fn elsewhere() -> AnyView {
    #[cfg(debug_assertions)]
    if use_location().pathname.read_untracked().as_str() == "/catalogue" {
        return view! { <crate::catalogue::Catalogue/> };
    }
    view! { <pages::NotFound/> }
}
