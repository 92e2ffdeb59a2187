//! An e-mail address.

use super::character::{is_invisible, is_letter, is_letter_or_digit, lowercase};
use super::field_type;
use crate::form::Rule;

field_type! {
    /// An e-mail address, `name@domain`, in any script; the domain in lower case.
    pub struct Email
}

/// The longest address that mail servers pass on, in bytes: RFC 5321 allows a path of 256 with its two brackets.
const LONGEST: usize = 254;

impl Email {
    /// Reads an address. Whether mail arrives there only mail can tell; this catches slips of the finger.
    ///
    /// # Errors
    /// [`Rule::Empty`], [`Rule::Characters`] for spaces, commas and the like, [`Rule::Shape`], [`Rule::TooLong`].
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let visible: String = typed.chars().filter(|c| !is_invisible(*c)).collect();
        let address = visible.trim();
        if address.is_empty() {
            return Err(Rule::Empty);
        }
        if !address.chars().all(|c| c == '@' || is_allowed(c)) {
            return Err(Rule::Characters);
        }
        let (name, domain) = address.split_once('@').ok_or(Rule::Shape)?;
        let domain = lowercase(domain);
        if !is_name(name) || !is_domain(&domain) {
            return Err(Rule::Shape);
        }
        let address = [name, "@", &domain].concat();
        if address.len() > LONGEST { Err(Rule::TooLong) } else { Ok(Self(address)) }
    }
}

/// Letters and digits of any script, and the signs RFC 5322 allows in a name without quoting.
fn is_allowed(c: char) -> bool {
    is_letter_or_digit(c) || ".!#$%&'*+-/=?^_`{|}~".contains(c)
}

fn is_name(name: &str) -> bool {
    name.split('.').all(|part| !part.is_empty())
}

/// Two labels at least, of letters, digits and inner hyphens; the last one begins with a letter.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| is_letter_or_digit(c) || c == '-')
    };
    domain.split('.').all(is_label) && domain.rsplit_once('.').is_some_and(|(_, last)| last.starts_with(is_letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::check;

    #[test]
    fn addresses_of_any_script_pass() {
        check(
            Email::parse,
            Email::as_str,
            &[
                ("ivan@mail.ru", Ok("ivan@mail.ru")),
                (" Ivan.Petrov+kruzhok@Mail.RU ", Ok("Ivan.Petrov+kruzhok@mail.ru")),
                ("иван@почта.рф", Ok("иван@почта.рф")),
                ("a@b.xn--p1ai", Ok("a@b.xn--p1ai")),
                ("\u{200b}a_b-c@d-e.f.gh", Ok("a_b-c@d-e.f.gh")),
            ],
        );
    }

    #[test]
    fn a_wrong_address_says_what_is_wrong() {
        check(
            Email::parse,
            Email::as_str,
            &[
                ("  ", Err(Rule::Empty)),
                ("ivan@mail,ru", Err(Rule::Characters)),
                ("ivan petrov@mail.ru", Err(Rule::Characters)),
                ("ivan@mail.ru;petr@mail.ru", Err(Rule::Characters)),
                ("<ivan@mail.ru>", Err(Rule::Characters)),
                ("ivan", Err(Rule::Shape)),
                ("ivan@", Err(Rule::Shape)),
                ("@mail.ru", Err(Rule::Shape)),
                ("ivan@mail", Err(Rule::Shape)),
                ("ivan@@mail.ru", Err(Rule::Shape)),
                ("ivan@mail..ru", Err(Rule::Shape)),
                ("ivan@mail.ru.", Err(Rule::Shape)),
                (".ivan@mail.ru", Err(Rule::Shape)),
                ("ivan@-mail.ru", Err(Rule::Shape)),
                ("ivan@mail.1", Err(Rule::Shape)),
                ("ivan@ma_il.ru", Err(Rule::Shape)),
            ],
        );
        let of_length = |length: usize| format!("{}@mail.ru", "a".repeat(length - 8));
        assert!(Email::parse(&of_length(254)).is_ok());
        assert_eq!(Email::parse(&of_length(255)), Err(Rule::TooLong));
    }
}
