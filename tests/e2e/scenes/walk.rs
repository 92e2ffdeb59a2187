use std::{cell::RefCell, fs};

use serde_json::{Value, json};

use super::{
    axe, keyboard, layout, outline, pictures,
    setting::{self, Theme},
};
use crate::{clock, engine::Screen, journey::journey_at, page::Page, service::Service, surroundings};

const CLOCK: &str = include_str!("clock.js");
const STEADY: &str = include_str!("steady.js");

/// A family on its way, with somebody behind it who looks at everything.
pub(super) struct Walk<'a> {
    pub(super) page: &'a Page,
    pub(super) service: &'a Service,
    findings: RefCell<Vec<String>>,
}

/// Walks with a server of its own and a new browser, and fails at the end if anything was found at any scene.
pub(super) async fn walk(steps: impl AsyncFnOnce(&Walk<'_>)) {
    walk_at(Service::start(), steps).await;
}

/// The same with a service that was started before.
pub(super) async fn walk_at(service: Service, steps: impl AsyncFnOnce(&Walk<'_>)) {
    journey_at(service, Screen::Phone, async |page, service| {
        let walk = Walk { page, service, findings: RefCell::default() };
        walk.stop_the_browsers_clock().await;
        setting::prefer(page, Theme::Light).await;
        steps(&walk).await;
        let findings = walk.findings.into_inner();
        assert!(findings.is_empty(), "{} things are wrong, as listed above", findings.len());
    })
    .await;
}

impl Walk<'_> {
    /// Looks at the page as it is now, and leaves it as it was.
    pub(super) async fn scene(&self, name: &str) {
        setting::put_the_mouse_away(self.page).await;
        self.settle().await;
        self.keep_html(name).await;
        self.steady("makeSteady()").await;
        self.take(name, outline::check(self.page, name).await);
        self.take(name, pictures::check(self.page, name).await);
        self.take(name, faults(self.page).await);
        self.steady("makeUnsteady()").await;
        setting::resize(self.page, Screen::Phone.size()).await;
    }

    /// Waits until letters and drawings are there.
    async fn settle(&self) {
        let done = "const done = arguments[0]; \
                    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));";
        let _: bool = self.page.slow_script(done, Vec::new()).await;
    }

    async fn steady(&self, call: &str) {
        let _: Value = self.page.script(&format!("{STEADY}\n{call};"), Vec::new()).await;
    }

    /// Keeps the page's HTML as it is, for all pages to be validated at once.
    async fn keep_html(&self, name: &str) {
        let file = surroundings::path("KRUZHOK_E2E_RESULTS").join(format!("{name}.html"));
        assert!(!file.exists(), "two scenes are called {name}");
        let whole = "return `<!DOCTYPE html>\n${document.documentElement.outerHTML}\n`;";
        let html: String = self.page.script(whole, Vec::new()).await;
        fs::write(&file, html).unwrap_or_else(|cause| panic!("{} cannot be written: {cause}", file.display()));
    }

    #[expect(clippy::print_stderr, reason = "the output of a failed test is read by people")]
    fn take(&self, scene: &str, found: Vec<String>) {
        for sentence in found {
            eprintln!("{scene}: {sentence}");
            self.findings.borrow_mut().push(sentence);
        }
    }

    /// The page sees the moment at which the server's clock stands still, in the municipality's zone.
    async fn stop_the_browsers_clock(&self) {
        let Some(moment) = clock::stopped_at() else {
            panic!("the clocks run: start the scenes with `cargo xtask test scenes`")
        };
        let script = format!("({CLOCK})({});", moment.timestamp_millis());
        self.page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        self.page.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Novokuznetsk" })).await;
    }
}

/// Everything that is wrong with the page as it is now, whatever it was like before.
pub(super) async fn faults(page: &Page) -> Vec<String> {
    let mut found = layout::check(page).await;
    found.extend(keyboard::check(page).await);
    found.extend(axe::check(page).await);
    found.extend(page.complaints().await.into_iter().map(|complaint| format!("the browser says: {complaint}")));
    found
}
