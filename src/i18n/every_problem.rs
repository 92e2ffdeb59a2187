//! Every problem that can occur has words of its own, and no others have any.

use super::*;
use kruzhok_domain::form::Rule;

/// The rules each field can break: those of its type (`kruzhok_domain::fields`) and of its own checks.
pub(super) fn rules_of(field: Field) -> &'static [Rule] {
    use Rule::*;
    match field {
        Field::ChildSnils => &[Empty, TooShort, TooLong, Characters, Impossible, CheckDigits],
        Field::ChildInn => &[Empty, TooShort, TooLong, Characters, Impossible, CheckDigits, OrganisationInn],
        Field::ChildPassportNumber
        | Field::ChildPassportDepartment
        | Field::BirthCertificateNumber
        | Field::RepresentativePassportDepartment
        | Field::AddressIndex => &[Empty, TooShort, TooLong, Characters, Impossible],
        Field::RepresentativePassportNumber => &[Empty, TooShort, TooLong, Characters, Impossible, SameAsOther],
        Field::BirthCertificateSeries => &[Empty, RomanPart, LetterPart],
        Field::BirthCertificateIssued => &[
            Empty,
            DayMissing,
            MonthMissing,
            YearMissing,
            DayUnknown,
            MonthUnknown,
            YearUnknown,
            NoSuchDay,
            Future,
            BeforeBirth,
        ],
        Field::ChildPassportIssued | Field::RepresentativePassportIssued => &[
            Empty,
            DayMissing,
            MonthMissing,
            YearMissing,
            DayUnknown,
            MonthUnknown,
            YearUnknown,
            NoSuchDay,
            Future,
            TooEarly,
        ],
        Field::ChildTemporaryUntil => &[
            Empty,
            DayMissing,
            MonthMissing,
            YearMissing,
            DayUnknown,
            MonthUnknown,
            YearUnknown,
            NoSuchDay,
            Expired,
            Impossible,
        ],
        Field::ChildSurname
        | Field::ChildGivenName
        | Field::ChildPatronymic
        | Field::RepresentativeSurname
        | Field::RepresentativeGivenName
        | Field::RepresentativePatronymic
        | Field::BirthCertificateIssuer
        | Field::ChildPassportIssuer
        | Field::RepresentativePassportIssuer
        | Field::ChildTemporaryNumber
        | Field::ChildForeignName
        | Field::ChildForeignNumber
        | Field::RepresentativeOtherName
        | Field::RepresentativeOtherNumber
        | Field::RepresentativeAddress
        | Field::AddressLocality
        | Field::AddressHouse => &[Empty, TooLong, Characters],
        Field::AddressStreet | Field::AddressFlat => &[TooLong, Characters],
        Field::RepresentativeBasis | Field::RepresentativeIdentity | Field::RepresentativeSameAddress => {
            &[Empty, NotOffered]
        }
        Field::Organisation => &[Empty, NotOffered],
        Field::Phone => &[Empty, TooShort, TooLong, Characters, NotRussian],
        Field::Email => &[Characters, Shape, TooLong],
        Field::Consent => &[Empty, Outdated, GivenByAnother],
        Field::ChildNoPatronymic | Field::ChildNoSnils | Field::ChildNoInn | Field::RepresentativeNoPatronymic => &[],
    }
}

const BIRTH_DATE: [Rule; 10] = [
    Rule::Empty,
    Rule::DayMissing,
    Rule::MonthMissing,
    Rule::YearMissing,
    Rule::DayUnknown,
    Rule::MonthUnknown,
    Rule::YearUnknown,
    Rule::NoSuchDay,
    Rule::Future,
    Rule::LongAgo,
];

/// Number and code of an application are no fields of the form: `kruzhok_domain::reference`, and what the server
/// says of the pair.
const OF_THE_PAIR: [&str; 8] = [
    "number/empty",
    "number/characters",
    "number/length",
    "number/check-digit",
    "number/unknown",
    "code/empty",
    "code/characters",
    "code/length",
];

#[test]
fn every_problem_of_every_field_has_words_of_its_own() {
    for field in Field::ALL {
        for voice in [Voice::Parent, Voice::Pupil, Voice::Staff] {
            let words: Vec<&str> =
                rules_of(*field).iter().map(|rule| problem(Problem { field: *field, rule: *rule }, voice)).collect();
            for (place, text) in words.iter().enumerate() {
                assert_ne!(*text, common::UNKNOWN_PROBLEM, "{} lacks words", field.code());
                assert!(!words[..place].contains(text), "{}: {text}", field.code());
            }
        }
    }
}

#[test]
fn the_birth_date_has_words_for_everything_that_can_be_wrong_with_it() {
    for rule in BIRTH_DATE {
        assert_ne!(problem_text("birth-date", rule.code(), Voice::Pupil), common::UNKNOWN_PROBLEM, "{rule:?}");
    }
}

#[test]
fn no_words_are_kept_for_a_problem_that_cannot_occur() {
    let said = |field: &str, rule: &str| {
        let keys = problem_keys(field, rule);
        keys.into_iter().find(|key| problem_by_code(key, Voice::Parent).is_some())
    };
    let of_field = |field: &Field| -> Vec<String> {
        rules_of(*field).iter().filter_map(|rule| said(field.code(), rule.code())).collect()
    };
    let mut used: Vec<String> = Field::ALL.iter().flat_map(of_field).collect();
    used.extend(BIRTH_DATE.iter().filter_map(|rule| said("birth-date", rule.code())));
    used.extend(OF_THE_PAIR.map(str::to_owned));
    let catalogue: toml::Table = include_str!("../../locales/ru.toml").parse().unwrap();
    for (field, rules) in catalogue["problem-by-code"].as_table().unwrap() {
        for rule in rules.as_table().unwrap().keys() {
            let key = [field, "/", rule].concat();
            assert!(used.contains(&key), "nobody reads {key}");
        }
    }
}

#[test]
fn a_rule_newer_than_this_page_says_what_to_do() {
    for field in ["child-snils", "telepathy"] {
        assert_eq!(problem_text(field, "from-the-future", Voice::Parent), common::UNKNOWN_PROBLEM);
    }
}
