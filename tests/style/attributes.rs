//! Ids and attributes in selectors, which die as easily as classes.

use crate::{
    Fault,
    css::{Rule, Sheet},
    pieces::Piece,
    source::Source,
};

fn faults(sheets: &[Sheet], source: &Source) -> Vec<Fault> {
    let rules = sheets.iter().flat_map(|sheet| sheet.rules.iter().map(move |rule| (sheet, rule)));
    let unknown = rules.flat_map(|(sheet, rule)| unknown(rule, source).map(move |part| (sheet, rule, part)));
    unknown
        .map(|(sheet, rule, part)| format!("{} {}: nothing has {part}.", sheet.at(rule.line), rule.prelude))
        .collect()
}

/// What a rule's selector asks for and nothing in the source says.
fn unknown(rule: &Rule, source: &Source) -> impl Iterator<Item = String> {
    let selector = rule.selector();
    let mut unknown = Vec::new();
    for (place, piece) in selector.iter().enumerate() {
        match (piece, selector.get(place + 1), selector.get(place + 2), selector.get(place + 3)) {
            (Piece::Hash(id), ..) if !source.says(id) => unknown.push(format!("the id {id}")),
            (Piece::Mark('['), Some(Piece::Name(name)), ..) if !source.text.contains(name.as_str()) => {
                unknown.push(format!("the attribute {name}"));
            }
            (Piece::Mark('['), Some(Piece::Name(name)), Some(Piece::Mark('=')), Some(value)) => {
                let (Piece::Text(value) | Piece::Name(value)) = value else { continue };
                if !source.says(value) {
                    unknown.push(format!("{name}=\"{value}\""));
                }
            }
            _ => {}
        }
    }
    unknown.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn ids_and_attributes_of_selectors_are_written_somewhere() {
        nothing_is_wrong(&faults(&sheets(), &Source::of_the_app()));
    }

    #[test]
    fn a_dead_id_or_attribute_is_found() {
        let mut source = Source::default();
        source.add_rust("src/page.rs", r##"view! { <p id="main" aria-busy=busy.then_some("true") r="2.500"/> }"##);
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&[planted(css)], &source), expected);
        check("#main[aria-busy=\"true\"] > p:not([r=\"2.500\"]) { color: var(--ink) }", &[]);
        check("#mian { margin: 0 }", &["planted.css:1 #mian: nothing has the id mian"]);
        check("p[r=\"2.5\"] { margin: 0 }", &["nothing has r=\"2.5\""]);
        check("body[data-broken] { margin: 0 }", &["nothing has the attribute data-broken"]);
    }
}
