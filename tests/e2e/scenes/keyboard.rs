//! Whether one sees what one types on a phone.

use super::setting;
use crate::page::Page;

const SCRIPT: &str = include_str!("keyboard.js");

/// What the keyboard leaves of a phone of 360 × 740.
const ABOVE_THE_KEYBOARD: (u32, u32) = (360, 360);

/// The fields that are not in sight, or without their label, while they have the focus.
pub(super) async fn check(page: &Page) -> Vec<String> {
    setting::resize(page, ABOVE_THE_KEYBOARD).await;
    let found: Vec<String> = page.script(&format!("{SCRIPT}\nreturn hiddenFields();"), Vec::new()).await;
    found.into_iter().map(|sentence| format!("with the keyboard open: {sentence}")).collect()
}
