//! Which words are used.

use crate::{
    catalogue::{Text, everything},
    none, planted, sentences,
};

/// Words of offices and of machines, and what to do about them.
const FORBIDDEN: [(&str, &str); 26] = [
    ("неверный формат", "say what to check and how it is written"),
    ("поле обязательно", "say what to type"),
    ("обязательное поле", "say what to type"),
    ("обязательно для заполнения", "say what to type"),
    ("некорректн", "say what is wrong"),
    ("недопустим", "say what may stand there"),
    ("невалидн", "say what is wrong"),
    ("ошибка ввода", "say what to check"),
    ("осуществля", "use the verb itself"),
    ("производится", "say who does it"),
    ("является", "leave it out"),
    ("являются", "leave it out"),
    ("в случае необходимости", "say «если нужно»"),
    ("при необходимости", "say «если нужно»"),
    ("необходимо", "say «нужно»"),
    ("пожалуйста", "say what to do and leave the bow out"),
    ("в целях", "say «чтобы»"),
    ("в рамках", "leave it out"),
    ("в соответствии с", "say «по»"),
    ("посредством", "say «через»"),
    ("вышеуказан", "name it again"),
    ("вышеперечислен", "name it again"),
    ("надлежащ", "say what is right"),
    ("уведомляем", "just say it"),
    ("кликни", "say «нажмите»"),
    ("онлайн", "say «через интернет»"),
];

/// «Данный» in all its forms that are no form of «данные».
const THIS: [&str; 9] = ["данный", "данная", "данное", "данного", "данной", "данному", "данном", "данную", "данною"];

/// Words that stand without their ё in careless texts.
const WITHOUT_YO: [&str; 9] = ["ребен", "еще", "придет", "возьмет", "берет", "учет", "прием", "подойдет", "пришел"];

fn faults(texts: &[Text], fault: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let found = texts.iter().filter_map(|text| Some(format!("{}: {}: {}", text.key, fault(&text.shown)?, text.shown)));
    found.collect()
}

fn officialese(texts: &[Text]) -> Vec<String> {
    faults(texts, |shown| {
        let lower = shown.to_lowercase().replace('\u{a0}', " ");
        let word = FORBIDDEN.iter().find(|(word, _)| lower.contains(word));
        let this = || has_word(&lower, &THIS).then(|| "«данный»: say «этот»".to_owned());
        word.map(|(word, instead)| format!("«{word}»: {instead}")).or_else(this)
    })
}

fn has_word(text: &str, wanted: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| wanted.contains(&word))
}

fn both_genders_at_once(texts: &[Text]) -> Vec<String> {
    faults(texts, |shown| {
        let characters: Vec<char> = shown.chars().collect();
        let between_letters =
            |three: &[char]| matches!(three, [before, '/', after] if before.is_alphabetic() && after.is_alphabetic());
        let slash = characters.windows(3).any(between_letters);
        let ending = ["(а)", "(ая)", "(ый)", "(на)", "(ла)"].iter().any(|ending| shown.contains(ending));
        (slash || ending).then(|| "two words in one: choose words that fit everybody".to_owned())
    })
}

fn typography(texts: &[Text]) -> Vec<String> {
    faults(texts, |shown| {
        let after_number = |word: &str| {
            let (mut rest, mut broken) = (shown, false);
            while let Some((before, after)) = rest.split_once(word) {
                broken |= before.ends_with(|last: char| last.is_ascii_digit());
                rest = after;
            }
            broken
        };
        Some(match shown {
            _ if shown.contains(['"', '“', '”', '„']) => "use «ёлочки»".to_owned(),
            _ if shown.contains('!') => "no need to shout".to_owned(),
            _ if shown.contains(" - ") => "use a dash".to_owned(),
            _ if shown.contains("№ ") || shown.contains(" г.") => {
                "a no-break space after № and before г.".to_owned()
            }
            _ if after_number(" лет") || after_number(" %") => "a no-break space after a number".to_owned(),
            _ => return None,
        })
    })
}

fn courtesy(texts: &[Text]) -> Vec<String> {
    let capital = ["Вы", "Вас", "Вам", "Вами", "Ваш", "Ваша", "Ваше", "Ваши", "Вашего", "Вашей", "Вашем"];
    faults(texts, |shown| {
        let inside = |sentence: &String| {
            sentences::words(sentence).iter().skip(1).any(|word| {
                !word.starts_with('«') && capital.contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
            })
        };
        sentences::sentences(shown).iter().any(inside).then(|| "«вы» in lower case".to_owned())
    })
}

fn letters(texts: &[Text]) -> Vec<String> {
    faults(texts, |shown| {
        let lower = shown.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphabetic());
        let mut careless = words.filter(|word| WITHOUT_YO.iter().any(|start| word.starts_with(start)));
        careless.next().map(|word| format!("«{word}» lacks its ё"))
    })
}

#[test]
fn no_text_sounds_like_an_office_or_a_machine() {
    none(&officialese(&everything()));
    for text in ["Неверный формат даты", "Прием осуществляется здесь", "По данному адресу", "Пожалуйста, подождите"]
    {
        assert_eq!(officialese(&planted("a.b", text)).len(), 1, "{text}");
    }
    assert!(officialese(&planted("a.b", "Ваши данные удалят, персональных данных не останется")).is_empty());
}

#[test]
fn no_text_squeezes_two_people_into_one_word() {
    none(&both_genders_at_once(&everything()));
    for text in ["Он/она придёт", "Получил(а)", "и/или"] {
        assert_eq!(both_genders_at_once(&planted("a.b", text)).len(), 1, "{text}");
    }
    assert!(both_genders_at_once(&planted("a.b", "Например, 12/1 или 12а")).is_empty());
}

#[test]
fn signs_and_spaces_are_those_of_print() {
    none(&typography(&everything()));
    for text in ["приказ № 330", "2019 г.", "до 18 лет", "до 400 %", "\"Кружок\"", "Готово!", "раз - два"]
    {
        assert_eq!(typography(&planted("a.b", text)).len(), 1, "{text}");
    }
    assert!(typography(&planted("a.b", "№\u{a0}330, 2019\u{a0}г., много лет")).is_empty());
}

#[test]
fn nobody_is_written_to_as_if_by_a_letter_of_an_office() {
    none(&courtesy(&everything()));
    assert_eq!(courtesy(&planted("a.b", "Где Вы живёте?")).len(), 1);
    assert!(courtesy(&planted("a.b", "Вы здесь. Ваш ответ: «Вы».")).is_empty());
}

#[test]
fn a_yo_is_a_letter() {
    none(&letters(&everything()));
    assert_eq!(letters(&planted("a.b", "Документ ребенка")).len(), 1);
    assert!(letters(&planted("a.b", "Документ ребёнка, ещё один")).is_empty());
}
