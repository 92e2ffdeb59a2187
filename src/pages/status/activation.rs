//! Who comes, where, and with what: the activation list, never the list for applying (R6); where something is to be put
//! right, its paper too.

use chrono::Days;
use kruzhok_domain::api::StatusReport;
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::Mark;
use kruzhok_domain::programme::Organisation;
use kruzhok_domain::status::{CorrectionReason, Status};
use kruzhok_domain::wizard::DocumentKind;
use leptos::prelude::*;

use crate::components::{CopyButton, Drawing};
use crate::i18n::{self, Voice, documents, organisations, status};
use crate::pages::calendar::Reminder;
use crate::pages::names::{document_motif, document_name};
use crate::pages::organisations::card as organisation_card;
use crate::pages::sent::grouped_number;
use crate::state::use_service;
use crate::view::{Node, view};

/// The visit that activates the certificate.
#[component]
pub(super) fn Activation(report: StatusReport, with_message: bool, voice: Voice) -> Node {
    let service = use_service();
    let kinds = to_bring(&report);
    let rows = kinds.iter().map(|kind| {
        view! {
            <li class="document">
                <Drawing motif=document_motif(*kind)/>
                <div class="document-text">
                    <p class="document-name">{document_name(*kind, voice)}</p>
                    {(!kind.one_of().is_empty()).then(|| view! { <p class="hint document-note">{i18n::document::child_identity::SHORT}</p> })}
                </div>
            </li>
        }
    });
    let foreign = report.marks.iter().any(|mark| mark == Mark::ForeignDocument.code());
    let term = match report.activate_until {
        Some(day) => status::until(&i18n::long_date(day)),
        None => status::NO_TERM.to_owned(),
    };
    let organisation = service.with(|programme| programme.organisation(&report.organisation).cloned());
    let reminder = reminder(&report, organisation.as_ref(), &kinds, voice);
    let message = with_message.then(|| message(&report, organisation.as_ref(), &kinds));
    view! {
        <h3>{status::WHO}</h3>
        <p>{documents::who_text(voice)}</p>
        <h3>{status::WHERE}</h3>
        {place(&report.organisation)}
        <h3>{status::BRING}</h3>
        <ul class="documents">{rows.collect::<Node>()}</ul>
        {foreign.then(|| view! { <p class="notice">{status::BRING_FOREIGN}</p> })}
        <p class="hint">{term}</p>
        <p class="screen-only"><a class="go" download="kruzhok.ics" href=reminder>{status::CALENDAR}</a></p>
        {message.map(|text| view! {
            <div class="screen-only">
                <h3>{status::MESSAGE}</h3>
                <p class="hint">{status::MESSAGE_HINT}</p>
                <p class="legal">{text.clone()}</p>
                <CopyButton label=status::MESSAGE_COPY text/>
            </div>
        })}
    }
}

/// The activation list, and what is to be put right beside it.
fn to_bring(report: &StatusReport) -> Vec<DocumentKind> {
    let mut kinds: Vec<DocumentKind> = report.bring.iter().filter_map(|code| DocumentKind::from_code(code)).collect();
    if Status::from_code(&report.status) == Some(Status::NeedsCorrection) {
        let reasons = report.reasons.iter().filter_map(|code| CorrectionReason::from_code(code));
        kinds.extend(reasons.filter_map(CorrectionReason::document));
    }
    let mut once = Vec::new();
    for kind in kinds {
        if !once.contains(&kind) {
            once.push(kind);
        }
    }
    once
}

/// The organisation to come to; one that has left the list since is asked for at school.
pub(super) fn place(id: &str) -> Node {
    match use_service().with(|programme| programme.organisation(id).cloned()) {
        Some(organisation) => organisation_card(organisation),
        None => view! { <p>{documents::WHERE_UNKNOWN}</p> },
    }
}

/// What the pupil forwards to the adult who comes: in the pupil's own words, complete without this page.
fn message(report: &StatusReport, organisation: Option<&Organisation>, kinds: &[DocumentKind]) -> String {
    let place = match organisation {
        Some(organisation) => {
            [organisation.name.as_str(), ", ", &organisation.address, ". ", &reach(organisation)].concat()
        }
        None => documents::WHERE_UNKNOWN.to_owned(),
    };
    let bring = if kinds.contains(&DocumentKind::ResidenceProof) {
        status::MESSAGE_BRING_RESIDENCE
    } else {
        status::MESSAGE_BRING
    };
    status::message_text(&grouped_number(&report.number), bring, &place)
}

/// Telephones and hours in a line of text.
fn reach(organisation: &Organisation) -> String {
    let codes = use_service().with(|programme| programme.dialling_codes.clone());
    let phones: Vec<String> = organisation.phones.iter().map(|number| i18n::phone(number, &codes)).collect();
    let mut parts = Vec::new();
    if !phones.is_empty() {
        parts.push([organisations::PHONE, ": ", &phones.join(", "), "."].concat());
    }
    if !organisation.hours.is_empty() {
        parts.push([organisations::HOURS, ": ", &organisation.hours.join("; "), "."].concat());
    }
    parts.join(" ")
}

/// A reminder for tomorrow.
fn reminder(
    report: &StatusReport,
    organisation: Option<&Organisation>,
    kinds: &[DocumentKind],
    voice: Voice,
) -> String {
    let today = use_service().today();
    let names: Vec<&str> = kinds.iter().map(|kind| document_name(*kind, voice)).collect();
    let text = [
        [status::WHO, ": ", documents::who_text(voice)].concat(),
        [status::BRING, ": ", &names.join("; ")].concat(),
        organisation.map_or_else(String::new, reach),
    ]
    .join("\n");
    let place = organisation
        .map_or_else(String::new, |organisation| [organisation.name.as_str(), ", ", &organisation.address].concat());
    let reminder = Reminder {
        id: &report.number,
        day: today.checked_add_days(Days::new(1)).unwrap_or(today),
        title: status::CALENDAR_TITLE,
        text: text.trim(),
        place: &place,
    };
    reminder.link(today)
}
