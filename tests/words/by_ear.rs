//! What `docs/screen-readers.md` says must be heard is what the pages' outlines say, which the scenes compare with the app.

use std::path::Path;

use crate::catalogue::read;

const SCRIPT: &str = "docs/screen-readers.md";

#[test]
fn all_that_must_be_heard_is_in_the_outline_beside_it() {
    let script = read(SCRIPT);
    let rows: Vec<[&str; 3]> = script.lines().filter_map(row).collect();
    assert!(rows.len() > 25, "{SCRIPT} has only {} steps", rows.len());
    let outline = |name: &str| {
        let path = format!("tests/looks/outlines/{name}.txt");
        Path::new(env!("CARGO_MANIFEST_DIR")).join(&path).exists().then(|| read(&path))
    };
    let faults: Vec<String> = rows.iter().flat_map(|[_, heard, name]| faults(heard, name, outline(name))).collect();
    assert!(faults.is_empty(), "{SCRIPT}:\n{}", faults.join("\n"));
}

/// What one does, what one hears, and the outline; `None` for what is no step.
fn row(line: &str) -> Option<[&str; 3]> {
    let [act, heard, outline] =
        line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect::<Vec<_>>().try_into().ok()?;
    (act != "Do").then_some([act, heard, outline])
}

fn faults(heard: &str, name: &str, outline: Option<String>) -> Vec<String> {
    let Some(outline) = outline else { return vec![format!("  there is no outline {name}")] };
    let outline = outline.replace('\u{a0}', " ");
    let quoted = heard.split('«').skip(1).filter_map(|rest| rest.split_once('»'));
    quoted
        .filter(|(words, _)| !outline.contains(words))
        .map(|(words, _)| format!("  «{words}» is not in {name}"))
        .collect()
}

#[test]
fn what_nobody_will_hear_is_found() {
    let step = row("| Press it | Focus: heading «Кто», with «Когда» | start |").unwrap();
    assert_eq!(step, ["Press it", "Focus: heading «Кто», with «Когда»", "start"]);
    assert_eq!(faults(step[1], "start", Some("heading \"Кто\"".to_owned())), ["  «Когда» is not in start"]);
    assert_eq!(faults(step[1], "start", None), ["  there is no outline start"]);
    assert_eq!((row("| Do | Hear | Outline |"), row("Three journeys")), (None, None));
}
