//! The start page: what it is, what it takes, and the first question as three links.

use kruzhok_domain::wizard::Applicant;
use leptos::prelude::*;

use super::draft_file::OpenFile;
use super::filed_here::FiledHere;
use super::gate::redirect;
use super::rules::Rules;
use crate::clock;
use crate::components::{AskTwice, Asked, Drawing, Motif, Page};
use crate::dom;
use crate::i18n::{self, start};
use crate::navigation::use_navigator;
use crate::offline::use_update;
use crate::route::Route;
use crate::state::{Family, SavedDraft, Submission, SubmissionState, use_family, use_service, use_submission};
use crate::view::{Node, view};

const DROP: Asked = Asked {
    button: start::RESUME_DROP,
    question: start::RESUME_DROP_SURE,
    yes: start::RESUME_DROP_YES,
    no: start::RESUME_DROP_NO,
};

/// Start.
#[component]
pub(crate) fn Start() -> Node {
    if untrack(|| use_family().is_memory_only()) {
        // This computer is for one family after the other: what it remembers of others is none of this one's business.
        redirect(Route::Class.path());
        return Node::Nothing;
    }
    let age = use_service().with(|programme| programme.ages.alone_from).to_string();
    view! {
        <div class="hero"><Drawing motif=Motif::Clubs/></div>
        <Page title=start::TITLE>
            <p class="lead">{start::LEAD}</p>
            <Dropped/>
            <ResumeDraft/>
            <FiledHere heading=start::FILED/>
            <h2 id="who">{start::QUESTION}</h2>
            <ul class="doors" aria-labelledby="who">
                {door(Applicant::Parent, start::PARENT.into(), start::PARENT_HINT.into())}
                {door(Applicant::Pupil, start::pupil(&age), start::pupil_hint(&age))}
                {door(Applicant::Staff, start::STAFF.into(), start::STAFF_HINT.into())}
            </ul>
            <h2>{start::HOW}</h2>
            <ol class="stages">
                {stage(start::HOW_ANSWER, start::HOW_ANSWER_TEXT)}
                {stage(start::HOW_SEND, start::HOW_SEND_TEXT)}
                {stage(start::HOW_COME, start::HOW_COME_TEXT)}
            </ol>
            <OpenFile/>
            <h2>{start::WHAT}</h2>
            {paragraphs(start::WHAT_TEXT)}
            <p><a class="go" href=Route::Help.path()>{start::MORE}</a></p>
            <Rules/>
        </Page>
    }
}

fn door(applicant: Applicant, label: String, hint: String) -> Node {
    view! {
        <li>
            <a class="door" href=Route::begin(applicant)>
                <span class="door-label">{label}</span>
                <span class="door-hint">{hint}</span>
            </a>
        </li>
    }
}

fn stage(name: &'static str, text: &'static str) -> Node {
    view! {
        <li class="stage">
            <h3>{name}</h3>
            <p>{text}</p>
        </li>
    }
}

pub(super) fn paragraphs(lines: &'static [&'static str]) -> Node {
    lines.iter().map(|line| view! { <p>{*line}</p> }).collect::<Node>()
}

/// What lay on the device and is gone, or is not for this app.
#[component]
fn Dropped() -> Node {
    let dropped = use_family().dropped();
    if dropped.newer {
        use_update().offer();
    }
    let told = [
        (dropped.expired, start::DROPPED_EXPIRED),
        (dropped.unsettled, start::DROPPED_UNSETTLED),
        (dropped.broken, start::DROPPED_BROKEN),
        (dropped.newer, start::DROPPED_NEWER),
    ];
    let told = told.into_iter().filter(|(is_so, _)| *is_so);
    told.map(|(_, text)| view! { <p class="notice">{text}</p> }).collect::<Node>()
}

/// The drafts left on this device: go on, or start over.
#[component]
fn ResumeDraft() -> Node {
    let family = use_family();
    let submission = use_submission();
    let drafts = move || {
        // While a submission is under way, there is nothing to do about it.
        let is_sending = submission.state() == SubmissionState::Sending;
        family.left_on_device().into_iter().filter(move |saved| !is_sending || !family.is_at(saved))
    };
    view! {
        {move || {
            let rows: Vec<_> = drafts().enumerate().map(|(place, saved)| draft(place, saved)).collect();
            (!rows.is_empty()).then(|| view! {
                <section class="card" aria-labelledby="resume">
                    <h2 id="resume">{start::RESUME}</h2>
                    {rows.into_iter().collect::<Node>()}
                </section>
            })
        }}
    }
}

fn draft(place: usize, saved: SavedDraft) -> Node {
    let (family, submission, navigator) = (use_family(), use_submission(), use_navigator());
    let when = i18n::moment(saved.saved_at, clock::device_offset());
    let (go, text) = match (&saved.sending, saved.initial) {
        (SubmissionState::Waiting, _) => (start::RESUME_OPEN, start::resume_waiting(&when)),
        (SubmissionState::Rejected(_), _) => (start::RESUME_OPEN, start::resume_refused(&when)),
        (SubmissionState::Editing, Some(initial)) => {
            (start::RESUME_GO, start::resume_child(&when, &initial.to_string()))
        }
        (SubmissionState::Editing, None) => (start::RESUME_GO, start::resume_text(&when)),
        _ => (start::RESUME_FIND_OUT, start::resume_unsettled(&when)),
    };
    let unsettled = saved.is_unsettled();
    let again = saved.clone();
    let resume = move |_| {
        family.resume(&again);
        submission.reset();
        navigator.go(&place_to_go_on(family, submission).path());
    };
    let drop = move |()| {
        family.discard(&saved);
        request_animation_frame(dom::focus_heading);
    };
    // With several, the words beside a button say which one it is about.
    let id = ["draft-", &place.to_string()].concat();
    view! {
        <p id=id.clone()>{text}</p>
        <div class="actions">
            <button type="button" class="button" aria-describedby=id.clone() on:click=resume>{go}</button>
            {(!unsettled).then(|| view! {
                <AskTwice id=["drop-", &id].concat() asked=DROP look="button button-quiet" about=id on_yes=drop/>
            })}
        </div>
    }
}

/// Where to go on with a draft that was taken up: what was sent of it is settled first.
pub(super) fn place_to_go_on(family: Family, submission: Submission) -> Route {
    match untrack(|| submission.state()) {
        SubmissionState::Editing => untrack(|| family.journey()).next().map_or(Route::Result, Route::Question),
        _ => Route::Check,
    }
}
