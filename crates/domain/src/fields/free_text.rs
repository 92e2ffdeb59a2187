//! Texts without a format of their own.

use super::character::{is_dash, is_letter, is_letter_or_digit};
use super::spacing::collapsed;
use super::{field_type, mask};
use crate::form::Rule;

field_type! {
    /// A text copied from a document or an address, with single plain spaces and no control characters.
    ///
    /// The longest lengths are guards against a text pasted into the wrong field, so each is about twice what
    /// was ever seen printed there.
    pub struct FreeText
}

impl FreeText {
    /// Who issued a document: at most 300 characters, for the full name of a registry office or of a department of
    /// the interior fills a line of about 150. There must be a letter.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooLong`].
    pub fn issuer(typed: &str) -> Result<Self, Rule> {
        read(typed, 300, is_letter)
    }

    /// What a document is called: at most 100 characters, for «удостоверение личности военнослужащего Российской
    /// Федерации» takes 58. There must be a letter.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooLong`].
    pub fn document_name(typed: &str) -> Result<Self, Rule> {
        read(typed, 100, is_letter)
    }

    /// The number of a document in no fixed format: letters of any script, digits, spaces and `- / № .`, at most 40
    /// characters, for numbers with a series take about 20. Dashes become hyphens.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooLong`].
    pub fn document_number(typed: &str) -> Result<Self, Rule> {
        let typed: String = typed.chars().map(|c| if is_dash(c) { '-' } else { c }).collect();
        let number = read(&typed, 40, is_letter_or_digit)?;
        let may_stand = |c: char| is_letter_or_digit(c) || matches!(c, ' ' | '-' | '/' | '№' | '.');
        if number.0.chars().all(may_stand) { Ok(number) } else { Err(Rule::Characters) }
    }

    /// A town, village or street: at most 100 characters, for the longest names of streets take about 50.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooLong`].
    pub fn address_part(typed: &str) -> Result<Self, Rule> {
        read(typed, 100, is_letter_or_digit)
    }

    /// A house or a flat: «12/1», «12а», «5 корпус 2 строение 1», at most 40 characters.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooLong`].
    pub fn house(typed: &str) -> Result<Self, Rule> {
        read(typed, 40, is_letter_or_digit)
    }

    /// A whole address in one line: at most 300 characters, a little more than its parts in full.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`], [`Rule::TooLong`].
    pub fn address_line(typed: &str) -> Result<Self, Rule> {
        read(typed, 300, is_letter_or_digit)
    }

    /// The text, where it is a number, with at most its last four letters or digits readable.
    #[must_use]
    pub fn masked(&self) -> String {
        mask::masked(&self.0)
    }
}

/// `typed` with its spaces collapsed; it must hold a character that `counts`, for a lone dash says nothing.
fn read(typed: &str, longest: usize, counts: fn(char) -> bool) -> Result<FreeText, Rule> {
    let text = collapsed(typed);
    if text.is_empty() {
        Err(Rule::Empty)
    } else if text.chars().any(char::is_control) || !text.chars().any(counts) {
        Err(Rule::Characters)
    } else if text.chars().count() > longest {
        Err(Rule::TooLong)
    } else {
        Ok(FreeText(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;

    #[test]
    fn real_addresses_and_documents_pass() {
        for house in ["1", "12/1", "12а", "5 корпус 2 строение 1", "б/н", "12-14"] {
            assert_eq!(FreeText::house(house).unwrap().as_str(), house);
        }
        for number in ["AB 1234567", "№ 12/34-5", "P.123", "张123"] {
            assert_eq!(FreeText::document_number(number).unwrap().as_str(), number);
        }
        assert_eq!(FreeText::address_part("1-й пер. 40 лет Октября").unwrap().as_str(), "1-й пер. 40 лет Октября");
        assert_eq!(FreeText::document_number("AB–1234567").unwrap().masked(), "••-•••4567");
    }

    #[test]
    fn spaces_are_collapsed() {
        check(
            FreeText::issuer,
            FreeText::as_str,
            &[("  ОРГАН ЗАГС\n города\u{a0}\u{a0}Томска ", Ok("ОРГАН ЗАГС города Томска"))],
        );
    }

    #[test]
    fn a_wrong_text_says_what_is_wrong() {
        let readers = [
            FreeText::issuer,
            FreeText::document_number,
            FreeText::document_name,
            FreeText::address_part,
            FreeText::house,
            FreeText::address_line,
        ];
        for read in readers {
            assert_eq!(read(" \u{a0}\u{200b}"), Err(Rule::Empty));
            assert_eq!(read("—"), Err(Rule::Characters));
            assert_eq!(read("а\u{0}б"), Err(Rule::Characters));
            assert_eq!(read("а\u{1b}[0mб"), Err(Rule::Characters));
            assert_eq!(read(&"я".repeat(301)), Err(Rule::TooLong));
        }
        assert_eq!(FreeText::issuer("123"), Err(Rule::Characters));
        assert_eq!(FreeText::document_number("12; 13"), Err(Rule::Characters));
        assert_eq!(FreeText::document_number("١٢٣"), Err(Rule::Characters));
    }
}
