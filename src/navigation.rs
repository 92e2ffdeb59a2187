//! The router, as pages see it: where one is, and how to get elsewhere. Which page a path is, [`Route`](crate::route::Route)
//! knows.
//!
//! Of Leptos' router it takes what deals with the browser: addresses, the history, presses on links. Its tables of routes
//! and its hooks are not needed, and so nobody downloads them.

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationChange, LocationProvider, State};

use crate::dom;
use crate::view::Node;
use crate::watched::{Watched, on_change};

/// The way to other pages. It lasts as long as the app, and is as small as a reference.
#[derive(Clone, Copy)]
pub(crate) struct Navigator(&'static Parts);

/// What a [`Navigator`] is made of.
struct Parts {
    place: Place,
    /// The path and the fragment of the address: told only when it is another one.
    path: Watched<String>,
    fragment: Watched<String>,
    /// Where a page leads on to by itself, until the router may be told.
    redirect: Watched<Option<String>>,
}

/// What says where one is.
enum Place {
    /// The address bar and the history.
    Browser(BrowserUrl),
    /// An address that stands still, with this query, where there is no browser.
    #[cfg(not(target_family = "wasm"))]
    Still(Vec<(String, String)>),
}

/// The way to other pages.
pub(crate) fn use_navigator() -> Navigator {
    expect_context()
}

impl Navigator {
    fn new(place: Place, path: &str, fragment: &str) -> Self {
        let (path, fragment) = (Watched::new(path.to_owned()), Watched::new(fragment.to_owned()));
        Self(Box::leak(Box::new(Parts { place, path, fragment, redirect: Watched::default() })))
    }

    /// Goes to the page with this path.
    pub(crate) fn go(self, path: &str) {
        self.follow_redirect();
        self.navigate(path, false);
    }

    /// Puts the page with this path in the place of this one, so that Back does not lead here again.
    pub(crate) fn replace(self, path: &str) {
        self.follow_redirect();
        self.navigate(path, true);
    }

    /// The same for a page that is just being drawn: the router can be told as soon as it stands. Whoever is faster and
    /// presses something on it goes where that leads.
    pub(crate) fn redirect(self, path: String) {
        if self.browser().is_none() {
            return;
        }
        let from = self.0.path.get_untracked();
        self.0.redirect.set_untracked(Some(path));
        request_animation_frame(move || {
            if self.0.path.get_untracked() == from {
                self.follow_redirect();
            } else {
                self.0.redirect.set_untracked(None);
            }
        });
    }

    fn follow_redirect(self) {
        if let Some(path) = self.0.redirect.try_update_untracked(Option::take).flatten() {
            self.navigate(&path, true);
        }
    }

    fn navigate(self, path: &str, replace: bool) {
        let (Some(browser), Ok(url)) = (self.browser(), BrowserUrl::parse(path)) else { return };
        if *browser.as_url().read_untracked() != url {
            browser.as_url().set(url);
        }
        let state = State::default();
        browser.complete_navigation(&LocationChange { value: path.to_owned(), replace, scroll: true, state });
    }

    fn browser(self) -> Option<&'static BrowserUrl> {
        match &self.0.place {
            Place::Browser(browser) => Some(browser),
            #[cfg(not(target_family = "wasm"))]
            Place::Still(_) => None,
        }
    }
}

/// Makes pages believe that they are at `link`, which they cannot leave.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn stand_still_at(link: &str) {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    provide_context(Navigator::new(Place::Still(query), path, ""));
}

/// Draws `inside` where the address, the history and links are known.
pub(crate) fn within_router(inside: fn() -> Node) -> Node {
    let Ok(browser) = BrowserUrl::new() else {
        // There is no browser without an address.
        dom::give_up();
    };
    browser.init(None);
    let url = browser.as_url().clone();
    let navigator = url.with_untracked(|url| Navigator::new(Place::Browser(browser), url.path(), url.hash()));
    on_change(move || {
        url.with(|url| {
            keep(navigator.0.path, url.path());
            keep(navigator.0.fragment, url.hash());
        });
    });
    provide_context(navigator);
    inside()
}

fn keep(watched: Watched<String>, now: &str) {
    if watched.with_untracked(|before| before != now) {
        watched.set(now.to_owned());
    }
}

/// The path of the page.
pub(crate) fn use_path() -> Watched<String> {
    use_navigator().0.path
}

/// The fragment of the address, with its `#`.
pub(crate) fn use_fragment() -> Watched<String> {
    use_navigator().0.fragment
}

/// What the query of the address says under `name` now.
pub(crate) fn query(name: &str) -> Option<String> {
    match &use_navigator().0.place {
        Place::Browser(browser) => browser.as_url().with_untracked(|url| url.search_params().get(name)),
        #[cfg(not(target_family = "wasm"))]
        Place::Still(query) => query.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()),
    }
}

/// Tells the router that the page of the path is drawn: only then does the history take the path up.
pub(crate) fn page_is_drawn() {
    if let Some(browser) = use_navigator().browser() {
        browser.ready_to_complete();
    }
}
