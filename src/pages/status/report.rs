//! What the server says of an application, and the one thing to do next.

use kruzhok_domain::api::{Event, StatusReport};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::{NextAction, Status};
use leptos::prelude::*;

use super::Pair;
use super::activation::Activation;
use super::watch::Watch;
use super::words::{event_title, marks, overdue, reasons, remark};
use crate::components::{AskTwice, Asked, Qr, StepState, Timeline, TimelineStep, Tone, Verdict};
use crate::dom;
use crate::i18n::{self, Voice, check, common, sent, status};
use crate::offline::use_update;
use crate::pages::print_button::PrintButton;
use crate::pages::sent::{document_origin, grouped_code, grouped_number};
use crate::route::Route;
use crate::state::{Service, use_service};
use crate::view::{Node, view};
use crate::watched::Watched;

const WITHDRAW: Asked = Asked {
    button: status::WITHDRAW,
    question: status::WITHDRAW_SURE,
    yes: status::WITHDRAW_YES,
    no: status::WITHDRAW_NO,
};

/// The whole report.
#[component]
pub(super) fn Report(report: StatusReport, watch: Watch, voice: Voice) -> Node {
    let service = use_service();
    let (reasons, marks) = (reasons(&report, voice), marks(&report, voice));
    let steps = steps(&report, service);
    let status = Status::from_code(&report.status);
    if status.is_none() {
        use_update().offer();
    }
    let is_final = status.is_some_and(Status::is_final);
    let withdrawable = status.is_some_and(|status| status.may_become(Status::Withdrawn));
    let printable = !is_final || status == Some(Status::Activated);
    // By the clock of the last answer: a page that stays open grows late, too, and one without a network knows no later one.
    let waiting = report.clone();
    let late = move || {
        watch.checked_at().and_then(|at| overdue(&waiting, at)).map(|text| view! { <p class="notice">{text}</p> })
    };
    let tone = match status {
        Some(Status::Activated) => Tone::Yes,
        Some(Status::Refused | Status::Expired | Status::Withdrawn) => Tone::No,
        Some(Status::AwaitingActivation | Status::NeedsCorrection) | None => Tone::Review,
    };
    view! {
        <p class="caption">{status::heading(&grouped_number(&report.number))}</p>
        {remark(&report).map(|text| view! { <Verdict tone text=text.to_owned()/> })}
        {late}
        {titled_list(status::REASONS, &reasons)}
        <section class="card card-next" aria-labelledby="next">
            <h2 id="next">{status::NEXT}</h2>
            {next_action(&report, voice)}
        </section>
        {titled_list(check::MARKS, &marks)}
        {(!is_final).then(|| ticket(watch))}
        {printable.then(|| view! {
            <div class="actions">
                <PrintButton label=common::PRINT/>
            </div>
        })}
        <section class="screen-only" aria-labelledby="timeline">
            <h2 id="timeline">{status::TIMELINE}</h2>
            <Timeline steps/>
            {(!is_final).then(|| view! { <p class="hint">{status::NOTIFY}</p> })}
        </section>
        <Checked report=report.clone() watch is_final/>
        {withdrawable.then(|| view! {
            <div class="screen-only">
                <AskTwice id="withdraw".to_owned() asked=WITHDRAW look="link" about=None on_yes=move |()| watch.withdraw()/>
            </div>
        })}
    }
}

/// On paper: what opens this page again.
fn ticket(watch: Watch) -> Node {
    let Pair { number, code } = watch.pair();
    let link = [document_origin().as_str(), &Route::status_link(&number, &code)].concat();
    view! {
        <div class="paper-only">
            <div class="ticket">
                <dl class="ticket-facts">
                    <dt>{sent::NUMBER}</dt>
                    <dd class="ticket-number">{grouped_number(&number)}</dd>
                    <dt>{sent::CODE}</dt>
                    <dd class="ticket-number">{grouped_code(&code)}</dd>
                </dl>
                <Qr link label=sent::QR/>
            </div>
        </div>
    }
}

fn titled_list(heading: &'static str, lines: &[&'static str]) -> Option<Node> {
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{heading}</h2>
            <ul class="list">{lines.iter().map(|line| view! { <li>{*line}</li> }).collect::<Node>()}</ul>
        }
    })
}

/// Exactly one thing to do.
fn next_action(report: &StatusReport, voice: Voice) -> Node {
    let report = report.clone();
    match NextAction::from_code(&report.next_action) {
        Some(NextAction::ComeToActivate) => view! {
            <p class="next-title">{status::action::come_to_activate(voice)}</p>
            <Activation report with_message=voice == Voice::Pupil voice/>
        },
        Some(NextAction::PutRight) => view! {
            <p class="next-title">{status::action::put_right(voice)}</p>
            <Activation report with_message=false voice/>
        },
        Some(NextAction::ChooseClub) => match report.certificate {
            Some(number) => view! {
                <p class="next-title">{status::action::CHOOSE_CLUB}</p>
                <CertificateNumber number/>
            },
            // Its number is kept as long as there is a right to it.
            None => view! { <p class="next-title">{status::action::ENDED}</p> },
        },
        Some(NextAction::AskOrganisation) | None => view! {
            <p class="next-title">{status::action::ASK_ORGANISATION}</p>
            {super::activation::place(&report.organisation)}
        },
        Some(NextAction::ApplyAnew) => view! {
            <p><a class="button" href=Route::Start.path()>{status::action::APPLY_ANEW}</a></p>
        },
    }
}

/// The certificate's number, masked until it is asked for: phones are looked at over shoulders.
#[component]
fn CertificateNumber(number: String) -> Node {
    let whole = Watched::new(false);
    let last: String = number.chars().skip(6).collect();
    let masked = ["•• •••• ", last.as_str()].concat();
    let show = move |_| {
        whole.set(true);
        dom::focus_soon("certificate".to_owned());
    };
    view! {
        <p id="certificate" tabindex="-1">
            {status::CERTIFICATE}": "
            <strong class="ticket-number">{move || if whole.get() { number.clone() } else { masked.clone() }}</strong>
        </p>
        {move || (!whole.get()).then(|| view! {
            <button type="button" class="button screen-only" on:click=show>{status::CERTIFICATE_SHOW}</button>
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
    let now = match Status::from_code(&report.status) {
        Some(Status::AwaitingActivation) => Some(status::event::TO_COME),
        Some(Status::NeedsCorrection) => Some(status::event::TO_PUT_RIGHT),
        Some(Status::Activated | Status::Refused | Status::Withdrawn | Status::Expired) | None => None,
    };
    if let Some(now) = now {
        let ahead = |title: &str, state| TimelineStep { title: title.to_owned(), when: None, state };
        steps.push(ahead(now, StepState::Now));
        steps.push(ahead(status::event::TO_ACTIVATE, StepState::Later));
    }
    steps
}

/// When it changed and when it was checked: two different things.
#[component]
fn Checked(report: StatusReport, watch: Watch, is_final: bool) -> Node {
    let offset = use_service().offset();
    let changed = report.timeline.last().map(|event| status::changed(&i18n::moment(event.at, offset)));
    let checked = move || watch.checked_at().map(|at| status::checked(&i18n::moment(at, offset)));
    view! {
        <div class="checked">
            <p class="hint">{changed}</p>
            <p class="hint">{checked}</p>
            {(!is_final).then(|| view! {
                <button type="button" class="button button-quiet" on:click=move |_| watch.ask()>
                    {move || if watch.is_asking() { status::REFRESHING } else { status::REFRESH }}
                </button>
            })}
        </div>
    }
}
