//! Nothing moves for whoever told the system that they want none of it.

use crate::{
    Fault,
    css::{Declaration, Sheet},
    pieces::Piece,
};

fn faults(sheets: &[Sheet]) -> Vec<Fault> {
    let all = sheets.iter().flat_map(|sheet| sheet.declarations().map(move |(rule, declared)| (sheet, rule, declared)));
    all.filter(|(_, rule, declared)| {
        moves(declared) && !rule.is_inside("@media", "prefers-reduced-motion: no-preference")
    })
    .map(|(sheet, _, declared)| {
        format!(
            "{}: {} belongs into `@media (prefers-reduced-motion: no-preference)`.",
            sheet.at(declared.line),
            declared.property
        )
    })
    .collect()
}

/// Whether something moves. What appears in no time at all does not, however long it waited.
fn moves(declared: &Declaration) -> bool {
    let property = declared.property.as_str();
    let lasts = declared.value.iter().find_map(|piece| match piece {
        Piece::Number(time, unit) if unit == "s" || unit == "ms" => Some(*time > 0.0),
        _ => None,
    });
    match property {
        "scroll-behavior" => declared.value == [Piece::Name("smooth".to_owned())],
        _ => (property.starts_with("transition") || property.starts_with("animation")) && lasts != Some(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn nothing_moves_for_whoever_wants_no_movement() {
        nothing_is_wrong(&faults(&sheets()));
    }

    #[test]
    fn what_moves_for_everybody_is_found() {
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(css)]), expected);
        check("@media (prefers-reduced-motion: no-preference) { a { transition: color var(--quick) } }", &[]);
        check("a { animation: appear 0s 300ms both }", &[]);
        check("html { scroll-behavior: auto }", &[]);
        check("a { transition: color var(--quick) }", &["planted.css:1: transition belongs into"]);
        check("@media print { a { animation: appear 200ms 0s } }", &["animation belongs into"]);
        check("html { scroll-behavior: smooth }", &["scroll-behavior belongs into"]);
    }
}
