//! Whoever uses a keyboard sees where they are.

use crate::{
    Fault,
    css::{Declaration, Sheet},
    pieces::Piece,
};

/// What may go without a ring of its own.
struct Exception {
    selector: &'static str,
    why: Why,
}

enum Why {
    /// It takes the focus by script alone, so that a screen reader begins there.
    NoControl,
    /// The ring is drawn by this selector, around more.
    DrawnBy(&'static str),
}

const EXCEPTIONS: [Exception; 3] = [
    Exception { selector: "h1:focus", why: Why::NoControl },
    Exception { selector: "main:focus", why: Why::NoControl },
    Exception { selector: ".tile input:focus-visible", why: Why::DrawnBy(".tile:has(:focus-visible)") },
];

fn faults(sheets: &[Sheet], exceptions: &[Exception]) -> Vec<Fault> {
    let without = || without_ring(sheets);
    let unknown = without().filter(|(_, selector)| !exceptions.iter().any(|one| one.selector == *selector));
    let mut faults: Vec<Fault> =
        unknown.map(|(place, selector)| format!("{place} {selector}: the ring of the focus is gone.")).collect();
    for Exception { selector, why } in exceptions {
        if !without().any(|(_, found)| found == *selector) {
            faults.push(format!("{selector} keeps its ring: take it out of {}.", file!()));
        }
        if let Why::DrawnBy(other) = why
            && !draws_ring(sheets, other)
        {
            faults.push(format!("{selector} relies on the ring of {other}, which has none."));
        }
    }
    faults
}

/// Where an outline is taken away, and from which selector.
fn without_ring(sheets: &[Sheet]) -> impl Iterator<Item = (String, String)> {
    sheets.iter().flat_map(|sheet| {
        let none = sheet.declarations().filter(|(_, declared)| is_outline(declared) && !is_drawn(declared));
        none.flat_map(|(rule, declared)| {
            rule.selectors().into_iter().map(|selector| (sheet.at(declared.line), selector.to_owned()))
        })
    })
}

fn draws_ring(sheets: &[Sheet], selector: &str) -> bool {
    sheets
        .iter()
        .flat_map(Sheet::declarations)
        .any(|(rule, declared)| is_outline(declared) && is_drawn(declared) && rule.selectors().contains(&selector))
}

fn is_outline(declared: &Declaration) -> bool {
    ["outline", "outline-style", "outline-width", "outline-color"].contains(&declared.property.as_str())
}

fn is_drawn(declared: &Declaration) -> bool {
    !declared.value.iter().any(|piece| match piece {
        Piece::Name(word) => ["none", "transparent", "hidden"].contains(&word.as_str()),
        Piece::Number(width, _) => *width == 0.0,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn the_focus_has_a_ring_wherever_a_hand_can_put_it() {
        nothing_is_wrong(&faults(&sheets(), &EXCEPTIONS));
    }

    #[test]
    fn a_ring_that_is_taken_away_is_found() {
        let tile =
            || Exception { selector: ".tile input:focus-visible", why: Why::DrawnBy(".tile:has(:focus-visible)") };
        let check = |css: &str, exceptions: &[Exception], expected: &[&str]| {
            expect_faults(&faults(&[planted(css)], exceptions), expected);
        };
        check("a:focus-visible { outline: 3px solid var(--ink) }", &[], &[]);
        check("a:focus { outline: none }", &[], &["planted.css:1 a:focus: the ring"]);
        check("a, b { outline: 0 }", &[], &["1 a: the ring", "1 b: the ring"]);
        check("a { outline-width: 0px }", &[], &["1 a: the ring"]);
        check("a { outline: 3px solid transparent }", &[], &["1 a: the ring"]);
        let bare = ".tile input:focus-visible { outline: none }";
        check(bare, &[tile()], &["relies on the ring of .tile:has(:focus-visible)"]);
        check(&format!("{bare} .tile:has(:focus-visible) {{ outline: 3px solid }}"), &[tile()], &[]);
        check("", &[Exception { selector: "h1:focus", why: Why::NoControl }], &["h1:focus keeps its ring"]);
    }
}
