//! Which colours meet, and that they can be told apart.

use std::collections::BTreeSet;

use crate::{
    Fault,
    css::Sheet,
    palette::{Palette, SCHEMES, palette},
};

/// A colour and what it is seen on.
struct Meeting {
    colour: &'static str,
    on: &'static [&'static str],
    least: f64,
}

/// A colour that says nothing which is not said beside it.
struct Decoration {
    colour: &'static str,
    why: &'static str,
}

/// Text in every size, and buttons' names: the enhanced contrast of WCAG (success criterion 1.4.6).
const TEXT: f64 = 7.0;
/// Borders of controls, the focus ring, signs (1.4.11).
const SHAPE: f64 = 3.0;

/// What a family reads and handles. A notice stands on `wait-soft`, what is chosen or pointed at on `good-soft`.
const MEETINGS: [Meeting; 21] = [
    Meeting { colour: "ink", on: &["page", "card", "good-soft", "wait-soft"], least: TEXT },
    Meeting { colour: "ink-soft", on: &["page", "card", "good-soft"], least: TEXT },
    Meeting { colour: "link", on: &["page", "card", "good-soft", "wait-soft"], least: TEXT },
    Meeting { colour: "primary", on: &["page", "card", "good-soft"], least: TEXT },
    Meeting { colour: "primary-strong", on: &["page", "card"], least: TEXT },
    Meeting { colour: "on-primary", on: &["primary", "primary-strong"], least: TEXT },
    Meeting { colour: "wrong", on: &["page", "card", "wrong-soft"], least: TEXT },
    Meeting { colour: "good", on: &["good-soft"], least: TEXT },
    Meeting { colour: "wait", on: &["wait-soft"], least: TEXT },
    Meeting { colour: "line", on: &["page", "card"], least: SHAPE },
    Meeting { colour: "on-band", on: &["band"], least: TEXT },
    Meeting { colour: "focus", on: &["page", "card"], least: SHAPE },
    // The sign on a finding's disc, and what is drawn: documents stand on cards.
    Meeting { colour: "page", on: &["good", "wrong", "wait"], least: SHAPE },
    Meeting { colour: "paper-line", on: &["paper", "card", "page", "rose", "tint"], least: SHAPE },
    Meeting { colour: "stamp", on: &["paper", "rose"], least: SHAPE },
    Meeting { colour: "passport-edge", on: &["page", "card"], least: SHAPE },
    Meeting { colour: "gold", on: &["passport"], least: SHAPE },
    Meeting { colour: "plastic-edge", on: &["page", "card"], least: SHAPE },
    Meeting { colour: "plastic-line", on: &["plastic"], least: SHAPE },
    Meeting { colour: "club-ink", on: &["sun", "coral", "sky", "leaf"], least: SHAPE },
    // What a camera reads.
    Meeting { colour: "code-ink", on: &["code-paper"], least: TEXT },
];

const DECORATIONS: [Decoration; 2] = [
    Decoration { colour: "line-soft", why: "keeps apart what space keeps apart already" },
    Decoration { colour: "focus-glow", why: "surrounds the ring, which is seen without it" },
];

fn faults(tokens: &Sheet, meetings: &[Meeting], decorations: &[Decoration]) -> Vec<Fault> {
    let mut known = BTreeSet::new();
    let mut faults = Vec::new();
    for scheme in &SCHEMES {
        match palette(tokens, scheme) {
            Ok(colours) => {
                faults.extend(too_close(&colours, meetings, scheme.name));
                known.extend(colours.into_keys());
            }
            Err(fault) => return vec![fault],
        }
    }
    faults.extend(untold(&known, meetings, decorations));
    faults
}

/// What cannot be told apart under one scheme.
fn too_close(colours: &Palette, meetings: &[Meeting], scheme: &str) -> Vec<Fault> {
    let pairs = meetings.iter().flat_map(|one| one.on.iter().map(move |ground| (one.colour, *ground, one.least)));
    let check = |(colour, ground, least)| {
        let contrast = colours.get(colour)?.contrast(*colours.get(ground)?);
        let words = format!("--{colour} on --{ground} has {contrast:.2}:1 in {scheme} and needs {least}:1.");
        (contrast < least).then_some(words)
    };
    pairs.filter_map(check).collect()
}

/// Colours about which the tables say nothing or two things, and what they say about none.
fn untold(known: &BTreeSet<String>, meetings: &[Meeting], decorations: &[Decoration]) -> Vec<Fault> {
    let met: BTreeSet<&str> = meetings.iter().flat_map(|one| one.on.iter().copied().chain([one.colour])).collect();
    let told: BTreeSet<&str> = met.iter().copied().chain(decorations.iter().map(|one| one.colour)).collect();
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    let untold = known.difference(&told).map(|name| format!("--{name} is in neither table of {}.", file!()));
    let gone = told.difference(&known).map(|name| format!("{} names --{name}, which is no colour.", file!()));
    let both = decorations.iter().filter(|one| met.contains(one.colour));
    let both =
        both.map(|one| format!("--{} must be told apart: it is more than decoration ({}).", one.colour, one.why));
    untold.chain(gone).chain(both).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        expect_faults,
        linked::{sheets, tokens},
        nothing_is_wrong, planted,
    };

    #[test]
    fn what_meets_can_be_told_apart_in_every_scheme() {
        nothing_is_wrong(&faults(tokens(&sheets()), &MEETINGS, &DECORATIONS));
    }

    #[test]
    fn what_cannot_be_told_apart_is_found_in_the_scheme_where_it_cannot() {
        let ink_on_page = [Meeting { colour: "ink", on: &["page"], least: TEXT }];
        let check = |css: &str, expected: &[&str]| expect_faults(&faults(&planted(css), &ink_on_page, &[]), expected);
        check(":root { --page: #fff; --ink: #595959 }", &[]);
        check(
            ":root { --page: #fff; --ink: #000 } @media (prefers-color-scheme: dark) { :root { --page: #000 } }",
            &["--ink on --page has 1.00:1 in dark and needs 7:1", "in dark with more contrast"],
        );
        check(
            ":root { --page: #fff; --ink: #000 } @media (prefers-contrast: more) { :root { --ink: #777 } }",
            &["has 4.48:1 in light with more contrast", "in dark with more contrast"],
        );
        check(":root { --page: red; --ink: #000 }", &["write the colour as #rrggbb"]);
    }

    #[test]
    fn a_colour_that_nobody_thought_of_is_found() {
        let css = planted(":root { --page: #fff; --ink: #000; --sun: #fa0; --space: 1rem }");
        let meetings = |on| [Meeting { colour: "ink", on, least: TEXT }];
        let sun = [Decoration { colour: "sun", why: "shines" }];
        expect_faults(&faults(&css, &meetings(&["page"]), &sun), &[]);
        expect_faults(&faults(&css, &meetings(&["page"]), &[]), &["--sun is in neither table"]);
        expect_faults(&faults(&css, &meetings(&["page", "moon"]), &sun), &["names --moon, which is no colour"]);
        expect_faults(&faults(&css, &meetings(&["page", "sun"]), &sun), &["more than decoration (shines)"]);
    }
}
