//! How long and how heavy sentences are.

use std::collections::BTreeMap;

use crate::{
    catalogue::{Text, everything},
    none, planted,
};

/// The longest average, in words, of all texts together and of each part.
const AVERAGE: f64 = 10.0;
/// The longest sentence, in words. Even the consent, which is a document of law, needs none that is longer.
const LONGEST: usize = 25;
/// What is shorter is a label and no sentence: it must not lower an average.
const LABEL: usize = 4;
/// Names out of the notice: nobody can put them shorter.
const NAMES: [&str; 4] = [
    "свидетельство о рождении",
    "временное удостоверение",
    "дополнительного образования",
    "дополнительном образовании",
];
/// How nouns end that were verbs once.
const ENDINGS: [&str; 3] = ["ани", "ени", "ци"];

/// The sentences of a text. «г.» ends one only where the next begins.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut sentences = vec![String::new()];
    let mut words = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        if let Some(sentence) = sentences.last_mut() {
            sentence.push_str(if sentence.is_empty() { "" } else { " " });
            sentence.push_str(word);
        }
        let ends = word.trim_end_matches('»').ends_with(['.', '?', '!', '…']);
        let begins = words.peek().is_some_and(|next| next.trim_start_matches('«').starts_with(char::is_uppercase));
        if ends && begins {
            sentences.push(String::new());
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// The words of a sentence.
pub(crate) fn words(sentence: &str) -> Vec<&str> {
    sentence.split(' ').filter(|word| word.contains(char::is_alphanumeric)).collect()
}

fn too_long_on_average(texts: &[Text]) -> Vec<String> {
    let mut lengths: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for text in texts {
        for length in sentences(&text.shown).iter().map(|sentence| words(sentence).len()).filter(|it| *it >= LABEL) {
            lengths.entry(text.section()).or_default().push(length);
            lengths.entry("everything").or_default().push(length);
        }
    }
    let average = |of: &[usize]| of.iter().sum::<usize>() as f64 / of.len() as f64;
    let averages = lengths.iter().map(|(section, of)| (section, average(of)));
    let long = averages.filter(|(_, average)| *average > AVERAGE);
    long.map(|(section, average)| format!("{section}: {average:.1} words in a sentence on average")).collect()
}

fn too_long(texts: &[Text]) -> Vec<String> {
    let faults = texts.iter().flat_map(|text| {
        let long = sentences(&text.shown).into_iter().filter(|sentence| words(sentence).len() > LONGEST);
        long.map(|sentence| format!("{}: cut this in two: {sentence}", text.key)).collect::<Vec<_>>()
    });
    faults.collect()
}

fn chains(texts: &[Text]) -> Vec<String> {
    let heavy = |sentence: &String| {
        let plain = NAMES.iter().fold(sentence.to_lowercase(), |sentence, name| sentence.replace(name, ""));
        words(&plain).iter().filter(|word| was_a_verb(word)).count() >= 3
    };
    let faults = texts.iter().flat_map(|text| {
        let heavy = sentences(&text.shown).into_iter().filter(heavy);
        heavy.map(|sentence| format!("{}: say it with verbs: {sentence}", text.key)).collect::<Vec<_>>()
    });
    faults.collect()
}

/// Whether a noun was made from a verb: «получение», «активации».
fn was_a_verb(word: &str) -> bool {
    let letters = word.trim_matches(|c: char| !c.is_alphabetic());
    let cases = ["е", "я", "ю", "и", "ем", "ей", "й", "ям", "ями", "ях"];
    letters.chars().count() > 6
        && ENDINGS.iter().any(|ending| {
            cases.iter().any(|case| letters.strip_suffix(case).is_some_and(|stem| stem.ends_with(ending)))
        })
}

#[test]
fn a_sentence_has_ten_words_or_less_on_average() {
    none(&too_long_on_average(&everything()));
    let long = "Слово ".repeat(11);
    assert_eq!(too_long_on_average(&planted("a.b", &long)).len(), 2, "the part and the whole");
    let lowered = [planted("a.b", &long), planted("a.c", "Имя")].concat();
    assert_eq!(too_long_on_average(&lowered).len(), 2, "a label lowers no average");
}

#[test]
fn no_sentence_is_longer_than_anybody_remembers() {
    none(&too_long(&everything()));
    assert_eq!(too_long(&planted("a.b", &"слово ".repeat(26))).len(), 1);
    assert!(too_long(&planted("a.b", &"Слово слово. ".repeat(20))).is_empty());
}

#[test]
fn what_people_do_is_said_with_verbs() {
    none(&chains(&everything()));
    let heavy = "Для получения информации о рассмотрении позвоните.";
    assert_eq!(chains(&planted("a.b", heavy)).len(), 1);
    assert!(chains(&planted("a.b", "Получение информации. Рассмотрение.")).is_empty());
    assert!(chains(&planted("a.b", "Заявление, свидетельство о рождении и временное удостоверение")).is_empty());
}

#[test]
fn a_sentence_ends_where_the_next_begins() {
    let check = |text: &str, expected: &[&str]| assert_eq!(sentences(text), expected);
    check("Раз. Два? «Три». Четыре", &["Раз.", "Два?", "«Три».", "Четыре"]);
    check("С 1 мая 2026\u{a0}г. до лета", &["С 1 мая 2026 г. до лета"]);
    check("С 1 мая 2026 г. Потом лето.", &["С 1 мая 2026 г.", "Потом лето."]);
    check("Сайт nalog.gov.ru открыт", &["Сайт nalog.gov.ru открыт"]);
    assert_eq!(words("— раз, «два» 3 …"), ["раз,", "«два»", "3"]);
}
