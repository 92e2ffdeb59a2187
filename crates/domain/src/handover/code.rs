//! The whole draft as digits: version, count of all digits, content, check digits.

use super::number::{Number, padded};
use super::steps::{Reader, Writer};
use super::{Handover, Unreadable, VERSION, content, seal};
use crate::choice::Choice;
use crate::form::Field;

/// The most digits there are: with them, and the link before them, a QR code stays within version 20 (97 modules a
/// side), which a cheap camera still reads off a screen.
pub const MAX_DIGITS: usize = 1800;

/// Digits that tell how many digits there are.
const COUNT_DIGITS: usize = 4;
/// The longest date of birth that somebody may still be typing; what is longer is none.
const LONGEST_DATE: usize = 60;

/// A draft as digits, with what found no room in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The digits.
    pub digits: String,
    /// The fields that are to be typed again.
    pub left_out: Vec<Field>,
}

/// Writes a draft, without the consent: it is to a text that was read, and the other device may have another, so it
/// asks for one of its own. What is too long is shortened: the longest text is left out first, so that the fewest fields are to
/// be typed again.
#[must_use]
pub fn write(handover: &Handover) -> Written {
    let mut handover = handover.clone();
    handover.draft.put(Field::Consent, "");
    if handover.birth_date.chars().count() > LONGEST_DATE {
        handover.birth_date.clear();
    }
    loop {
        let digits = digits_of(&handover);
        match longest(&handover) {
            Some(field) if digits.len() > MAX_DIGITS => {
                handover.draft.put(field, "");
                handover.left_out.push(field);
            }
            _ => return Written { digits, left_out: in_order(&handover.left_out) },
        }
    }
}

/// Reads what [`write()`] wrote.
///
/// # Errors
/// [`Unreadable`] says why it is no draft.
pub fn read(digits: &str) -> Result<Handover, Unreadable> {
    if digits.is_empty() {
        return Err(Unreadable::Empty);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unreadable::Characters);
    }
    let (version, rest) = digits.split_at_checked(1).ok_or(Unreadable::Cut)?;
    let (count, _) = rest.split_at_checked(COUNT_DIGITS).ok_or(Unreadable::Cut)?;
    if count.parse::<usize>().is_ok_and(|count| digits.len() < count) {
        return Err(Unreadable::Cut);
    }
    let body = Some(digits).filter(|digits| digits.len() <= MAX_DIGITS).and_then(|digits| seal::LONG.take(digits));
    let content = body.and_then(|body| body.get(1 + COUNT_DIGITS..)).ok_or(Unreadable::Damaged)?;
    match version.parse() {
        Ok(VERSION) => content_of(content),
        Ok(newer) if newer > VERSION => Err(Unreadable::Newer),
        _ => Err(Unreadable::Damaged),
    }
}

fn content_of(digits: &str) -> Result<Handover, Unreadable> {
    let mut reader = Reader::new(Number::from_digits(digits));
    let handover = content::read(&mut reader)?;
    reader.end().map(|()| handover)
}

fn digits_of(handover: &Handover) -> String {
    let mut writer = Writer::default();
    content::write(&mut writer, handover);
    let content = writer.finish().to_digits(1);
    let count = 1 + COUNT_DIGITS + content.len() + seal::LONG.digits();
    let count = padded(u32::try_from(count).unwrap_or_default(), COUNT_DIGITS);
    seal::LONG.put(&[VERSION.to_string().as_str(), &count, &content].concat())
}

fn in_order(fields: &[Field]) -> Vec<Field> {
    Field::ALL.iter().copied().filter(|field| fields.contains(field)).collect()
}

/// The field in which most stands.
fn longest(handover: &Handover) -> Option<Field> {
    let typed = |field: &Field| handover.draft.text(*field).chars().count();
    Field::ALL.iter().copied().filter(|field| typed(field) > 0).max_by_key(typed)
}
