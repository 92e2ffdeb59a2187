use std::collections::HashMap;

use wasmparser::{Parser, Payload, Result, TypeRef};

/// Which functions a module has of its own, and in which order.
pub(super) struct Order {
    /// How many functions are imported. They come first, and stay where they are.
    imported: u32,
    /// Each function's place as it was, in the order in which they shall be; of those that are the same, only one.
    own: Vec<usize>,
    /// For each place as it was: the one that it shall have.
    places: Vec<u32>,
    /// How many parameters the functions have, in the order in which they were.
    parameters: Vec<u32>,
}

impl Order {
    /// By type, and then by what they are made of.
    pub(super) fn of(module: &[u8]) -> Result<Self> {
        let (mut counts, mut imported, mut types, mut bodies) = (Vec::new(), 0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(groups) => {
                    for kind in groups.into_iter_err_on_gc_types() {
                        counts.push(u32::try_from(kind?.params().len()).unwrap_or(u32::MAX));
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                    }
                }
                Payload::FunctionSection(functions) => {
                    types = functions.into_iter().collect::<Result<Vec<u32>>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let parameters = types.iter().map(|kind| counts.get(*kind as usize).copied().unwrap_or_default()).collect();
        let made_of: Vec<(u32, &[u8])> = types.into_iter().zip(bodies).collect();
        let mut all: Vec<usize> = (0..made_of.len()).collect();
        all.sort_by_key(|place| made_of.get(*place));
        let (mut own, mut places) = (Vec::new(), vec![0; all.len()]);
        let mut seen = HashMap::new();
        for old in all {
            let new = *seen.entry(made_of.get(old)).or_insert_with(|| {
                own.push(old);
                own.len() - 1
            });
            if let Some(place) = places.get_mut(old) {
                *place = u32::try_from(new).unwrap_or(u32::MAX);
            }
        }
        Ok(Self { imported, own, places, parameters })
    }

    /// One for each function that stays, out of one for each that was.
    pub(super) fn sorted<T: Clone>(&self, all: Vec<T>) -> impl Iterator<Item = T> {
        self.own.iter().filter_map(move |old| all.get(*old).cloned())
    }

    /// Whether two functions were the same.
    pub(super) fn folds(&self) -> bool {
        self.own.len() < self.places.len()
    }

    /// Where the function stands that stood here.
    pub(super) fn place(&self, old: u32) -> u32 {
        let own = old.checked_sub(self.imported).and_then(|own| self.places.get(own as usize));
        own.map_or(old, |own| self.imported + own)
    }

    /// How many parameters each function has, in the order in which they were.
    pub(super) fn parameters(&self) -> impl Iterator<Item = u32> {
        self.parameters.iter().copied()
    }
}
