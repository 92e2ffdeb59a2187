//! The texts a family reads, as they are shown.

use std::{fs, path::Path};

use toml::{Table, Value};

use crate::{first_page, typography::typeset};

/// What stands in braces, and something that may stand there.
const SAMPLES: [(&str, &str); 12] = [
    ("{place}", "Ленинск-Кузнецком городском округе"),
    ("{from}", "1\u{a0}сентября 2026\u{a0}г."),
    ("{day}", "1\u{a0}сентября 2026\u{a0}г."),
    ("{date}", "1\u{a0}сентября 2026\u{a0}г."),
    ("{when}", "1\u{a0}сентября 2026\u{a0}г. в 14:32"),
    ("{age}", "14"),
    ("{count}", "5"),
    ("{bring}", "Что взять: документ."),
    ("{number}", "123-456-789"),
    ("{name}", "Ёлкина Мария Петровна"),
    ("{child}", "Ёлкина Анна Петровна"),
    ("{title}", "Приказ о персонифицированном дополнительном образовании"),
];

/// Whom a text addresses, and how many it counts: the forms of one text (`locales/build.rs`).
const VOICES: [&str; 4] = ["child", "parent", "pupil", "staff"];
const PLURALS: [&str; 3] = ["one", "few", "many"];

/// A text with the place where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// Such as `question.attends.empty/pupil` or `start.need-text[0]`.
    pub(crate) key: String,
    /// As it is shown, with something in place of what stands in braces.
    pub(crate) shown: String,
}

impl Text {
    /// The page's part of the catalogue: the first word of the key.
    pub(crate) fn section(&self) -> &str {
        self.key.split(['.', '/', '[']).next().unwrap_or_default()
    }
}

/// Everything: the catalogue, and the page that is there before the app.
pub(crate) fn everything() -> Vec<Text> {
    let mut texts = of_catalogue(&read("locales/ru.toml"));
    texts.extend(first_page::texts(&read("index.html")));
    texts
}

/// A file of the project.
pub(crate) fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}

fn of_catalogue(toml: &str) -> Vec<Text> {
    let table: Table = toml.parse().unwrap_or_else(|cause| panic!("locales/ru.toml: {cause}"));
    let mut texts = Vec::new();
    gather(&Value::Table(table), "", &mut texts);
    texts
}

fn gather(value: &Value, key: &str, texts: &mut Vec<Text>) {
    match value {
        Value::String(text) => texts.push(Text { key: key.to_owned(), shown: shown(text) }),
        Value::Array(lines) => {
            lines.iter().enumerate().for_each(|(place, line)| gather(line, &format!("{key}[{place}]"), texts));
        }
        Value::Table(table) => {
            let forms: &[&str] = if table.contains_key("few") { &PLURALS } else { &VOICES };
            let form = table.keys().all(|name| forms.contains(&name.as_str()));
            let mark = if key.is_empty() { "" } else { if form { "/" } else { "." } };
            table.iter().for_each(|(name, inner)| gather(inner, &format!("{key}{mark}{name}"), texts));
        }
        _ => panic!("locales/ru.toml: {key} is no text"),
    }
}

fn shown(text: &str) -> String {
    SAMPLES.iter().fold(typeset(text), |text, (name, sample)| text.replace(name, sample))
}

#[test]
fn every_form_of_every_text_is_read_as_it_is_shown() {
    let toml = "[a]\nb = 'С {age} лет'\nc = ['раз', 'два']\n[a.d]\npupil = 'вы'\nchild = 'ребёнок'\n[e.f.g]\nh = 'и'\n";
    let read: Vec<(String, String)> = of_catalogue(toml).into_iter().map(|text| (text.key, text.shown)).collect();
    let expected =
        [("a.b", "С 14\u{a0}лет"), ("a.c[0]", "раз"), ("a.c[1]", "два"), ("a.d/child", "ребёнок"), ("a.d/pupil", "вы")];
    let expected = expected.into_iter().chain([("e.f.g.h", "и")]);
    assert_eq!(read, expected.map(|(key, text)| (key.to_owned(), text.to_owned())).collect::<Vec<_>>());
}
