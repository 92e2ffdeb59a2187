//! Characters that people type, or paste without seeing them, between those that matter; and small letters.

/// `text` in small letters, as far as they are Latin or Cyrillic: no other is a letter of a Russian document, and those of
/// all the world are a table that every family would download.
#[must_use]
pub fn lowercase(text: &str) -> String {
    text.chars().map(small).collect()
}

/// The small letter of a Latin or Cyrillic capital; anything else stays.
pub(crate) fn small(c: char) -> char {
    shifted(
        c,
        match c {
            'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => 32,
            'Ѐ'..='Џ' => 80,
            'Ѡ'..='Ҁ' | 'Ҋ'..='Ҿ' | 'Ӑ'..='Ԯ' => i32::from(u32::from(c) % 2 == 0),
            'Ӂ'..='Ӎ' => i32::from(u32::from(c) % 2 == 1),
            'Ӏ' => 15,
            _ => 0,
        },
    )
}

/// The capital of a small Latin or Cyrillic letter, or of a Roman numeral that is one character; anything else stays.
pub(crate) fn capital(c: char) -> char {
    shifted(
        c,
        match c {
            'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'а'..='я' => -32,
            'ѐ'..='џ' => -80,
            'ѡ'..='ҁ' | 'ҋ'..='ҿ' | 'ӑ'..='ԯ' => -i32::from(u32::from(c) % 2 == 1),
            'ӂ'..='ӎ' => -i32::from(u32::from(c) % 2 == 0),
            'ӏ' => -15,
            'ⅰ'..='ⅿ' => -16,
            _ => 0,
        },
    )
}

fn shifted(c: char, by: i32) -> char {
    u32::from(c).checked_add_signed(by).and_then(char::from_u32).unwrap_or(c)
}

/// Latin letters, and the Cyrillic ones that look like them.
const LOOK_ALIKES: [&str; 2] = ["ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук"];

/// The Cyrillic letter that a Latin one looks like; anything else stays.
pub(super) fn cyrillic(c: char) -> char {
    let [latin, cyrillic] = LOOK_ALIKES.map(str::chars);
    latin.zip(cyrillic).find(|(latin, _)| *latin == c).map_or(c, |(_, cyrillic)| cyrillic)
}

/// Whether a letter may have been meant as a Cyrillic one or as a Latin one.
pub(super) fn is_look_alike(c: char) -> bool {
    LOOK_ALIKES.iter().any(|letters| letters.contains(c))
}

/// A letter of any script, or what stands where letters of a script stand: what counts is whether somebody wrote words
/// or signs alone, and the table of all letters of the world is worth more than a hundred rules of a form.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(
            c,
            'ª' | 'µ' | 'º' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{2ff}' | '\u{370}'..='\u{65f}'
                | '\u{66e}'..='\u{6ef}' | '\u{6fa}'..='\u{167f}' | '\u{1681}'..='\u{1fff}' | 'Ⅰ'..='ↈ'
                | '\u{2c00}'..='\u{2dff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{d7ff}'
                | '\u{f900}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{ff21}'..='\u{ff3a}'
                | '\u{ff41}'..='\u{ff5a}' | '\u{ff66}'..='\u{ffdc}' | '\u{10000}'..='\u{1efff}'
                | '\u{20000}'..='\u{3ffff}'
        )
}

/// A letter, or a digit of ASCII.
pub(crate) fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit()
}

/// Any space: also the no-break spaces of a text copied from a page, tabs and line ends.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace()
}

/// A character nobody sees: zero-width spaces, soft hyphens and the direction marks that surround a telephone
/// number copied from an address book.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Any dash: hyphen-minus, hyphens, en and em dashes, minus.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Any apostrophe, and the quotation and accent marks typed for one.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | 'ʼ' | 'ʹ' | '‘' | '’' | '′')
}

/// What stands between the digits of a number without meaning anything: spaces, dashes, dots.
pub(crate) fn is_separator(c: char) -> bool {
    is_blank(c) || is_invisible(c) || is_dash(c) || c == '.'
}

#[cfg(test)]
mod tests {
    use super::{capital, is_blank, is_dash, is_invisible, is_letter, lowercase, small};

    /// Latin as far as West European names go, and all of Cyrillic.
    fn letters() -> impl Iterator<Item = char> {
        ('\0'..='\u{ff}').chain('\u{400}'..='\u{52f}')
    }

    #[test]
    fn latin_and_cyrillic_letters_become_small_and_capital_as_in_any_text() {
        // Their capitals are no letters of these alphabets.
        for c in letters().filter(|c| !matches!(c, 'ß' | 'ÿ' | 'µ')) {
            assert_eq!(small(c).to_string(), c.to_lowercase().to_string(), "{c:?}");
            assert_eq!(capital(c).to_string(), c.to_uppercase().to_string(), "{c:?}");
        }
        assert_eq!(lowercase("ЁЛКИНА Anna"), "ёлкина anna");
        assert_eq!(capital('ⅳ'), 'Ⅳ');
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for c in ('\0'..=char::MAX).filter(|c| !matches!(c, '\0'..='\u{ff}' | '\u{400}'..='\u{52f}')) {
            assert_eq!(small(c), c);
            assert!(capital(c) == c || ('ⅰ'..='ⅿ').contains(&c), "{c:?}");
        }
    }

    #[test]
    fn every_letter_of_a_script_is_one_and_no_sign_is() {
        // Letters that are signs: in circles and squares, raised, of formulas.
        let drawn =
            |c: char| matches!(c, '\u{2071}'..='\u{214e}' | '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}' | 'ⸯ');
        let below = |c: char| matches!(c, '\u{345}' | '\u{363}'..='\u{36f}');
        for c in ('\0'..=char::MAX).filter(|c| c.is_alphabetic() && !drawn(*c) && !below(*c)) {
            assert!(is_letter(c), "{c:?}");
        }
        let signs = ('\u{80}'..='¿').filter(|c| !c.is_alphabetic()).chain('\u{300}'..='\u{344}');
        let signs = signs.chain('\u{2000}'..='\u{206f}').chain('₠'..='₿').chain('←'..='\u{2bff}');
        for c in signs.chain('\u{1f000}'..='\u{1faff}').chain('\u{e000}'..='\u{f8ff}').chain(['×', '÷', '\u{feff}']) {
            assert!(!is_letter(c), "{c:?}");
        }
        for c in ('\0'..=char::MAX).filter(|c| is_blank(*c) || is_dash(*c) || is_invisible(*c) || c.is_control()) {
            assert!(!is_letter(c), "{c:?}");
        }
        for c in '\0'..='\u{7f}' {
            assert_eq!(is_letter(c), c.is_ascii_alphabetic(), "{c:?}");
        }
    }
}
