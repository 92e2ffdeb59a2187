//! One section of the form.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Field, Rule, Section, consent_of, on_path, section_problems};
use kruzhok_domain::wizard::{Complete, Person};
use leptos::prelude::*;

use super::consent::ConsentText;
use super::control::FieldControl;
use super::refusal::in_words;
use super::values::{section_hint, section_title};
use crate::components::{Page, Progress, ShownProblem, part_to_correct, wrong_part};
use crate::i18n::class::beside as ask;
use crate::i18n::{self, Voice, common, section as words};
use crate::navigation::{query, use_navigator};
use crate::offline::use_update;
use crate::pages::class::Ask;
use crate::pages::gate::{unless_unsettled, with_complete};
use crate::route::Route;
use crate::state::{Family, Service, use_family, use_service, use_submission};
use crate::view::{Keyed, Node, view};
use crate::watched::{Derived, Steady, Watched};

/// A section of the form.
#[component]
pub(crate) fn SectionPage(section: Section) -> Node {
    unless_unsettled(|| with_complete(|case| view! { <SectionForm section case/> }))
}

#[component]
fn SectionForm(section: Section, case: Complete) -> Node {
    let (family, service) = (use_family(), use_service());
    let voice = untrack(|| family.voice());
    let then_check = query("then").as_deref() == Some("check");
    let problems = Watched::new(server_problems(section, case.person, voice));
    let fields = Steady::new(move || {
        let draft = family.draft();
        let fields = draft.with(|draft| on_path(&case, draft));
        fields.into_iter().filter(|field| field.section() == section).collect::<Vec<Field>>()
    });
    let (navigator, submission) = (use_navigator(), use_submission());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let found = local_problems(section, family, service, voice);
        let clean = found.is_empty();
        problems.set(found);
        if clean {
            // What the server found wrong is answered: the check page begins afresh.
            submission.forget_refusal();
            navigator.go(&path_after(section, then_check));
        }
    };
    let place = Section::ALL.iter().take_while(|other| **other <= section).count();
    let count = Section::ALL.len();
    let control = move |field: Field| -> Node {
        let problem = Derived::new(move || {
            problems.with(|problems| problems.iter().find(|problem| problem.field == field.code()).cloned())
        });
        view! { <FieldControl field voice person=case.person problem/> }
    };
    let controls = move || {
        let drawn = |field: Field| Keyed { key: field.code(), draw: Box::new(move || control(field)) };
        fields.get().into_iter().map(drawn).collect()
    };
    view! {
        <Page
            title=section_title(section, case.identity, voice).to_owned()
            progress=Progress { place, count, text: words::progress(&place.to_string(), &count.to_string()) }
            back=path_before(section, then_check)
            problems
        >
            {section_hint(section, case.person.applies_alone(), voice, service).map(|hint| view! { <p class="hint">{hint}</p> })}
            <form class="form" novalidate on:submit=submit>
                {(section == Section::Consent).then(|| view! { <ConsentText case/> })}
                {Node::Keyed(Box::new(controls))}
                <button type="submit" class="button">
                    {if then_check { words::TO_CHECK } else { common::CONTINUE }}
                </button>
            </form>
            <Ask lines=ask_beside(section, untrack(|| family.voice_of_the_applicant()))/>
        </Page>
    }
}

/// What staff ask beside a section of the form.
fn ask_beside(section: Section, voice: Voice) -> &'static [&'static str] {
    match section {
        Section::Child => ask::child(voice),
        Section::ChildDocument => ask::CHILD_DOCUMENT,
        Section::Address => ask::address(voice),
        Section::Representative => ask::representative(voice),
        Section::Contacts => ask::CONTACTS,
        Section::Organisation => ask::ORGANISATION,
        Section::Consent => ask::consent(voice),
    }
}

fn path_after(section: Section, then_check: bool) -> String {
    section.after().filter(|_| !then_check).map_or(Route::Check, Route::Section).path()
}

fn path_before(section: Section, then_check: bool) -> String {
    if then_check { Route::Check.path() } else { section.before().map_or(Route::Result, Route::Section).path() }
}

fn local_problems(section: Section, family: Family, service: Service, voice: Voice) -> Vec<ShownProblem> {
    let (answers, draft) = (untrack(|| family.answers()), family.draft());
    let found =
        service.rule(|setting| draft.with_untracked(|draft| section_problems(section, &answers, draft, setting)));
    let shown = |problem: kruzhok_domain::form::Problem| ShownProblem {
        field: problem.field.code().to_owned(),
        target: Some(target(problem.field, problem.rule)),
        part: wrong_part(problem.rule),
        text: i18n::problem(problem, voice).to_owned(),
    };
    found.into_iter().map(shown).collect()
}

/// What the server found wrong in this section; its words are this page's own.
fn server_problems(section: Section, person: Person, voice: Voice) -> Vec<ShownProblem> {
    let (found, update) = (untrack(|| use_submission().problems()), use_update());
    let has_consented = use_family().draft().with_untracked(|draft| draft.text(Field::Consent) == consent_of(person));
    let here = found.into_iter().filter_map(|problem| {
        let field = Field::from_code(&problem.field).filter(|field| field.section() == section)?;
        let rule = Rule::from_code(&problem.rule);
        let target = rule.map_or_else(|| field.code().to_owned(), |rule| target(field, rule));
        let text = in_words(&problem, has_consented, voice, update).to_owned();
        Some(ShownProblem { field: problem.field, target: Some(target), part: rule.and_then(wrong_part), text })
    });
    here.collect()
}

/// The id of the control that takes the focus.
fn target(field: Field, rule: Rule) -> String {
    if field.is_date() { [field.code(), part_to_correct(rule)].concat() } else { field.code().to_owned() }
}
