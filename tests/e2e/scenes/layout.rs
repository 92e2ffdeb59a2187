//! Whether a page can be read and used on the smallest phone, with large letters and with wide spacing.

use serde_json::Value;

use super::setting::{self, Width};
use crate::page::Page;

const SCRIPT: &str = include_str!("layout.js");

/// The spacing that WCAG 1.4.12 lets a person ask for.
const SPACED: &str = "
const spaced = new CSSStyleSheet();
spaced.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, spaced];";

const UNSPACED: &str = "document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);";

/// Everything that is too small or out of reach. The window is left at the phone's size.
pub(super) async fn check(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    let mut take = |setting: &str, sentences: Vec<String>| {
        found.extend(sentences.into_iter().map(|sentence| format!("{setting}: {sentence}")));
    };
    setting::resize(page, Width::Phone.size()).await;
    take("320 px", ask(page, "[...lost(), ...smallTexts(), ...smallTargets()]").await);
    let _: Value = page.script(SPACED, Vec::new()).await;
    take("320 px, wide spacing", ask(page, "lost()").await);
    let _: Value = page.script(UNSPACED, Vec::new()).await;
    setting::letters(page, 200).await;
    take("320 px, letters of 200 %", ask(page, "lost()").await);
    setting::resize(page, Width::Desktop.size()).await;
    take("1280 px, letters of 200 %", ask(page, "lost()").await);
    setting::letters(page, 100).await;
    setting::resize(page, Width::Phone.size()).await;
    found
}

async fn ask(page: &Page, question: &str) -> Vec<String> {
    page.script(&format!("{SCRIPT}\nreturn {question};"), Vec::new()).await
}
