//! What the app remembers, and where: each part is a `Copy` handle over signals, provided once at the root.

mod drafts;
mod family;
mod filed;
mod service;
mod submission;

pub(crate) use drafts::SavedDraft;
pub(crate) use family::{Family, Saving, provide_family, use_family};
pub(crate) use filed::{Filed, FiledList, provide_filed, use_filed};
pub(crate) use service::{Service, provide_service, use_service};
pub(crate) use submission::{Submission, SubmissionState, provide_submission, use_submission};
