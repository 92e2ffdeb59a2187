//! Opening without a network: the service worker keeps the app on the device, and a newer version waits beside it until
//! somebody wants it. `public/sw.js` is the worker itself.

use std::cell::Cell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::dom;
use crate::watched::{Derived, Watched};

const WORKER: &str = "/sw.js";
/// What tells a waiting worker that it is wanted.
const WANTED: &str = "update";

/// The version of the app on this device, and the newer one that may lie beside it.
#[derive(Clone, Copy)]
pub(crate) struct Update {
    is_ready: Watched<bool>,
    is_needed: Watched<bool>,
    is_wanted: StoredValue<bool>,
    /// What somebody has to do before the page is loaded anew, lest something be lost. Until there is a page, nothing.
    first: StoredValue<Option<Derived<Option<&'static str>>>>,
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
}

/// Prepares for newer versions.
pub(crate) fn provide_update() {
    provide_context(Update {
        is_ready: Watched::new(false),
        is_needed: Watched::new(false),
        is_wanted: StoredValue::new(false),
        first: StoredValue::new(None),
        registration: StoredValue::new_local(None),
    });
}

/// The newer version of the app, if there is one.
pub(crate) fn use_update() -> Update {
    expect_context()
}

impl Update {
    /// Has the app kept on the device, from the first visit on. It comes after everything that the page itself needs, so
    /// that it takes neither time nor bandwidth from it; where it comes to nothing, a later call tries again.
    pub(crate) fn begin(self) {
        // While it is being developed the app must not come from the device: there is no worker then.
        if !cfg!(debug_assertions) && self.registered().is_none() {
            dom::when_painted(move || leptos::task::spawn_local(self.register()));
        }
    }

    /// Whether a newer version lies ready on this device.
    pub(crate) fn is_ready(self) -> bool {
        self.is_ready.get()
    }

    /// Whether this version cannot show or do what is wanted.
    pub(crate) fn is_needed(self) -> bool {
        self.is_needed.get()
    }

    /// Offers a newer version, for this one cannot show or do what is wanted; it is looked for at once.
    pub(crate) fn offer(self) {
        if !self.is_needed.get_untracked() {
            self.is_needed.set(true);
            leptos::task::spawn_local(self.look_for_newer());
        }
    }

    /// Lets no page go while `first` says what has to be done before.
    pub(crate) fn wait_for(self, first: Derived<Option<&'static str>>) {
        self.first.set_value(Some(first));
    }

    /// Goes over to the newer version: loads the page anew as soon as the other worker is in charge. Where another tab
    /// has seen to that already, none waits.
    pub(crate) fn take(self) {
        self.is_wanted.set_value(true);
        if self.wake() {
            return;
        }
        let is_taken = self.is_ready.get_untracked();
        leptos::task::spawn_local(async move {
            if !is_taken {
                self.look_for_newer().await;
            }
            let comes = self.registered().and_then(|registration| registration.installing()).is_some();
            if !self.wake() && !comes {
                self.reload();
            }
        });
    }

    fn registered(self) -> Option<ServiceWorkerRegistration> {
        self.registration.get_value()
    }

    /// Tells the worker that waits, if one does, to take over.
    fn wake(self) -> bool {
        let waiting = self.registered().and_then(|registration| registration.waiting());
        waiting.is_some_and(|worker| worker.post_message(&WANTED.into()).is_ok())
    }

    /// Without a network there is no answer, and next time is soon enough.
    async fn look_for_newer(self) {
        if let Some(Ok(asked)) = self.registered().map(|registration| registration.update()) {
            drop(JsFuture::from(asked).await);
        }
    }

    /// Where the browser has no workers, or forbids them, the app works as before, with a network only.
    async fn register(self) {
        let Some(container) = container() else { return };
        let Ok(registration) = JsFuture::from(container.register(WORKER)).await else { return };
        let registration: ServiceWorkerRegistration = registration.unchecked_into();
        self.registration.set_value(Some(registration.clone()));
        for worker in [registration.installing(), registration.waiting()].into_iter().flatten() {
            self.watch(worker);
        }
        let found = registration.clone();
        let on_found = Closure::<dyn FnMut()>::new(move || {
            if let Some(newer) = found.installing() {
                self.watch(newer);
            }
        });
        registration.set_onupdatefound(Some(on_found.into_js_value().unchecked_ref()));
        // An installed app is brought back more often than it is opened, and only opening makes a browser look for a
        // newer one.
        dom::on_window(leptos::ev::visibilitychange, move |_| {
            if dom::is_visible() {
                leptos::task::spawn_local(self.look_for_newer());
            }
        });
    }

    fn watch(self, worker: ServiceWorker) {
        let watched = worker.clone();
        let before = Cell::new(ServiceWorkerState::Installing);
        let look = move || {
            let now = watched.state();
            self.look(before.replace(now), now);
        };
        look();
        worker.set_onstatechange(Some(Closure::<dyn FnMut()>::new(look).into_js_value().unchecked_ref()));
    }

    fn look(self, before: ServiceWorkerState, now: ServiceWorkerState) {
        // The first version of all replaces none.
        let replaces = || self.registered().is_some_and(|registration| registration.active().is_some());
        match now {
            ServiceWorkerState::Installed if self.is_still_wanted() => drop(self.wake()),
            ServiceWorkerState::Installed if replaces() => self.is_ready.set(true),
            ServiceWorkerState::Activated if self.is_wanted.get_value() => self.reload(),
            // It came to nothing. The one in charge becomes redundant, too, when it is replaced.
            ServiceWorkerState::Redundant if before == ServiceWorkerState::Installing => {
                self.is_wanted.set_value(false)
            }
            _ => {}
        }
    }

    /// Whether somebody asked for the newer version, and nothing would be lost to it. What was typed since is worth more
    /// than what was wanted before: it is offered again.
    fn is_still_wanted(self) -> bool {
        let waits = self.first.get_value().and_then(|first| untrack(|| first.get())).is_some();
        if waits && self.is_wanted.get_value() {
            self.is_wanted.set_value(false);
            self.is_ready.set(true);
        }
        self.is_wanted.get_value()
    }

    fn reload(self) {
        if self.is_still_wanted() {
            let _ = window().location().reload();
        }
    }
}

/// The browser's workers. Outside a secure context there are none, and some browsers forbid even to ask.
fn container() -> Option<ServiceWorkerContainer> {
    let found = js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}
