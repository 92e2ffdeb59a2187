//! The text of the consent belongs to its version: who agreed to a version agreed to these words. Each version that was
//! ever in force keeps its text in `consents`, so that it can be shown what somebody agreed to.

use std::fs;

use kruzhok_domain::form::{CONSENT_VERSION, CONSENT_VERSION_BEFORE};
use toml::Table;

use crate::catalogue::read;

/// What stands on the page around the document.
const AROUND: [&str; 3] = ["intro", "given", "missing-name"];

#[test]
fn the_text_in_force_is_the_one_that_its_version_stands_for() {
    let kept = format!("tests/words/consents/{CONSENT_VERSION}.toml");
    let faults = faults(&table(&read(&kept)), &in_force(&read("locales/ru.toml")));
    assert!(
        faults.is_empty(),
        "the consent is not the text of {kept} any more:\n{}\nIf it was ever in force, nobody has agreed to the new one: give \
         CONSENT_VERSION and consents_of the day of today, move the others on by one, and keep the new text beside the old one.",
        faults.join("\n")
    );
}

#[test]
fn the_version_before_is_the_last_one_but_one_of_those_that_are_kept() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/words/consents");
    let files = fs::read_dir(folder).unwrap_or_else(|cause| panic!("{folder}: {cause}"));
    let mut kept: Vec<_> = files.flatten().map(|file| file.path().with_extension("")).collect();
    kept.sort();
    let names: Vec<_> = kept.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    assert!(names.ends_with(&[CONSENT_VERSION_BEFORE, CONSENT_VERSION]), "{names:?}");
}

fn table(text: &str) -> Table {
    text.parse().unwrap_or_else(|cause| panic!("{cause}"))
}

fn in_force(catalogue: &str) -> Table {
    let mut text = table(catalogue).remove("consent").and_then(|text| text.as_table().cloned()).unwrap_or_default();
    text.retain(|key, _| !AROUND.contains(&key));
    text
}

/// The keys of what is there in one of the two only, or not the same in both.
fn faults(kept: &Table, now: &Table) -> Vec<String> {
    let keys = kept.keys().chain(now.keys().filter(|key| !kept.contains_key(*key)));
    keys.filter(|key| kept.get(*key) != now.get(*key)).map(|key| format!("  {key}")).collect()
}

#[test]
fn a_word_that_is_another_one_more_or_gone_is_found() {
    let kept = table("purpose = \"one\"\ndata = { child = \"two\", pupil = \"three\" }");
    assert_eq!(faults(&kept, &kept), [""; 0]);
    let now = in_force("[consent]\nintro = \"new\"\ndata = { child = \"two\", pupil = \"four\" }\nterm = \"five\"");
    assert_eq!(faults(&kept, &now), ["  data", "  purpose", "  term"]);
}
