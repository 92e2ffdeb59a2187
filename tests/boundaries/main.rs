//! Who may know whom, and where what may stand. Each failure says what to do.

mod product;
mod source;

use std::{collections::BTreeSet, fs, process::Command};

use serde_json::Value;
use source::{Source, root};

const DOMAIN: &str = "kruzhok-domain";
const SERVER: &str = "kruzhok-server";
const APP: &str = "kruzhok";
const XTASK: &str = "xtask";
const VIEW: &str = "kruzhok-view";

#[test]
fn the_domain_depends_on_next_to_nothing() {
    let allowed = ["chrono", "serde", "thiserror"];
    for dependency in dependencies(DOMAIN).iter().filter(|one| one.kind == "normal" && !one.optional) {
        assert!(
            allowed.contains(&dependency.name.as_str()),
            "crates/domain depends on {}. The domain is pure rules: keep it to {allowed:?}, and do what needs more in \
             the app or the server.",
            dependency.name
        );
    }
}

#[test]
fn the_arrows_between_the_crates_point_to_the_domain() {
    let arrows = [(DOMAIN, &[][..]), (APP, &[DOMAIN, VIEW]), (SERVER, &[DOMAIN]), (VIEW, &[]), (XTASK, &[])];
    for (package, may_know) in arrows {
        let ours = [DOMAIN, APP, SERVER, VIEW, XTASK];
        for dependency in dependencies(package).iter().filter(|one| ours.contains(&one.name.as_str())) {
            assert!(
                may_know.contains(&dependency.name.as_str()),
                "{package} depends on {}. The app and the server share only {DOMAIN}, and nothing knows {XTASK}: move \
                 what both need into the domain.",
                dependency.name
            );
        }
    }
}

#[test]
fn the_app_and_the_server_use_the_domain() {
    for package in [APP, SERVER] {
        assert!(
            dependencies(package).iter().any(|one| one.name == DOMAIN && one.kind == "normal"),
            "{package} does not depend on {DOMAIN}: rules must not be written twice."
        );
    }
}

#[test]
fn the_server_answers_the_routes_of_the_app_and_no_others() {
    let site = fs::read_to_string(root().join("crates/server/src/http/site.rs")).expect("the server has a site");
    let (_, list) = site.split_once("APP_ROUTES").expect("the site lists the app's routes");
    let (list, _) = list.split_once("];").expect("the list ends");
    let served: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    let drawn: BTreeSet<&str> = kruzhok::ROUTE_SEGMENTS.into_iter().collect();
    assert_eq!(
        served, drawn,
        "APP_ROUTES of crates/server/src/http/site.rs and ROUTE_SEGMENTS of src/route.rs differ. The server answers \
         the first segment of each of the app's paths with the app: write the new one in both."
    );
}

#[test]
fn the_domain_knows_no_clock_no_chance_and_no_world() {
    let foreign = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "axum",
        "rusqlite",
        "sqlx",
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "std::env",
        "std::fs",
        "std::io",
        "std::net",
        "std::process",
        "std::thread",
        "println!",
        "eprintln!",
        "rand::",
        "getrandom",
    ];
    for source in Source::below(&["crates/domain/src"], &["rs"]) {
        let code = source.code();
        for word in foreign {
            assert!(
                !code.contains(word),
                "{} uses {word}. The domain takes days and everything else from outside as arguments: do this in the \
                 app or the server.",
                source.path
            );
        }
    }
}

#[test]
fn russian_words_stand_in_the_locale_files_only() {
    // The catalogue is no page of a family's: its words are samples.
    let pages = Source::below(&["src"], &["rs"]).into_iter().filter(|source| !source.path.starts_with("src/catalogue"));
    for source in pages {
        for (number, line) in source.literals().lines().enumerate() {
            assert!(
                !line.chars().any(is_cyrillic),
                "{}:{} has a Russian text: {}. Put it into locales/ru.toml and use it through src/i18n.rs.",
                source.path,
                number + 1,
                line.trim()
            );
        }
    }
}

#[test]
fn every_component_is_in_the_catalogue() {
    let catalogue: String = Source::below(&["src/catalogue"], &["rs"]).iter().map(Source::code).collect();
    let code = Source::below(&["src/components"], &["rs"]).iter().map(Source::code).collect::<String>();
    let names: Vec<&str> = code
        .split("#[component]\npub(crate) fn ")
        .skip(1)
        .filter_map(|rest| rest.split(|character: char| !character.is_alphanumeric()).next())
        .collect();
    assert!(names.len() > 10, "this test does not find the components any more: {names:?}");
    // Those stand inside others.
    let inner = ["Field", "FieldError"];
    for name in names.iter().filter(|name| !inner.contains(name)) {
        assert!(
            catalogue.contains(&format!("<{name}")),
            "{name} is not in src/catalogue: show it there in each of its states, so that it is looked at and tested."
        );
    }
}

#[test]
fn components_know_neither_pages_nor_state() {
    for source in Source::below(&["src/components"], &["rs"]) {
        for foreign in ["crate::pages", "crate::state"] {
            assert!(
                !source.code().contains(foreign),
                "{} uses {foreign}. A component takes what it shows as props and tells what happened by a callback: \
                 let the page pass it in.",
                source.path
            );
        }
    }
}

#[test]
fn state_knows_neither_pages_nor_components() {
    for source in Source::below(&["src/state"], &["rs"]) {
        for foreign in ["crate::pages", "crate::components"] {
            assert!(
                !source.code().contains(foreign),
                "{} uses {foreign}. Pages read the state, never the other way round: move the shared part into the \
                 state or the domain.",
                source.path
            );
        }
    }
}

#[test]
fn nothing_is_left_for_later_in_a_comment() {
    // Put together here, or this file would be the first to break its own rule.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let places =
        ["src", "style", "locales", "tests", "benches", "crates", "index.html", "Trunk.toml", "Cargo.toml", ".ci/run"];
    for source in Source::below(&places, &["rs", "css", "js", "html", "toml", "sql", "json", ""]) {
        for mark in marks {
            assert!(
                !source.text.contains(mark),
                "{} says {mark}. Do it now, or open an issue and leave it out of the code.",
                source.path
            );
        }
    }
}

#[test]
fn what_the_app_is_built_on_is_there_once() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap_or_default();
    for name in ["chrono", "gloo-net", "js-sys", "leptos", "leptos_router", "reactive_graph", "wasm-bindgen", "web-sys"]
    {
        let versions = lock.lines().filter(|line| *line == format!("name = \"{name}\"")).count();
        assert_eq!(
            versions, 1,
            "Cargo.lock holds {versions} versions of {name}, and a family downloads each of them. `cargo tree \
             --invert {name}` tells who wants which: bring them to one."
        );
    }
}

/// A dependency as a Cargo.toml states it.
struct Dependency {
    name: String,
    /// `normal`, `dev` or `build`.
    kind: String,
    optional: bool,
}

fn dependencies(package: &str) -> Vec<Dependency> {
    let metadata = metadata();
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let names: BTreeSet<&str> = packages.clone().filter_map(|one| one.get("name")?.as_str()).collect();
    assert!(names.contains(package), "the workspace has no package {package}, it has {names:?}: correct this test.");
    packages
        .filter(|one| one.get("name").and_then(Value::as_str) == Some(package))
        .filter_map(|one| one.get("dependencies")?.as_array())
        .flatten()
        .map(|one| Dependency {
            name: one.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
            kind: one.get("kind").and_then(Value::as_str).unwrap_or("normal").to_owned(),
            optional: one.get("optional").and_then(Value::as_bool).unwrap_or_default(),
        })
        .collect()
}

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap_or_else(|cause| panic!("`cargo metadata` cannot be started: {cause}"));
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("`cargo metadata` failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}

fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52f}')
}
