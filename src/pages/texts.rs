//! Plain texts.

use leptos::prelude::*;

use super::outside::OutsideLink;
use super::start::paragraphs;
use crate::components::Page;
use crate::i18n::{about, accessibility, help, privacy};
use crate::route::Route;
use crate::state::use_service;
use crate::view::{Node, view};

/// A part of a text: heading and paragraphs.
type Part = (&'static str, &'static [&'static str]);

fn parts(parts: &[Part]) -> Node {
    parts.iter().map(|(heading, text)| view! { <h2>{*heading}</h2> {paragraphs(text)} }).collect::<Node>()
}

/// What this is.
#[component]
pub(crate) fn About() -> Node {
    view! {
        <Page title=about::TITLE back=Route::Start.path()>
            {parts(&[
                (about::WHAT, about::WHAT_TEXT),
                (about::NOT, about::NOT_TEXT),
                (about::SOURCE, about::SOURCE_TEXT),
            ])}
        </Page>
    }
}

/// Personal data.
#[component]
pub(crate) fn Privacy() -> Node {
    let (name, address) =
        use_service().with(|programme| (programme.operator.name.clone(), programme.operator.address.clone()));
    view! {
        <Page title=privacy::TITLE back=Route::Start.path()>
            <p class="lead">{privacy::operator(&name, &address)}</p>
            {parts(&[
                (privacy::DEVICE, privacy::DEVICE_TEXT),
                (privacy::SERVER, privacy::SERVER_TEXT),
                (privacy::WITHDRAW, privacy::WITHDRAW_TEXT),
            ])}
        </Page>
    }
}

/// Accessibility statement.
#[component]
pub(crate) fn Accessibility() -> Node {
    view! {
        <Page title=accessibility::TITLE back=Route::Start.path()>
            {parts(&[
                (accessibility::HOW, accessibility::HOW_TEXT),
                (accessibility::PROBLEM, accessibility::PROBLEM_TEXT),
            ])}
        </Page>
    }
}

/// The rules and answers to frequent questions.
#[component]
pub(crate) fn Help() -> Node {
    let (cabinet, ages) = use_service().with(|programme| (programme.links.cabinet.clone(), programme.ages));
    let (from, until, alone) = (ages.from.to_string(), ages.until.to_string(), ages.alone_from.to_string());
    view! {
        <Page title=help::TITLE back=Route::Start.path()>
            <h2>{help::RULES}</h2>
            <ul class="list">
                <li>{help::rule_age(&from, &until)}</li>
                <li>{help::rule_alone(&alone)}</li>
                {help::RULES_TEXT.iter().map(|line| view! { <li>{*line}</li> }).collect::<Node>()}
            </ul>
            {parts(&[
                (help::NUMBER, help::NUMBER_TEXT),
                (help::LOGIN, help::LOGIN_TEXT),
            ])}
            <p><OutsideLink href=cabinet label=help::LOGIN_GO/></p>
            {parts(&[
                (help::MONEY, help::MONEY_TEXT),
                (help::YOUNG, help::YOUNG_TEXT),
                (help::PRINTER, help::PRINTER_TEXT),
                (help::TWICE, help::TWICE_TEXT),
                (help::WORDS, help::WORDS_TEXT),
            ])}
            <h2>{help::WHOM}</h2>
            <p><a class="go" href=Route::Organisations.path()>{help::WHOM_GO}</a></p>
        </Page>
    }
}
