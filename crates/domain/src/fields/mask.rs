//! Numbers as they are shown to others than those who typed them.

use super::character::is_letter_or_digit;

/// How many characters at the end of a number stay readable: enough to compare with a document, too few to use.
const READABLE: usize = 4;

/// `shown` with every letter and digit hidden but the last four, and never more than half of them readable.
pub(super) fn masked(shown: &str) -> String {
    let count = shown.chars().filter(|c| is_letter_or_digit(*c)).count();
    let mut to_hide = count - READABLE.min(count / 2);
    let hide = |c: char| {
        if is_letter_or_digit(c) && to_hide > 0 {
            to_hide -= 1;
            '•'
        } else {
            c
        }
    };
    shown.chars().map(hide).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_four_of_a_number_can_be_read() {
        assert_eq!(masked("112-233-445 95"), "•••-•••-•45 95");
        assert_eq!(masked("AB 1234567"), "•• •••4567");
        assert_eq!(masked("715330"), "•••330");
    }

    #[test]
    fn a_short_number_is_hidden_by_half_at_least() {
        assert_eq!(masked("№ 12"), "№ •2");
        assert_eq!(masked("7"), "•");
        assert_eq!(masked(""), "");
    }
}
