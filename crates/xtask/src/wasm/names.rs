use std::collections::HashMap;

use wasmparser::{Parser, Payload, Result};

/// What the functions are called that wasm-bindgen exports for closures: as long as their types.
const CLOSURE: &str = "wasm_bindgen_";

/// By what wasm-bindgen calls something that script and module know of each other: what it is called instead. Its names
/// end in hashes, which no compression makes shorter.
pub(super) type Names = HashMap<String, String>;

/// The short names for what a module imports, and for what it exports under a name as long as a type.
pub(super) fn of(module: &[u8]) -> Result<Names> {
    let mut names = Names::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    let place = names.len();
                    names.entry(import.name.to_owned()).or_insert_with(|| letters(place));
                }
            }
            Payload::ExportSection(exports) => {
                for (place, export) in exports.into_iter().enumerate() {
                    let name = export?.name;
                    if name.starts_with(CLOSURE) {
                        // The script has a function of this name too, so it must not be one of its own names.
                        names.insert(name.to_owned(), format!("closure{place}"));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(names)
}

/// The `place`th of all words: a, b, … z, aa, ba, …
fn letters(mut place: usize) -> String {
    let mut word = String::new();
    loop {
        word.extend(('a'..='z').nth(place % 26));
        if place < 26 {
            return word;
        }
        place = place / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_places_have_the_same_letters() {
        assert_eq!([0, 25, 26, 27, 52].map(letters), ["a", "z", "aa", "ba", "ab"]);
        assert_eq!((0..2000).map(letters).collect::<HashSet<_>>().len(), 2000);
    }
}
