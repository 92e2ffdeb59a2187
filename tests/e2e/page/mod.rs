//! A page as a person meets it: headings, links, buttons and fields, each called by what is written on it.

mod camera;
mod class;
mod device;
mod devtools;
mod files;
mod finding;
mod keyboard;
mod pictures;
mod reading;
mod tabs;

use std::{cell::RefCell, time::Duration};

use fantoccini::{
    actions::{Actions, InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction},
    error::CmdError,
    key::Key,
};

use crate::engine::Browser;
use finding::{Control, Miss};

/// The page in the browser of a journey.
///
/// Every call waits until what it names is there and fails after ten seconds, so a journey never waits by itself.
/// Names are compared whole, with non-breaking spaces and line breaks taken for spaces; one that ends with «…» stands
/// for all that begin so. When a name is not there, the message lists those that are.
///
/// ```ignore
/// page.open("/application/child").await;
/// page.heading_is("Ребёнок").await;
/// page.fill("Фамилия", "Иванова").await;
/// page.fill_in("Дата рождения", "День", "1").await;   // the field «День» in the group «Дата рождения»
/// page.choose("Кто вы ребёнку?", "Мать или отец").await;  // a radio button in a group
/// page.tick("Даю согласие").await;
/// page.press("Продолжить").await;
/// page.path_is("/application/address").await;
/// assert_eq!(page.focused().await, "heading Адрес");
/// page.back().await;
/// assert_eq!(page.value("Фамилия").await, "Иванова");
/// ```
pub(crate) struct Page {
    browser: Browser,
    address: String,
    trail: RefCell<Vec<String>>,
}

impl Page {
    pub(crate) fn new(browser: Browser, address: &str) -> Self {
        Self { browser, address: address.to_owned(), trail: RefCell::default() }
    }

    pub(crate) async fn close(self) {
        self.browser.close().await;
    }

    // Going somewhere

    /// Opens a path of the service from the address bar: `page.open("/status#…")`.
    pub(crate) async fn open(&self, path: &str) {
        self.note(format!("open {path}"));
        let opened = self.browser.client.goto(&format!("{}{path}", self.address)).await;
        worked("the page cannot be opened", opened);
    }

    /// The browser's Back.
    pub(crate) async fn back(&self) {
        self.note("go back");
        worked("going back", self.browser.client.back().await);
    }

    /// The browser's Forward.
    pub(crate) async fn forward(&self) {
        self.note("go forward");
        worked("going forward", self.browser.client.forward().await);
    }

    /// The browser's Reload, as a hand does it: in Firefox that of the driver goes past the app on the device.
    pub(crate) async fn reload(&self) {
        self.note("reload");
        self.run("window.isLeft = true; location.reload()").await;
        self.until(async || {
            match self.ask("!window.isLeft && document.readyState === 'complete'", Vec::new()).await? {
                true => Ok(()),
                false => Err(Miss("the page is not loaded again".to_owned())),
            }
        })
        .await;
    }

    // Acting

    /// Presses the button with that name: `page.press("Продолжить")`.
    pub(crate) async fn press(&self, name: &str) {
        self.note(format!("press «{name}»"));
        self.click(Control::new("button", name)).await;
    }

    /// Hits the button with that name twice, as fast as a hand can.
    pub(crate) async fn press_twice(&self, name: &str) {
        self.note(format!("press «{name}» twice"));
        let button = Control::new("button", name);
        let (down, up) =
            (PointerAction::Down { button: MOUSE_BUTTON_LEFT }, PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.until(async || {
            let element = self.target(button).await?;
            let there = PointerAction::MoveToElement { element, duration: Some(Duration::ZERO), x: 0.0, y: 0.0 };
            let mouse = MouseActions::new("mouse".to_owned()).then(there);
            let mouse = mouse.then(down.clone()).then(up.clone()).then(down.clone()).then(up.clone());
            Ok(self.browser.client.perform_actions(Actions::from(mouse)).await?)
        })
        .await;
    }

    /// Follows the link with that text: `page.follow("Что взять с собой")`.
    pub(crate) async fn follow(&self, text: &str) {
        self.note(format!("follow «{text}»"));
        self.click(Control::new("link", text)).await;
    }

    /// Chooses a radio button by its visible label in the group with that legend:
    /// `page.choose("Кто подаёт заявление?", "Родитель")`.
    pub(crate) async fn choose(&self, legend: &str, option: &str) {
        self.note(format!("choose «{option}» for «{legend}»"));
        self.check(Control::inside(legend, "radio", option)).await;
    }

    /// Ticks a box by its visible label, unless it is ticked.
    pub(crate) async fn tick(&self, label: &str) {
        self.note(format!("tick «{label}»"));
        self.check(Control::new("checkbox", label)).await;
    }

    /// Types into the field with that label, in place of what it holds.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        self.note(format!("type \"{text}\" into «{label}»"));
        self.replace_text(Control::new("field", label), text).await;
    }

    /// The same for a field inside a group: `page.fill_in("Дата рождения", "День", "1")`.
    pub(crate) async fn fill_in(&self, legend: &str, label: &str, text: &str) {
        self.note(format!("type \"{text}\" into «{label}» of «{legend}»"));
        self.replace_text(Control::inside(legend, "field", label), text).await;
    }

    /// Pastes what was copied into the field with that label.
    pub(crate) async fn paste_into(&self, label: &str) {
        self.note(format!("paste into «{label}»"));
        let paste = format!("{}v", char::from(Key::Control));
        self.until(async || Ok(self.target(Control::new("field", label)).await?.send_keys(&paste).await?)).await;
    }

    /// Presses a key where the focus is: `page.key(Key::Enter)`.
    pub(crate) async fn key(&self, key: Key) {
        self.note(format!("press the key {key:?}"));
        self.send_here(&String::from(char::from(key))).await;
    }

    fn note(&self, step: impl Into<String>) {
        self.trail.borrow_mut().push(step.into());
    }
}

fn worked<T>(what: &str, outcome: Result<T, CmdError>) -> T {
    outcome.unwrap_or_else(|cause| panic!("{what}: {cause}"))
}
