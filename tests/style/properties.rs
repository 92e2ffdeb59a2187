//! Tokens: each that is used is defined, each that is defined is used.

use std::collections::BTreeMap;

use crate::{Fault, css::Sheet, pieces::Piece};

/// Names with the first place of each.
type Names = BTreeMap<String, String>;

fn faults(sheets: &[Sheet]) -> Vec<Fault> {
    let (defined, used) = (defined(sheets), used(sheets));
    let undefined = used.iter().filter(|(name, _)| !defined.contains_key(*name));
    let undefined = undefined.map(|(name, place)| format!("{place}: nothing defines {name}."));
    let unused = defined.iter().filter(|(name, _)| !used.contains_key(*name));
    undefined.chain(unused.map(|(name, place)| format!("{place}: nothing uses {name}."))).collect()
}

fn defined(sheets: &[Sheet]) -> Names {
    names(sheets, |property, _| property.starts_with("--").then(|| property.to_owned()).into_iter().collect())
}

fn used(sheets: &[Sheet]) -> Names {
    names(sheets, |_, value| {
        let pairs = value.windows(2).filter_map(|two| match two {
            [Piece::Function(function), Piece::Name(name)] if function == "var" => Some(name.clone()),
            _ => None,
        });
        pairs.collect()
    })
}

fn names(sheets: &[Sheet], of: impl Fn(&str, &[Piece]) -> Vec<String>) -> Names {
    let mut found = Names::new();
    for (sheet, declared) in sheets.iter().flat_map(|sheet| sheet.declarations().map(move |(_, one)| (sheet, one))) {
        for name in of(&declared.property, &declared.value) {
            found.entry(name).or_insert_with(|| sheet.at(declared.line));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn tokens_are_defined_and_used() {
        nothing_is_wrong(&faults(&sheets()));
    }

    #[test]
    fn a_token_that_is_undefined_or_unused_is_found() {
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(css)]), expected);
        check(":root { --ink: #000; --soft: var(--ink) } a { border: calc(2 * var(--soft)) solid }", &[]);
        check(":root { --ink: #000 }", &["planted.css:1: nothing uses --ink"]);
        check("a { color: var(--ikn, red) }", &["nothing defines --ikn"]);
    }
}
