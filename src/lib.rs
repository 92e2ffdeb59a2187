//! Kruzhok in the browser: from "may our child have a certificate?" to "it is active".
//!
//! Pages lead to state, state to the domain; pages to components. This crate alone knows the DOM, storage, the
//! network and words; the rules are in `kruzhok-domain`.

#![expect(unreachable_pub, reason = "the component macro makes its props public")]

mod api;
mod app;
#[cfg(debug_assertions)]
mod catalogue;
mod clock;
mod components;
mod dom;
mod i18n;
mod json;
mod navigation;
mod offline;
mod pages;
#[cfg(not(target_family = "wasm"))]
pub mod prerender;
mod route;
mod state;
mod storage;
mod view;
mod watched;

pub use route::{ROUTE_SEGMENTS, Route};

/// Sending an application exactly once, as pure rules: what `tests/e2e/network` drives through networks that fail, with
/// nothing but the browser left out.
pub mod sending {
    pub use crate::api::{Failure, read_answer};
    pub use crate::state::outbox::{Effect, Event, Obstacle, Outbox, Pending, SubmissionState, pause};
}

/// Mounts the app. If anything panics, `index.html` shows its page of last resort.
pub fn start() {
    leptos::mount::mount_to_body(|| {
        if let Some(body) = leptos::prelude::document().body() {
            view::draw(app::App(), &body);
        }
    });
}
