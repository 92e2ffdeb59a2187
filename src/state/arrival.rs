//! What came to this device in a link. The link's fragment is taken out of the address before anything else happens,
//! and stays in memory until the person has said what is to become of it.

use kruzhok_domain::handover::{Handover, Unreadable, read};
use leptos::prelude::*;

use crate::dom;
use crate::route::Route;
use crate::watched::Watched;

/// What came in a link, or with a code that was typed.
#[derive(Clone, Copy)]
pub(crate) struct Arrival(Watched<Option<Result<Handover, Unreadable>>>);

/// Takes what the address brings: now, and whenever somebody puts another link into the address bar.
pub(crate) fn provide_arrival() {
    let arrival = Arrival(Watched::new(None));
    arrival.take_from_address();
    dom::on_window(leptos::ev::hashchange, move |_| arrival.take_from_address());
    provide_context(arrival);
}

/// What came to this device.
pub(crate) fn use_arrival() -> Arrival {
    expect_context()
}

impl Arrival {
    /// What is here, and waits for the person.
    pub(crate) fn here(self) -> Option<Result<Handover, Unreadable>> {
        self.0.get()
    }

    /// Notes what a typed code stands for.
    pub(crate) fn note(self, handover: Handover) {
        self.0.set(Some(Ok(handover)));
    }

    /// Forgets it.
    pub(crate) fn forget(self) {
        self.0.set(None);
    }

    fn take_from_address(self) {
        if let Some(fragment) = dom::take_fragment(&Route::Continue.path()) {
            self.0.set(Some(read(&fragment)));
        }
    }
}
