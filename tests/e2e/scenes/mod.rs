//! Every page of the app in every state it has, looked at closely.
//!
//! A *scene* is a named state of a page: `question-birth-date-error`. Families walk through the app as in the
//! journeys, and at each stop [`Walk::scene`] looks at the page without reloading it:
//!
//! - axe finds nothing wrong, at three widths, in the light, in the dark and in forced colours ([`axe`]);
//! - on the smallest phone, with large letters and with wide spacing, nothing is lost, and everything can be read and
//!   hit ([`layout`]); with the keyboard open, the field one types into is in sight ([`keyboard`]);
//! - to a screen reader it is what it was ([`outline`]), and so it is to the eye ([`pictures`]); what it was stands in
//!   `tests/looks`, and `cargo xtask test scenes --accept` writes it anew;
//! - its HTML is kept, for `cargo xtask` to validate all of it at once.
//!
//! All clocks stand still ([`crate::clock`]), and what is chance is replaced by what is not (`steady.js`), so a scene
//! looks the same on any day. What is wrong is collected, so that one run tells everything.

mod axe;
mod compare;
mod families;
mod keyboard;
mod layout;
mod outline;
mod pictures;
mod planted;
mod references;
mod setting;
mod walk;

use walk::{Walk, walk, walk_at};
