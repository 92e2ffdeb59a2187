//! The poster for the wall of a school.

use leptos::prelude::*;

use super::papers::{Sheet, buttons, foot, part, site};
use crate::dom;
use crate::i18n::{poster as words, start};
use crate::route::Route;
use crate::state::use_service;
use crate::view::{Node, view};
use crate::watched::Watched;

const SHEET: Sheet =
    Sheet { route: Route::Poster, title: start::TITLE, document_title: words::DOCUMENT_TITLE, lead: words::LEAD };

/// The poster, for paper of two sizes.
#[component]
pub(crate) fn Poster() -> Node {
    let large = Watched::new(false);
    let print = move |is_large| {
        Callback::new(move |()| {
            large.set(is_large);
            // The sheet has its size before the browser measures it.
            request_animation_frame(dom::print);
        })
    };
    let controls = buttons(vec![(words::SMALL, print(false)), (words::LARGE, print(true))]);
    let (ages, place) = use_service().with(|programme| (programme.ages, programme.municipality.prepositional.clone()));
    let who = words::who_text(&ages.from.to_string(), &ages.until.to_string(), &place);
    let how = words::HOW_TEXT.iter().map(|line| view! { <li class="stage"><p>{*line}</p></li> });
    let content = view! {
        <div class="poster" class:poster-large=large>
            <p class="poster-title" aria-hidden="true">{start::TITLE}</p>
            <p class="poster-what">{words::WHAT}</p>
            {part(words::WHO, vec![who, words::alone(&ages.alone_from.to_string())])}
            <h2>{words::HOW}</h2>
            <ol class="stages">{how.collect::<Node>()}</ol>
            {site()}
            {foot()}
        </div>
    };
    SHEET.page(controls, content)
}
