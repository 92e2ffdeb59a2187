//! The check before sending: everything that will be sent, and nothing else.

use kruzhok_domain::api::{FieldProblem, code};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Application, Draft, Field, Problem, Rejection, Section, consent_of};
use kruzhok_domain::wizard::{Complete, Question};
use leptos::prelude::*;

use super::delivery::Delivery;
use super::refusal::in_words;
use super::values::{is_optional, label, read_back, section_title, told};
use crate::components::{Page, ShownProblem, SummaryCard, SummaryRow};
use crate::i18n::{self, Voice, check, common, failure, mark_by_code};
use crate::navigation::use_navigator;
use crate::offline::use_update;
use crate::pages::gate::with_complete;
use crate::pages::names::{answer_text, asked_name};
use crate::pages::sent::AlreadySent;
use crate::route::Route;
use crate::state::{SubmissionState, use_family, use_service, use_submission};
use crate::view::{Node, view};
use crate::watched::{Derived, Steady, Watched, on_change};

/// Check and send. While it is being sent, and after, the page changes by itself.
#[component]
pub(crate) fn Check() -> Node {
    let submission = use_submission();
    let navigator = use_navigator();
    let was_sending = Watched::new(false);
    on_change(move || match submission.state() {
        SubmissionState::Sending => was_sending.set_untracked(true),
        SubmissionState::Accepted if was_sending.get_untracked() => {
            navigator.replace(&Route::Sent.path());
        }
        _ => {}
    });
    let accepted = Steady::new(move || submission.state() == SubmissionState::Accepted);
    view! {
        {move || {
            if accepted.get() {
                view! { <AlreadySent/> }
            } else {
                with_complete(|case| view! { <Sheet case/> })
            }
        }}
    }
}

#[component]
fn Sheet(case: Complete) -> Node {
    let (family, service, submission) = (use_family(), use_service(), use_submission());
    let voice = untrack(|| family.voice());
    let answers = untrack(|| family.answers());
    let draft = family.draft().get_untracked();
    let checked = service.rule(|setting| Application::check(&answers, &draft, setting));
    let found = match &checked {
        Err(Rejection::Problems(problems)) => problems.clone(),
        Ok(_) | Err(Rejection::Unanswered(_) | Rejection::NotEligible(_)) => Vec::new(),
    };
    let has_consented = draft.text(Field::Consent) == consent_of(case.person);
    // What will be sent is shown as it will be sent; what is not complete yet, as it was typed.
    let canonical = checked.as_ref().map_or(draft, Application::to_draft);
    let rows = move |locked: bool| {
        let sections = Section::ALL.iter().map(|section| section_card(*section, &case, &canonical, &found, locked));
        view! {
            <SummaryCard title=check::ANSWERS rows=answer_rows(&case, voice, locked)/>
            {sections.collect::<Node>()}
        }
    };
    let update = use_update();
    let refusal = move |found: &FieldProblem| refusal_text(found, in_words(found, has_consented, voice, update), voice);
    let problems = Derived::new(move || failure_problems(&submission.state(), voice, refusal));
    // Until it is known what became of a submission, what is shown must be what was sent.
    let locked = Steady::new(move || family.pending().is_some());
    let foot = match checked {
        Ok(application) => view! { <SendButton application/> },
        Err(Rejection::Problems(_) | Rejection::Unanswered(_) | Rejection::NotEligible(_)) => {
            view! { <p class="notice" role="status">{check::INCOMPLETE}</p> }
        }
    };
    view! {
        <Page title=check::TITLE back=Route::Section(Section::Consent).path() problems problems_heading=failure::TITLE>
            <Delivery/>
            <p class="lead">{check::LEAD}</p>
            {move || rows(locked.get())}
            {foot}
            <p><a class="go" href=Route::Paper.path()>{check::PRINT}</a></p>
        </Page>
    }
}

fn answer_rows(case: &Complete, voice: Voice, locked: bool) -> Vec<SummaryRow> {
    let answers = case.answers();
    let row = |question: &Question| {
        answers.get(*question).map(|given| SummaryRow {
            name: asked_name(*question, voice).to_owned(),
            value: Some(answer_text(given, voice)),
            problem: None,
            change: (!locked).then(|| Route::Question(*question).path_then_check()),
        })
    };
    Question::ALL.iter().filter_map(row).collect()
}

fn section_card(section: Section, case: &Complete, draft: &Draft, found: &[Problem], locked: bool) -> Node {
    let (service, voice) = (use_service(), untrack(|| use_family().voice()));
    let change = (!locked).then(|| Route::Section(section).path_then_check());
    let rows: Vec<SummaryRow> = told(case, draft)
        .filter(|field| field.section() == section)
        .map(|field| {
            let value = read_back(field, draft, voice, service);
            let value = value.or_else(|| is_optional(field).then(|| check::NONE_GIVEN.to_owned()));
            let problem = value.as_ref().and_then(|_| found.iter().find(|problem| problem.field == field));
            let problem = problem.map(|problem| i18n::problem(*problem, voice).to_owned());
            // A consent that does not count is none.
            let value = value.filter(|_| field != Field::Consent || problem.is_none());
            SummaryRow { name: label(field, voice).to_owned(), value, problem, change: None }
        })
        .collect();
    view! { <SummaryCard title=section_title(section, case.identity, voice) change rows/> }
}

#[component]
fn SendButton(application: Application) -> Node {
    let submission = use_submission();
    let family = use_family();
    let voice = untrack(|| family.voice());
    let marks = application.marks().into_iter().filter_map(|mark| mark_by_code(mark.code(), voice)).collect::<Vec<_>>();
    let label = move || match submission.state() {
        SubmissionState::Sending => check::SENDING,
        _ => check::SEND,
    };
    let sending = move || submission.state() == SubmissionState::Sending;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        submission.send(&application);
    };
    view! {
        {(!marks.is_empty()).then(|| view! {
            <section class="card" aria-labelledby="marks">
                <h2 id="marks">{check::MARKS}</h2>
                <ul class="list">{marks.iter().map(|mark| view! { <li>{*mark}</li> }).collect::<Node>()}</ul>
            </section>
        })}
        <form class="form" hidden=move || submission.obstacle().is_some() on:submit=send>
            <p>{check::WHAT_NEXT}</p>
            <button type="submit" class="button" aria-disabled=move || sending().then_some("true")>{label}</button>
            <p role="status" class="visually-hidden">{move || sending().then_some(check::SENDING)}</p>
        </form>
    }
}

/// As much as this page can say of a field without words of its own for what the server found wrong with it.
fn refusal_text(found: &FieldProblem, text: &str, voice: Voice) -> String {
    match Field::from_code(&found.field) {
        _ if text != common::UNKNOWN_PROBLEM => text.to_owned(),
        Some(known) => failure::field(label(known, voice)),
        None => failure::UNKNOWN_FIELD.to_owned(),
    }
}

/// What came of sending, in words; a field the server found wrong is marked again in its section.
fn failure_problems(
    state: &SubmissionState,
    voice: Voice,
    refusal: impl Fn(&FieldProblem) -> String,
) -> Vec<ShownProblem> {
    let one = |text: String| vec![ShownProblem { field: String::new(), target: None, part: None, text }];
    match state {
        SubmissionState::Editing
        | SubmissionState::Sending
        | SubmissionState::Waiting
        | SubmissionState::Unknown
        | SubmissionState::Accepted => Vec::new(),
        SubmissionState::Rejected(problem) => match problem.code.as_str() {
            code::INVALID => {
                let mut all = one(failure::REJECTED.into());
                all.extend(problem.problems.iter().map(|found| ShownProblem {
                    field: found.field.clone(),
                    target:
                        Field::from_code(&found.field).map(|field| Route::Section(field.section()).path_then_check()),
                    part: None,
                    text: refusal(found),
                }));
                all
            }
            code::ALREADY_FILED => one(failure::already_filed(voice).into()),
            code::NOT_ELIGIBLE => one(failure::NOT_ELIGIBLE.into()),
            code => one(failure::other(code, &problem.request_id)),
        },
    }
}
