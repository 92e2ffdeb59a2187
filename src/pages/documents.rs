//! The two personal lists of documents. They differ: activating asks for less (R5, R6).

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Field, Section};
use kruzhok_domain::programme::Organisation;
use kruzhok_domain::wizard::{Attends, ChecklistItem, Complete, DocumentKind, Identity, Stage, checklist};
use leptos::prelude::*;

use super::gate::with_complete;
use super::names::{document_motif, document_name, identity_look};
use super::organisations::{card, places};
use super::print_button::PrintButton;
use super::ways::takes_applications;
use crate::components::{Drawing, Page};
use crate::i18n::{self, Voice, common, document, documents, organisations};
use crate::route::Route;
use crate::state::{Service, use_family, use_service};
use crate::view::{Node, view};

/// Both lists, for the screen and for one sheet of paper.
#[component]
pub(crate) fn Documents() -> Node {
    with_complete(|case| view! { <Lists case/> })
}

#[component]
fn Lists(case: Complete) -> Node {
    let (family, service) = (use_family(), use_service());
    let voice = untrack(|| family.voice());
    let rows = |stage: Stage| {
        let items = service.with(|programme| checklist(&case, stage, programme));
        items.into_iter().map(|item| item_row(item, stage, voice, service)).collect::<Node>()
    };
    let (to_apply, to_activate) = (rows(Stage::Apply), rows(Stage::Activate));
    let is_open = takes_applications(service);
    // The form asks a pupil for nothing of the adult who will come.
    let apply_hint = match (case.person.applies_alone(), voice) {
        (true, Voice::Parent | Voice::Staff) => documents::APPLY_HINT_HELPED_PUPIL,
        _ => documents::apply_hint(voice),
    };
    let chosen = family.draft().with_untracked(|draft| draft.text(Field::Organisation).to_owned());
    let organisation = service.with(|programme| programme.organisation(&chosen).cloned());
    let printed = service.with(|programme| {
        let basis = &programme.legal_basis;
        let (today, date) = (i18n::long_date(service.today()), i18n::long_date(basis.date));
        documents::printed(&today, &basis.title, &date, &basis.number)
    });
    view! {
        <Page title=documents::title(voice) back=Route::Result.path()>
            <p class="lead">{documents::LEAD}</p>
            <section class="list-of-documents" aria-labelledby="apply">
                <h2 id="apply">{documents::APPLY}</h2>
                <p class="hint">{apply_hint}</p>
                <ul class="documents">{to_apply}</ul>
            </section>
            <section class="list-of-documents" aria-labelledby="activate">
                <h2 id="activate">{documents::ACTIVATE}</h2>
                <p class="hint">{documents::ACTIVATE_HINT}</p>
                <ul class="documents">{to_activate}</ul>
                <h3>{documents::WHO}</h3>
                <p>{documents::who_text(voice)}</p>
                <h3>{documents::WHERE}</h3>
                {place(organisation, service)}
            </section>
            <section class="screen-only">
                <p class="hint">{documents::GUARDIAN}</p>
                {(case.attends != Attends::Nowhere).then(|| view! {
                    <p class="hint">{documents::elsewhere(voice)}</p>
                })}
                <p class="hint">{documents::ORIGINAL}</p>
                <p><a class="go" href=Route::Paper.path()>{documents::FORM}</a></p>
                {(!is_open).then(|| view! { <p class="notice">{organisations::NONE}</p> })}
                <div class="actions">
                    {is_open.then(|| view! {
                        <a class="button" href=Route::Section(Section::Child).path()>{documents::FILL}</a>
                    })}
                    <PrintButton label=common::PRINT/>
                </div>
            </section>
            <p class="paper-only">{printed}</p>
        </Page>
    }
}

/// Where to come: the organisation chosen in the form, else all there are, else whom to ask.
fn place(chosen: Option<Organisation>, service: Service) -> Node {
    let all = service.with(|programme| programme.organisations.clone());
    match chosen {
        Some(organisation) => card(organisation),
        None if all.is_empty() => view! { <p>{documents::WHERE_UNKNOWN}</p> },
        // On the screen the list of documents is long enough.
        None => view! {
            <p class="screen-only"><a class="go" href=Route::Organisations.path()>{documents::PLACES}</a></p>
            <div class="paper-only">{places(all)}</div>
        },
    }
}

fn item_row(item: ChecklistItem, stage: Stage, voice: Voice, service: Service) -> Node {
    let family = use_family();
    let ChecklistItem { kind, named } = item;
    let id = [stage.code(), "-", kind.code()].concat();
    let ticked = untrack(|| family.is_ticked(stage, kind));
    // The second list repeats documents of the first: what they look like was said there.
    let first_time = stage == Stage::Apply;
    let on_tick = move |event| family.tick(stage, kind, event_target_checked(&event));
    view! {
        <li class="document">
            <Drawing motif=document_motif(kind)/>
            <div class="document-text">
                <div class="tick">
                    <input type="checkbox" id=id.clone() checked=ticked on:change=on_tick/>
                    <label for=id>{document_name(kind, voice)}</label>
                </div>
                {first_time.then(|| view! { <p>{look(kind, voice, service)}</p> })}
                {alternatives(kind, named, first_time)}
                {first_time.then(|| view! { <p class="hint screen-only">{get(kind)}</p> })}
            </div>
        </li>
    }
}

/// The three documents of which one is enough; the one the family named is marked, the others are as good.
fn alternatives(kind: DocumentKind, named: Option<Identity>, first_time: bool) -> Option<Node> {
    let choices = kind.one_of();
    (!choices.is_empty()).then(|| {
        let rows = choices.iter().filter_map(|identity| {
            let (motif, name, look) = identity_look(*identity)?;
            let mine = named == Some(*identity);
            Some(view! {
                <li class="alternative">
                    <Drawing motif/>
                    <div>
                        <span>{name}</span>
                        {mine.then(|| view! { " "<span class="tag">{documents::YOURS}</span> })}
                        {first_time.then(|| view! { <span class="hint alternative-look screen-only">{look}</span> })}
                    </div>
                </li>
            })
        });
        view! {
            <p class="document-note">{documents::ONE_OF}</p>
            <ul class="alternatives">{rows.collect::<Node>()}</ul>
            {(named == Some(Identity::Foreign)).then(|| view! { <p class="notice">{documents::FOREIGN_NOTE}</p> })}
        }
    })
}

fn look(kind: DocumentKind, voice: Voice, service: Service) -> String {
    match kind {
        DocumentKind::ChildIdentity => document::child_identity::LOOK.into(),
        DocumentKind::RepresentativeIdentity => document::representative_identity::look(voice).into(),
        DocumentKind::Snils => document::snils::LOOK.into(),
        DocumentKind::Inn => document::inn::look(voice).into(),
        DocumentKind::ResidenceProof => {
            let place = service.with(|programme| programme.municipality.prepositional.clone());
            match voice {
                Voice::Pupil => document::residence_proof::look_pupil(&place),
                Voice::Parent | Voice::Staff => document::residence_proof::look(&place),
            }
        }
    }
}

fn get(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::ChildIdentity => document::child_identity::GET,
        DocumentKind::RepresentativeIdentity => document::representative_identity::GET,
        DocumentKind::Snils => document::snils::GET,
        DocumentKind::Inn => document::inn::GET,
        DocumentKind::ResidenceProof => document::residence_proof::GET,
    }
}
