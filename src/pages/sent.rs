//! Received: number, code, what happens next.

use kruzhok_domain::reference::{AccessCode, ReferenceNumber};
use leptos::prelude::*;

use super::print_button::PrintButton;
use crate::components::{CopyButton, Page, Qr, Tone, Verdict};
use crate::i18n::{self, Voice, common, sent, status};
use crate::route::Route;
use crate::state::{Filed, use_filed, use_service};
use crate::view::{Node, view};

/// The number of an application as it is shown: `123-456-789`.
pub(super) fn grouped_number(number: &str) -> String {
    ReferenceNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.grouped())
}

/// The code of an application as it is shown: `12345-67890`.
pub(super) fn grouped_code(code: &str) -> String {
    AccessCode::parse(code).map_or_else(|_| code.to_owned(), |code| code.grouped())
}

/// The application sent from this tab, or where it would appear.
#[component]
pub(crate) fn Sent() -> Node {
    match untrack(|| use_filed().latest()) {
        Some(filed) => view! { <Received filed/> },
        None => view! {
            <Page title=status::TITLE back=Route::Start.path()>
                <p class="lead">{sent::NOTHING}</p>
                <p><a class="button" href=Route::Status.path()>{sent::OPEN}</a></p>
            </Page>
        },
    }
}

#[component]
fn Received(filed: Filed) -> Node {
    let kept = untrack(|| use_filed().is_kept(&filed));
    let offset = use_service().offset();
    let voice = if filed.applies_alone { Voice::Pupil } else { Voice::Parent };
    let (number, code) = (grouped_number(&filed.number), grouped_code(&filed.code));
    let link = Route::status_link(&filed.number, &filed.code);
    let whole_link = [document_origin().as_str(), link.as_str()].concat();
    // On a computer that is to forget the family, number and code must not get into the browser's history.
    let open = if kept { link } else { Route::Status.path() };
    let copied = [sent::NUMBER, ": ", &number, "\n", sent::CODE, ": ", &code, "\n", &whole_link].concat();
    view! {
        <Page title=sent::TITLE>
            <Verdict tone=Tone::Yes text=sent::lead(voice).to_owned()/>
            <div class="ticket">
                <dl class="ticket-facts">
                    <dt>{sent::NUMBER}</dt>
                    <dd class="ticket-number">{number}</dd>
                    <dt>{sent::CODE}</dt>
                    <dd class="ticket-number">{code}</dd>
                </dl>
                <figure class="ticket-qr">
                    <Qr link=whole_link label=sent::QR/>
                    <figcaption class="hint">{sent::QR_CAPTION}</figcaption>
                </figure>
            </div>
            <p>{sent::come(voice)}</p>
            <p class="screen-only">{sent::WHERE}</p>
            <p>{sent::KEEP} {kept.then(|| view! { " "<span class="screen-only">{sent::KEPT}</span> })}</p>
            <p class="hint">{sent::received(&i18n::moment(filed.received_at, offset))}</p>
            <div class="actions">
                <a class="button" href=open>{sent::OPEN}</a>
                <CopyButton label=sent::COPY text=copied/>
                <PrintButton label=sent::PRINT/>
            </div>
        </Page>
    }
}

pub(super) fn document_origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// After sending, Back leads here instead of to a form that could be sent again.
#[component]
pub(crate) fn AlreadySent() -> Node {
    let filed = use_filed();
    let kept = untrack(|| filed.latest()).filter(|latest| untrack(|| filed.is_kept(latest)));
    let open = kept.map_or_else(|| Route::Status.path(), |filed| Route::status_link(&filed.number, &filed.code));
    view! {
        <Page title=common::ALREADY_SENT back=Route::Start.path()>
            <p><a class="button" href=open>{sent::OPEN}</a></p>
            <p><a class="go" href=Route::Sent.path()>{sent::NUMBER_AGAIN}</a></p>
        </Page>
    }
}
