//! What becomes of whole drafts: every problem at once, each broken field by itself, and nothing lost on the way.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use proptest::prelude::*;

use super::application::consents_of;
use super::*;
use crate::Setting;
use crate::choice::Choice;
use crate::programme::Programme;
use crate::samples::{
    Sample, born, parent_of_fourteen_year_old, parent_of_seven_year_old, programme, pupil_of_fifteen,
};
use crate::wizard::{
    Already, Answers, Applicant, Attends, Complete, Helped, Identity, Person, Question, Residence, Verdict,
};

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn setting(programme: &Programme) -> Setting<'_> {
    Setting { programme, today: today() }
}

fn samples() -> [Sample; 3] {
    [parent_of_seven_year_old(today()), pupil_of_fifteen(today()), parent_of_fourteen_year_old(today())]
}

impl Sample {
    fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        self.draft.put(field, text);
        self
    }

    fn holding(mut self, identity: Identity) -> Self {
        self.answers.identity = Some(identity);
        self
    }

    fn check(&self) -> Result<Application, Rejection> {
        Application::check(&self.answers, &self.draft, setting(&programme()))
    }

    #[track_caller]
    fn application(&self) -> Application {
        self.check().unwrap()
    }

    /// The problems of the draft; empty where it is an application.
    #[track_caller]
    fn problems(&self) -> Vec<(Field, Rule)> {
        match self.check() {
            Ok(_) => Vec::new(),
            Err(Rejection::Problems(problems)) => {
                problems.iter().map(|problem| (problem.field, problem.rule)).collect()
            }
            Err(rejection) => panic!("{rejection:?}"),
        }
    }
}

fn with_temporary_card() -> Sample {
    pupil_of_fifteen(today())
        .holding(Identity::TemporaryCard)
        .with(Field::ChildTemporaryNumber, "№ 12-34/5")
        .with(Field::ChildTemporaryUntil, later(today(), 30))
}

fn with_foreign_document() -> Sample {
    parent_of_seven_year_old(today())
        .holding(Identity::Foreign)
        .with(Field::ChildForeignName, "Паспорт Республики Казахстан")
        .with(Field::ChildForeignNumber, "N 12345678")
}

fn with_other_representative_document() -> Sample {
    parent_of_seven_year_old(today())
        .with(Field::RepresentativeIdentity, "other")
        .with(Field::RepresentativeOtherName, "Военный билет")
        .with(Field::RepresentativeOtherNumber, "АН 1234567")
}

/// One sample for every branch of the form.
fn branches() -> Vec<Sample> {
    let without = |field: Field, sample: Sample| sample.with(field, "yes");
    let mut branches = samples().to_vec();
    branches.extend([
        with_temporary_card(),
        with_foreign_document(),
        with_other_representative_document(),
        without(Field::ChildNoSnils, parent_of_seven_year_old(today())),
        without(Field::ChildNoInn, parent_of_seven_year_old(today())),
        without(Field::ChildNoPatronymic, parent_of_seven_year_old(today())),
        without(Field::RepresentativeNoPatronymic, parent_of_seven_year_old(today())),
        parent_of_seven_year_old(today()).with(Field::RepresentativeSameAddress, "yes"),
        parent_of_seven_year_old(today()).with(Field::RepresentativeBasis, "guardian"),
        parent_of_seven_year_old(today())
            .with(Field::Email, "")
            .with(Field::AddressStreet, "")
            .with(Field::AddressFlat, ""),
    ]);
    branches
}

fn later(day: NaiveDate, days: u64) -> String {
    day.checked_add_days(Days::new(days)).unwrap().to_string()
}

fn earlier(day: NaiveDate, days: u64) -> String {
    day.checked_sub_days(Days::new(days)).unwrap().to_string()
}

#[test]
fn typical_people_may_apply_on_any_day() {
    let programme = programme();
    for today in NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days().take(4 * 366) {
        for sample in [parent_of_seven_year_old(today), pupil_of_fifteen(today), parent_of_fourteen_year_old(today)] {
            let setting = Setting { programme: &programme, today };
            assert!(Application::check(&sample.answers, &sample.draft, setting).is_ok(), "{today}");
        }
    }
}

#[test]
fn an_empty_draft_shows_all_its_problems_at_once() {
    let empty = |sample: Sample| Sample { draft: Draft::default(), ..sample }.problems();
    let expected = |fields: &[Field]| fields.iter().map(|field| (*field, Rule::Empty)).collect::<Vec<_>>();
    assert_eq!(
        empty(parent_of_seven_year_old(today())),
        expected(&[
            Field::ChildSurname,
            Field::ChildGivenName,
            Field::ChildPatronymic,
            Field::ChildSnils,
            Field::ChildInn,
            Field::BirthCertificateSeries,
            Field::BirthCertificateNumber,
            Field::BirthCertificateIssued,
            Field::BirthCertificateIssuer,
            Field::AddressIndex,
            Field::AddressLocality,
            Field::AddressHouse,
            Field::RepresentativeBasis,
            Field::RepresentativeSurname,
            Field::RepresentativeGivenName,
            Field::RepresentativePatronymic,
            Field::RepresentativeIdentity,
            Field::RepresentativeSameAddress,
            Field::Phone,
            Field::Organisation,
            Field::Consent,
        ])
    );
    assert_eq!(
        empty(pupil_of_fifteen(today())),
        expected(&[
            Field::ChildSurname,
            Field::ChildGivenName,
            Field::ChildPatronymic,
            Field::ChildSnils,
            Field::ChildInn,
            Field::ChildPassportNumber,
            Field::ChildPassportIssued,
            Field::ChildPassportIssuer,
            Field::ChildPassportDepartment,
            Field::AddressIndex,
            Field::AddressLocality,
            Field::AddressHouse,
            Field::RepresentativeBasis,
            Field::Phone,
            Field::Organisation,
            Field::Consent,
        ])
    );
}

#[test]
fn each_field_left_empty_is_the_only_problem_unless_it_is_optional() {
    let optional = [Field::AddressStreet, Field::AddressFlat, Field::Email];
    let ticks = [Field::ChildNoPatronymic, Field::ChildNoSnils, Field::ChildNoInn, Field::RepresentativeNoPatronymic];
    for sample in branches() {
        let asked = on_path(&sample.application().case, &sample.draft);
        for field in asked.into_iter().filter(|field| !ticks.contains(field)) {
            let expected: &[(Field, Rule)] = if optional.contains(&field) { &[] } else { &[(field, Rule::Empty)] };
            assert_eq!(sample.clone().with(field, "").problems(), expected, "{field:?} of {sample:?}");
        }
    }
}

#[test]
fn a_tick_taken_back_asks_for_what_it_stood_for() {
    for (tick, field) in [
        (Field::ChildNoPatronymic, Field::ChildPatronymic),
        (Field::ChildNoSnils, Field::ChildSnils),
        (Field::ChildNoInn, Field::ChildInn),
        (Field::RepresentativeNoPatronymic, Field::RepresentativePatronymic),
    ] {
        let without = parent_of_seven_year_old(today()).with(field, "");
        assert_eq!(without.problems(), [(field, Rule::Empty)]);
        let ticked = without.with(tick, "yes");
        assert_eq!(ticked.problems(), []);
        assert_eq!(ticked.with(tick, "").problems(), [(field, Rule::Empty)]);
    }
}

/// A sample, a field of it, what is typed there, and the rule that breaks; together they break every rule.
fn broken() -> Vec<(Sample, Field, String, Rule)> {
    let seven = || parent_of_seven_year_old(today());
    let pupil = || pupil_of_fifteen(today());
    let fourteen = || parent_of_fourteen_year_old(today());
    let table: Vec<(Sample, Field, String, Rule)> = vec![
        (seven(), Field::ChildSurname, "Ivanova".into(), Rule::Characters),
        (seven(), Field::ChildGivenName, "а".repeat(101), Rule::TooLong),
        (seven(), Field::ChildPatronymic, "нет".into(), Rule::Empty),
        (seven(), Field::ChildSnils, "112-233-445 96".into(), Rule::CheckDigits),
        (seven(), Field::ChildSnils, "000-000-000 00".into(), Rule::Impossible),
        (seven(), Field::ChildInn, "7707083893".into(), Rule::OrganisationInn),
        (seven(), Field::ChildInn, "50010073225".into(), Rule::TooShort),
        (seven(), Field::BirthCertificateSeries, "IIII-МЮ".into(), Rule::RomanPart),
        (seven(), Field::BirthCertificateSeries, "II-М".into(), Rule::LetterPart),
        (seven(), Field::BirthCertificateNumber, "71533".into(), Rule::TooShort),
        (seven(), Field::BirthCertificateIssued, later(today(), 1), Rule::Future),
        (seven(), Field::BirthCertificateIssued, earlier(born(7, today()), 1), Rule::BeforeBirth),
        (seven(), Field::BirthCertificateIssued, "31.02.2020".into(), Rule::NoSuchDay),
        (seven(), Field::BirthCertificateIssued, "12.01.20".into(), Rule::YearUnknown),
        (seven(), Field::BirthCertificateIssued, "\n1\n2020".into(), Rule::DayMissing),
        (seven(), Field::BirthCertificateIssued, "1\n\n2020".into(), Rule::MonthMissing),
        (seven(), Field::BirthCertificateIssued, "1\n1\n".into(), Rule::YearMissing),
        (seven(), Field::BirthCertificateIssued, "32\n1\n2020".into(), Rule::DayUnknown),
        (seven(), Field::BirthCertificateIssued, "1\n13\n2020".into(), Rule::MonthUnknown),
        (seven(), Field::BirthCertificateIssuer, "—".into(), Rule::Characters),
        (seven(), Field::AddressIndex, "65250".into(), Rule::TooShort),
        (seven(), Field::AddressLocality, "?".into(), Rule::Characters),
        (seven(), Field::AddressStreet, "-".into(), Rule::Characters),
        (seven(), Field::AddressHouse, "1".repeat(41), Rule::TooLong),
        (seven(), Field::AddressFlat, "№".into(), Rule::Characters),
        (seven(), Field::RepresentativeBasis, "aunt".into(), Rule::NotOffered),
        (seven(), Field::RepresentativeSurname, "Elkina".into(), Rule::Characters),
        (seven(), Field::RepresentativeIdentity, "licence".into(), Rule::NotOffered),
        (seven(), Field::RepresentativePassportNumber, "32 15 65432".into(), Rule::TooShort),
        (seven(), Field::RepresentativePassportIssued, "30.09.1997".into(), Rule::TooEarly),
        (seven(), Field::RepresentativePassportDepartment, "000-000".into(), Rule::Impossible),
        (seven(), Field::RepresentativeSameAddress, "maybe".into(), Rule::NotOffered),
        (seven(), Field::RepresentativeAddress, "…".into(), Rule::Characters),
        (seven(), Field::Phone, "+380501234567".into(), Rule::NotRussian),
        (seven(), Field::Email, "family.example.ru".into(), Rule::Shape),
        (seven(), Field::Organisation, "closed-long-ago".into(), Rule::NotOffered),
        (seven(), Field::Consent, "2020-01-01".into(), Rule::Outdated),
        (seven(), Field::Consent, consent_of(Person::Pupil).into(), Rule::GivenByAnother),
        (pupil(), Field::Consent, consent_of(Person::Parent).into(), Rule::GivenByAnother),
        (pupil(), Field::ChildPassportNumber, "32 24 1234567".into(), Rule::TooLong),
        (pupil(), Field::ChildPassportIssued, earlier(turned_fourteen(born(15, today())), 1), Rule::TooEarly),
        (pupil(), Field::ChildPassportIssued, later(today(), 1), Rule::Future),
        (pupil(), Field::ChildPassportDepartment, "420-01".into(), Rule::TooShort),
        (fourteen(), Field::RepresentativePassportNumber, "3224 123456".into(), Rule::SameAsOther),
        (with_temporary_card(), Field::ChildTemporaryNumber, "12;34".into(), Rule::Characters),
        (with_temporary_card(), Field::ChildTemporaryUntil, earlier(today(), 1), Rule::Expired),
        (with_temporary_card(), Field::ChildTemporaryUntil, later(today(), 3654), Rule::Impossible),
        (with_foreign_document(), Field::ChildForeignName, "123".into(), Rule::Characters),
        (with_foreign_document(), Field::ChildForeignNumber, "N".repeat(41), Rule::TooLong),
        (with_other_representative_document(), Field::RepresentativeOtherName, "123".into(), Rule::Characters),
        (with_other_representative_document(), Field::RepresentativeOtherNumber, "№".into(), Rule::Characters),
        (seven(), Field::Phone, String::new(), Rule::Empty),
    ];
    table
}

fn turned_fourteen(birth: NaiveDate) -> NaiveDate {
    birth.checked_add_months(Months::new(14 * 12)).unwrap()
}

#[test]
fn each_broken_field_is_the_only_problem_and_says_which_rule_it_breaks() {
    for (sample, field, text, rule) in broken() {
        let broken = sample.with(field, text.as_str());
        assert_eq!(broken.problems(), [(field, rule)], "{text:?}");
        for section in Section::ALL {
            let problems = section_problems(*section, &broken.answers, &broken.draft, setting(&programme()));
            let expected: &[Problem] = if *section == field.section() { &[Problem { field, rule }] } else { &[] };
            assert_eq!(problems, expected);
        }
    }
}

#[test]
fn every_rule_is_broken_by_some_field() {
    let mut rules: BTreeSet<Rule> = broken().into_iter().map(|(_, _, _, rule)| rule).collect();
    // Only a day of birth can lie too long ago, and it is an answer, not a field (see `wizard::birth_date`).
    rules.insert(Rule::LongAgo);
    assert_eq!(rules, Rule::ALL.iter().copied().collect());
}

#[test]
fn dates_of_issue_may_lie_on_their_bounds() {
    let birth = born(7, today());
    for day in [birth.to_string(), today().to_string()] {
        assert_eq!(parent_of_seven_year_old(today()).with(Field::BirthCertificateIssued, day).problems(), []);
    }
    for day in [turned_fourteen(born(15, today())).to_string(), today().to_string()] {
        assert_eq!(pupil_of_fifteen(today()).with(Field::ChildPassportIssued, day).problems(), []);
    }
    for day in ["1997-10-01".to_owned(), today().to_string()] {
        assert_eq!(parent_of_seven_year_old(today()).with(Field::RepresentativePassportIssued, day).problems(), []);
    }
    for day in [today().to_string(), later(today(), 365)] {
        assert_eq!(with_temporary_card().with(Field::ChildTemporaryUntil, day).problems(), []);
    }
}

#[test]
fn one_born_on_29_february_may_hold_a_passport_from_1_march() {
    let programme = programme();
    let mut sample = pupil_of_fifteen(today());
    sample.answers.birth_date = "2012-02-29".parse().ok();
    for (day, expected) in [("2026-02-28", false), ("2026-03-01", true)] {
        sample.draft.put(Field::ChildPassportIssued, day);
        assert_eq!(Application::check(&sample.answers, &sample.draft, setting(&programme)).is_ok(), expected, "{day}");
    }
}

#[test]
fn several_broken_fields_are_all_reported_in_the_order_of_the_form() {
    let sample = parent_of_fourteen_year_old(today())
        .with(Field::Consent, "")
        .with(Field::Phone, "3-22-11")
        .with(Field::RepresentativePassportIssuer, "")
        .with(Field::RepresentativePassportNumber, "32 24 123456")
        .with(Field::ChildSurname, "Sokolov");
    assert_eq!(
        sample.problems(),
        [
            (Field::ChildSurname, Rule::Characters),
            (Field::RepresentativePassportNumber, Rule::SameAsOther),
            (Field::RepresentativePassportIssuer, Rule::Empty),
            (Field::Phone, Rule::TooShort),
            (Field::Consent, Rule::Empty),
        ]
    );
}

#[test]
fn an_application_is_the_same_after_the_wire() {
    let programme = programme();
    for sample in branches() {
        let application = sample.application();
        let json = serde_json::to_string(&application.to_wire()).unwrap();
        let wire: crate::api::NewApplication = serde_json::from_str(&json).unwrap();
        assert_eq!(wire, application.to_wire());
        assert_eq!(Application::check(&wire.answers, &wire.fields, setting(&programme)), Ok(application));
    }
}

/// Something in every field, whether it applies or not.
fn overfilled(sample: &Sample) -> Sample {
    let mut full = branches().into_iter().fold(Draft::default(), |full, other| merged(full, &other.draft));
    for tick in [Field::ChildNoSnils, Field::ChildNoInn, Field::ChildNoPatronymic, Field::RepresentativeNoPatronymic] {
        full.put(tick, "");
    }
    // A child's passport that is not held does not stand in the way of the same number elsewhere.
    full.put(Field::ChildPassportNumber, "32 15 654321");
    Sample { answers: sample.answers, draft: merged(full, &sample.draft) }
}

fn merged(into: Draft, from: &Draft) -> Draft {
    from.fields().fold(into, |mut merged, field| {
        merged.put(field, from.text(field));
        merged
    })
}

#[test]
fn fields_off_the_path_are_neither_looked_at_nor_sent() {
    for sample in branches() {
        let application = sample.application();
        let overfilled = overfilled(&sample)
            .with(Field::RepresentativeOtherNumber, sample.draft.text(Field::RepresentativeOtherNumber));
        for field in Field::ALL.iter().filter(|field| !on_path(&application.case, &sample.draft).contains(field)) {
            let junk = overfilled.clone().with(*field, "\u{0}junk\n");
            assert_eq!(junk.with_optional_of(&sample).check(), Ok(application.clone()), "{field:?}");
        }
        let asked = on_path(&application.case, &sample.draft);
        assert!(application.to_draft().fields().all(|field| asked.contains(&field)));
    }
}

impl Sample {
    /// The optional fields as in `other`: filled in elsewhere, they would count here.
    fn with_optional_of(self, other: &Self) -> Self {
        [Field::AddressStreet, Field::AddressFlat, Field::Email]
            .into_iter()
            .fold(self, |sample, field| sample.with(field, other.draft.text(field)))
    }
}

#[test]
fn what_the_organisation_must_look_at_is_marked() {
    let marks = |sample: Sample| sample.application().marks();
    let seven = || parent_of_seven_year_old(today());
    assert_eq!(marks(seven()), []);
    assert_eq!(marks(seven().with(Field::ChildNoSnils, "yes")), [Mark::NoSnils]);
    assert_eq!(marks(seven().with(Field::ChildNoInn, "yes")), [Mark::NoInn]);
    assert_eq!(marks(with_foreign_document()), [Mark::ForeignDocument]);
    assert_eq!(marks(seven().with(Field::RepresentativeBasis, "guardian")), [Mark::Guardian]);
    assert_eq!(marks(pupil_of_fifteen(today()).with(Field::RepresentativeBasis, "guardian")), [Mark::Guardian]);
    let mut unsure = seven();
    unsure.answers.residence = Some(Residence::Unsure);
    assert_eq!(marks(unsure.clone()), [Mark::ResidenceUnsure]);
    unsure.answers.already = Some(Already::Unsure);
    assert_eq!(marks(unsure), [Mark::ResidenceUnsure, Mark::HasCertificateUnsure]);
}

#[test]
fn a_pupil_who_applies_alone_gives_no_data_of_the_adult() {
    let application = pupil_of_fifteen(today()).application();
    assert_eq!(application.side, Side::Companion(Basis::Parent));
    let sent = application.to_draft();
    let of_adult = |field: &Field| field.section() == Section::Representative;
    assert_eq!(sent.fields().filter(of_adult).collect::<Vec<_>>(), [Field::RepresentativeBasis]);
}

#[test]
fn staff_apply_as_the_person_they_help() {
    let mut beside_pupil = pupil_of_fifteen(today());
    beside_pupil.answers.applicant = Some(Applicant::Staff);
    beside_pupil.answers.helped = Some(Helped::Pupil);
    assert_eq!(beside_pupil.application().side, Side::Companion(Basis::Parent));
    let mut beside_parent = parent_of_seven_year_old(today());
    beside_parent.answers.applicant = Some(Applicant::Staff);
    assert_eq!(beside_parent.check(), Err(Rejection::Unanswered(Question::Helped)));
    beside_parent.answers.helped = Some(Helped::Parent);
    assert!(matches!(beside_parent.application().side, Side::Representative(_)));
}

#[test]
fn unfinished_answers_and_refusing_ones_make_no_application() {
    let mut sample = parent_of_seven_year_old(today());
    sample.answers.attends = None;
    assert_eq!(sample.check(), Err(Rejection::Unanswered(Question::Attends)));
    sample.answers.residence = Some(Residence::Elsewhere);
    assert!(matches!(sample.check(), Err(Rejection::NotEligible(Verdict::Ineligible { .. }))));
    assert_eq!(
        Sample { answers: Answers::default(), ..sample }.check(),
        Err(Rejection::Unanswered(Question::Applicant))
    );
}

#[test]
fn every_field_applies_to_somebody_and_its_section_follows_the_order_of_the_form() {
    let mut applying = BTreeSet::new();
    for sample in branches() {
        applying.extend(on_path(&sample.application().case, &sample.draft));
    }
    assert_eq!(applying, Field::ALL.iter().copied().collect());
    assert!(Field::ALL.is_sorted_by_key(|field| field.section()));
    for section in Section::ALL {
        assert_eq!(section.after().and_then(Section::before).unwrap_or(*section), *section);
        assert!(Field::ALL.iter().any(|field| field.section() == *section));
    }
}

/// Texts for any field: codes, ticks, good values of several fields, and anything at all.
fn any_text() -> impl Strategy<Value = String> {
    let good = branches()
        .into_iter()
        .flat_map(|sample| sample.draft.fields().map(|field| sample.draft.text(field).to_owned()).collect::<Vec<_>>());
    let mut texts: Vec<String> = good.chain(["", "yes", "no", "1\nянв\n2020"].map(str::to_owned)).collect();
    texts.sort();
    texts.dedup();
    prop_oneof![4 => prop::sample::select(texts), 1 => any::<String>()]
}

fn any_case() -> impl Strategy<Value = Complete> {
    prop::sample::select(branches()).prop_map(|sample| sample.application().case)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn any_draft_is_an_application_or_has_ordered_problems_on_its_path(
        sample in prop::sample::select(branches()),
        case in any_case(),
        edits in prop::collection::vec((prop::sample::select(Field::ALL), any_text()), 0..6),
        nowhere in any::<bool>(),
    ) {
        let attends = if nowhere { Attends::Nowhere } else { Attends::School };
        let answers = Answers { attends: Some(attends), ..case.answers() };
        let sample = edits.into_iter().fold(Sample { answers, ..sample }, |sample, (field, text)| sample.with(field, text));
        match sample.check() {
            Ok(application) => {
                let programme = programme();
                let again = Application::check(&application.case.answers(), &application.to_draft(), setting(&programme));
                prop_assert_eq!(again, Ok(application));
            }
            Err(Rejection::Problems(problems)) => {
                let asked = on_path(&Complete { attends, ..case }, &sample.draft);
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.is_sorted_by(|first, second| first.field < second.field));
                prop_assert!(problems.iter().all(|problem| asked.contains(&problem.field)));
            }
            Err(rejection) => prop_assert!(false, "{:?}", rejection),
        }
    }
}

#[test]
fn each_of_the_two_consents_carries_the_version_in_force() {
    for person in [Person::Parent, Person::Pupil, Person::StaffWithParent, Person::StaffWithPupil] {
        let [newest, before] = consents_of(person).map(|consent| consent.split_once('/').unwrap());
        assert_eq!((newest.0, before.0), (CONSENT_VERSION, CONSENT_VERSION_BEFORE));
        assert_eq!(newest.1, before.1);
    }
    assert_eq!(consent_of(Person::StaffWithPupil), consent_of(Person::Pupil));
    assert_ne!(consent_of(Person::Parent), consent_of(Person::Pupil));
}

#[test]
fn consent_to_the_version_before_counts_for_what_is_sent_and_for_nothing_that_is_asked() {
    for (mut sample, other) in [(samples()[0].clone(), Person::Pupil), (samples()[1].clone(), Person::Parent)] {
        let sent = |sample: &Sample| {
            let checked = Application::check_sent(&sample.answers, &sample.draft, setting(&programme()));
            checked.map(|application| application.consent)
        };
        let own = sample.draft.text(Field::Consent).to_owned();
        assert_eq!(sent(&sample), Ok(own.clone()));
        let before = own.replace(CONSENT_VERSION, CONSENT_VERSION_BEFORE);
        sample.draft.put(Field::Consent, before.clone());
        assert_eq!(sent(&sample), Ok(before));
        assert_eq!(sample.check(), Err(Rejection::Problems(vec![wrong_consent(Rule::Outdated)])));
        let [_, before] = consents_of(other);
        sample.draft.put(Field::Consent, before);
        assert_eq!(sent(&sample), Err(Rejection::Problems(vec![wrong_consent(Rule::GivenByAnother)])));
        sample.draft.put(Field::Consent, own.replace(CONSENT_VERSION, "2026-11-21"));
        assert_eq!(sent(&sample), Err(Rejection::Problems(vec![wrong_consent(Rule::Outdated)])));
    }
}

fn wrong_consent(rule: Rule) -> Problem {
    Problem { field: Field::Consent, rule }
}
