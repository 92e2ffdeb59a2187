//! One question a page.

mod options;

use chrono::Datelike;
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{DateText, Rule};
use kruzhok_domain::wizard::{Answer, Applicant, Question, birth_date};
use leptos::prelude::*;

use super::class::Ask;
use super::gate::{redirect, unless_between_families, unless_unsettled};
use super::names::{asked_name, question_title};
use super::sent::AlreadySent;
use crate::components::{
    DateField, Page, Progress, Radios, ShownProblem, part_to_correct, text_of, use_flash, wrong_part,
};
use crate::i18n::class::beside as ask;
use crate::i18n::{self, common, question as words};
use crate::navigation::{query, use_navigator, use_path};
use crate::route::Route;
use crate::state::{Family, Service, SubmissionState, use_family, use_filed, use_service, use_submission};
use crate::view::{Node, view};
use crate::watched::{Derived, Watched};

/// The question, if it may be visited now; otherwise the first unanswered one.
#[component]
pub(crate) fn QuestionPage(question: Question) -> Node {
    take_applicant_from_query(use_family());
    if untrack(|| use_family().is_empty() && use_filed().latest().is_some()) {
        return view! { <AlreadySent/> };
    }
    unless_between_families(|| unless_unsettled(|| visit(question)))
}

fn visit(question: Question) -> Node {
    let family = use_family();
    let journey = untrack(|| family.journey());
    if journey.may_visit(question) {
        return view! { <QuestionForm question/> };
    }
    let next = journey.next().map_or(Route::Result, Route::Question);
    use_flash().leave(common::CANNOT_SKIP);
    redirect(next.path());
    Node::Nothing
}

/// The start page's links answer the first question in the query, and begin a draft of their own. The answer is taken
/// once: the address is rid of it, or a later Back would begin again.
fn take_applicant_from_query(family: Family) {
    let applicant = query("applicant").and_then(|code| Applicant::from_code(&code));
    // Staff have nowhere to come back to: an unsettled submission is settled before the next family begins.
    let unsettled = untrack(|| family.is_memory_only() && family.pending().is_some());
    if let Some(applicant) = applicant.filter(|_| !unsettled) {
        family.begin_anew();
        use_filed().forget_latest();
        use_submission().reset();
        family.answer(Answer::Applicant(applicant));
        redirect(use_path().get_untracked());
    }
}

#[component]
fn QuestionForm(question: Question) -> Node {
    let (family, service) = (use_family(), use_service());
    let voice = untrack(|| family.voice());
    let journey = untrack(|| family.journey());
    let (place, count) = journey.progress(question);
    let then_check = query("then").as_deref() == Some("check");
    let back = if then_check {
        Route::Check.path()
    } else {
        journey.before(question).map_or(Route::Start, Route::Question).path()
    };
    let problems = Watched::new(Vec::<ShownProblem>::new());
    let answer = Watched::new(Err::<Answer, Rule>(Rule::Empty));
    let navigator = use_navigator();
    let (filed, submission) = (use_filed(), use_submission());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match answer.get_untracked() {
            Err(rule) => problems.set(vec![shown_problem(question, rule, family)]),
            Ok(answer) => {
                if untrack(|| family.is_empty()) {
                    filed.forget_latest();
                    submission.reset();
                }
                family.answer(answer);
                if matches!(submission.state(), SubmissionState::Rejected(_)) {
                    // What the server found wrong may be put right by that.
                    submission.forget_refusal();
                }
                navigator.go(&path_after(family, then_check));
            }
        }
    };
    view! {
        <Page
            title=question_title(question, voice, service)
            document_title=short_title(question, voice, service)
            progress=Progress { place, count, text: words::progress(&place.to_string(), &count.to_string()) }
            back
            problems
        >
            <form class="form" novalidate on:submit=submit>
                {control(question, answer, problems, family)}
                <button type="submit" class="button">{common::CONTINUE}</button>
            </form>
            <Ask lines=ask_beside(question, untrack(|| family.voice_of_the_applicant()))/>
        </Page>
    }
}

/// What staff ask beside a question; who applies is their own answer.
fn ask_beside(question: Question, voice: i18n::Voice) -> &'static [&'static str] {
    match question {
        Question::Applicant => &[],
        Question::Helped => ask::HELPER,
        Question::BirthDate => ask::birth_date(voice),
        Question::Residence => ask::residence(voice),
        Question::Already => ask::already(voice),
        Question::Attends => ask::attends(voice),
        Question::Identity => ask::identity(voice),
    }
}

/// The place's name is too long for a tab.
fn short_title(question: Question, voice: i18n::Voice, service: Service) -> String {
    if question == Question::Residence {
        asked_name(question, voice).to_owned()
    } else {
        question_title(question, voice, service)
    }
}

/// The page that follows: the next unanswered question, or the end of the way one came by.
fn path_after(family: Family, then_check: bool) -> String {
    match untrack(|| family.journey()).next() {
        Some(question) if then_check => Route::Question(question).path_then_check(),
        Some(question) => Route::Question(question).path(),
        None if then_check => Route::Check.path(),
        None => Route::Result.path(),
    }
}

fn control(
    question: Question,
    answer: Watched<Result<Answer, Rule>>,
    problems: Watched<Vec<ShownProblem>>,
    family: Family,
) -> Node {
    let problem = Derived::new(move || problems.with(|problems| problems.first().cloned()));
    if question == Question::BirthDate {
        return birth_date_control(answer, problem, family);
    }
    let voice = untrack(|| family.voice());
    let (options, hint) = options::of(question, voice, &untrack(|| family.answers()), use_service());
    let given = untrack(|| family.answers()).get(question);
    if let Some(given) = given {
        answer.set(Ok(given));
    }
    let on_chosen =
        Callback::new(move |code: String| answer.set(options::answer(question, &code).ok_or(Rule::NotOffered)));
    let chosen = given.map(options::code).unwrap_or_default().to_owned();
    view! {
        <Radios id=question.code().to_owned() legend=None hint options chosen problem=text_of(problem) on_chosen/>
    }
}

fn birth_date_control(
    answer: Watched<Result<Answer, Rule>>,
    problem: Derived<Option<ShownProblem>>,
    family: Family,
) -> Node {
    let service = use_service();
    let typed = family.typed_birth_date();
    let value = match untrack(|| family.answers()).birth_date.filter(|_| typed == DateText::default()) {
        Some(day) => {
            DateText { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
        }
        None => typed,
    };
    let read = move |typed: &DateText| answer.set(birth_date(typed, service.today()).map(Answer::BirthDate));
    read(&value);
    let on_typed = Callback::new(move |typed: DateText| {
        read(&typed);
        family.type_birth_date(typed);
    });
    let own_birthday = untrack(|| family.voice() == i18n::Voice::Pupil && !family.is_memory_only());
    view! {
        <DateField
            id="birth-date".to_owned()
            legend=None
            hint=words::birth_date::HINT.to_owned()
            value
            own_birthday
            problem
            on_typed
        />
    }
}

fn shown_problem(question: Question, rule: Rule, family: Family) -> ShownProblem {
    let voice = untrack(|| family.voice());
    let field = question.code().to_owned();
    let (target, text) = match question {
        Question::BirthDate => {
            let text = i18n::problem_text(question.code(), rule.code(), voice).to_owned();
            ([question.code(), part_to_correct(rule)].concat(), text)
        }
        Question::Applicant
        | Question::Helped
        | Question::Residence
        | Question::Already
        | Question::Attends
        | Question::Identity => (field.clone(), options::nothing_chosen(question, voice).to_owned()),
    };
    ShownProblem { field, target: Some(target), part: wrong_part(rule), text }
}
