//! What the papers of a school share: their page, the way from one to the other, and what each of them tells.

use leptos::prelude::*;

use crate::components::{Page, Qr};
use crate::i18n::{self, class_papers as words, documents, poster};
use crate::pages::organisations::places;
use crate::pages::sent::document_origin;
use crate::route::Route;
use crate::state::{use_class_mode, use_service};
use crate::view::{Node, view};

/// What is told about a sheet of paper before it is printed.
pub(super) struct Sheet {
    /// The page it stands on.
    pub(super) route: Route,
    /// What is written at its top.
    pub(super) title: &'static str,
    /// What it is, for the history of the browser.
    pub(super) document_title: &'static str,
    /// What it is for.
    pub(super) lead: &'static str,
}

impl Sheet {
    /// The page with everything on the sheet; `controls` stand above it, on the screen alone.
    pub(super) fn page(self, controls: Node, content: Node) -> Node {
        view! {
            <Page title=self.title document_title=self.document_title back=Route::Class.path()>
                <div class="screen-only">
                    <p class="lead">{self.lead}</p>
                    {controls}
                </div>
                {content}
                <Papers but=self.route/>
            </Page>
        }
    }
}

/// Buttons that print.
pub(super) fn buttons(all: Vec<(&'static str, Callback<()>)>) -> Node {
    let class = use_class_mode();
    let all = all.into_iter().map(|(name, print)| {
        let press = move |_| {
            class.count(|tally| tally.printed += 1);
            print.run(());
        };
        view! { <button type="button" class="button" on:click=press>{name}</button> }
    });
    view! { <div class="actions">{all.collect::<Node>()}</div> }
}

/// All pages for schools but the one it stands on.
#[component]
pub(super) fn Papers(
    /// The page it stands on.
    but: Route,
) -> Node {
    let all = [
        (Route::ClassList, words::LIST),
        (Route::Poster, words::POSTER),
        (Route::Leaflet, words::LEAFLET),
        (Route::BlankForm, words::FORM),
    ];
    let others = all.into_iter().filter(|(route, _)| *route != but);
    let links = others.map(|(route, name)| view! { <li><a class="go" href=route.path()>{name}</a></li> });
    view! {
        <section class="screen-only" aria-labelledby="papers">
            <h2 id="papers">{words::TITLE}</h2>
            <ul class="list">{links.collect::<Node>()}</ul>
        </section>
    }
}

/// A part of a paper: a heading and what there is to know.
pub(super) fn part(heading: &'static str, lines: Vec<String>) -> Node {
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> });
    view! { <h2>{heading}</h2> <ul class="list">{lines.collect::<Node>()}</ul> }
}

/// The address of the start page as people type it.
pub(super) fn address() -> String {
    let origin = document_origin();
    origin.split_once("://").map_or_else(|| origin.clone(), |(_, host)| host.to_owned())
}

/// The start page as a QR code.
pub(super) fn site() -> Node {
    view! {
        <figure class="paper-site">
            <Qr link=document_origin() label=poster::QR/>
            <figcaption>{poster::SITE} " " <strong>{address()}</strong></figcaption>
        </figure>
    }
}

/// Where to come, or whom to ask; and of which day the paper is, and what it rests on.
pub(super) fn foot() -> Node {
    let service = use_service();
    let all = service.with(|programme| programme.organisations.clone());
    let unknown = all.is_empty().then(|| view! { <p>{documents::WHERE_UNKNOWN}</p> });
    let printed = service.with(|programme| {
        let basis = &programme.legal_basis;
        let (today, date) = (i18n::long_date(service.today()), i18n::long_date(basis.date));
        poster::printed(&today, &basis.title, &date, &basis.number)
    });
    view! {
        <h2>{poster::WHERE}</h2>
        {unknown}
        {places(all)}
        <p class="hint">{printed}</p>
    }
}
