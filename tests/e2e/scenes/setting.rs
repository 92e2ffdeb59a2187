//! How a page is looked at: how wide the window is, and what the person told the system about colours and letters.

use serde_json::json;

use crate::page::Page;

/// The width of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// The smallest phone, and a page at 400 % on a computer.
    Phone,
    /// A tablet held upright.
    Tablet,
    /// A computer.
    Desktop,
}

/// The colours a person told the system to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
    /// Few strong colours of the system's own, in place of those of the page.
    Forced,
}

impl Width {
    pub(super) const ALL: [Self; 3] = [Self::Phone, Self::Tablet, Self::Desktop];

    pub(super) fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (320, 640),
            Self::Tablet => (768, 1024),
            Self::Desktop => (1280, 800),
        }
    }
}

impl Theme {
    pub(super) const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Forced];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced-colors",
        }
    }
}

/// Every width with every theme.
pub(super) fn all() -> impl Iterator<Item = (Width, Theme)> {
    Width::ALL.into_iter().flat_map(|width| Theme::ALL.map(|theme| (width, theme)))
}

/// Lets the page be seen so.
pub(super) async fn set(page: &Page, width: Width, theme: Theme) {
    resize(page, width.size()).await;
    prefer(page, theme).await;
}

/// Gives the window a size in CSS pixels.
pub(super) async fn resize(page: &Page, (width, height): (u32, u32)) {
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
}

/// Tells the page what the person told the system. Nothing ever moves: a picture is of the end of each movement.
pub(super) async fn prefer(page: &Page, theme: Theme) {
    let (scheme, forced) = match theme {
        Theme::Light => ("light", "none"),
        Theme::Dark => ("dark", "none"),
        Theme::Forced => ("light", "active"),
    };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "forced-colors", "value": forced },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]});
    page.devtools("Emulation.setEmulatedMedia", features).await;
}

/// Makes the browser's letters so many per cent of their usual size, as a person does in its settings.
pub(super) async fn letters(page: &Page, percent: u32) {
    let sizes = json!({ "fontSizes": { "standard": 16 * percent / 100, "fixed": 13 * percent / 100 } });
    page.devtools("Page.setFontSizes", sizes).await;
}

/// Takes the mouse off the page, as there is none on a phone: what it came to lie on would look pointed at.
pub(super) async fn put_the_mouse_away(page: &Page) {
    let outside = json!({ "type": "mouseMoved", "x": -1, "y": -1 });
    page.devtools("Input.dispatchMouseEvent", outside).await;
}
