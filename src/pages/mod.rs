//! The pages: one for each route. A page reads state, asks the domain, and draws components.

mod application;
mod calendar;
mod documents;
mod draft_file;
mod elsewhere;
mod frame;
mod gate;
mod names;
mod not_found;
mod organisations;
mod question;
mod result;
mod sent;
mod start;
mod status;
mod texts;
mod unavailable;
mod update;
mod ways;

pub(crate) use application::{Check, Paper, SectionPage};
pub(crate) use documents::Documents;
pub(crate) use elsewhere::Elsewhere;
pub(crate) use frame::{Footer, Header};
pub(crate) use not_found::NotFound;
pub(crate) use organisations::Organisations;
pub(crate) use question::QuestionPage;
pub(crate) use result::ResultPage;
pub(crate) use sent::Sent;
pub(crate) use start::Start;
pub(crate) use status::StatusPage;
pub(crate) use texts::{About, Accessibility, Help, Privacy};
pub(crate) use unavailable::Unavailable;
pub(crate) use update::UpdateOffer;
pub(crate) use ways::Ways;
