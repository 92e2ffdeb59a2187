//! Edits of a text that keep most of it as it is: what is read fails late, not at the first byte.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// What else might stand somewhere.
const PIECES: [&str; 24] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "99999999999999999999",
    "\\u0000",
    "\\ud800",
    "\"\"",
    "{}",
    "[[[[[[[[",
    "0000-00-00",
    "9999-12-31",
    "2020-02-30",
    "Ёж",
    "\u{feff}",
    "\u{200b}",
];

/// One edit, at a place that is chosen when the text is known.
#[derive(Clone, Debug)]
pub(crate) enum Edit {
    /// Takes out some bytes.
    Remove(Index, usize),
    /// Puts one of the pieces in.
    Insert(Index, usize),
    /// Puts any bytes in.
    Bytes(Index, Vec<u8>),
    /// Puts some bytes of the text in at another place.
    Copy(Index, Index, usize),
    /// Ends the text here.
    Cut(Index),
}

/// None to six edits.
pub(crate) fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = any::<Index>;
    let edit = prop_oneof![
        4 => (place(), 1..20_usize).prop_map(|(at, length)| Edit::Remove(at, length)),
        6 => (place(), 0..PIECES.len()).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        3 => (place(), vec(any::<u8>(), 1..4)).prop_map(|(at, bytes)| Edit::Bytes(at, bytes)),
        3 => (place(), place(), 1..60_usize).prop_map(|(at, from, length)| Edit::Copy(at, from, length)),
        1 => place().prop_map(Edit::Cut),
    ];
    vec(edit, 0..6)
}

/// `text` with `edits`.
pub(crate) fn edited(text: &str, edits: &[Edit]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for edit in edits {
        let size = bytes.len() + 1;
        match edit {
            Edit::Remove(at, length) => {
                let from = at.index(size);
                let to = bytes.len().min(from + length);
                bytes.drain(from..to);
            }
            Edit::Insert(at, piece) => insert(&mut bytes, at.index(size), PIECES[*piece].as_bytes()),
            Edit::Bytes(at, new) => insert(&mut bytes, at.index(size), new),
            Edit::Copy(at, from, length) => {
                let from = from.index(size);
                let copy = bytes[from..bytes.len().min(from + length)].to_vec();
                insert(&mut bytes, at.index(size), &copy);
            }
            Edit::Cut(at) => bytes.truncate(at.index(size)),
        }
    }
    bytes
}

fn insert(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    bytes.splice(at..at, new.iter().copied());
}
