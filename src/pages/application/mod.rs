//! The application: its sections, the check before sending, and the form on paper.

mod check;
mod consent;
mod control;
mod delivery;
mod look;
mod paper;
mod refusal;
mod section;
mod sheet;
pub(super) mod values;

pub(crate) use check::Check;
pub(crate) use paper::Paper;
pub(crate) use section::SectionPage;
pub(super) use sheet::{Lines, sheet};
