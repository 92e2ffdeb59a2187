//! The wizard's answers as digits to type: no name, no paper, nothing of the form.

use super::number::Number;
use super::steps::{Reader, Writer};
use super::{Unreadable, VERSION, content, seal};
use crate::fields::is_separator;
use crate::wizard::Answers;

/// How many digits there are: the version, eight of content, three to check.
pub const SHORT_DIGITS: usize = 1 + CONTENT_DIGITS + seal::SHORT.digits();
const CONTENT_DIGITS: usize = 8;
/// Digits of a group, as it is shown.
const GROUP: usize = 4;

/// Letters that are taken for digits: Latin and Russian, small and capital.
const LOOK_ALIKES: [(&str, char); 4] = [("OoОо", '0'), ("IilІі|", '1'), ("ЗзZz", '3'), ("BВв", '8')];

/// The answers as they are shown: `1234-5678-9012`.
#[must_use]
pub fn write_short(answers: &Answers) -> String {
    let mut writer = Writer::default();
    content::write_answers(&mut writer, answers);
    let content = writer.finish().to_digits(CONTENT_DIGITS);
    let digits = seal::SHORT.put(&[VERSION.to_string().as_str(), &content].concat());
    let groups: Vec<String> =
        digits.as_bytes().chunks(GROUP).map(|group| group.iter().map(|byte| char::from(*byte)).collect()).collect();
    groups.join("-")
}

/// Reads what was typed, with any blanks and dashes, and letters that look like digits.
///
/// # Errors
/// [`Unreadable`] says what is wrong with it.
pub fn read_short(typed: &str) -> Result<Answers, Unreadable> {
    let typed: String = typed.chars().filter(|c| !is_separator(*c)).map(digit).collect();
    if typed.is_empty() {
        Err(Unreadable::Empty)
    } else if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        Err(Unreadable::Characters)
    } else if typed.len() != SHORT_DIGITS {
        Err(Unreadable::Cut)
    } else {
        let (version, content) =
            seal::SHORT.take(&typed).and_then(|body| body.split_at_checked(1)).ok_or(Unreadable::Damaged)?;
        match version.parse() {
            Ok(VERSION) => answers_of(content),
            Ok(newer) if newer > VERSION => Err(Unreadable::Newer),
            _ => Err(Unreadable::Damaged),
        }
    }
}

fn answers_of(content: &str) -> Result<Answers, Unreadable> {
    let mut reader = Reader::new(Number::from_digits(content));
    let answers = content::read_answers(&mut reader);
    reader.end().map(|()| answers)
}

/// The digit that `c` looks like.
fn digit(c: char) -> char {
    LOOK_ALIKES.iter().find(|(letters, _)| letters.contains(c)).map_or(c, |(_, digit)| *digit)
}
