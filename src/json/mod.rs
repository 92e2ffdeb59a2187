//! Reads JSON: what the server says and what storage keeps.
//!
//! What `serde_json` reads it can say of where it stands and what is wrong with it, from a stream and in floats, and all
//! of that is compiled in for each type; a family on a phone downloads it. Here a text is first looked through by code
//! that knows no types; then types are read from what is known to be JSON, and an error is a bare "no". The tests hold
//! it against `serde_json`, which still writes: that costs next to nothing.

mod reader;
mod text;

#[cfg(test)]
pub(crate) mod against_serde_json;

use reader::{Reader, Unfit};
use serde::de::DeserializeOwned;

/// Why a text does not hold a value of the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// It breaks off: something could follow that makes it JSON.
    BrokeOff,
    /// It is no JSON, or JSON of another shape.
    Strange,
}

/// The value that a text holds. A list in place of an object is refused, and so is whatever nests deeper than 127 lists
/// and objects.
///
/// # Errors
/// [`Unread`] says why there is none.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unread> {
    let value = text::whole(text)?;
    T::deserialize(Reader::of(value)).map_err(|Unfit| Unread::Strange)
}
