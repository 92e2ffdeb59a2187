//! What holds for every draft, and for any text at all.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::choice::Choice;
use crate::form::DateText;
use crate::samples::{self, Sample};
use crate::wizard::{Already, Applicant, Attends, Helped, Identity, Question, Residence};

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn samples() -> [Sample; 3] {
    [samples::parent_of_seven_year_old, samples::pupil_of_fifteen, samples::parent_of_fourteen_year_old]
        .map(|sample| sample(today()))
}

fn handover_of(Sample { answers, mut draft }: Sample) -> Handover {
    draft.put(Field::Consent, "");
    Handover {
        place: Place::Check,
        answers,
        birth_date: String::new(),
        draft,
        ticks: vec![(Stage::Apply, DocumentKind::Snils)],
        left_out: Vec::new(),
    }
}

#[test]
fn the_drafts_of_typical_people_are_read_as_they_were_written_and_are_small() {
    for sample in samples() {
        let handover = handover_of(sample);
        let Written { digits, left_out } = write(&handover);
        assert_eq!(read(&digits), Ok(handover));
        assert_eq!(left_out, []);
        // With these a QR code is of version 13 (69 modules), in the middle of the road to the limit.
        assert!(digits.len() < 900, "{} digits", digits.len());
    }
}

/// A pupil's draft in the format of version 1.
const VERSION_1: &str = "\
    1033125061507234791136074971497652127804760948860989437291864940692950328588173470991888928051952718\
    6684789550147409728267066875873279331221227457205301220200968141706837913863738649989171863839822918\
    6193752924268938637604249762176095149719684418165890996173076577057528549013438024454194154129024642\
    9326017087523281643287428870671";

/// The same from before a consent stayed where it was given.
const VERSION_1_WITH_CONSENT: &str = "\
    1033125851368172159052600565999913519805001804222989059921364817290894854605646903803506737529253016\
    1178603347776715666543847621051627556691530438599464516561613385936107577655223760507381990720305078\
    6426238721023280724232794207849868824085782705922737670956275936410907742003794378177745383688773043\
    4119180528537102827287555506913";

#[test]
fn the_format_is_that_of_its_version() {
    let handover = handover_of(samples::pupil_of_fifteen(today()));
    assert_eq!(write(&handover).digits, VERSION_1, "the format changed: give it a new version and a new text here");
    assert_eq!(read(VERSION_1_WITH_CONSENT), Ok(handover));
}

#[test]
fn a_consent_stays_where_it_was_given() {
    for sample in samples() {
        assert_ne!(sample.draft.text(Field::Consent), "");
        let mut handover = handover_of(sample.clone());
        let without = write(&handover);
        handover.draft = sample.draft;
        assert_eq!(write(&handover), without);
    }
}

#[test]
fn staff_hand_over_as_whom_they_help() {
    let check = |helped, expected| {
        let mut handover = handover_of(samples::parent_of_seven_year_old(today()));
        handover.answers.applicant = Some(Applicant::Staff);
        handover.answers.helped = helped;
        let read = read(&write(&handover).digits).unwrap();
        assert_eq!((read.answers.applicant, read.answers.helped), (expected, None));
        assert_eq!(read_short(&write_short(&handover.answers)), Ok(read.answers));
    };
    check(Some(Helped::Parent), Some(Applicant::Parent));
    check(Some(Helped::Pupil), Some(Applicant::Pupil));
    check(None, None);
}

#[test]
fn what_finds_no_room_is_named_at_both_ends_and_everything_else_arrives() {
    let mut handover = handover_of(samples::parent_of_seven_year_old(today()));
    handover.draft.put(Field::RepresentativeAddress, "улица Ленина, ".repeat(200));
    handover.birth_date = "1".repeat(5000);
    let Written { digits, left_out } = write(&handover);
    assert!(digits.len() <= MAX_DIGITS);
    assert_eq!(left_out, [Field::RepresentativeAddress]);
    let read = read(&digits).unwrap();
    assert_eq!(read.left_out, left_out);
    assert_eq!(read.birth_date, "");
    handover.draft.put(Field::RepresentativeAddress, "");
    assert_eq!(read.draft, handover.draft);
}

#[test]
fn a_code_that_is_cut_damaged_or_newer_says_so() {
    let digits = write(&handover_of(samples::pupil_of_fifteen(today()))).digits;
    for length in 1..digits.len() {
        assert_eq!(read(&digits[..length]), Err(Unreadable::Cut), "{length}");
    }
    assert_eq!(read(""), Err(Unreadable::Empty));
    assert_eq!(read("12a"), Err(Unreadable::Characters));
    assert_eq!(read(&[digits.as_str(), "0"].concat()), Err(Unreadable::Damaged));
    assert_eq!(read(&seal::LONG.put("20020of another shape")), Err(Unreadable::Characters));
    assert_eq!(read(&seal::LONG.put("2002012345")), Err(Unreadable::Cut));
    assert_eq!(read(&seal::LONG.put("2001912345")), Err(Unreadable::Newer));
    assert_eq!(read(&seal::LONG.put("0001912345")), Err(Unreadable::Damaged));
    assert_eq!(read_short(&seal::SHORT.put("200000000")), Err(Unreadable::Newer));
}

#[test]
fn another_digit_is_always_noticed() {
    let digits = write(&handover_of(samples::parent_of_seven_year_old(today()))).digits;
    for (place, right) in digits.char_indices() {
        for wrong in ('0'..='9').filter(|wrong| *wrong != right) {
            let mut flipped = digits.clone();
            flipped.replace_range(place..=place, wrong.encode_utf8(&mut [0; 4]));
            assert!(read(&flipped).is_err(), "{wrong} for {right} at {place}");
        }
    }
}

#[test]
fn a_code_is_understood_as_people_type_it() {
    let answers = Answers { applicant: Some(Applicant::Parent), ..Answers::default() };
    let code = write_short(&answers);
    assert_eq!(code.len(), "1234-5678-9012".len());
    for typed in
        [code.clone(), code.replace('-', " "), code.replace('-', ""), code.replace('0', "О"), code.replace('1', "l")]
    {
        assert_eq!(read_short(&typed), Ok(answers), "{typed}");
    }
    assert_eq!(read_short(" – "), Err(Unreadable::Empty));
    assert_eq!(read_short("1234-5678-901"), Err(Unreadable::Cut));
    assert_eq!(read_short("1234-5678-901Ж"), Err(Unreadable::Characters));
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let one = |count: usize| prop::option::of(0..count);
    let choices = (one(2), one(3), one(3), one(3), one(4));
    let day =
        prop::option::of((0_u64..72_000).prop_map(|days| NaiveDate::default() + Days::new(days) - Days::new(25_000)));
    (choices, day).prop_map(|((applicant, residence, already, attends, identity), birth_date)| Answers {
        applicant: applicant.and_then(|index| Applicant::ALL.get(index).copied()),
        helped: None,
        birth_date,
        residence: residence.and_then(|index| Residence::ALL.get(index).copied()),
        already: already.and_then(|index| Already::ALL.get(index).copied()),
        attends: attends.and_then(|index| Attends::ALL.get(index).copied()),
        identity: identity.and_then(|index| Identity::ALL.get(index).copied()),
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[А-ЯЁа-яё -]{0,40}", "[0-9 -]{0,14}", "[a-z0-9.@]{0,20}", "yes|no|parent|passport"]
}

fn any_handover() -> impl Strategy<Value = Handover> {
    let texts = prop::collection::vec((0..Field::ALL.len(), any_text()), 0..30);
    let places = prop_oneof![Just(Place::Documents), Just(Place::Question(Question::Attends)), Just(Place::Ways)];
    (places, any_answers(), "[0-9]{0,2}", "[а-я0-9]{0,8}", texts).prop_map(|(place, answers, day, month, texts)| {
        let mut draft = Draft::default();
        for (index, text) in texts {
            draft.put(Field::ALL[index], text);
        }
        draft.put(Field::Consent, "");
        let birth_date = DateText { day, month, year: String::new() }.to_stored();
        Handover { place, answers, birth_date, draft, ticks: Vec::new(), left_out: Vec::new() }
    })
}

proptest! {
    #[test]
    fn every_draft_arrives_but_for_what_is_said_to_be_left_out(mut handover in any_handover()) {
        let Written { digits, left_out } = write(&handover);
        prop_assert!(digits.len() <= MAX_DIGITS);
        for field in left_out {
            handover.draft.put(field, "");
            handover.left_out.push(field);
        }
        prop_assert_eq!(read(&digits), Ok(handover));
    }

    #[test]
    fn all_answers_arrive_in_the_short_code(answers in any_answers()) {
        let code = write_short(&answers);
        prop_assert_eq!(code.len(), SHORT_DIGITS + 2);
        prop_assert_eq!(read_short(&code), Ok(answers));
    }

    #[test]
    fn no_text_makes_reading_panic(text in prop_oneof![any::<String>(), "[0-9]{0,60}", "[0-9OОЗ -]{8,16}"]) {
        let _ = (read(&text), read_short(&text));
    }

    #[test]
    fn no_content_makes_reading_panic_though_its_check_digits_fit(content in "[0-9]{0,1700}") {
        let count = number::padded(u32::try_from(5 + content.len() + seal::LONG.digits()).unwrap(), 4);
        let _ = read(&seal::LONG.put(&["1", &count, &content].concat()));
        let _ = read_short(&seal::SHORT.put(&format!("1{content:.8}")));
    }
}
