//! What a text has to be like where it stands: on a button, at a field, on a page.

use crate::{
    catalogue::{Text, everything},
    none, planted, sentences,
};

/// Everything that is pressed to do something.
const BUTTONS: [&str; 83] = [
    "common.continue",
    "common.change",
    "common.print",
    "common.retry",
    "chrome.finish",
    "class.begin",
    "class.go-on",
    "class.keep",
    "class.leave",
    "class.here",
    "class.parked-forget",
    "delivery.park",
    "chrome.hand-over",
    "not-found.home",
    "start.resume-go",
    "start.resume-drop",
    "start.resume-drop-yes",
    "start.resume-drop-no",
    "start.resume-find-out",
    "start.resume-open",
    "filed.forget",
    "filed.forget-yes",
    "filed.forget-no",
    "result.see-documents",
    "result.apply",
    "result.calendar",
    "result.parent-starts",
    "documents.fill",
    "documents.form",
    "ways.here-go",
    "ways.person-form",
    "ways.cabinet-go",
    "section.to-check",
    "check.missing",
    "check.send",
    "delivery.now",
    "delivery.ask-now",
    "delivery.call-back",
    "draft-file.save",
    "draft-file.open",
    "handover.share",
    "handover.copy",
    "handover.done",
    "handover.home",
    "handover.unsettled-go",
    "arrival.go",
    "arrival.drop",
    "arrival.code-go",
    "elsewhere.go",
    "elsewhere.again",
    "offline.update-go",
    "check.print",
    "sent.copy",
    "sent.open",
    "sent.print",
    "status.show",
    "status.refresh",
    "status.another",
    "status.withdraw",
    "status.withdraw-yes",
    "status.withdraw-no",
    "status.certificate-show",
    "status.calendar",
    "status.message-copy",
    "status.action.come-to-activate/child",
    "status.action.come-to-activate/pupil",
    "status.action.put-right/child",
    "status.action.put-right/pupil",
    "status.action.choose-club",
    "status.action.ask-organisation",
    "status.action.apply-anew",
    "status.event.to-come",
    "status.event.to-put-right",
    "common.skip",
    "class-list.show",
    "class-list.clear",
    "class-papers.list",
    "class-papers.poster",
    "class-papers.leaflet",
    "class-papers.form",
    "poster.small",
    "poster.large",
    "leaflet.print",
];

/// Errors that stand at a field, or in the summary, whatever the field.
const ERRORS: [&str; 3] = ["common.unknown-problem", "failure.field", "failure.unknown-field"];

/// How a verb ends that says what to do: «отправить», «придите».
const VERBS: [&str; 9] = ["ть", "ться", "ти", "чь", "йте", "ите", "ьте", "йтесь", "итесь"];

/// An abbreviation, and a word without which it is not explained.
const ABBREVIATIONS: [(&str, &str); 3] =
    [("СНИЛС", "пенсионного учёта"), ("ИНН", "налогоплательщика"), ("МФЦ", "Мои документы")];

/// Capitals that abbreviate nothing: letters of a series, as printed on the certificate.
const NO_ABBREVIATIONS: [&str; 1] = ["МЮ"];

/// The pages on which one may read an abbreviation for the first time, by the beginnings of their keys.
const PAGES: [&[&str]; 10] = [
    &["start.", "rules."],
    &["question.", "result.", "requirement."],
    &["documents.", "document."],
    &["ways."],
    &["section.child.", "field-label-by-code.child-", "field-hint-by-code.child-", "problem-by-code."],
    &["status.", "correction-by-code.", "refusal-by-code."],
    &["help."],
    &["leaflet."],
    &["privacy."],
    &["index.html"],
];

/// What is read only after the number itself was typed on a page that explains it.
const AFTER_THE_FORM: [&str; 6] = ["consent.", "check.", "mark-by-code.", "failure.", "form.", "paper-"];

fn buttons_without_a_verb(texts: &[Text], buttons: &[&str]) -> Vec<String> {
    let lacks_verb = |text: &&Text| {
        let pressed = text.shown.strip_prefix("Да, ").unwrap_or(&text.shown);
        let first = pressed.split(' ').find(|word| *word != "Не").unwrap_or_default();
        let first = first.trim_matches(|c: char| !c.is_alphabetic());
        !VERBS.iter().any(|ending| first.ends_with(ending))
    };
    let here = texts.iter().filter(|text| buttons.contains(&text.key.as_str()));
    let mut faults: Vec<String> =
        here.filter(lacks_verb).map(|text| format!("{}: begin with what it does: {}", text.key, text.shown)).collect();
    let gone = buttons.iter().filter(|key| !texts.iter().any(|text| text.key == **key));
    faults.extend(gone.map(|key| format!("{key}: there is no such text, correct the list of buttons")));
    faults
}

/// What stands at a field that is wrong.
fn is_error(key: &str) -> bool {
    let of_question = key.strip_prefix("question.").is_some_and(|rest| rest.contains("empty") || rest == "not-offered");
    of_question || key.starts_with("problem-by-code.") || ERRORS.contains(&key)
}

/// A hint of a field or of an answer: a word of help, and no sentence.
fn is_hint(key: &str) -> bool {
    let of_answer = key.starts_with("start.") || key.starts_with("question.");
    key.starts_with("field-hint-by-code.")
        || of_answer && key.split('/').next().is_some_and(|key| key.ends_with("-hint"))
}

fn untidy_at_a_field(texts: &[Text]) -> Vec<String> {
    let untidy = |text: &&Text| {
        let begins = text.shown.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let of_one_sentence = sentences::sentences(&text.shown).len() == 1;
        let stops = text.shown.ends_with('.');
        !begins || stops && (is_error(&text.key) || of_one_sentence)
    };
    let here = texts.iter().filter(|text| is_error(&text.key) || is_hint(&text.key));
    here.filter(untidy)
        .map(|text| format!("{}: a capital first, no full stop last: {}", text.key, text.shown))
        .collect()
}

fn unexplained(texts: &[Text]) -> Vec<String> {
    let mut faults = Vec::new();
    for text in texts {
        for capitals in abbreviations(&text.shown) {
            let Some((_, explained)) = ABBREVIATIONS.iter().find(|(known, _)| *known == capitals) else {
                faults.push(format!("{}: {capitals} is on no list of abbreviations: avoid it or explain it", text.key));
                continue;
            };
            let begins = |prefix: &&str| text.key.starts_with(prefix);
            let page = PAGES.iter().find(|page| page.iter().any(begins));
            let is_explained = page.is_some_and(|page| {
                let mut on_page = texts.iter().filter(|one| page.iter().any(|prefix| one.key.starts_with(prefix)));
                on_page.any(|one| one.shown.to_lowercase().contains(&explained.to_lowercase()))
            });
            if !is_explained && !AFTER_THE_FORM.iter().any(begins) {
                faults.push(format!("{}: the page does not say what {capitals} is: {}", text.key, text.shown));
            }
        }
    }
    faults
}

fn abbreviations(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_alphabetic());
    let capitals = |word: &&str| {
        word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() && matches!(c, '\u{400}'..='\u{52f}'))
    };
    words.filter(capitals).filter(|word| !NO_ABBREVIATIONS.contains(word)).collect()
}

#[test]
fn a_button_says_what_it_does() {
    none(&buttons_without_a_verb(&everything(), &BUTTONS));
    let check = |text: &str| buttons_without_a_verb(&planted("a.b", text), &["a.b"]).len();
    assert_eq!(["Отправить", "Да, отозвать", "Не отзывать", "Придите сюда"].map(check), [0; 4]);
    assert_eq!(["Отправка", "Дальше", "Напоминание в календарь"].map(check), [1; 3]);
    assert_eq!(buttons_without_a_verb(&[], &["a.b"]).len(), 1, "a button that is gone");
}

#[test]
fn errors_and_hints_are_written_in_one_way() {
    none(&untidy_at_a_field(&everything()));
    let check = |key: &str, text: &str| untidy_at_a_field(&planted(key, text)).len();
    assert_eq!(check("problem-by-code.phone.empty", "Введите телефон."), 1);
    assert_eq!(check("question.attends.empty/pupil", "Выберите, где вы учитесь."), 1);
    assert_eq!(check("field-hint-by-code.phone", "например, 8 913"), 1);
    assert_eq!(check("question.already.unsure-hint", "Например, давно."), 1);
    assert_eq!(check("field-hint-by-code.phone", "Например, 8 913"), 0);
    assert_eq!(check("start.lead", "С ним записываются в кружки."), 0, "neither an error nor a hint");
}

#[test]
fn an_abbreviation_is_explained_where_it_is_first_read() {
    none(&unexplained(&everything()));
    assert_eq!(unexplained(&planted("start.lead", "Возьмите СНИЛС")).len(), 1);
    assert_eq!(unexplained(&planted("check.lead", "Возьмите ПФДО")).len(), 1);
    assert!(unexplained(&planted("check.lead", "СНИЛС пока нет")).is_empty(), "whoever reads it has typed it");
    let explained = planted("start.lead", "СНИЛС — номер пенсионного учёта").into_iter();
    let explained: Vec<Text> = explained.chain(planted("start.need-text[0]", "Возьмите СНИЛС")).collect();
    assert!(unexplained(&explained).is_empty());
    assert!(unexplained(&planted("start.lead", "Серия II-МЮ")).is_empty());
}
