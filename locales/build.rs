//! Turns `locales/ru.toml` into Rust: a text that is missing, lacks a voice or a plural form, or is used nowhere,
//! stops the build instead of reaching a family.
//!
//! | In the file | In Rust |
//! |---|---|
//! | a string | `const NAME: &str` |
//! | a string with `{placeholders}` | `fn name(placeholder: &str, …) -> String` |
//! | `{ child, pupil }` or `{ parent, pupil, staff }` | `fn name(voice: Voice, …)` |
//! | `{ one, few, many }` with `{count}` | `fn name(count: u64) -> String` |
//! | a list of strings | `const NAME: &[&str]` |
//! | `{ child, pupil }` with lists | `fn name(voice: Voice) -> &'static [&'static str]` |
//! | a table whose name ends in `-by-code` | `fn name(code: &str, voice: Voice) -> Option<&'static str>` |
//! | any other table | a module |

mod typography;

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};
use typography::typeset;

fn main() {
    let source = Path::new("locales/ru.toml");
    println!("cargo::rerun-if-changed={}", source.display());
    println!("cargo::rerun-if-changed=locales/build.rs");
    println!("cargo::rerun-if-changed=locales/typography.rs");
    let text = fs::read_to_string(source).unwrap_or_else(|error| panic!("cannot read {}: {error}", source.display()));
    let table: Table = text.parse().unwrap_or_else(|error| panic!("{} is no TOML: {error}", source.display()));
    let mut generated = String::new();
    module(&table, "", &mut generated);
    let out_dir = env::var("OUT_DIR").unwrap_or_else(|_| panic!("cargo sets OUT_DIR"));
    let target = Path::new(&out_dir).join("ru.rs");
    fs::write(&target, generated).unwrap_or_else(|error| panic!("cannot write {}: {error}", target.display()));
}

fn module(table: &Table, path: &str, out: &mut String) {
    for (key, value) in table {
        let place = format!("{path}{key}");
        match value {
            Value::String(text) => plain(key, text, out),
            Value::Array(lines) => {
                out.push_str(&format!(
                    "pub(crate) const {}: &[&str] = &{:?};",
                    snake(key).to_uppercase(),
                    list(lines, &place)
                ));
            }
            Value::Table(inner) if inner.get("pupil").is_some_and(Value::is_array) => lists(key, inner, &place, out),
            Value::Table(inner) if key.ends_with("-by-code") => lookup(key, inner, &place, out),
            Value::Table(inner) => match Form::of(inner, &place) {
                Some(form) => function(key, &form, out),
                None => {
                    out.push_str(&format!(
                        "pub(crate) mod {} {{ #[allow(unused_imports)] use super::Voice;",
                        snake(key)
                    ));
                    module(inner, &format!("{place}."), out);
                    out.push_str("}\n");
                }
            },
            other => panic!("locales/ru.toml: {place} is a {}, expected a text or a table", other.type_str()),
        }
    }
}

/// A text with more than one form.
enum Form {
    Voices(Vec<(&'static str, String)>),
    Plural(Vec<(&'static str, String)>),
}

impl Form {
    /// The form a table stands for; `None` for a module of texts.
    fn of(table: &Table, place: &str) -> Option<Self> {
        let keys: BTreeSet<&str> = table.keys().map(String::as_str).collect();
        let text = |key: &str| match table.get(key) {
            Some(Value::String(text)) => text.clone(),
            _ => panic!("locales/ru.toml: {place} lacks the form `{key}`"),
        };
        if keys.contains("pupil") && keys.is_subset(&BTreeSet::from(["child", "parent", "pupil", "staff"])) {
            let pupil = ("Voice::Pupil", text("pupil"));
            Some(Self::Voices(if keys == BTreeSet::from(["child", "pupil"]) {
                vec![pupil, ("Voice::Parent | Voice::Staff", text("child"))]
            } else if keys == BTreeSet::from(["parent", "pupil", "staff"]) {
                vec![pupil, ("Voice::Parent", text("parent")), ("Voice::Staff", text("staff"))]
            } else {
                panic!("locales/ru.toml: {place} needs the voices child and pupil, or parent, pupil and staff")
            }))
        } else if keys.contains("few") {
            assert!(
                keys == BTreeSet::from(["one", "few", "many"]),
                "locales/ru.toml: {place} needs exactly the plural forms one, few, many"
            );
            Some(Self::Plural(vec![
                ("Plural::One", text("one")),
                ("Plural::Few", text("few")),
                ("Plural::Many", text("many")),
            ]))
        } else {
            None
        }
    }
}

fn plain(key: &str, text: &str, out: &mut String) {
    let names = placeholders(text);
    if names.is_empty() {
        out.push_str(&format!("pub(crate) const {}: &str = {:?};", snake(key).to_uppercase(), typeset(text)));
    } else {
        out.push_str(&format!("pub(crate) fn {}({}) -> String {{ {} }}", snake(key), arguments(&names), concat(text)));
    }
}

fn list(lines: &[Value], place: &str) -> Vec<String> {
    let line = |line: &Value| match line {
        Value::String(line) if placeholders(line).is_empty() => typeset(line),
        _ => panic!("locales/ru.toml: {place} is a list of plain texts"),
    };
    lines.iter().map(line).collect()
}

fn lists(key: &str, table: &Table, place: &str, out: &mut String) {
    let lines = |voice: &str| match table.get(voice) {
        Some(Value::Array(lines)) if table.len() == 2 => list(lines, place),
        _ => panic!("locales/ru.toml: {place} needs a list for each of the voices child and pupil"),
    };
    out.push_str(&format!(
        "pub(crate) fn {}(voice: Voice) -> &'static [&'static str] {{ match voice {{ \
            Voice::Pupil => &{:?}, Voice::Parent | Voice::Staff => &{:?} }} }}",
        snake(key),
        lines("pupil"),
        lines("child")
    ));
}

fn function(key: &str, form: &Form, out: &mut String) {
    let (argument, matched, arms) = match form {
        Form::Voices(arms) => ("voice: Voice", "voice", arms),
        Form::Plural(arms) => ("count: u64", "form", arms),
    };
    let mut names: Vec<String> = Vec::new();
    for name in arms.iter().flat_map(|(_, text)| placeholders(text)) {
        if name != "count" && !names.contains(&name) {
            names.push(name);
        }
    }
    let formatted = !names.is_empty() || matches!(form, Form::Plural(_));
    let mut body = String::new();
    for (pattern, text) in arms {
        let pattern = pattern.replace("Plural::", "crate::i18n::Plural::");
        let value = if formatted { concat(text) } else { format!("{:?}", typeset(text)) };
        body.push_str(&format!("{pattern} => {value},"));
    }
    let returns = if formatted { "String" } else { "&'static str" };
    let prelude = if matches!(form, Form::Plural(_)) {
        "let form = crate::i18n::Plural::of(count); let count = count.to_string(); let count = count.as_str();"
    } else {
        ""
    };
    out.push_str(&format!(
        "pub(crate) fn {}({argument}, {}) -> {returns} {{ {prelude} match {matched} {{ {body} }} }}",
        snake(key),
        arguments(&names)
    ));
}

/// One text that holds all: a branch for each code would be code that every family downloads. `i18n::found` reads it.
fn lookup(key: &str, table: &Table, place: &str, out: &mut String) {
    let mut entries = String::new();
    for (code, text) in flat(table, "") {
        let forms = match text {
            Value::String(text) => vec![typeset(text)],
            Value::Table(forms) => match Form::of(forms, &format!("{place}.{code}")) {
                Some(Form::Voices(_)) => voices(forms),
                _ => panic!("locales/ru.toml: {place}.{code} is neither a text nor a set of voices"),
            },
            _ => panic!("locales/ru.toml: {place}.{code} is no text"),
        };
        entries.push_str(&format!("\u{2}{code}\u{1}{}", forms.join("\u{1}")));
    }
    out.push_str(&format!(
        "pub(crate) fn {}(code: &str, voice: Voice) -> Option<&'static str> {{ found({entries:?}, code, voice) }}",
        snake(key)
    ));
}

/// The forms of a text: for the child's people and the pupil, or for parent, pupil and staff.
fn voices(forms: &Table) -> Vec<String> {
    let form = |name: &str| forms.get(name).and_then(Value::as_str).map(typeset);
    ["child", "parent", "pupil", "staff"].into_iter().filter_map(form).collect()
}

/// The texts of a look-up table by code; a table inside it joins its codes with a slash.
fn flat<'a>(table: &'a Table, prefix: &str) -> Vec<(String, &'a Value)> {
    table
        .iter()
        .flat_map(|(key, value)| match value {
            Value::Table(inner) if !inner.contains_key("pupil") => flat(inner, &format!("{prefix}{key}/")),
            _ => vec![(format!("{prefix}{key}"), value)],
        })
        .collect()
}

fn snake(key: &str) -> String {
    key.replace('-', "_")
}

/// The names in braces, each once, in the order of their first appearance.
fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        let Some((name, _)) = part.split_once('}') else { panic!("locales/ru.toml: an unclosed brace in {text:?}") };
        let name = snake(name);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn arguments(names: &[String]) -> String {
    names.iter().map(|name| format!("{name}: &str")).collect::<Vec<_>>().join(", ")
}

/// A Rust expression that joins the text and its arguments; `concat` is smaller in wasm than formatting.
fn concat(text: &str) -> String {
    let mut pieces = Vec::new();
    let typeset = typeset(text);
    let mut rest = typeset.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { unreachable!("placeholders() has checked the braces") };
        pieces.push(format!("{before:?}"));
        pieces.push(snake(name));
        rest = after;
    }
    pieces.push(format!("{rest:?}"));
    format!("[{}].concat()", pieces.join(", "))
}
