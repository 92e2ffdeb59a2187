//! The verdict: what it is, why, and what to do now.

use chrono::{NaiveDate, TimeDelta};
use kruzhok_domain::programme::Municipality;
use kruzhok_domain::requirement::{Finding, Reason, Remedy, Requirement, State};
use kruzhok_domain::wizard::{Answer, Applicant, Case, Helped, Question, Verdict, explain, verdict};
use leptos::prelude::*;

use super::calendar::Reminder;
use super::gate::with_case;
use super::names::{answer_text, asked_name};
use super::sent::document_origin;
use super::start::paragraphs;
use super::ways::fill_in;
use crate::components::{self, Drawing, Motif, Page, Tone, named_link};
use crate::i18n::{self, Voice, common, help, requirement, result, state};
use crate::navigation::use_navigator;
use crate::route::Route;
use crate::state::{Service, use_family, use_service};
use crate::view::{Node, view};

/// How long before its end the right is said to end: enough for papers that are still to be got, and for coming in person.
const SOON: TimeDelta = TimeDelta::days(60);

/// The verdict on a finished journey.
#[component]
pub(crate) fn ResultPage() -> Node {
    with_case(|case| view! { <Verdicted case/> })
}

#[component]
fn Verdicted(case: Case) -> Node {
    let (family, service) = (use_family(), use_service());
    let voice = untrack(|| family.voice());
    let verdict = service.rule(|setting| verdict(&case, setting));
    let findings = service.rule(|setting| explain(&case, setting));
    let (asked, not_asked): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.state != State::NotAsked);
    let (title, lead) = headline(&verdict, voice, service);
    let back = untrack(|| family.journey()).answered.last().map_or(Route::Start, |last| Route::Question(*last)).path();
    let tone = match verdict {
        Verdict::Eligible => Tone::Yes,
        Verdict::Ineligible { .. } => Tone::No,
        Verdict::NeedsReview { .. } => Tone::Review,
    };
    view! {
        <Page title document_title=result::TITLE back>
            <components::Verdict tone text=lead/>
            {service.trusts_the_device().then(|| {
                view! { <p class="notice">{result::by_device(&i18n::long_date(service.today()))}</p> }
            })}
            {last_day_soon(&case, &verdict, service).map(|day| view! { <p class="notice">{day}</p> })}
            <h2>{result::NEXT}</h2>
            {next_steps(&verdict, voice, service)}
            <h2>{result::WHY}</h2>
            <ul class="findings">
                {asked.iter().map(|finding| finding_row(finding, voice, service)).collect::<Node>()}
            </ul>
            {(!not_asked.is_empty()).then(|| view! { <p class="hint">{state::NOT_ASKED}</p> })}
        </Page>
    }
}

/// The heading and the sentence under it. Of several reasons the first in the notice's order speaks.
fn headline(verdict: &Verdict, voice: Voice, service: Service) -> (String, String) {
    let reasons = match verdict {
        Verdict::Eligible => return (result::eligible(voice).into(), result::eligible_lead(voice).into()),
        Verdict::NeedsReview { .. } => return (result::review(voice).into(), result::REVIEW_LEAD.into()),
        Verdict::Ineligible { reasons } => reasons,
    };
    let (place, ages) = service.with(|programme| (programme.municipality.prepositional.clone(), programme.ages));
    match reasons.first() {
        Some(Reason::TooYoung { from }) => {
            (result::too_young(voice, &i18n::long_date(*from)), result::too_young_lead(voice, &ages.from.to_string()))
        }
        Some(Reason::TooOld { .. }) => (result::too_old(voice).into(), result::too_old_lead(&ages.until.to_string())),
        Some(Reason::ParentMustApply { alone_from }) => (
            result::parent_must_apply(voice).into(),
            result::parent_must_apply_lead(voice, &i18n::long_date(*alone_from)),
        ),
        Some(Reason::NotResident) => (result::NOT_RESIDENT.into(), result::not_resident_lead(voice, &place)),
        Some(
            Reason::HasCertificate | Reason::ResidenceUnsure | Reason::HasCertificateUnsure | Reason::ForeignDocument,
        )
        | None => (result::HAS_CERTIFICATE.into(), result::HAS_CERTIFICATE_LEAD.into()),
    }
}

/// The warning of one who may still have the certificate, but not for long: after that day nothing can be activated.
fn last_day_soon(case: &Case, verdict: &Verdict, service: Service) -> Option<String> {
    let ages = service.with(|programme| programme.ages);
    let last_day = ages.last_day(case.birth_date()).filter(|_| !matches!(verdict, Verdict::Ineligible { .. }))?;
    let is_soon = last_day - service.today() < SOON;
    is_soon.then(|| result::ends_soon(&ages.until.to_string(), &i18n::long_date(last_day)))
}

fn next_steps(verdict: &Verdict, voice: Voice, service: Service) -> Node {
    match verdict {
        Verdict::Eligible => apply_steps(voice, service),
        Verdict::NeedsReview { reasons } => {
            let place = service.with(|programme| programme.municipality.genitive.clone());
            let asks = reasons.iter().filter_map(|reason| match reason {
                Reason::ResidenceUnsure => Some(result::unsure_residence(&place)),
                Reason::HasCertificateUnsure => Some(result::UNSURE_ALREADY.into()),
                Reason::ForeignDocument => Some(result::UNSURE_DOCUMENT.into()),
                Reason::TooYoung { .. }
                | Reason::TooOld { .. }
                | Reason::ParentMustApply { .. }
                | Reason::NotResident
                | Reason::HasCertificate => None,
            });
            view! {
                <ul class="list">{asks.map(|ask| view! { <li>{ask}</li> }).collect::<Node>()}</ul>
                <p><a class="go" href=Route::Organisations.path()>{result::WHOM_TO_ASK}</a></p>
                {apply_steps(voice, service)}
            }
        }
        Verdict::Ineligible { reasons } => {
            reasons.iter().map(|reason| remedy_step(reason.remedy(), voice, service)).collect::<Node>()
        }
    }
}

fn apply_steps(voice: Voice, service: Service) -> Node {
    view! {
        {fill_in(result::APPLY, service)}
        <ul class="list">
            <li><a class="go" href=Route::Documents.path()>{result::SEE_DOCUMENTS}</a></li>
            <li><a class="go" href=Route::Ways.path()>{result::WAYS}</a></li>
        </ul>
        <h3>{result::WHO_COMES}</h3>
        <p>{result::who_comes_text(voice)}</p>
        <p class="hint">{result::MONEY}</p>
    }
}

fn remedy_step(remedy: Remedy, voice: Voice, service: Service) -> Node {
    match remedy {
        Remedy::WaitUntil(day) => view! {
            <p>{result::WAIT}</p>
            <ul class="list">
                <li><a class="go" download="kruzhok.ics" href=reminder(day, service)>{result::CALENDAR}</a></li>
                <li><a class="go" href=Route::Help.path()>{result::RULES}</a></li>
            </ul>
        },
        Remedy::ParentApplies => view! { <ParentApplies/> },
        Remedy::AskOwnMunicipality => {
            let text = if voice == Voice::Pupil { result::ASK_OWN_PUPIL } else { result::ASK_OWN };
            view! { <p>{text}</p> }
        }
        Remedy::FindNumber => view! {
            <h3>{result::FIND_NUMBER}</h3>
            {paragraphs(help::NUMBER_TEXT)}
            <p><a class="go" href=Route::Organisations.path()>{result::WHOM_TO_ASK}</a></p>
        },
        Remedy::AskOrganisation => {
            view! { <p><a class="go" href=Route::Organisations.path()>{result::WHOM_TO_ASK}</a></p> }
        }
        Remedy::Nothing => view! {
            <p>{result::NOTHING_TO_DO}</p>
            <p><a class="go" href=Route::Organisations.path()>{result::WHOM_TO_ASK}</a></p>
        },
    }
}

/// A reminder for the day from which the certificate can be had. It names nobody: calendars are shared.
fn reminder(day: NaiveDate, service: Service) -> String {
    let reminder = Reminder {
        id: &i18n::calendar_date(day),
        day,
        title: result::CALENDAR_TITLE,
        text: &result::calendar_text(&document_origin()),
        place: "",
    };
    reminder.link(service.today())
}

/// A parent takes over, with everything that was answered so far.
#[component]
fn ParentApplies() -> Node {
    let family = use_family();
    let navigator = use_navigator();
    let take_over = move |_| {
        let answer = match family.answers().applicant {
            Some(Applicant::Staff) => Answer::Helped(Helped::Parent),
            Some(Applicant::Parent | Applicant::Pupil) | None => Answer::Applicant(Applicant::Parent),
        };
        family.answer(answer);
        let next = untrack(|| family.journey()).next().map_or(Route::Result, Route::Question);
        navigator.go(&next.path());
    };
    view! { <p><button type="button" class="button" on:click=take_over>{result::PARENT_STARTS}</button></p> }
}

/// A requirement, how it stands, and the answers that decided it. Only where it is not simply met do the answers
/// carry a link: those are the ones that matter.
fn finding_row(finding: &Finding, voice: Voice, service: Service) -> Node {
    // The mark says «met» to the eye, so that word is for the ear; what needs attention is written out.
    let (motif, word, class) = match finding.state {
        State::Met => (Some(Motif::Met), state::MET, "visually-hidden"),
        State::NotMet(_) => (Some(Motif::NotMet), state::NOT_MET, "tag"),
        State::Unsure(_) => (Some(Motif::Unsure), state::UNSURE, "tag"),
        State::NotAsked => (None, "", "tag"),
    };
    let answers = finding.decided_by.iter().map(|question| decided_by(*question, voice)).collect::<Node>();
    view! {
        <li class="finding">
            {motif.map(|motif| view! { <Drawing motif/> })}
            <div>
                <p class="finding-name">{requirement_name(finding.requirement, voice)}" "<span class=class>{word}</span></p>
                {requirement_text(finding, service).map(|text| view! { <p>{text}</p> })}
                {answers}
            </div>
        </li>
    }
}

fn decided_by(question: Question, voice: Voice) -> Option<Node> {
    let answers = untrack(|| use_family().answers());
    answers.get(question).map(|given| {
        let name = asked_name(question, voice);
        view! {
            <p class="hint">
                {result::your_answer(&answer_text(given, voice))} " "
                {named_link(Route::Question(question).path(), common::CHANGE, name)}
            </p>
        }
    })
}

fn requirement_name(requirement: Requirement, voice: Voice) -> &'static str {
    match requirement {
        Requirement::Age => requirement::age::name(voice),
        Requirement::Applicant => requirement::applicant::NAME,
        Requirement::Residence => requirement::residence::NAME,
        Requirement::NotAlready => requirement::already::NAME,
        Requirement::Identity => requirement::identity::name(voice),
    }
}

/// What the rule says, where the answer that met it does not say the same.
fn requirement_text(finding: &Finding, service: Service) -> Option<String> {
    let ages = service.with(|programme| programme.ages);
    let place = |case: fn(&Municipality) -> &String| service.with(|programme| case(&programme.municipality).clone());
    let day = |state: State| match state {
        State::NotMet(
            Reason::TooYoung { from: day }
            | Reason::TooOld { since: day }
            | Reason::ParentMustApply { alone_from: day },
        ) => i18n::long_date(day),
        _ => String::new(),
    };
    let text = match (finding.requirement, finding.state) {
        (_, State::NotAsked)
        | (Requirement::Residence | Requirement::NotAlready | Requirement::Identity, State::Met) => return None,
        (Requirement::Age, State::NotMet(Reason::TooYoung { .. })) => {
            requirement::age::too_young(&ages.from.to_string(), &day(finding.state))
        }
        (Requirement::Age, State::NotMet(_)) => requirement::age::too_old(&ages.until.to_string(), &day(finding.state)),
        (Requirement::Age, _) => requirement::age::met(&ages.from.to_string(), &ages.until.to_string()),
        (Requirement::Applicant, State::NotMet(_)) => requirement::applicant::not_met(&day(finding.state)),
        (Requirement::Applicant, _) => {
            // A parent may apply whatever the age; that a pupil may, the age has decided.
            let by_age = finding.decided_by.len() > 1;
            return by_age.then(|| requirement::applicant::met_pupil(&ages.alone_from.to_string()));
        }
        (Requirement::Residence, State::NotMet(_)) => {
            requirement::residence::not_met(&place(|name| &name.prepositional))
        }
        (Requirement::Residence, State::Unsure(_)) => requirement::residence::unsure(&place(|name| &name.genitive)),
        (Requirement::NotAlready, State::NotMet(_)) => requirement::already::NOT_MET.into(),
        (Requirement::NotAlready, State::Unsure(_)) => requirement::already::UNSURE.into(),
        (Requirement::Identity, State::NotMet(_) | State::Unsure(_)) => requirement::identity::UNSURE.into(),
    };
    Some(text)
}
