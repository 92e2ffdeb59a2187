//! Pieces of pages. They take props and draw; they know neither pages nor state.

mod checkbox;
mod copy_button;
mod date_field;
mod drawing;
mod error_summary;
mod field;
mod loading;
mod organisation_card;
mod page;
mod qr;
mod radios;
mod summary_list;
mod text_field;
mod timeline;

pub(crate) use checkbox::Checkbox;
pub(crate) use copy_button::CopyButton;
pub(crate) use date_field::{DateField, wrong_part};
pub(crate) use drawing::{Drawing, Motif};
pub(crate) use error_summary::{ErrorSummary, ShownProblem};
pub(crate) use loading::Loading;
pub(crate) use organisation_card::OrganisationCard;
pub(crate) use page::{Page, focus_new_pages, provide_flash, use_flash};
pub(crate) use qr::Qr;
pub(crate) use radios::{RadioOption, Radios};
pub(crate) use summary_list::{SummaryList, SummaryRow};
pub(crate) use text_field::{TextField, TextLook};
pub(crate) use timeline::{StepState, Timeline, TimelineStep};
