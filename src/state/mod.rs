//! What the app remembers, and where: each part is a `Copy` handle over signals, provided once at the root.

mod arrival;
mod class;
mod drafts;
mod family;
mod filed;
mod lasting;
pub(crate) mod outbox;
mod parked;
mod reports;
mod service;
mod submission;

pub(crate) use arrival::{provide_arrival, use_arrival};
pub(crate) use class::{
    Attention, ClassMode, Cleared, Loss, class_link, cleared_before, left_in_class_mode, provide_class_mode,
    use_class_mode,
};
pub(crate) use drafts::file::{Words as FileWords, read as read_file, write as write_file};
pub(crate) use drafts::{End, SavedDraft, Standing, Unreadable, initial_of};
pub(crate) use family::{Family, Saving, provide_family, use_family};
pub(crate) use filed::{Filed, FiledList, provide_filed, use_filed};
pub(crate) use outbox::{Obstacle, SubmissionState};
pub(crate) use parked::{Outcome, Settled, provide_parked, use_parked};
pub(crate) use reports::{KnownReport, is_remembered, keep_report, last_report};
pub(crate) use service::{Service, provide_service, use_service};
pub(crate) use submission::{Submission, provide_submission, use_submission};
