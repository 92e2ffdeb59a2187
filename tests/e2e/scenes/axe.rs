//! The rules of WCAG and of good practice, as axe knows them.

use std::{collections::BTreeMap, fs, sync::LazyLock};

use serde::Deserialize;
use serde_json::Value;

use super::setting::{self, Theme, Width};
use crate::{page::Page, surroundings};

const RUN: &str = include_str!("axe.js");

/// Something on the page that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Violation {
    rule: String,
    target: String,
    help: String,
    why: String,
}

/// Everything axe finds wrong with the page, in windows of all widths and in all colours.
pub(super) async fn check(page: &Page) -> Vec<String> {
    if !page.script::<bool>("return typeof axe === 'object';", Vec::new()).await {
        let _: Value = page.script(&AXE, Vec::new()).await;
    }
    let mut found = BTreeMap::<(String, String), (Violation, Vec<String>)>::new();
    for (width, theme) in setting::all() {
        setting::set(page, width, theme).await;
        for violation in page.slow_script::<Vec<Violation>>(RUN, Vec::new()).await {
            let key = (violation.rule.clone(), violation.target.clone());
            let (_, places) = found.entry(key).or_insert((violation, Vec::new()));
            places.push(format!("{} {}", width.size().0, theme.name()));
        }
    }
    setting::set(page, Width::Phone, Theme::Light).await;
    found.into_values().map(|(violation, places)| violation.sentence(&places)).collect()
}

impl Violation {
    fn sentence(&self, places: &[String]) -> String {
        let Self { rule, target, help, why } = self;
        let everywhere = places.len() == setting::all().count();
        let places = if everywhere { "everywhere".to_owned() } else { places.join(", ") };
        format!("axe, {places}: `{target}` breaks {rule}: {help}. {why}")
    }
}

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = surroundings::path("KRUZHOK_NODE_MODULES").join("axe-core/axe.min.js");
    // A driver runs a script inside a function, where axe would find no global to put itself into.
    let source = fs::read_to_string(&file).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
    format!("{source}\nwindow.axe = axe;")
});
