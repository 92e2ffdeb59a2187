//! Every text is read here as `serde_json` reads it.

use std::fmt::Debug;

use kruzhok_domain::api::{NewApplication, ProblemDocument, Received, StatusReport};
use kruzhok_domain::programme::Programme;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Map, Value, json};

use serde::Serialize;

use super::*;

const PROGRAMME: &str = include_str!("../../public/programme.json");

/// Checks that a type is read as `serde_json` reads it: `sample` itself, cut off anywhere, put out of shape in some
/// hundred ways, and with its letters written in every way that JSON has.
#[track_caller]
pub(crate) fn check<T: Serialize + DeserializeOwned>(sample: &str) {
    assert_eq!(alike::<T>(sample), Ok(true), "the sample is one");
    let tree: Value = serde_json::from_str(sample).unwrap();
    for text in [tree.to_string(), format!("\n\t{tree:#}\r\n ")] {
        assert_eq!(alike::<T>(&text), Ok(true), "{text}");
        for end in (0..text.trim_end().len()).filter(|end| text.is_char_boundary(*end)) {
            let part = text.get(..end).unwrap();
            assert_eq!(read::<T>(part).err(), Some(Unread::BrokeOff), "{part}");
        }
    }
    let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
    let change = (any::<Index>(), trees(), any::<bool>(), 0..3_u8);
    runner
        .run(&change, |(place, other, in_full, way)| {
            let mut tree = tree.clone();
            spoil(&mut tree, place, other);
            let mut text = tree.to_string();
            if in_full {
                text = text.chars().map(in_escapes).collect();
            }
            if way == 1 {
                text = twice(&text);
            }
            alike::<T>(&text).map_err(TestCaseError::fail)?;
            Ok(())
        })
        .unwrap();
}

/// Whether both find a value in `text`; otherwise what is different.
fn alike<T: Serialize + DeserializeOwned>(text: &str) -> Result<bool, String> {
    let (ours, theirs) = (read::<T>(text), serde_json::from_str::<T>(text));
    match (ours, theirs) {
        (Err(_), Err(_)) => Ok(false),
        (Ok(ours), Ok(theirs)) => {
            let [ours, theirs] = [&ours, &theirs].map(|value| serde_json::to_string(value).unwrap());
            if ours == theirs { Ok(true) } else { Err(format!("{ours} instead of {theirs}")) }
        }
        (ours, theirs) => Err(format!("{:?}, and serde_json {:?}: {text}", ours.err(), theirs.err())),
    }
}

/// Puts `other` somewhere into a tree, but no list in place of an object, which `serde_json` reads as one: see also
/// [`trees`].
fn spoil(tree: &mut Value, place: Index, other: Value) {
    fn visit(tree: &mut Value, left: &mut usize, other: &Value) {
        if *left == 0 && !(tree.is_object() && other.is_array()) {
            tree.clone_from(other);
        }
        *left = left.wrapping_sub(1);
        match tree {
            Value::Array(parts) => parts.iter_mut().for_each(|part| visit(part, left, other)),
            Value::Object(parts) => parts.values_mut().for_each(|part| visit(part, left, other)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    fn size(tree: &Value) -> usize {
        1 + match tree {
            Value::Array(parts) => parts.iter().map(size).sum(),
            Value::Object(parts) => parts.values().map(size).sum(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
        }
    }
    visit(tree, &mut place.index(size(tree)), &other);
}

/// The object with all its members twice.
fn twice(object: &str) -> String {
    let members = object.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
    if members.is_empty() { object.to_owned() } else { format!("{{{members},{members}}}") }
}

/// A letter as JSON may also have it.
fn in_escapes(letter: char) -> String {
    if letter.is_ascii() && !letter.is_ascii_lowercase() {
        return letter.to_string();
    }
    // `true`, `null` and what follows a backslash are spoilt by this, which must be seen too.
    letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04X}")).collect()
}

/// Any JSON, but no list directly in a list.
fn trees() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-2..70_000_i64).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[a-z-]{0,9}".prop_map(Value::from),
        "-?[0-9T:Z.+ -]{0,24}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            // A list in a list could come where a list of objects is expected.
            prop::collection::vec(inner.clone(), 0..4)
                .prop_map(|parts| parts.into_iter().filter(|part| !part.is_array()).collect()),
            prop::collection::vec((any::<String>(), inner), 0..4)
                .prop_map(|parts| Value::from(parts.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

#[test]
fn what_the_server_says_is_read_as_serde_json_reads_it() {
    check::<Programme>(PROGRAMME);
    let event = json!({"status": "awaiting-activation", "at": "2026-11-22T07:32:10Z", "by": "family"});
    check::<StatusReport>(
        &json!({
            "number": "123456788", "status": "needs-correction", "reasons": ["name"], "certificate": "0012345678",
            "next_action": "put-right", "timeline": [event, event], "organisation": "example-centre",
            "applies_alone": true, "bring": ["child-identity"], "marks": [], "activate_until": "2026-12-31",
        })
        .to_string(),
    );
    check::<Received>(
        r#"{"number":"123456789","code":"1234567890","status":"activated","received_at":"2026-11-22T07:32:10Z"}"#,
    );
    check::<ProblemDocument>(
        r#"{"type":"","title":"No","status":422,"code":"invalid","problems":[{"field":"phone","rule":"empty"}]}"#,
    );
}

#[test]
fn what_is_sent_can_be_read() {
    check::<NewApplication>(
        &json!({
            "programme": "leninsk-kuznetsky",
            "answers": {"applicant": "parent", "birth-date": "2012-02-29", "residence": "here", "identity": "foreign"},
            "fields": {"child-surname": "«Zoë» \\ \"\u{7f}\u{1f}\u{0}\u{8}\u{c}\n\r\t/\u{2028}𝄞", "phone": "8"},
        })
        .to_string(),
    );
}

#[test]
fn what_is_stored_is_read_as_serde_json_reads_it() {
    use crate::state::{Filed, KnownReport, Settled};
    let at = "2026-11-22T07:32:10.123Z";
    check::<Vec<Filed>>(
        &json!([{"number": "123456789", "code": "1234567890", "received_at": at, "applies_alone": false}]).to_string(),
    );
    check::<Vec<Settled>>(
        &json!([
            {"at": at, "outcome": {"arrived": {"number": "123456789", "code": "1234567890"}}},
            {"at": at, "outcome": "refused"},
            {"at": at, "outcome": {"refused": null}},
        ])
        .to_string(),
    );
    let report = json!({
        "number": "123456788", "status": "activated", "next_action": "choose-club", "timeline": [],
        "organisation": "example-centre", "applies_alone": true, "bring": [],
    });
    check::<Vec<KnownReport>>(&json!([{"report": report, "checked_at": at}]).to_string());
}

#[test]
fn a_list_in_place_of_an_object_is_refused() {
    assert!(serde_json::from_str::<ProblemDocument>(r#"["","",422,"invalid","",[]]"#).is_ok());
    assert_eq!(read::<ProblemDocument>(r#"["","",422,"invalid","",[]]"#).err(), Some(Unread::Strange));
}

#[test]
fn what_nests_without_end_is_refused() {
    let nested = |depth| ["[".repeat(depth), "]".repeat(depth)].concat();
    assert_eq!(text::whole(&nested(127)), Ok(nested(127).as_str()));
    for depth in [128, 1_000_000] {
        assert_eq!(text::whole(&nested(depth)), Err(Unread::Strange));
        assert_eq!(text::whole(&r#"{"":"#.repeat(depth)), Err(Unread::Strange));
    }
    assert!(read::<ProblemDocument>(&format!(r#"{{"new":{}}}"#, nested(126))).is_ok());
}

#[track_caller]
fn check_value<T: DeserializeOwned + PartialEq + Debug>(text: &str) {
    assert_eq!(read::<T>(text).ok(), serde_json::from_str(text).ok(), "{text}");
}

#[test]
fn numbers_are_read_as_far_as_they_fit() {
    for text in [
        "0",
        "-0",
        "00",
        "01",
        "-1",
        "+1",
        "1.0",
        "1e2",
        "1E+2",
        "-",
        "1.",
        ".1",
        "1e",
        "0x1",
        "65535",
        "65536",
        "-65536",
        "4294967295",
        "4294967296",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "9223372036854775808",
        "18446744073709551616",
        "1e999",
        " 7 ",
        "7 7",
        "\"7\"",
        "null",
        "true",
        "NaN",
    ] {
        check_value::<u16>(text);
        check_value::<u32>(text);
        check_value::<i32>(text);
        check_value::<bool>(text);
        check_value::<Option<u32>>(text);
        let is_one = serde_json::from_str::<IgnoredAny>(text).is_ok();
        assert_eq!(text::whole(text).is_ok(), is_one, "{text}");
    }
}

#[test]
fn letters_are_read_in_every_way_they_are_written() {
    for text in [
        r#""""#,
        r#""\"\\\/\b\f\n\r\t""#,
        r#""\u0000\u001F\u00e9\u00E9""#,
        r#""\ud834\udd1e""#,
        r#""\uD834""#,
        r#""\uDD1E""#,
        r#""\ud834\ud834""#,
        r#""\ud834x""#,
        r#""\ud834\n""#,
        r#""\udd1e\ud834""#,
        r#""\ud834\u0041""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\u+123""#,
        r#""\U0041""#,
        r#""\x41""#,
        r#""\'""#,
        "\"\u{1f}\"",
        "\"\n\"",
        "\"\u{7f}\"",
        "\"\u{0}\"",
        "'a'",
        "\"a",
        "a\"",
        r#""\u0434é\\\"""#,
        r#""\\u0041""#,
        "\u{feff}\"a\"",
    ] {
        check_value::<String>(text);
        check_value::<Option<String>>(text);
        check_value::<(String, String)>(&format!("[{text},{text}]"));
        check_value::<Vec<String>>(&format!("[{text},{text},{text}]"));
        check_value::<(String,)>(&format!("[{text},{text}]"));
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_text_is_read_as_it_was_written(text in any::<String>()) {
        prop_assert_eq!(read::<String>(&serde_json::to_string(&text).unwrap()), Ok(text));
    }

    #[test]
    fn any_document_is_one_until_it_is_spoilt(
        tree in trees(), place in any::<Index>(), spoilt in r#"[\[\]{}:,"0-9eE+.truefalsn\\ud8 \n\té-]{0,2}"#,
    ) {
        let text = format!("{tree:#}");
        prop_assert_eq!(text::whole(&text), Ok(text.as_str()));
        let mut letters: Vec<char> = text.chars().collect();
        let at = place.index(letters.len());
        letters.splice(at..=at, spoilt.chars());
        let other: String = letters.into_iter().collect();
        let theirs = serde_json::from_str::<IgnoredAny>(&other);
        let ours = text::whole(&other);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", &other);
        // With fewer than four letters after a `\u`, serde_json does not look at them; and to it a number that breaks off
        // is a wrong one.
        let is_told_apart = !other.contains("\\u") && !other.ends_with(['.', 'e', 'E', '+', '-']);
        if let (Err(ours), Err(theirs), true) = (ours, theirs, is_told_apart) {
            prop_assert_eq!(ours == Unread::BrokeOff, theirs.is_eof(), "{}", &other);
        }
    }
}
