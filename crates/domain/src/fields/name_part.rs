//! A part of a person's name.

use super::character::{cyrillic, is_apostrophe, is_dash, is_look_alike, lowercase};
use super::field_type;
use super::spacing::collapsed;
use crate::form::Rule;

field_type! {
    /// A surname, given name or patronymic: 1 to 100 Cyrillic letters, spaces, hyphens and apostrophes.
    pub struct NamePart
}

/// The longest part of a name, in characters (facts.md, section 4).
const LONGEST: usize = 100;

/// What stands for a patronymic that somebody does not have, apart from dashes.
const NONE: [&str; 6] = ["", "нет", "нету", "нет отчества", "без отчества", "отсутствует"];

impl NamePart {
    /// Reads a part of a name: spaces are collapsed, dashes become hyphens, and е stays apart from ё. Letters are
    /// those of any language written in Cyrillic; a Latin one that looks like one of them is that one, where another
    /// letter shows that the name is Cyrillic.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`] for anything else, other Latin letters among it, and where there is no
    /// letter at all, [`Rule::TooLong`].
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let mut name: String = composed(&collapsed(typed)).chars().map(canonical).collect();
        if name.chars().any(|c| is_letter(c) && !is_look_alike(c)) {
            name = name.chars().map(cyrillic).collect();
        }
        if name.is_empty() {
            Err(Rule::Empty)
        } else if !name.chars().all(|c| is_letter(c) || matches!(c, ' ' | '-' | '\'')) || !name.chars().any(is_letter) {
            Err(Rule::Characters)
        } else if name.chars().count() > LONGEST {
            Err(Rule::TooLong)
        } else {
            Ok(Self(name))
        }
    }

    /// Reads a patronymic: «нет» is none.
    ///
    /// # Errors
    /// As [`parse`](Self::parse), and [`Rule::Empty`] for words and signs that say there is none.
    pub fn patronymic(typed: &str) -> Result<Self, Rule> {
        let said = lowercase(&collapsed(typed));
        if NONE.contains(&said.trim_matches(|c: char| is_dash(c) || c == '.')) {
            return Err(Rule::Empty);
        }
        Self::parse(typed)
    }

    /// The form in which two spellings of one name are equal: lower case, е for ё, no spaces around a hyphen.
    #[must_use]
    pub fn folded(&self) -> String {
        let lower = lowercase(&self.0).replace('ё', "е");
        lower.split('-').map(str::trim).collect::<Vec<_>>().join("-")
    }
}

/// `name` with ё and й as one character each: a text copied from some systems carries their marks apart.
fn composed(name: &str) -> String {
    [("е\u{308}", "ё"), ("Е\u{308}", "Ё"), ("и\u{306}", "й"), ("И\u{306}", "Й")]
        .into_iter()
        .fold(name.to_owned(), |name, (apart, one)| name.replace(apart, one))
}

fn canonical(c: char) -> char {
    match c {
        c if is_dash(c) => '-',
        c if is_apostrophe(c) => '\'',
        c => c,
    }
}

/// A letter of the Cyrillic blocks of Unicode; the block also holds marks and signs, which are none.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;

    #[test]
    fn the_letters_of_names_are_those_of_the_cyrillic_blocks() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), matches!(c, '\u{400}'..='\u{52f}') && c.is_alphabetic(), "{c:?}");
        }
    }

    #[test]
    fn names_pass_as_they_are_written() {
        for name in [
            "Иванова",
            "Ёлкина",
            "Римский-Корсаков",
            "Анна Мария",
            "О'Нил",
            "И",
            "Гасан оглы",
            "Әлфия",
            "Ӧрӧс",
            "д'Артаньян",
            "мамедова гасан кызы",
        ] {
            assert_eq!(NamePart::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_put_right_silently() {
        check(
            NamePart::parse,
            NamePart::as_str,
            &[
                ("  Анна \u{a0} Мария ", Ok("Анна Мария")),
                ("Иванова–Петрова", Ok("Иванова-Петрова")),
                ("О’Нил", Ok("О'Нил")),
                ("Е\u{308}лкин", Ok("Ёлкин")),
                ("Сергеи\u{306}", Ok("Сергей")),
                ("Ива\u{ad}нов\u{200b}", Ok("Иванов")),
            ],
        );
    }

    #[test]
    fn a_wrong_name_says_what_is_wrong() {
        check(
            NamePart::parse,
            NamePart::as_str,
            &[
                ("", Err(Rule::Empty)),
                (" \u{a0}", Err(Rule::Empty)),
                ("-", Err(Rule::Characters)),
                ("Ivanov", Err(Rule::Characters)),
                ("Ивaнov", Err(Rule::Characters)),
                ("POMA", Err(Rule::Characters)),
                ("РOМА", Err(Rule::Characters)),
                ("Иванов1", Err(Rule::Characters)),
                ("Иванов А.", Err(Rule::Characters)),
                ("Иванов, Пётр", Err(Rule::Characters)),
                ("҂", Err(Rule::Characters)),
            ],
        );
        assert!(NamePart::parse(&"ё".repeat(100)).is_ok());
        assert_eq!(NamePart::parse(&"ё".repeat(101)), Err(Rule::TooLong));
    }

    #[test]
    fn a_latin_letter_is_the_cyrillic_one_it_looks_like_where_the_name_is_cyrillic() {
        let [latin, cyrillic] = ["ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук"];
        for (latin, cyrillic) in latin.chars().zip(cyrillic.chars()) {
            let name = |letter: char| ["Д", &letter.to_string(), "й"].concat();
            assert_eq!(NamePart::parse(&name(latin)), NamePart::parse(&name(cyrillic)), "{latin}");
            assert_eq!(NamePart::parse(&name(latin)).unwrap().as_str(), name(cyrillic));
        }
        check(NamePart::parse, NamePart::as_str, &[("Cергей", Ok("Сергей")), ("EBГEHИЯ", Ok("ЕВГЕНИЯ"))]);
        for other in ('!'..='~').filter(|c| !latin.contains(*c) && !matches!(c, '-' | '\'' | '`')) {
            assert_eq!(NamePart::parse(&format!("Ди{other}")), Err(Rule::Characters), "{other}");
        }
    }

    #[test]
    fn a_patronymic_that_is_said_to_be_none_is_none() {
        for none in ["", "-", "—", "--", "нет", "Нет.", " НЕТ ", "отсутствует", "без отчества"]
        {
            assert_eq!(NamePart::patronymic(none), Err(Rule::Empty), "{none}");
        }
        for name in ["Нетович", "Гасан оглы", "И"] {
            assert_eq!(NamePart::patronymic(name), NamePart::parse(name));
            assert!(NamePart::patronymic(name).is_ok());
        }
        assert_eq!(NamePart::patronymic("Petrovna"), Err(Rule::Characters));
    }

    #[test]
    fn spellings_of_one_name_fold_alike() {
        let folded = |name: &str| NamePart::parse(name).unwrap().folded();
        assert_eq!(folded("СЕМЁНОВА — Тян"), folded("Семенова-Тян"));
        assert_eq!(folded("Артём"), "артем");
        assert_ne!(folded("Анна Мария"), folded("Аннамария"));
    }
}
