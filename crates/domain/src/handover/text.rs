//! Typed texts, character by character: what is common in a field of its kind takes little room.

use super::Unreadable;
use super::kind::{CODE_POINTS, Kind, Symbol};
use super::steps::{Reader, Writer};
use crate::fields::{capital, is_letter, small};

/// How a letter at the beginning of a word, the second one, and those after it are written: small or capital, and for
/// the last as the one before or otherwise.
const FIRST: [u32; 2] = [2, 3];
const SECOND: [u32; 2] = [15, 1];
const FURTHER: [u32; 2] = [60, 1];

pub(super) fn write(writer: &mut Writer, kind: &Kind, text: &str) {
    let mut word = Word::default();
    for c in text.chars() {
        let (small, is_capital) = folded(c);
        if let Some(step) = kind.step_of(small) {
            writer.step(step);
            if is_letter(small) {
                writer.choose(word.weights(), word.index(is_capital));
            }
            word.note(small, is_capital);
        } else {
            writer.step(kind.other());
            writer.even(CODE_POINTS, u32::from(c));
            word = Word::default();
        }
    }
    writer.step(kind.ending());
}

pub(super) fn read(reader: &mut Reader, kind: &Kind) -> Result<String, Unreadable> {
    let (mut text, mut word) = (String::new(), Word::default());
    loop {
        match reader.step(kind.total(), |place| kind.at(place)) {
            Symbol::End => return Ok(text),
            Symbol::Other => {
                text.push(char::from_u32(reader.even(CODE_POINTS)).ok_or(Unreadable::Damaged)?);
                word = Word::default();
            }
            Symbol::Known(small) => {
                let is_capital = is_letter(small) && word.is_capital(reader.choose(word.weights()));
                text.push(if is_capital { capital(small) } else { small });
                word.note(small, is_capital);
            }
        }
    }
}

/// How far one is in a word, and whether its last letter is a capital.
#[derive(Default)]
struct Word {
    letters: usize,
    capital: bool,
}

impl Word {
    fn weights(&self) -> &'static [u32] {
        match self.letters {
            0 => &FIRST,
            1 => &SECOND,
            _ => &FURTHER,
        }
    }

    /// The choice among [`weights`](Self::weights) that stands for a capital or a small letter; it is its own reverse.
    fn index(&self, is_capital: bool) -> usize {
        usize::from(is_capital != (self.letters > 1 && self.capital))
    }

    fn is_capital(&self, index: usize) -> bool {
        (index == 1) != (self.letters > 1 && self.capital)
    }

    fn note(&mut self, c: char, is_capital: bool) {
        self.letters = if is_letter(c) { self.letters + 1 } else { 0 };
        self.capital = is_capital;
    }
}

/// The small letter of a capital, and whether it was one. What is not the only capital of its small letter stays.
fn folded(c: char) -> (char, bool) {
    let small = small(c);
    if small != c && capital(small) == c { (small, true) } else { (c, false) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::handover::kind::{LATIN, NUMBERS, WORDS};

    const KINDS: [&Kind; 3] = [&WORDS, &NUMBERS, &LATIN];

    #[test]
    fn no_character_stands_in_two_groups_and_each_that_has_a_capital_has_one() {
        for kind in KINDS {
            let mut all = Vec::new();
            kind.find(&mut |c, _| {
                all.push(c);
                false
            });
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
            for c in all {
                assert_eq!(folded(c), (c, false), "{c} is no small letter");
                assert_eq!(c.is_alphabetic(), capital(c) != c, "{c}");
            }
        }
    }

    #[test]
    fn a_text_is_read_as_it_was_written_in_every_kind() {
        let texts = ["", "Ёлкина", "ЗАГС города Ленинска-Кузнецкого", "II-МЮ", "12/1", "aA\u{0}\n\u{10ffff}", "KİßǅЪъ"];
        for kind in KINDS {
            for text in texts {
                let mut writer = Writer::default();
                write(&mut writer, kind, text);
                let mut reader = Reader::new(writer.finish());
                assert_eq!(read(&mut reader, kind).as_deref(), Ok(text));
                assert_eq!(reader.end(), Ok(()));
            }
        }
    }
}
