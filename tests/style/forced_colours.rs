//! What is told by a colour is told where the system forces its own colours on the page: it leaves those of drawings as
//! they are, which may then lie on a ground of the same colour, and takes away every ground.

use crate::{
    Fault,
    css::{Declaration, Rule, Sheet},
    pieces::Piece,
};

/// Pictures, which mean the same in any colour, and codes, whose colours a camera needs.
const AS_THEY_ARE: [&str; 2] = ["style/components/drawing.css", "style/components/ticket.css"];

fn faults(sheets: &[Sheet]) -> Vec<Fault> {
    sheets.iter().filter(|sheet| !AS_THEY_ARE.contains(&sheet.path.as_str())).flat_map(faults_in).collect()
}

fn faults_in(sheet: &Sheet) -> Vec<Fault> {
    let forced = |property: &str| {
        let mut of_system = sheet.declarations().filter(|(rule, _)| is_forced(rule));
        of_system.any(|(_, declared)| declared.property == property && is_of_system(declared))
    };
    let told = sheet.declarations().filter(|(rule, declared)| !is_forced(rule) && tells(sheet, rule, declared));
    let untold = told.filter(|(_, declared)| !forced(&declared.property)).map(|(_, declared)| {
        format!(
            "{}: this {} is one of ours alone. Give it one of the system's in `@media (forced-colors: active)`.",
            sheet.at(declared.line),
            declared.property
        )
    });
    let taken_away = sheet.rules.iter().filter(|rule| {
        let declares = |property: &str| rule.declarations.iter().any(|declared| declared.property == property);
        is_forced(rule) && declares("background") && !declares("forced-color-adjust")
    });
    let taken_away = taken_away
        .map(|rule| format!("{}: this ground is taken away without `forced-color-adjust: none`.", sheet.at(rule.line)));
    untold.chain(taken_away).collect()
}

fn is_forced(rule: &Rule) -> bool {
    rule.is_inside("@media", "forced-colors: active")
}

/// Whether something is told by nothing but this colour: a drawn line or shape, or the ground of a shape without words.
fn tells(sheet: &Sheet, rule: &Rule, declared: &Declaration) -> bool {
    let is_token =
        matches!(declared.value.as_slice(), [Piece::Function(function), Piece::Name(_)] if function == "var");
    let is_wordless = || {
        let mut all = sheet.declarations();
        all.any(|(other, declared)| {
            other.prelude == rule.prelude
                && declared.property == "content"
                && declared.value == [Piece::Text(String::new())]
        })
    };
    is_token
        && match declared.property.as_str() {
            "fill" | "stroke" => true,
            "background" => is_wordless(),
            _ => false,
        }
}

/// The system's colours are the names with a capital: `CanvasText`.
fn is_of_system(declared: &Declaration) -> bool {
    declared.value.iter().any(|piece| matches!(piece, Piece::Name(name) if name.starts_with(char::is_uppercase)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn what_a_colour_tells_is_told_in_the_colours_of_the_system() {
        nothing_is_wrong(&faults(&sheets()));
    }

    #[test]
    fn what_only_our_colours_tell_is_found() {
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(css)]), expected);
        let forced = |css: &str| format!("@media (forced-colors: active) {{ {css} }}");
        check("a { fill: none; background: var(--card) }", &[]);
        check("a { stroke: var(--ink) }", &["planted.css:1: this stroke is one of ours alone"]);
        check(&format!("a {{ fill: var(--ink) }} {}", forced("a { stroke: CanvasText }")), &["this fill is one of"]);
        check(&format!("a {{ fill: var(--ink) }} {}", forced("a { fill: var(--line) }")), &["this fill is one of"]);
        check(&format!("a {{ fill: var(--ink) }} {}", forced("a { fill: CanvasText }")), &[]);
        let shape = "b::before { content: \"\"; background: var(--good) }";
        check(shape, &["this background is one of ours alone"]);
        let ground = forced("b::before { background: CanvasText }");
        check(&format!("{shape} {ground}"), &["this ground is taken away"]);
        let kept = forced("b::before { background: CanvasText; forced-color-adjust: none }");
        check(&format!("{shape} {kept}"), &[]);
    }
}
