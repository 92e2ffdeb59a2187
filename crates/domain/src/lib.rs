//! The rules of the certificate of additional education («сертификат дополнительного образования»).
//!
//! Pure: no clock, no randomness, no text for people, no input or output. The day of an evaluation comes from
//! outside, in the programme's time zone ([`Setting`]).

pub mod age;
pub mod api;
pub mod choice;
pub mod class_list;
pub mod fields;
pub mod form;
pub mod handover;
pub mod iso;
pub mod overdue;
pub mod programme;
pub mod reference;
pub mod requirement;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod setting;
pub mod status;
pub mod wizard;

pub use setting::Setting;
