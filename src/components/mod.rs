//! Pieces of pages. They take props and draw; they know neither pages nor state.

mod ask_twice;
mod checkbox;
mod copy_button;
mod date_field;
mod drawing;
mod error_summary;
mod field;
mod loading;
mod organisation_card;
mod page;
mod progress;
mod qr;
mod radios;
mod summary_card;
mod text_area;
mod text_field;
mod timeline;
mod verdict;

pub(crate) use ask_twice::{AskTwice, Asked};
pub(crate) use checkbox::Checkbox;
pub(crate) use copy_button::CopyButton;
pub(crate) use date_field::{DateField, part_to_correct, wrong_part};
pub(crate) use drawing::{Drawing, Motif};
pub(crate) use error_summary::{ErrorSummary, ShownProblem, text_of};
pub(crate) use loading::Loading;
pub(crate) use organisation_card::OrganisationCard;
pub(crate) use page::{Page, focus_new_pages, provide_flash, use_flash};
pub(crate) use progress::Progress;
pub(crate) use qr::Qr;
pub(crate) use radios::{RadioOption, Radios};
pub(crate) use summary_card::{SummaryCard, SummaryRow, named_link};
pub(crate) use text_area::TextArea;
pub(crate) use text_field::{TextField, TextLook};
pub(crate) use timeline::{StepState, Timeline, TimelineStep};
pub(crate) use verdict::{Tone, Verdict};
