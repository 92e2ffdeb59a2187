//! Every class has a rule, and every rule something it is for.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Fault, css::Sheet, pieces::Piece, source::Source};

/// Classes that tell a reader of the source what something is, and need no rule of their own.
const WITHOUT_RULE: [(&str, &str); 1] =
    [("club-music", "has the colours that all clubs have until one says otherwise")];

fn faults(sheets: &[Sheet], source: &Source, without_rule: &[(&str, &str)]) -> Vec<Fault> {
    let styled = styled(sheets);
    let dead = styled.iter().filter(|(class, _)| !source.says(class));
    let dead = dead.map(|(class, place)| format!("{place}: nothing has the class {class}; take its rules away."));
    let excused: BTreeSet<&str> = without_rule.iter().map(|(class, _)| *class).collect();
    let bare =
        source.classes.iter().filter(|(class, _)| !styled.contains_key(*class) && !excused.contains(class.as_str()));
    let bare = bare.map(|(class, path)| format!("{path}: no rule is for the class {class}."));
    let stale = without_rule.iter().filter(|(class, _)| styled.contains_key(*class) || !source.says(class));
    let stale = stale.map(|(class, why)| format!("{}: {class} is no class without rule ({why}).", file!()));
    dead.chain(bare).chain(stale).collect()
}

/// All classes of the sheets, each with the first place where it stands.
fn styled(sheets: &[Sheet]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (sheet, rule) in sheets.iter().flat_map(|sheet| sheet.rules.iter().map(move |rule| (sheet, rule))) {
        for two in rule.selector().windows(2) {
            if let [Piece::Mark('.'), Piece::Name(class)] = two {
                found.entry(class.clone()).or_insert_with(|| sheet.at(rule.line));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, linked::sheets, nothing_is_wrong, planted};

    #[test]
    fn classes_and_rules_are_for_one_another() {
        nothing_is_wrong(&faults(&sheets(), &Source::of_the_app(), &WITHOUT_RULE));
    }

    #[test]
    fn a_dead_rule_and_a_bare_class_are_found() {
        let mut source = Source::default();
        source.add_rust("src/page.rs", r#"view! { <p class="one" class:two=true>{["three"]}</p> }"#);
        let check = |css: &str, without_rule: &[(&str, &str)], expected: &[&str]| {
            expect_faults(&faults(&[planted(css)], &source, without_rule), expected);
        };
        check(".one:not(.two) > a, p:has(.three) { margin: 0 }", &[], &[]);
        check(".one, .two { a & { .four { margin: 0 } } }", &[], &["planted.css:1: nothing has the class four"]);
        check("@media print { .one { margin: 0.5rem } }", &[], &["src/page.rs: no rule is for the class two"]);
        check(".one { margin: 0 }", &[("two", "says what it is")], &[]);
        check(".one, .two { margin: 0 }", &[("two", "why")], &["two is no class without rule"]);
        check(".one, .two { margin: 0 }", &[("five", "why")], &["five is no class without rule"]);
    }
}
