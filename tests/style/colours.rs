//! A colour is written once, as a token: only so can its contrast be known.

use super::{
    Fault,
    css::{Declaration, Rule, Sheet},
    pieces::Piece,
};

const FUNCTIONS: [&str; 14] = [
    "color",
    "color-mix",
    "contrast-color",
    "device-cmyk",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "light-dark",
    "oklab",
    "oklch",
    "rgb",
    "rgba",
];

/// The colours a person has chosen in the system for all programs: they count where that person's choice rules.
const OF_THE_SYSTEM: [&str; 14] = [
    "accentcolor",
    "buttonborder",
    "buttonface",
    "buttontext",
    "canvas",
    "canvastext",
    "field",
    "fieldtext",
    "graytext",
    "highlight",
    "highlighttext",
    "linktext",
    "mark",
    "marktext",
];

/// The first colour in a value that is not a token.
pub(crate) fn literal(value: &[Piece]) -> Option<String> {
    value.iter().find_map(|piece| match piece {
        Piece::Hash(digits) => Some(format!("#{digits}")),
        Piece::Function(name) if FUNCTIONS.contains(&name.as_str()) => Some(format!("{name}()")),
        Piece::Name(name) if cssparser::color::parse_named_color(name).is_ok() => Some(name.clone()),
        _ => None,
    })
}

fn faults(sheets: &[Sheet]) -> Vec<Fault> {
    let elsewhere = sheets.iter().filter(|sheet| !sheet.path.ends_with("/tokens.css"));
    elsewhere
        .flat_map(|sheet| sheet.declarations().filter_map(|(rule, declared)| fault(sheet, rule, declared)))
        .collect()
}

fn fault(sheet: &Sheet, rule: &Rule, declared: &Declaration) -> Option<Fault> {
    let here = format!("{} {}", sheet.at(declared.line), rule.prelude);
    if let Some(colour) = literal(&declared.value).filter(|colour| !may_stand(colour, rule)) {
        return Some(format!("{here}: {colour} belongs into tokens.css, where its contrast is checked."));
    }
    let of_the_system = declared
        .value
        .iter()
        .any(|piece| matches!(piece, Piece::Name(name) if OF_THE_SYSTEM.contains(&name.to_ascii_lowercase().as_str())));
    (of_the_system && !rule.is_inside("@media", "forced-colors")).then(|| {
        format!("{here}: a colour of the system fits forced-colors only: what it looks like here nobody knows.")
    })
}

/// Where a colour may be written out.
fn may_stand(colour: &str, rule: &Rule) -> bool {
    // Most printers are grey, and ink and paper are no choice of ours.
    rule.is_inside("@media", "print") && is_grey(colour)
}

fn is_grey(colour: &str) -> bool {
    let parts = colour.strip_prefix('#').map(|digits| cssparser::color::parse_hash_color(digits.as_bytes()));
    matches!(parts, Some(Ok((red, green, blue, 1.0))) if red == green && green == blue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn colours_stand_in_the_tokens_only() {
        nothing_is_wrong(&faults(&sheets()));
    }

    #[test]
    fn a_colour_outside_the_tokens_is_found_however_it_is_written() {
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(css)]), expected);
        check("a { color: var(--ink); background: transparent; border-color: currentcolor; fill: none }", &[]);
        check("a { background: url(\"red.svg#red\") }", &[]);
        check("a { color: #123 }", &["planted.css:1 a: #123"]);
        check("a { border: 1px solid Red }", &["Red belongs"]);
        check("a { background: linear-gradient(rgb(0 0 0 / 0), var(--page)) }", &["rgb()"]);
        check("a { fill: color-mix(in srgb, var(--ink) 50%, var(--page)) }", &["color-mix()"]);
        check("@media print { a { color: #000000; background: #fff } }", &[]);
        check("@media print { a { color: #000080 } }", &["#000080"]);
        check("a { color: #000000 }", &["#000000"]);
        check("a { color: CanvasText }", &["a colour of the system"]);
        check("@media (forced-colors: active) { a { color: CanvasText } }", &[]);
    }
}
