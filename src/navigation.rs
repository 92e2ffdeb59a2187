//! The router, as pages see it: where one is, and how to get elsewhere. Which page a path is, [`Route`](crate::route::Route)
//! knows.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::{Router, RouterProps};
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::location::{BrowserUrl, LocationProvider};

use crate::dom;
use crate::view::Node;
use crate::watched::Watched;

/// The way to other pages. It lasts as long as the app, and is as small as a reference.
#[derive(Clone, Copy)]
pub(crate) struct Navigator {
    navigate: &'static (dyn Fn(&str, NavigateOptions) + Send + Sync),
    /// Where a page leads on to by itself, until the router may be told.
    redirect: Watched<Option<String>>,
}

/// The way to other pages.
pub(crate) fn use_navigator() -> Navigator {
    expect_context()
}

impl Navigator {
    fn new(navigate: impl Fn(&str, NavigateOptions) + Send + Sync + 'static) -> Self {
        Self { navigate: Box::leak(Box::new(navigate)), redirect: Watched::default() }
    }

    /// Goes to the page with this path.
    pub(crate) fn go(self, path: &str) {
        self.follow_redirect();
        (self.navigate)(path, NavigateOptions::default());
    }

    /// Puts the page with this path in the place of this one, so that Back does not lead here again.
    pub(crate) fn replace(self, path: &str) {
        self.follow_redirect();
        self.put_in_place(path);
    }

    /// The same for a page that is just being drawn: the router can be told as soon as it stands. Whoever is faster and
    /// presses something on it goes where that leads.
    pub(crate) fn redirect(self, path: String) {
        if !dom::IS_THERE {
            return;
        }
        let (now, from) = (use_path(), use_path().get_untracked());
        self.redirect.set_untracked(Some(path));
        request_animation_frame(move || {
            if now.get_untracked() == from {
                self.follow_redirect();
            } else {
                self.redirect.set_untracked(None);
            }
        });
    }

    fn follow_redirect(self) {
        if let Some(path) = self.redirect.try_update_untracked(Option::take).flatten() {
            self.put_in_place(&path);
        }
    }

    fn put_in_place(self, path: &str) {
        (self.navigate)(path, NavigateOptions { replace: true, ..NavigateOptions::default() });
    }
}

/// An address that stands still, where there is no browser and so no router.
#[derive(Clone)]
struct Address {
    path: String,
    query: Vec<(String, String)>,
}

/// Makes pages believe that they are at `link`, which they cannot leave.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn stand_still_at(link: &str) {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let query = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    provide_context(Address { path: path.to_owned(), query });
    provide_context(Navigator::new(|_, _| {}));
}

fn address() -> Option<Address> {
    if dom::IS_THERE { None } else { use_context() }
}

/// Draws `inside` where the router's location, history and links are known.
pub(crate) fn within_router(inside: fn() -> Node) -> Node {
    let drawn = StoredValue::new_local(Node::Nothing);
    let children = ToChildren::to_children(move || {
        provide_context(Navigator::new(use_navigate()));
        drawn.set_value(inside());
    });
    // All that the router draws itself is what it is given: nothing.
    let _ = Router(RouterProps::builder().children(children).build());
    drawn.try_update_value(std::mem::take).unwrap_or_default()
}

/// The path of the page.
pub(crate) fn use_path() -> Memo<String> {
    match address() {
        Some(Address { path, .. }) => Memo::new(move |_| path.clone()),
        None => use_location().pathname,
    }
}

/// The fragment of the address, with its `#`.
pub(crate) fn use_fragment() -> Memo<String> {
    use_location().hash
}

/// What the query of the address says under `name` now.
pub(crate) fn query(name: &str) -> Option<String> {
    match address() {
        Some(Address { query, .. }) => query.into_iter().find(|(known, _)| known == name).map(|(_, value)| value),
        None => use_query_map().read_untracked().get(name),
    }
}

/// Tells the router that the page of the path is drawn: only then does the history take the path up.
pub(crate) fn page_is_drawn() {
    if let Some(location) = use_context::<BrowserUrl>() {
        location.ready_to_complete();
    }
}
