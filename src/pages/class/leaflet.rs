//! The leaflet to give away: all branches of the rules on one sheet, for any family.

use kruzhok_domain::programme::{DocumentRule, Programme, When};
use kruzhok_domain::wizard::{DocumentKind, Stage};
use leptos::prelude::*;

use super::papers::{Sheet, address, buttons, foot, part, site};
use crate::dom;
use crate::i18n::{Voice, document, documents, leaflet as words, poster, start};
use crate::pages::names::document_name;
use crate::route::Route;
use crate::state::use_service;
use crate::view::{Node, view};

const SHEET: Sheet =
    Sheet { route: Route::Leaflet, title: start::TITLE, document_title: words::DOCUMENT_TITLE, lead: words::LEAD };

/// The leaflet.
#[component]
pub(crate) fn Leaflet() -> Node {
    let parts = use_service().with(|programme| {
        [
            (words::WHO, who(programme)),
            (words::APPLY, needed(Stage::Apply, programme)),
            (words::ACTIVATE, needed(Stage::Activate, programme)),
            (words::ASK, words::ASK_TEXT.iter().map(|line| (*line).to_owned()).collect()),
            (words::WAYS, ways(programme)),
        ]
    });
    let content = view! {
        <div class="leaflet">
            {site()}
            <p>{poster::WHAT} " " {documents::LEAD}</p>
            {parts.map(|(heading, lines)| part(heading, lines)).into_iter().collect::<Node>()}
            {foot()}
        </div>
    };
    SHEET.page(buttons(vec![(words::PRINT, Callback::new(|()| dom::print()))]), content)
}

fn who(programme: &Programme) -> Vec<String> {
    let ages = programme.ages;
    let until = ages.until.to_string();
    vec![
        words::who_text(&ages.from.to_string(), &until, &programme.municipality.prepositional),
        words::alone(&ages.alone_from.to_string()),
        words::TOO_YOUNG.to_owned(),
        words::ELSEWHERE.to_owned(),
        words::ALREADY.to_owned(),
    ]
}

/// What anybody may have to bring, with the condition where there is one.
fn needed(stage: Stage, programme: &Programme) -> Vec<String> {
    let mut lines: Vec<String> =
        programme.documents.iter().filter(|rule| rule.stages.contains(&stage)).map(in_words).collect();
    if stage == Stage::Activate {
        lines.insert(0, words::WHO_COMES.to_owned());
    }
    lines
}

fn in_words(rule: &DocumentRule) -> String {
    let name = match rule.kind {
        DocumentKind::ChildIdentity => document::child_identity::SHORT,
        DocumentKind::Snils => words::SNILS,
        DocumentKind::Inn => words::INN,
        DocumentKind::RepresentativeIdentity | DocumentKind::ResidenceProof => document_name(rule.kind, Voice::Parent),
    };
    match rule.when {
        When::Always => name.to_owned(),
        When::AttendsNowhere => words::nowhere(name),
    }
}

fn ways(programme: &Programme) -> Vec<String> {
    let cabinet = words::way_cabinet(&programme.links.cabinet);
    vec![words::way_site(&address()), words::WAY_PERSON.to_owned(), cabinet]
}
