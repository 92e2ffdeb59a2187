//! Spaces in texts.

use super::character::{is_blank, is_invisible};

/// `typed` without the characters nobody sees, without blanks at its ends, and with one plain space for any run of
/// blanks inside.
pub(crate) fn collapsed(typed: &str) -> String {
    let visible: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
    visible.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_blank_becomes_one_plain_space() {
        assert_eq!(collapsed("\u{feff}  Анна\u{a0}\u{202f}\tМария\r\n"), "Анна Мария");
        assert_eq!(collapsed(" \u{a0}\u{200b} "), "");
    }
}
