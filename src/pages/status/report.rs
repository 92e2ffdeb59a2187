//! What the server says of an application, and the one thing to do next.

use kruzhok_domain::api::{Event, StatusReport};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::{NextAction, Status};
use leptos::prelude::*;

use super::activation::Activation;
use super::watch::Watch;
use crate::components::{StepState, Timeline, TimelineStep};
use crate::i18n::{self, Voice, correction_by_code, mark_by_code, refusal_by_code, status};
use crate::pages::sent::grouped_number;
use crate::route::Route;
use crate::state::{Service, use_service};

/// Whom the page addresses: the report says whose application it is.
pub(super) fn voice(report: &StatusReport) -> Voice {
    if report.applies_alone { Voice::Pupil } else { Voice::Parent }
}

/// The state in words; a state newer than this page gets neutral ones.
pub(super) fn title(code: &str) -> &'static str {
    match Status::from_code(code) {
        Some(Status::AwaitingActivation) => status::state::AWAITING_ACTIVATION,
        Some(Status::Activated) => status::state::ACTIVATED,
        Some(Status::NeedsCorrection) => status::state::NEEDS_CORRECTION,
        Some(Status::Refused) => status::state::REFUSED,
        Some(Status::Withdrawn) => status::state::WITHDRAWN,
        Some(Status::Expired) => status::state::EXPIRED,
        None => status::state::UNKNOWN,
    }
}

fn turn(code: &str, voice: Voice) -> &'static str {
    match Status::from_code(code) {
        Some(Status::AwaitingActivation) => status::turn::awaiting_activation(voice),
        Some(Status::Activated) => status::turn::ACTIVATED,
        Some(Status::NeedsCorrection) => status::turn::NEEDS_CORRECTION,
        Some(Status::Refused) => status::turn::REFUSED,
        Some(Status::Withdrawn) => status::turn::WITHDRAWN,
        Some(Status::Expired) => status::turn::EXPIRED,
        None => status::turn::UNKNOWN,
    }
}

/// The whole report.
#[component]
pub(super) fn Report(report: StatusReport, watch: Watch, voice: Voice) -> impl IntoView {
    let service = use_service();
    let reasons = reasons(&report, voice);
    let steps = steps(&report, service);
    let withdrawable = Status::from_code(&report.status).is_some_and(|status| status.may_become(Status::Withdrawn));
    let class = match Status::from_code(&report.status) {
        Some(Status::Activated) => "verdict verdict-yes",
        Some(Status::Refused | Status::Expired | Status::Withdrawn) => "verdict verdict-no",
        Some(Status::AwaitingActivation | Status::NeedsCorrection) | None => "verdict verdict-review",
    };
    view! {
        <p class="caption">{status::heading(&grouped_number(&report.number))}</p>
        <p class=class>{turn(&report.status, voice)}</p>
        {(!reasons.is_empty()).then(|| view! {
            <h2>{status::REASONS}</h2>
            <ul class="list">{reasons.iter().map(|reason| view! { <li>{*reason}</li> }).collect_view()}</ul>
        })}
        <section class="card card-next" aria-labelledby="next">
            <h2 id="next">{status::NEXT}</h2>
            {next_action(&report, voice)}
        </section>
        <h2>{status::TIMELINE}</h2>
        <Timeline steps/>
        <Checked report=report.clone() watch/>
        <p class="hint">{status::NOTIFY}</p>
        {withdrawable.then(|| view! { <Withdraw watch/> })}
    }
    .into_any()
}

fn reasons(report: &StatusReport, voice: Voice) -> Vec<&'static str> {
    let words = |code: &String| match Status::from_code(&report.status) {
        Some(Status::NeedsCorrection) => correction_by_code(code, voice),
        Some(Status::Refused) => refusal_by_code(code, voice),
        Some(Status::AwaitingActivation | Status::Activated | Status::Withdrawn | Status::Expired) | None => None,
    };
    let mut reasons: Vec<&'static str> = report.reasons.iter().filter_map(words).collect();
    if Status::from_code(&report.status).is_some_and(|status| !status.is_final()) {
        reasons.extend(report.marks.iter().filter_map(|mark| mark_by_code(mark, voice)));
    }
    reasons
}

/// Exactly one thing to do.
fn next_action(report: &StatusReport, voice: Voice) -> AnyView {
    let report = report.clone();
    match NextAction::from_code(&report.next_action) {
        Some(NextAction::ComeToActivate) => view! {
            <p class="next-title">{status::action::come_to_activate(voice)}</p>
            <Activation report voice/>
        }
        .into_any(),
        Some(NextAction::PutRight) => view! {
            <p class="next-title">{status::action::PUT_RIGHT}</p>
            <Activation report voice/>
        }
        .into_any(),
        Some(NextAction::ChooseClub) => view! {
            <p class="next-title">{status::action::CHOOSE_CLUB}</p>
            {report.certificate.map(|number| view! { <CertificateNumber number/> })}
        }
        .into_any(),
        Some(NextAction::AskOrganisation) | None => view! {
            <p class="next-title">{status::action::ASK_ORGANISATION}</p>
            {super::activation::place(&report.organisation)}
        }
        .into_any(),
        Some(NextAction::ApplyAnew) => view! {
            <p><a class="button" href=Route::Start.path()>{status::action::APPLY_ANEW}</a></p>
        }
        .into_any(),
    }
}

/// The certificate's number, masked until it is asked for: phones are looked at over shoulders.
#[component]
fn CertificateNumber(number: String) -> impl IntoView {
    let whole = RwSignal::new(false);
    let last: String = number.chars().skip(6).collect();
    let masked = ["•• •••• ", last.as_str()].concat();
    view! {
        <p>{status::CERTIFICATE}": "<strong class="ticket-number">{move || if whole.get() { number.clone() } else { masked.clone() }}</strong></p>
        {move || (!whole.get()).then(|| view! {
            <button type="button" class="button" on:click=move |_| whole.set(true)>{status::CERTIFICATE_SHOW}</button>
        })}
    }
}

fn steps(report: &StatusReport, service: Service) -> Vec<TimelineStep> {
    let last = report.timeline.len().saturating_sub(1);
    let step = |(place, event): (usize, &Event)| TimelineStep {
        title: event_title(event, place == 0).to_owned(),
        when: Some(i18n::moment(event.at, service.offset())),
        state: if place == last && Status::from_code(&event.status).is_some_and(Status::is_final) {
            StepState::Now
        } else {
            StepState::Done
        },
    };
    let mut steps: Vec<TimelineStep> = report.timeline.iter().enumerate().map(step).collect();
    if Status::from_code(&report.status) == Some(Status::AwaitingActivation) {
        let ahead = |title: &str, state| TimelineStep { title: title.to_owned(), when: None, state };
        steps.push(ahead(status::event::TO_COME, StepState::Now));
        steps.push(ahead(status::event::TO_ACTIVATE, StepState::Later));
    }
    steps
}

fn event_title(event: &Event, first: bool) -> &'static str {
    match Status::from_code(&event.status) {
        Some(Status::AwaitingActivation) if first => status::event::RECEIVED,
        Some(Status::AwaitingActivation) => status::event::RESUMED,
        Some(Status::Activated) => status::event::ACTIVATED,
        Some(Status::NeedsCorrection) => status::event::NEEDS_CORRECTION,
        Some(Status::Refused) => status::event::REFUSED,
        Some(Status::Withdrawn) => status::event::WITHDRAWN,
        Some(Status::Expired) => status::event::EXPIRED,
        None => status::event::UNKNOWN,
    }
}

/// When it changed and when it was checked: two different things.
#[component]
fn Checked(report: StatusReport, watch: Watch) -> impl IntoView {
    let offset = use_service().offset();
    let changed = report.timeline.last().map(|event| status::changed(&i18n::moment(event.at, offset)));
    let checked = move || watch.checked_at().map(|at| status::checked(&i18n::moment(at, offset)));
    view! {
        <div class="checked">
            <p class="hint">{changed}</p>
            <p class="hint">{checked}</p>
            <button type="button" class="button button-quiet" on:click=move |_| watch.ask()>
                {move || if watch.is_asking() { status::REFRESHING } else { status::REFRESH }}
            </button>
        </div>
    }
}

/// Withdrawing, asked twice.
#[component]
fn Withdraw(watch: Watch) -> impl IntoView {
    let sure = RwSignal::new(false);
    let ask = move || {
        if sure.get() {
            view! {
                <div class="notice" role="group">
                    <p>{status::WITHDRAW_SURE}</p>
                    <div class="actions">
                        <button type="button" class="button button-danger" on:click=move |_| watch.withdraw()>
                            {status::WITHDRAW_YES}
                        </button>
                        <button type="button" class="button button-quiet" on:click=move |_| sure.set(false)>
                            {status::WITHDRAW_NO}
                        </button>
                    </div>
                </div>
            }
            .into_any()
        } else {
            view! { <button type="button" class="link" on:click=move |_| sure.set(true)>{status::WITHDRAW}</button> }
                .into_any()
        }
    };
    view! { <div class="withdraw screen-only" aria-live="polite">{ask}</div> }
}
