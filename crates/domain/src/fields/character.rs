//! Characters that people type, or paste without seeing them, between those that matter; and small letters.

/// `text` in small letters, letter by letter. [`str::to_lowercase`] differs in one thing, a Greek sigma at the end of a
/// word, and brings two tables of Unicode into the app for it.
#[must_use]
pub fn lowercase(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
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
    use super::lowercase;

    #[test]
    fn every_letter_but_sigma_becomes_small_as_in_any_text() {
        for c in ('\0'..=char::MAX).filter(|c| *c != 'Σ') {
            let word = format!("Ё{c}Ё");
            assert_eq!(lowercase(&word), word.to_lowercase(), "{c:?}");
        }
        assert_eq!(lowercase("İẞЁΣ"), "i\u{307}ßёσ");
    }
}
