//! The form to write on by hand, for a family that has answered nothing here.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::Draft;
use kruzhok_domain::programme::{DocumentRule, When};
use kruzhok_domain::wizard::{Already, Attends, Complete, Identity, Person, Residence, Stage};
use leptos::prelude::*;

use super::papers::{Sheet, buttons};
use crate::components::{RadioOption, Radios};
use crate::dom;
use crate::i18n::{self, Voice, blank_form as words, common, form, leaflet};
use crate::pages::application::{Lines, sheet};
use crate::route::Route;
use crate::state::{Service, use_service};
use crate::view::{IntoNode, Node, view};
use crate::watched::{Derived, Watched};

/// Whose forms differ: in the lines of the child's document, and in who signs.
const KINDS: [(&str, &str, Person, Identity); 6] = [
    ("certificate", words::PARENT_CERTIFICATE, Person::Parent, Identity::BirthCertificate),
    ("passport", words::PARENT_PASSPORT, Person::Parent, Identity::Passport),
    ("other", words::PARENT_FOREIGN, Person::Parent, Identity::Foreign),
    ("pupil-certificate", words::PUPIL_CERTIFICATE, Person::Pupil, Identity::BirthCertificate),
    ("pupil-passport", words::PUPIL_PASSPORT, Person::Pupil, Identity::Passport),
    ("pupil-other", words::PUPIL_FOREIGN, Person::Pupil, Identity::Foreign),
];

const SHEET: Sheet =
    Sheet { route: Route::BlankForm, title: form::TITLE, document_title: words::DOCUMENT_TITLE, lead: words::LEAD };

/// The blank form, of the kind that is chosen.
#[component]
pub(crate) fn BlankForm() -> Node {
    let [(first, ..), ..] = KINDS;
    let chosen = Watched::new(first.to_owned());
    let options = KINDS.iter().map(|(code, name, ..)| RadioOption::new(code, *name)).collect();
    let blank = move || {
        let chosen = chosen.get();
        let kind = KINDS.into_iter().find(|(code, ..)| *code == chosen);
        kind.map(|(_, _, person, identity)| blank(person, identity, use_service()))
    };
    let controls = view! {
        <Radios
            id="kind".to_owned()
            legend=Some(words::WHOSE.to_owned())
            hint=None
            options
            chosen=first.to_owned()
            problem=Derived::default()
            on_chosen=Callback::new(move |code| chosen.set(code))
        />
        {buttons(vec![(common::PRINT, Callback::new(|()| dom::print()))])}
    };
    SHEET.page(controls, blank.into_node())
}

fn blank(person: Person, identity: Identity, service: Service) -> Node {
    let voice = if person.applies_alone() { Voice::Pupil } else { Voice::Parent };
    let (residence, already, attends) = (Residence::Here, Already::No, Attends::School);
    let case = Complete { person, birth_date: service.today(), residence, already, attends, identity };
    let rules: Vec<DocumentRule> = service.with(|programme| programme.documents.clone());
    let attached = rules.iter().filter(|rule| rule.stages.contains(&Stage::Apply));
    let attached = attached.filter_map(|rule| attached_name(rule, identity, voice)).collect();
    sheet(&Lines { case: &case, born: None, draft: &Draft::default(), voice }, attached)
}

/// A document to hand in, with the condition where there is one: who holds the form is not known.
fn attached_name(rule: &DocumentRule, identity: Identity, voice: Voice) -> Option<String> {
    let code = if rule.kind.one_of().is_empty() { rule.kind.code() } else { identity.code() };
    let name = i18n::paper_attached_by_code(code, voice)?;
    Some(match rule.when {
        When::Always => name.to_owned(),
        When::AttendsNowhere => leaflet::nowhere(name),
    })
}
