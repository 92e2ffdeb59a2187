//! The pages: one for each route. A page reads state, asks the domain, and draws components.

mod application;
mod calendar;
mod class;
mod continue_here;
mod documents;
mod draft_file;
mod elsewhere;
mod filed_here;
mod frame;
mod gate;
mod left_out;
mod names;
mod not_found;
mod organisations;
mod outside;
mod print_button;
mod question;
mod result;
mod rules;
mod sent;
mod start;
mod status;
mod texts;
mod unavailable;
mod update;
mod ways;

pub(crate) use application::{Check, Paper, SectionPage};
pub(crate) use class::{BlankForm, ClassListPage, ClassStart, Handover, Leaflet, Poster, StillThere, is_class_page};
pub(crate) use continue_here::ContinueHere;
pub(crate) use documents::Documents;
pub(crate) use elsewhere::Elsewhere;
pub(crate) use frame::{Footer, Header};
pub(crate) use not_found::NotFound;
pub(crate) use organisations::Organisations;
pub(crate) use question::QuestionPage;
pub(crate) use result::ResultPage;
pub(crate) use sent::Sent;
pub(crate) use start::Start;
#[cfg(not(target_family = "wasm"))]
pub(crate) use status::StatusAwaited;
pub(crate) use status::StatusPage;
pub(crate) use texts::{About, Accessibility, Help, Privacy};
pub(crate) use unavailable::Unavailable;
pub(crate) use update::UpdateOffer;
pub(crate) use ways::Ways;
