//! Which rule wins is decided by layers alone, and every file is short enough to be read.

use crate::{Fault, css::Sheet, pieces::Piece};

const MOST_LINES: usize = 150;

fn faults(sheets: &[Sheet]) -> Vec<Fault> {
    let layers = layers(sheets);
    sheets
        .iter()
        .flat_map(|sheet| {
            [too_long(sheet), foreign_statements(sheet), outside(sheet, &layers), important(sheet)].concat()
        })
        .collect()
}

/// The layers in the order of their strength, as the first sheet names them.
fn layers(sheets: &[Sheet]) -> Vec<String> {
    let first = sheets.first().and_then(|sheet| sheet.statements.first());
    let names = first.and_then(|statement| statement.strip_prefix("@layer ")).unwrap_or_default();
    names.split(',').map(|name| name.trim().to_owned()).collect()
}

fn too_long(sheet: &Sheet) -> Vec<Fault> {
    let lines = sheet.text.lines().count();
    let fault = || format!("{} has {lines} lines, more than {MOST_LINES}: divide it.", sheet.path);
    (lines > MOST_LINES).then(fault).into_iter().collect()
}

fn foreign_statements(sheet: &Sheet) -> Vec<Fault> {
    let foreign = sheet.statements.iter().filter(|statement| !statement.starts_with("@layer "));
    foreign.map(|statement| format!("{}: {statement}; index.html alone puts sheets together.", sheet.path)).collect()
}

fn outside(sheet: &Sheet, layers: &[String]) -> Vec<Fault> {
    let in_layer =
        |prelude: &String| prelude.strip_prefix("@layer ").is_some_and(|name| layers.iter().any(|one| one == name));
    let bare = sheet.rules.iter().filter(|rule| !rule.around.iter().chain([&rule.prelude]).any(in_layer));
    bare.map(|rule| format!("{} {} is in none of the layers {layers:?}.", sheet.at(rule.line), rule.prelude)).collect()
}

fn important(sheet: &Sheet) -> Vec<Fault> {
    let shouted = sheet.declarations().filter(|(_, declared)| {
        declared
            .value
            .windows(2)
            .any(|two| matches!(two, [Piece::Mark('!'), Piece::Name(word)] if word.eq_ignore_ascii_case("important")))
    });
    shouted
        .map(|(rule, declared)| {
            format!("{} {}: a later layer wins without !important.", sheet.at(declared.line), rule.prelude)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn layers_decide_and_files_are_short() {
        nothing_is_wrong(&faults(&sheets()));
    }

    #[test]
    fn what_stands_outside_the_order_is_found() {
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(css)]), expected);
        let order = "@layer base, print;\n";
        check(&format!("{order}@layer base {{ a {{ color: red }} @media print {{ a {{ margin: 0 }} }} }}"), &[]);
        check(&format!("{order}a {{ color: red }}"), &["planted.css:2 a is in none"]);
        check(&format!("{order}@media print {{ a {{ color: red }} }}"), &["@media print is in none", "a is in none"]);
        check(&format!("{order}@layer bsae {{ a {{ color: red }} }}"), &["@layer bsae is in none", "a is in none"]);
        check(&format!("{order}@layer base {{ a {{ color: red ! important }} }}"), &["without !important"]);
        check(&format!("{order}@import \"other.css\";"), &["@import \"other.css\"; index.html alone"]);
        check(&format!("{order}{}", "\n".repeat(149)), &[]);
        check(&format!("{order}{}", "\n".repeat(150)), &["has 151 lines"]);
    }
}
