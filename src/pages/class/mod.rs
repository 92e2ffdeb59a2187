//! For schools: class mode, one family after the other on one computer; a class at one glance; and paper to hang up, to
//! give away and to write on.

mod ask;
mod dialog;
mod form;
mod handover;
mod keys;
mod leaflet;
mod list;
mod papers;
mod poster;
mod start;
mod still_there;
mod table;

pub(crate) use ask::Ask;
pub(crate) use form::BlankForm;
pub(crate) use handover::Handover;
pub(crate) use leaflet::Leaflet;
pub(crate) use list::ClassListPage;
pub(crate) use poster::Poster;
pub(crate) use start::ClassStart;
pub(crate) use still_there::StillThere;

use leptos::prelude::*;

use crate::route::Route;
use crate::state::{ClassMode, Cleared, Loss};

/// Whether the address is that of the class page, before there is a router to ask.
pub(crate) fn is_class_page() -> bool {
    window().location().pathname().is_ok_and(|path| Route::parse(&path) == Some(Route::Class))
}

/// Clears the computer for the next family. Only where the fate of an application would never be known, it asks before.
pub(super) fn finish(class: ClassMode) {
    if class.is_unsettled() {
        class.ask_before(Loss::Unsettled);
    } else {
        class.finish(Cleared::OnWish);
    }
}

/// The same by a key, which a finger may hit by chance.
fn finish_by_key(class: ClassMode) {
    if class.has_unsent() && !class.is_unsettled() {
        class.ask_before(Loss::Unsent);
    } else {
        finish(class);
    }
}
