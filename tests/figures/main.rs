//! What `cargo xtask bench app` reckons with. The benchmark is a program without a harness, so its tests stand here.
#![cfg(not(target_family = "wasm"))]

#[path = "../../benches/app/figures.rs"]
mod figures;
#[path = "../../benches/app/traffic.rs"]
mod traffic;

use figures::{Figure, Figures, table};
use serde_json::json;

fn row<'a>(table: &'a str, name: &str) -> &'a str {
    let begin = format!("| {name} |");
    table.lines().find(|line| line.starts_with(&begin)).unwrap_or_else(|| panic!("{name} is not in\n{table}"))
}

#[test]
fn a_step_is_told_by_its_middle_and_by_what_nineteen_of_twenty_do_not_exceed() {
    let mut found = Figures::default();
    (1..=20).rev().for_each(|value| found.add(Figure::Step, f64::from(value) * 10.0));
    assert_eq!(row(&table(&["one"], &[found]), "step p50 / p95"), "| step p50 / p95 | 100 / 190 ms |");
}

#[test]
fn a_subject_without_a_figure_has_a_dash_where_the_others_have_a_number() {
    let mut found = Figures::default();
    found.add(Figure::UsableOffline, 1234.0);
    let table = table(&["one", "other"], &[found, Figures::default()]);
    assert_eq!(row(&table, "the same without network"), "| the same without network | 1.23 s | – |");
    assert_eq!(table.lines().next(), Some("| | one | other |"));
}

#[test]
fn small_times_keep_a_digit_after_the_point() {
    let mut found = Figures::default();
    found.add(Figure::Keystroke, 9.44);
    assert_eq!(row(&table(&["one"], &[found]), "keystroke p50 / p95"), "| keystroke p50 / p95 | 9.4 / 9.4 ms |");
}

#[test]
fn bytes_are_summed_by_kind_and_what_came_from_no_network_is_left_out() {
    let begin = |request: &str, url: &str, mime: &str| {
        json!({ "method": "Network.responseReceived", "params": {
            "requestId": request, "response": { "url": url, "mimeType": mime },
        }})
    };
    let end = |request: &str, length: u32| json!({ "method": "Network.loadingFinished", "params": { "requestId": request, "encodedDataLength": length } });
    let events = [
        begin("1", "http://127.0.0.1/", "text/html"),
        begin("2", "http://127.0.0.1/a.js", "text/javascript"),
        begin("3", "http://127.0.0.1/b.js", "application/javascript"),
        begin("4", "data:image/png,", "image/png"),
        end("2", 20),
        end("1", 100),
        end("3", 5),
        end("4", 7),
        end("5", 9),
    ];
    let bytes = traffic::bytes(&events);
    assert_eq!(traffic::KINDS.map(|kind| bytes[kind]), [100.0, 0.0, 25.0, 0.0, 0.0]);
}
