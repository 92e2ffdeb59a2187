//! The colours of the tokens, as each device shows them.

use std::collections::BTreeMap;

use super::{
    Fault,
    css::{Declaration, Rule, Sheet},
    pieces::Piece,
};

/// What a family may have asked its device for.
pub(crate) struct Scheme {
    pub(crate) name: &'static str,
    conditions: &'static [&'static str],
}

const DARK: &str = "(prefers-color-scheme: dark)";
const MORE: &str = "(prefers-contrast: more)";

pub(crate) const SCHEMES: [Scheme; 4] = [
    Scheme { name: "light", conditions: &[] },
    Scheme { name: "dark", conditions: &[DARK] },
    Scheme { name: "light with more contrast", conditions: &[MORE] },
    Scheme { name: "dark with more contrast", conditions: &[DARK, MORE] },
];

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) [u8; 3]);

/// Token names, without their dashes, and their colours.
pub(crate) type Palette = BTreeMap<String, Colour>;

impl Colour {
    /// The contrast of two colours, from 1 to 21: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.
    pub(crate) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| match f64::from(part) / 255.0 {
            part if part <= 0.04045 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// The colours of a sheet of tokens under a scheme, or what makes them unknowable.
pub(crate) fn palette(tokens: &Sheet, scheme: &Scheme) -> Result<Palette, Fault> {
    let mut values = BTreeMap::new();
    for (rule, declared) in tokens.declarations() {
        if applies(tokens, rule, scheme)? {
            values.insert(declared.property.as_str(), declared);
        }
    }
    let of_custom = values.iter().filter_map(|(name, declared)| Some((name.strip_prefix("--")?, *declared)));
    let colours = of_custom.map(|(name, declared)| Ok((name, colour(tokens, declared, &values)?)));
    colours.filter_map(|read| read.map(|(name, colour)| Some((name.to_owned(), colour?))).transpose()).collect()
}

fn applies(tokens: &Sheet, rule: &Rule, scheme: &Scheme) -> Result<bool, Fault> {
    let here = tokens.at(rule.line);
    if rule.prelude != ":root" {
        return Err(format!("{here} declares tokens for {}: the checks know those of :root only.", rule.prelude));
    }
    let media = rule.around.iter().filter_map(|prelude| prelude.strip_prefix("@media "));
    for condition in media.flat_map(|conditions| conditions.split(" and ")) {
        if ![DARK, MORE].contains(&condition) {
            return Err(format!("{here} stands under {condition}, of which the checks of the colours know nothing."));
        }
        if !scheme.conditions.contains(&condition) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The colour a token stands for; `None` where it is none.
fn colour(
    tokens: &Sheet,
    declared: &Declaration,
    values: &BTreeMap<&str, &Declaration>,
) -> Result<Option<Colour>, Fault> {
    match declared.value.as_slice() {
        [Piece::Hash(digits)] => match cssparser::color::parse_hash_color(digits.as_bytes()) {
            Ok((red, green, blue, 1.0)) => Ok(Some(Colour([red, green, blue]))),
            _ => Err(format!("{}: #{digits} is no opaque colour.", tokens.at(declared.line))),
        },
        [Piece::Function(function), Piece::Name(name)] if function == "var" => match values.get(name.as_str()) {
            Some(other) => colour(tokens, other, values),
            None => Err(format!("{}: nothing defines {name}.", tokens.at(declared.line))),
        },
        value if super::colours::literal(value).is_some() => {
            Err(format!("{}: write the colour as #rrggbb, so that it can be measured.", tokens.at(declared.line)))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planted;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let check = |one: [u8; 3], two: [u8; 3], expected: f64| {
            let contrast = Colour(one).contrast(Colour(two));
            assert!((contrast - expected).abs() < 0.005, "{contrast} and not {expected}");
            assert!((contrast - Colour(two).contrast(Colour(one))).abs() < 1e-9);
        };
        check([0; 3], [255; 3], 21.0);
        check([255; 3], [255; 3], 1.0);
        check([0x76; 3], [255; 3], 4.54);
        check([0xff, 0, 0], [255; 3], 4.0);
        check([0, 0, 0xff], [255; 3], 8.59);
    }

    #[test]
    fn each_scheme_has_its_own_colours() {
        let tokens = planted(
            ":root { --ink: #112233; --soft: var(--ink); --space: 1rem }
             @media (prefers-color-scheme: dark) { :root { --ink: #ffffff } }
             @media (prefers-contrast: more) { :root { --soft: #000 } }
             @media (prefers-color-scheme: dark) and (prefers-contrast: more) { :root { --soft: #fff } }",
        );
        let soft = SCHEMES.each_ref().map(|scheme| palette(&tokens, scheme).unwrap()["soft"].0);
        assert_eq!(soft, [[0x11, 0x22, 0x33], [255; 3], [0; 3], [255; 3]]);
        assert_eq!(palette(&tokens, &SCHEMES[0]).unwrap().len(), 2);
    }

    #[test]
    fn a_colour_that_cannot_be_measured_is_a_fault() {
        for (css, piece) in [
            (":root { --ink: #11223380 }", "no opaque colour"),
            (":root { --ink: rgb(1 2 3) }", "write the colour as #rrggbb"),
            (":root { --ink: red }", "write the colour as #rrggbb"),
            (":root { --ink: var(--other) }", "nothing defines --other"),
            ("body { --ink: #112233 }", "declares tokens for body"),
            ("@media print { :root { --ink: #112233 } }", "stands under print"),
        ] {
            let fault = palette(&planted(css), &SCHEMES[0]).unwrap_err();
            assert!(fault.contains(piece), "{fault}");
        }
    }
}
