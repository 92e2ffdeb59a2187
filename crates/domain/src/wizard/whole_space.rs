//! The rules are proven, not sampled: what is asserted here holds for every combination of answers, with days of
//! birth taken at and around every bound of age.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, Months, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::Setting;
use crate::choice::Choice;
use crate::programme::Programme;
use crate::requirement::{Reason, Remedy, Requirement, State, finding};
use crate::samples::programme;

/// Days of evaluation: an ordinary one; 28 February and 1 March of common years, on which those born on 29 February
/// turn 5 (2025), 14 and 18 (2026); and a 29 February.
const DAYS: [(i32, u32, u32); 6] =
    [(2026, 11, 22), (2025, 2, 28), (2025, 3, 1), (2026, 2, 28), (2026, 3, 1), (2028, 2, 29)];

fn days() -> impl Iterator<Item = NaiveDate> {
    DAYS.into_iter().map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

/// Days of birth that can be true: the two days on either side of each bound of age, and ages between the bounds.
fn births(today: NaiveDate) -> Vec<NaiveDate> {
    let years_ago = |years: u32| today.checked_sub_months(Months::new(years * 12)).unwrap();
    let around = |years: u32| years_ago(years).pred_opt().unwrap().pred_opt().unwrap().iter_days().take(5);
    let mut births: Vec<_> = [5, 14, 18].into_iter().flat_map(around).chain([3, 9, 15, 40].map(years_ago)).collect();
    births.sort();
    births.dedup();
    births
}

/// Days of birth that cannot be true: tomorrow, and more than 120 years ago.
fn impossible_births(today: NaiveDate) -> [NaiveDate; 2] {
    [today.succ_opt().unwrap(), today.checked_sub_months(Months::new(121 * 12)).unwrap()]
}

/// `None` and every value.
fn or_unanswered<T: Choice>() -> Vec<Option<T>> {
    T::ALL.iter().copied().map(Some).chain([None]).collect()
}

/// Every combination of answers and of questions left open, impossible days of birth included.
fn every_combination(today: NaiveDate, mut visit: impl FnMut(Answers)) {
    let births: Vec<_> = births(today).into_iter().chain(impossible_births(today)).map(Some).chain([None]).collect();
    for applicant in or_unanswered() {
        for helped in or_unanswered() {
            for birth_date in &births {
                for residence in or_unanswered() {
                    for already in or_unanswered() {
                        for attends in or_unanswered() {
                            for identity in or_unanswered() {
                                let birth_date = *birth_date;
                                visit(Answers { applicant, helped, birth_date, residence, already, attends, identity });
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Every answer to `question` that can be true, given the answers before it.
fn possible(question: Question, answers: &Answers, today: NaiveDate) -> Vec<Answer> {
    fn all<T: Choice>(answer: fn(T) -> Answer) -> Vec<Answer> {
        T::ALL.iter().copied().map(answer).collect()
    }
    match question {
        Question::Applicant => all(Answer::Applicant),
        Question::Helped => all(Answer::Helped),
        Question::BirthDate => births(today).into_iter().map(Answer::BirthDate).collect(),
        Question::Residence => all(Answer::Residence),
        Question::Already => all(Answer::Already),
        Question::Attends => all(Answer::Attends),
        Question::Identity => {
            let choices = identity_choices(answers.birth_date.unwrap(), today);
            choices.iter().copied().map(Answer::Identity).collect()
        }
    }
}

/// Walks every path of possible answers from `answers` on, from question to question.
fn every_path(answers: Answers, setting: Setting<'_>, visit: &mut impl FnMut(&Answers, &Journey)) {
    let journey = journey(&answers, setting);
    visit(&answers, &journey);
    if let Some(question) = journey.next() {
        for answer in possible(question, &answers, setting.today) {
            every_path(answers.answered(answer), setting, visit);
        }
    }
}

/// All a person learns in the end: the verdict, how each requirement stands, and both lists of documents. Neither
/// the answers themselves nor which of them decided are part of it.
fn outcome(case: &Case, setting: Setting<'_>) -> String {
    let states: Vec<State> = explain(case, setting).iter().map(|finding| finding.state).collect();
    let lists = complete(case)
        .map(|case| Stage::ALL.iter().map(|stage| checklist(&case, *stage, setting.programme)).collect::<Vec<_>>());
    format!("{:?} {states:?} {lists:?}", verdict(case, setting))
}

/// The outcomes that can still be reached from `answers`.
fn outcomes(answers: Answers, setting: Setting<'_>) -> BTreeSet<String> {
    let mut outcomes = BTreeSet::new();
    every_path(answers, setting, &mut |_, journey| outcomes.extend(journey.case().map(|case| outcome(&case, setting))));
    outcomes
}

fn complete(case: &Case) -> Option<Complete> {
    match case {
        Case::Complete(complete) => Some(*complete),
        Case::ByAge { .. } | Case::LivesElsewhere { .. } | Case::HasCertificate { .. } => None,
    }
}

fn every_complete_case(programme: &Programme, mut visit: impl FnMut(Complete, Setting<'_>)) {
    for today in days() {
        let setting = Setting { programme, today };
        every_path(Answers::default(), setting, &mut |_, journey| {
            if let Some(case) = journey.case().as_ref().and_then(complete) {
                visit(case, setting);
            }
        });
    }
}

#[test]
fn every_combination_of_answers_is_either_asked_one_question_or_finished() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        every_combination(today, |answers| {
            let journey = journey(&answers, setting);
            assert_ne!(journey.case().is_some(), journey.next().is_some());
            // The path holds what was answered, as it was answered, and nothing else.
            for question in Question::ALL {
                let on_path = journey.answered.contains(question).then(|| answers.get(*question)).flatten();
                assert_eq!(journey.path.get(*question), on_path, "{answers:?}");
            }
            assert!(journey.answered.is_sorted_by(|earlier, later| earlier < later));
            assert!(journey.answered.iter().all(|question| journey.path.get(*question).is_some()), "{answers:?}");
            let all_possible = answers.applicant.is_some()
                && (answers.applicant != Some(Applicant::Staff) || answers.helped.is_some())
                && answers.birth_date.is_some_and(|birth| can_be_born_on(birth, today))
                && answers.residence.is_some()
                && answers.already.is_some()
                && answers.attends.is_some()
                && (answers.identity)
                    .is_some_and(|identity| identity_choices(answers.birth_date.unwrap(), today).contains(&identity));
            assert!(!all_possible || journey.case().is_some(), "{answers:?}");
        });
    }
}

#[test]
fn answers_off_the_path_change_nothing() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        every_combination(today, |answers| {
            let whole = journey(&answers, setting);
            assert_eq!(journey(&whole.path, setting), whole, "{answers:?}");
        });
    }
}

#[test]
fn every_finished_case_has_one_verdict_that_follows_from_the_requirements() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        every_path(Answers::default(), setting, &mut |answers, journey| {
            let Some(case) = journey.case() else { return };
            assert_eq!(journey.path, *answers);
            let findings = explain(&case, setting);
            let states: Vec<State> = findings.iter().map(|finding| finding.state).collect();
            let not_met = states.iter().filter(|state| matches!(state, State::NotMet(_))).count();
            let unsure = states.iter().filter(|state| matches!(state, State::Unsure(_))).count();
            match verdict(&case, setting) {
                Verdict::Eligible => assert!(states.iter().all(|state| *state == State::Met), "{case:?}"),
                Verdict::Ineligible { reasons } => assert!(!reasons.is_empty() && reasons.len() == not_met),
                Verdict::NeedsReview { reasons } => {
                    assert!(!reasons.is_empty() && reasons.len() == unsure && not_met == 0);
                }
            }
            // Only a case in which everything was asked may apply, and it gives the same answers back.
            assert_eq!(verdict(&case, setting).may_apply(), complete(&case).is_some());
            if let Some(complete) = complete(&case) {
                assert_eq!(complete.answers(), *answers);
            }
            // Every finding names the answers that decided it, and they were given on this path.
            for finding in findings {
                assert_eq!(finding.decided_by.is_empty(), finding.state == State::NotAsked);
                assert!(finding.decided_by.iter().all(|question| journey.answered.contains(question)), "{finding:?}");
            }
        });
    }
}

#[test]
fn every_answer_leads_on_and_no_path_has_a_dead_end() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        every_path(Answers::default(), setting, &mut |answers, journey| {
            let Some(question) = journey.next() else { return };
            assert!(possible(question, answers, today).len() >= 2);
            for answer in possible(question, answers, today) {
                let after = super::journey(&answers.answered(answer), setting);
                assert_eq!(after.answered.last(), Some(&question));
                assert_eq!(after.answered.len(), journey.answered.len() + 1);
            }
        });
    }
}

#[test]
fn an_impossible_answer_counts_as_none() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        every_combination(today, |answers| {
            if answers.birth_date.is_some_and(|birth| !can_be_born_on(birth, today)) {
                let without = Answers { birth_date: None, ..answers };
                assert_eq!(journey(&answers, setting), journey(&without, setting));
            }
        });
        let nine = born(9, today);
        let answers = Answers { identity: Some(Identity::Passport), ..full(nine) };
        assert_eq!(journey(&answers, setting).next(), Some(Question::Identity), "no passport before 14");
    }
}

#[test]
fn every_verdict_reason_remedy_state_and_question_is_reachable() {
    let programme = programme();
    let setting = Setting { programme: &programme, today: days().next().unwrap() };
    let (mut questions, mut names) = (BTreeSet::new(), BTreeSet::new());
    every_path(Answers::default(), setting, &mut |_, journey| {
        questions.extend(journey.next());
        let Some(case) = journey.case() else { return };
        names.insert(match &case {
            Case::ByAge { .. } => "by age",
            Case::LivesElsewhere { .. } => "lives elsewhere",
            Case::HasCertificate { .. } => "has certificate",
            Case::Complete(_) => "complete",
        });
        let reasons = match verdict(&case, setting) {
            Verdict::Eligible => {
                names.insert("eligible");
                Vec::new()
            }
            Verdict::Ineligible { reasons } => {
                names.insert("ineligible");
                reasons
            }
            Verdict::NeedsReview { reasons } => {
                names.insert("needs review");
                reasons
            }
        };
        names.extend(reasons.iter().flat_map(|reason| [reason_name(*reason), remedy_name(reason.remedy())]));
    });
    assert_eq!(questions, Question::ALL.iter().copied().collect());
    // Four kinds of case, three of verdict, eight reasons, six remedies: each has a name of its own.
    assert_eq!(names.len(), 4 + 3 + 8 + 6, "{names:?}");
}

fn reason_name(reason: Reason) -> &'static str {
    match reason {
        Reason::TooYoung { .. } => "too young",
        Reason::TooOld { .. } => "too old",
        Reason::ParentMustApply { .. } => "parent must apply",
        Reason::NotResident => "not resident",
        Reason::HasCertificate => "certificate had",
        Reason::ResidenceUnsure => "residence unsure",
        Reason::HasCertificateUnsure => "certificate unsure",
        Reason::ForeignDocument => "foreign document",
    }
}

fn remedy_name(remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::WaitUntil(_) => "wait",
        Remedy::ParentApplies => "parent applies",
        Remedy::AskOwnMunicipality => "own municipality",
        Remedy::FindNumber => "find number",
        Remedy::AskOrganisation => "ask organisation",
        Remedy::Nothing => "nothing",
    }
}

/// For the question asked at every node of every path: at least two of its answers leave different sets of outcomes
/// within reach. That is stronger than "some completion exists in which changing this answer alone changes the
/// outcome" (which follows from it), and weaker than "every change of the answer changes the outcome" (which is
/// false: with a birth certificate in hand, nine years and ten are the same). The next test says how much weaker.
#[test]
fn no_question_is_asked_whose_answer_can_change_nothing() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        every_path(Answers::default(), setting, &mut |answers, journey| {
            let Some(question) = journey.next() else { return };
            let reachable: BTreeSet<BTreeSet<String>> = possible(question, answers, today)
                .into_iter()
                .map(|answer| outcomes(answers.answered(answer), setting))
                .collect();
            assert!(reachable.len() >= 2, "{question:?} after {answers:?}");
        });
    }
}

/// Of all pairs of answers to a question other than the day of birth, wherever it is asked, exactly one pair leaves
/// the same outcomes within reach: kindergarten and school. They are told apart all the same, for they decide who
/// hands out the login of the regional cabinet (R3), which is no part of the verdict or the lists.
#[test]
fn every_two_answers_differ_in_what_they_lead_to_but_kindergarten_and_school() {
    let programme = programme();
    let setting = Setting { programme: &programme, today: days().next().unwrap() };
    every_path(Answers::default(), setting, &mut |answers, journey| {
        let Some(question) = journey.next().filter(|question| *question != Question::BirthDate) else { return };
        let reachable: Vec<_> = possible(question, answers, setting.today)
            .into_iter()
            .map(|answer| (answer, outcomes(answers.answered(answer), setting)))
            .collect();
        for (place, (first, from_first)) in reachable.iter().enumerate() {
            for (second, from_second) in reachable.iter().skip(place + 1) {
                let pair = (*first, *second);
                let same = pair == (Answer::Attends(Attends::Kindergarten), Answer::Attends(Attends::School));
                assert_eq!(from_first == from_second, same, "{pair:?} after {answers:?}");
            }
        }
    });
}

#[test]
fn one_may_visit_what_is_answered_and_what_is_next() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        every_path(Answers::default(), setting, &mut |_, journey| {
            let visitable: Vec<Question> = journey.answered.iter().copied().chain(journey.next()).collect();
            let mut before = None;
            for question in Question::ALL {
                assert_eq!(journey.may_visit(*question), visitable.contains(question));
                if journey.may_visit(*question) {
                    assert_eq!(journey.before(*question), before);
                    before = Some(*question);
                }
            }
            // The count rises by one from question to question and never passes its total.
            let (places, totals): (Vec<_>, BTreeSet<_>) =
                visitable.iter().map(|question| journey.progress(*question)).unzip();
            assert_eq!(places, (1..=visitable.len()).collect::<Vec<_>>());
            assert!(
                totals
                    .into_iter()
                    .eq([Question::ALL.len() - usize::from(journey.path.applicant != Some(Applicant::Staff))])
            );
        });
    }
}

#[test]
fn the_lists_of_every_case_are_those_of_the_notice() {
    let programme = programme();
    let mut seen = 0;
    every_complete_case(&programme, |case, setting| {
        seen += 1;
        let kinds = |stage| checklist(&case, stage, setting.programme).iter().map(|item| item.kind).collect::<Vec<_>>();
        let (apply, activate) = (kinds(Stage::Apply), kinds(Stage::Activate));
        let mut expected_apply = vec![
            DocumentKind::ChildIdentity,
            DocumentKind::RepresentativeIdentity,
            DocumentKind::Snils,
            DocumentKind::Inn,
        ];
        let mut expected_activate = vec![DocumentKind::ChildIdentity, DocumentKind::RepresentativeIdentity];
        if case.attends == Attends::Nowhere {
            expected_apply.push(DocumentKind::ResidenceProof);
            expected_activate.push(DocumentKind::ResidenceProof);
        }
        assert_eq!(apply, expected_apply, "{case:?}");
        assert_eq!(activate, expected_activate, "{case:?}");
    });
    assert!(seen > 1000, "{seen}");
}

#[test]
fn the_childs_identity_is_one_line_of_three_documents_with_the_one_the_family_named() {
    let programme = programme();
    every_complete_case(&programme, |case, setting| {
        for stage in Stage::ALL {
            let list = checklist(&case, *stage, setting.programme);
            let groups: Vec<_> = list.iter().filter(|item| !item.kind.one_of().is_empty()).collect();
            assert_eq!(groups, [&ChecklistItem { kind: DocumentKind::ChildIdentity, named: Some(case.identity) }]);
            assert!(
                list.iter().filter(|item| item.kind != DocumentKind::ChildIdentity).all(|item| item.named.is_none())
            );
        }
    });
    assert_eq!(
        DocumentKind::ChildIdentity.one_of(),
        [Identity::BirthCertificate, Identity::Passport, Identity::TemporaryCard]
    );
}

fn born(age: u32, today: NaiveDate) -> NaiveDate {
    crate::samples::born(age, today)
}

/// Answers with which nothing but the age stands in the way, for a parent.
fn full(birth_date: NaiveDate) -> Answers {
    Answers {
        applicant: Some(Applicant::Parent),
        helped: None,
        birth_date: Some(birth_date),
        residence: Some(Residence::Here),
        already: Some(Already::No),
        attends: Some(Attends::School),
        identity: Some(Identity::BirthCertificate),
    }
}

#[test]
fn the_ages_of_the_notice_hold_from_the_birthday_itself() {
    let programme = programme();
    let verdict_on = |applicant: Applicant, birth: NaiveDate, today: NaiveDate| {
        let setting = Setting { programme: &programme, today };
        let answers = Answers { applicant: Some(applicant), ..full(birth) };
        verdict(&journey(&answers, setting).case().unwrap(), setting)
    };
    // Day of birth; the days on which five, fourteen and eighteen are reached.
    for [birth, five, fourteen, eighteen] in [
        ["2012-05-10", "2017-05-10", "2026-05-10", "2030-05-10"],
        ["2012-12-31", "2017-12-31", "2026-12-31", "2030-12-31"],
        ["2012-01-01", "2017-01-01", "2026-01-01", "2030-01-01"],
        ["2012-02-28", "2017-02-28", "2026-02-28", "2030-02-28"],
        ["2012-02-29", "2017-03-01", "2026-03-01", "2030-03-01"],
        ["2012-03-01", "2017-03-01", "2026-03-01", "2030-03-01"],
        ["2011-02-28", "2016-02-28", "2025-02-28", "2029-02-28"],
        ["2011-03-01", "2016-03-01", "2025-03-01", "2029-03-01"],
    ] {
        let [birth, from, alone_from, since] =
            [birth, five, fourteen, eighteen].map(|day| day.parse::<NaiveDate>().unwrap());
        let around = |day: NaiveDate| [day.pred_opt().unwrap(), day, day.succ_opt().unwrap()];
        let too_young = Reason::TooYoung { from };
        let must_not_alone = Reason::ParentMustApply { alone_from };
        let too_old = Verdict::Ineligible { reasons: vec![Reason::TooOld { since }] };

        let [before, on, after] = around(from);
        assert_eq!(verdict_on(Applicant::Parent, birth, before), Verdict::Ineligible { reasons: vec![too_young] });
        assert_eq!(
            verdict_on(Applicant::Pupil, birth, before),
            Verdict::Ineligible { reasons: vec![too_young, must_not_alone] }
        );
        for day in [on, after] {
            assert_eq!(verdict_on(Applicant::Parent, birth, day), Verdict::Eligible, "{birth} {day}");
            assert_eq!(verdict_on(Applicant::Pupil, birth, day), Verdict::Ineligible { reasons: vec![must_not_alone] });
        }

        let [before, on, after] = around(alone_from);
        assert_eq!(verdict_on(Applicant::Pupil, birth, before), Verdict::Ineligible { reasons: vec![must_not_alone] });
        for day in [on, after] {
            assert_eq!(verdict_on(Applicant::Pupil, birth, day), Verdict::Eligible, "{birth} {day}");
        }
        assert!(around(alone_from).iter().all(|day| verdict_on(Applicant::Parent, birth, *day) == Verdict::Eligible));

        let [before, on, after] = around(since);
        for applicant in [Applicant::Parent, Applicant::Pupil] {
            assert_eq!(verdict_on(applicant, birth, before), Verdict::Eligible, "{birth} {before}");
            for day in [on, after] {
                assert_eq!(verdict_on(applicant, birth, day), too_old, "{birth} {day}");
            }
        }
    }
}

/// Nobody is pointed at an answer that did not matter while the one that did goes unnamed: cases that share the named
/// answers share the state of the requirement.
#[test]
fn the_answers_named_as_deciding_a_requirement_do_decide_it() {
    let programme = programme();
    for today in days() {
        let setting = Setting { programme: &programme, today };
        let mut decided: BTreeMap<String, State> = BTreeMap::new();
        every_path(Answers::default(), setting, &mut |answers, journey| {
            let Some(case) = journey.case() else { return };
            for finding in explain(&case, setting) {
                let named: Vec<_> = finding.decided_by.iter().map(|question| answers.get(*question)).collect();
                let state = *decided.entry(format!("{:?} {named:?}", finding.requirement)).or_insert(finding.state);
                assert!(named.is_empty() || state == finding.state, "{finding:?} {answers:?}");
            }
        });
    }
}

#[test]
fn whether_one_may_apply_is_decided_by_who_one_is_and_for_pupils_by_the_age() {
    let programme = programme();
    let today = days().next().unwrap();
    let setting = Setting { programme: &programme, today };
    let expected: [(Applicant, Option<Helped>, &[Question]); 4] = [
        (Applicant::Parent, None, &[Question::Applicant]),
        (Applicant::Pupil, None, &[Question::Applicant, Question::BirthDate]),
        (Applicant::Staff, Some(Helped::Parent), &[Question::Helped]),
        (Applicant::Staff, Some(Helped::Pupil), &[Question::Helped, Question::BirthDate]),
    ];
    for (applicant, helped, decided_by) in expected {
        let answers = Answers { applicant: Some(applicant), helped, ..full(born(15, today)) };
        let case = journey(&answers, setting).case().unwrap();
        assert_eq!(finding(Requirement::Applicant, &case, setting).decided_by, decided_by);
    }
}

fn any_answer() -> impl Strategy<Value = Answer> {
    fn any_of<T: Choice>(answer: fn(T) -> Answer) -> impl Strategy<Value = Answer> {
        prop::sample::select(T::ALL).prop_map(answer)
    }
    let today = days().next().unwrap();
    let near =
        (0..50 * 366_u64).prop_map(move |days| Answer::BirthDate(today.checked_sub_days(Days::new(days)).unwrap()));
    prop_oneof![
        any_of(Answer::Applicant),
        any_of(Answer::Helped),
        near,
        prop::sample::select(births(today)).prop_map(Answer::BirthDate),
        any_of(Answer::Residence),
        any_of(Answer::Already),
        any_of(Answer::Attends),
        any_of(Answer::Identity),
    ]
}

proptest! {
    #[test]
    fn changing_answers_keeps_all_others_and_undoing_the_changes_restores_the_journey(
        edits in prop::collection::vec(any_answer(), 0..30),
        changes in prop::collection::vec(any_answer(), 1..10),
    ) {
        let programme = programme();
        let setting = Setting { programme: &programme, today: days().next().unwrap() };
        let before = edits.iter().copied().fold(full(born(9, setting.today)), Answers::answered);
        let before = Answers { helped: before.helped.or(Some(Helped::Parent)), ..before };
        let mut after = before;
        let mut undo = Vec::new();
        for change in changes {
            let question = change.question();
            let changed = after.answered(change);
            prop_assert_eq!(changed.get(question), Some(change));
            for other in Question::ALL.iter().filter(|other| **other != question) {
                prop_assert_eq!(changed.get(*other), after.get(*other));
            }
            // What comes before the changed question stays as it is.
            let kept = |journey: Journey| journey.answered.into_iter().take_while(|earlier| *earlier < question).collect::<Vec<_>>();
            prop_assert_eq!(kept(journey(&changed, setting)), kept(journey(&after, setting)));
            undo.push(after.get(question).unwrap());
            after = changed;
        }
        let restored = undo.into_iter().rev().fold(after, Answers::answered);
        prop_assert_eq!(journey(&restored, setting), journey(&before, setting));
    }
}
