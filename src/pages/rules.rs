//! The rules in plain words, at the end of the start page: they stand in `index.html` too, for whoever has no script.

use kruzhok_domain::programme::{DocumentRule, Programme, When};
use kruzhok_domain::wizard::{DocumentKind, Stage};
use leptos::prelude::*;

use crate::i18n::{long_date, rules as words};
use crate::state::use_service;
use crate::view::{Node, view};

/// Who may have a certificate, how to apply, and both lists of documents.
#[component]
pub(super) fn Rules() -> Node {
    use_service().with(|programme| {
        let (ages, basis) = (programme.ages, &programme.legal_basis);
        let (from, until, alone) = (ages.from.to_string(), ages.until.to_string(), ages.alone_from.to_string());
        view! {
            <h2>{words::TITLE}</h2>
            <p>{words::who(&from, &until, &programme.municipality.prepositional, &alone)}</p>
            <h3>{words::WAYS}</h3>
            <ul class="list">
                <li>{words::way_internet(&programme.links.cabinet)}</li>
                <li>{words::WAY_PERSON}</li>
            </ul>
            <h3>{words::APPLY}</h3>
            {needed(Stage::Apply, programme)}
            <h3>{words::ACTIVATE}</h3>
            <p>{words::ACTIVATE_TEXT}</p>
            {needed(Stage::Activate, programme)}
            <p class="hint">{words::basis(&basis.title, &long_date(basis.date), &basis.number)}</p>
        }
    })
}

/// What anybody may have to bring, with the condition where there is one.
fn needed(stage: Stage, programme: &Programme) -> Node {
    let rules = programme.documents.iter().filter(|rule| rule.stages.contains(&stage));
    view! { <ul class="list">{rules.map(|rule| view! { <li>{in_words(rule)}</li> }).collect::<Node>()}</ul> }
}

fn in_words(rule: &DocumentRule) -> String {
    let name = match rule.kind {
        DocumentKind::ChildIdentity => words::CHILD_IDENTITY,
        DocumentKind::RepresentativeIdentity => words::REPRESENTATIVE_IDENTITY,
        DocumentKind::Snils => words::SNILS,
        DocumentKind::Inn => words::INN,
        DocumentKind::ResidenceProof => words::RESIDENCE_PROOF,
    };
    match rule.when {
        When::Always => name.to_owned(),
        When::AttendsNowhere => words::nowhere(name),
    }
}
