//! Nothing is written smaller than can be read, and everything grows with the letters a person has chosen.

use std::collections::BTreeMap;

use crate::{
    Fault,
    css::{Declaration, Sheet},
    pieces::Piece,
};

/// In `rem`, of which one is 16 pixels until a person asks for more.
const SMALLEST: f32 = 1.0;
const SMALLEST_OF_BODY: f32 = 1.125;

type Tokens<'a> = BTreeMap<&'a str, &'a [Piece]>;

/// What is wrong with the sizes of text on the screen. Paper has its own measure, and is looked at when it is printed.
fn faults(sheets: &[Sheet]) -> Vec<Fault> {
    let tokens: Tokens = on_screen(sheets)
        .filter(|(_, rule, _)| *rule == ":root")
        .map(|(_, _, declared)| (declared.property.as_str(), declared.value.as_slice()))
        .collect();
    let sizes =
        || on_screen(sheets).filter_map(|(sheet, rule, declared)| Some((sheet, rule, declared, size(declared)?)));
    let mut faults: Vec<Fault> = sizes()
        .filter_map(|(sheet, rule, declared, size)| {
            let least = if rule == "body" { SMALLEST_OF_BODY } else { SMALLEST };
            Some(format!("{} {rule}: {}", sheet.at(declared.line), complaint(size, least, &tokens)?))
        })
        .collect();
    if !sizes().any(|(_, rule, ..)| rule == "body") {
        faults.push("no sheet says how large the text of body is.".to_owned());
    }
    faults
}

fn on_screen(sheets: &[Sheet]) -> impl Iterator<Item = (&Sheet, &str, &Declaration)> {
    let all = sheets.iter().flat_map(|sheet| sheet.declarations().map(move |(rule, declared)| (sheet, rule, declared)));
    all.filter(|(_, rule, _)| !rule.is_inside("@media", "print"))
        .map(|(sheet, rule, declared)| (sheet, rule.prelude.as_str(), declared))
}

/// The part of a declaration that says how large letters are; `None` where it says nothing about that.
fn size(declared: &Declaration) -> Option<&[Piece]> {
    let value = declared.value.as_slice();
    match (declared.property.as_str(), value) {
        ("font-size" | "font", [Piece::Name(word)]) if word == "inherit" => None,
        ("font-size", _) => Some(value),
        // Weight and the like stand before it, as words and bare numbers.
        ("font", _) => {
            let is_size = |piece: &Piece| match piece {
                Piece::Function(_) => true,
                Piece::Number(_, unit) => !unit.is_empty(),
                _ => false,
            };
            value.iter().position(is_size).and_then(|place| value.get(place..))
        }
        _ => None,
    }
}

fn complaint(size: &[Piece], least: f32, tokens: &Tokens) -> Option<String> {
    match smallest(size, tokens) {
        Ok(rem) if rem < least => Some(format!("{rem}rem is smaller than {least}rem.")),
        Ok(_) => None,
        Err(why) => Some(why),
    }
}

/// The least that a size can come to, in `rem`.
fn smallest(size: &[Piece], tokens: &Tokens) -> Result<f32, String> {
    match size {
        [Piece::Function(function), Piece::Name(name), ..] if function == "var" => match tokens.get(name.as_str()) {
            Some(value) => smallest(value, tokens),
            None => Err(format!("nothing defines {name}.")),
        },
        [Piece::Function(function), least @ ..] if function == "clamp" => smallest(least, tokens),
        [Piece::Number(rem, unit), ..] if unit == "rem" => Ok(*rem),
        _ => Err("a size of text is a number of rem, a token, or a clamp() of such.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn all_text_on_the_screen_is_large_enough() {
        nothing_is_wrong(&faults(&sheets()));
    }

    #[test]
    fn small_text_and_text_that_cannot_grow_are_found() {
        let body = ":root { --text: clamp(1.125rem, 2vw, 2rem) } body { font: 400 var(--text) / 1.5 sans-serif }";
        let check =
            |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(&format!("{css}\n{body}"))]), expected);
        check("a { font-size: 1rem } b { font: inherit; font-size: var(--text) }", &[]);
        check("a { font-size: 0.9375rem }", &["planted.css:1 a: 0.9375rem is smaller than 1rem"]);
        check("a { font-size: clamp(0.9rem, 2vw, 2rem) }", &["0.9rem is smaller"]);
        check("a { font: italic 12px serif }", &["a number of rem"]);
        check("a { font-size: 18px }", &["a number of rem"]);
        check("a { font-size: 0.8em }", &["a number of rem"]);
        check("a { font-size: var(--txet) }", &["nothing defines --txet"]);
        check(":root { --text: 1rem }", &[]);
        check("@media print { a { font-size: 12pt } }", &[]);
    }

    #[test]
    fn the_text_of_the_body_is_larger_than_the_smallest() {
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(css)]), expected);
        check("body { font-size: 1.1rem }", &["body: 1.1rem is smaller than 1.125rem"]);
        check(":root { --text: 1rem } body { font: var(--text) serif }", &["body: 1rem is smaller than 1.125rem"]);
        check("a { font-size: 2rem }", &["no sheet says how large"]);
    }
}
