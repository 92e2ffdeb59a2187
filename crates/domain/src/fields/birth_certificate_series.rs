//! Series of a birth certificate.

use super::character::{capital, cyrillic, is_blank, is_dash, is_invisible};
use super::field_type;
use crate::form::Rule;

field_type! {
    /// The series of a birth certificate: a Roman number of 1 to 6 digits in Latin capitals, a hyphen, two Cyrillic
    /// capitals, such as `II-МЮ`. The letters are not tied to a region.
    pub struct BirthCertificateSeries
}

/// The longest Roman part, in digits (facts.md, section 4).
const LONGEST_ROMAN: usize = 6;

const ROMAN_DIGITS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

impl BirthCertificateSeries {
    /// Reads a series typed in any case, with any dash and spaces, and with look-alikes on either side: П for II,
    /// Ш for III, Cyrillic Х С М У І, the digit 1 or a small L in the Roman part, Latin letters in the Cyrillic one.
    ///
    /// Without a dash the last two characters are the letters, since there are always two: all series that lose
    /// their dash to give one text are the same series. Only a text that is a Roman number to its end is taken for
    /// one whose letters are missing.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::RomanPart`], [`Rule::LetterPart`].
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let typed = typed.chars().filter(|c| !is_blank(*c) && !is_invisible(*c));
        // Small, it is the very picture of a Roman I; a capital L is meant as one.
        let typed: String = typed.map(|c| if c == 'l' { 'I' } else { capital(c) }).collect();
        let (roman, letters) = split(&typed)?;
        let roman = roman_part(roman).ok_or(Rule::RomanPart)?;
        let letters = letter_part(letters).ok_or(Rule::LetterPart)?;
        Ok(Self([&roman, "-", &letters].concat()))
    }
}

fn split(typed: &str) -> Result<(&str, &str), Rule> {
    if typed.trim_matches(is_dash).is_empty() {
        return Err(Rule::Empty);
    }
    if let Some((roman, letters)) = typed.split_once(is_dash) {
        return Ok((roman, letters.trim_start_matches(is_dash)));
    }
    if typed.chars().all(|c| roman(c).is_some()) {
        return Err(Rule::LetterPart);
    }
    let letters = typed.char_indices().rev().nth(1).map_or(0, |(start, _)| start);
    typed.split_at_checked(letters).ok_or(Rule::LetterPart)
}

fn roman_part(typed: &str) -> Option<String> {
    let digits = typed.chars().map(roman).collect::<Option<String>>()?;
    (digits.len() <= LONGEST_ROMAN && !digits.is_empty() && is_roman_number(&digits)).then_some(digits)
}

fn letter_part(typed: &str) -> Option<String> {
    let letters: String = typed.chars().map(cyrillic).collect();
    let are_capitals = letters.chars().all(|c| matches!(c, 'А'..='Я' | 'Ё'));
    (are_capitals && letters.chars().count() == 2).then_some(letters)
}

/// The Roman digits that are meant by a capital typed in the Roman part.
fn roman(typed: char) -> Option<&'static str> {
    Some(match typed {
        'I' | '1' | '|' | 'І' | 'Ӏ' | 'Ⅰ' => "I",
        'П' | 'Ⅱ' => "II",
        'Ш' | 'Ⅲ' => "III",
        'Ⅳ' => "IV",
        'V' | 'У' | 'Y' | 'Ѵ' | 'Ⅴ' => "V",
        'Ⅵ' => "VI",
        'Ⅶ' => "VII",
        'Ⅷ' => "VIII",
        'Ⅸ' => "IX",
        'X' | 'Х' | 'Ⅹ' => "X",
        'Ⅺ' => "XI",
        'Ⅻ' => "XII",
        'L' | 'Ⅼ' => "L",
        'C' | 'С' | 'Ⅽ' => "C",
        'D' | 'Ⅾ' => "D",
        'M' | 'М' | 'Ⅿ' => "M",
        _ => return None,
    })
}

/// Whether Roman `digits` are written as the number they amount to is written.
fn is_roman_number(digits: &str) -> bool {
    let mut rest = digits;
    let mut value = 0;
    for (worth, digit) in ROMAN_DIGITS {
        while let Some(after) = rest.strip_prefix(digit) {
            rest = after;
            value += worth;
        }
    }
    written(value) == digits
}

/// `value` in Roman digits.
fn written(mut value: u32) -> String {
    let mut digits = String::new();
    for (worth, digit) in ROMAN_DIGITS {
        while value >= worth {
            value -= worth;
            digits.push_str(digit);
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;
    use proptest::prelude::*;

    #[test]
    fn look_alikes_on_either_side_are_understood() {
        let canonical = Ok("II-МЮ");
        check(
            BirthCertificateSeries::parse,
            BirthCertificateSeries::as_str,
            &[
                ("II-МЮ", canonical),
                ("ii-мю", canonical),
                ("П-МЮ", canonical),
                ("п–мю", canonical),
                ("11-MЮ", canonical),
                ("II — МЮ", canonical),
                ("ІІ−МЮ", canonical),
                ("Ⅱ-МЮ", canonical),
                ("ll-МЮ", canonical),
                ("Il МЮ", canonical),
                ("\u{a0}I I -\u{200b}М Ю", canonical),
                ("IIМЮ", canonical),
                ("II МЮ", canonical),
                ("П МЮ", canonical),
                ("Ш-БА", Ok("III-БА")),
                ("1У-ВЕ", Ok("IV-ВЕ")),
                ("1Х-ВЕ", Ok("IX-ВЕ")),
                ("IV-BE", Ok("IV-ВЕ")),
                ("ХХУП-АК", Ok("XXVII-АК")),
                ("СМ-ТО", Ok("CM-ТО")),
                ("хх-хх", Ok("XX-ХХ")),
                ("I--МЮ", Ok("I-МЮ")),
            ],
        );
    }

    #[test]
    fn a_wrong_series_says_which_part_is_wrong() {
        check(
            BirthCertificateSeries::parse,
            BirthCertificateSeries::as_str,
            &[
                ("", Err(Rule::Empty)),
                (" – ", Err(Rule::Empty)),
                ("-МЮ", Err(Rule::RomanPart)),
                ("МЮ", Err(Rule::RomanPart)),
                ("Ю", Err(Rule::RomanPart)),
                ("IIII-МЮ", Err(Rule::RomanPart)),
                ("IIX-МЮ", Err(Rule::RomanPart)),
                ("2-МЮ", Err(Rule::RomanPart)),
                ("АБ-МЮ", Err(Rule::RomanPart)),
                ("XXXVIII-МЮ", Err(Rule::RomanPart)),
                ("II-", Err(Rule::LetterPart)),
                ("II", Err(Rule::LetterPart)),
                ("XXX", Err(Rule::LetterPart)),
                ("II-М", Err(Rule::LetterPart)),
                ("II-МЮА", Err(Rule::LetterPart)),
                ("II-М-Ю", Err(Rule::LetterPart)),
                ("II-ЮZ", Err(Rule::LetterPart)),
                ("II-12", Err(Rule::LetterPart)),
                ("II-МЮ 715330", Err(Rule::LetterPart)),
            ],
        );
    }

    #[test]
    fn every_roman_number_of_up_to_six_digits_passes_and_no_other_word_of_its_digits() {
        let numbers: Vec<String> = (1..7000).map(written).filter(|roman| roman.len() <= LONGEST_ROMAN).collect();
        let mut words = vec![String::new()];
        for _ in 0..LONGEST_ROMAN {
            words =
                words.iter().flat_map(|word| "IVXLCDM".chars().map(move |digit| format!("{word}{digit}"))).collect();
            let passing = words.iter().filter(|word| roman_part(word).is_some()).count();
            let length = words[0].len();
            assert_eq!(passing, numbers.iter().filter(|roman| roman.len() == length).count(), "{length}");
        }
        for roman in &numbers {
            assert!(roman_part(roman).is_some(), "{roman}");
        }
    }

    proptest! {
        #[test]
        fn a_series_without_its_dash_is_the_same_series(value in 1..40_u32, first in 0..32_u32, second in 0..32_u32) {
            let letter = |index: u32| char::from_u32('А' as u32 + index).unwrap();
            let roman = written(value);
            prop_assume!(roman.len() <= LONGEST_ROMAN);
            let letters: String = [letter(first), letter(second)].iter().collect();
            let whole = BirthCertificateSeries::parse(&format!("{roman}-{letters}")).unwrap();
            let without = BirthCertificateSeries::parse(&format!("{roman}{letters}"));
            if letters.chars().all(|c| super::roman(c).is_some()) {
                prop_assert_eq!(without, Err(Rule::LetterPart), "all of it may be the Roman number");
            } else {
                prop_assert_eq!(without, Ok(whole));
            }
        }
    }
}
