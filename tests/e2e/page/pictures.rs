//! How a page looks, for people who come afterwards.

use std::{fs, path::PathBuf};

use super::{Page, finding::Miss};
use crate::{
    engine::{Engine, Screen},
    paper::Paper,
    surroundings,
};

impl Page {
    /// Pictures of the whole page in both sizes: `target/e2e/NAME-360x740.png` and `NAME-1280x800.png`, with the
    /// engine's name before it when it is not Chromium. Afterwards the page has its size again.
    pub(crate) async fn screenshot(&self, name: &str) {
        let before = self.browser.screen();
        for screen in Screen::ALL {
            self.browser.resize(screen).await;
            let (width, height) = screen.size();
            self.picture(&format!("{name}-{width}x{height}")).await;
        }
        self.browser.resize(before).await;
    }

    /// The page on paper, which stays for people as `target/e2e/NAME.pdf`.
    pub(crate) async fn print(&self, name: &str) -> Paper {
        let pdf = self.browser.printed().await;
        self.keep(&format!("{name}.pdf"), &pdf);
        Paper::read(&pdf)
    }

    /// Where the journey stands, for the output of a test that failed.
    pub(crate) async fn report(&self, test: &str) -> String {
        let address = self.browser.client.current_url().await.map_or_else(|cause| cause.to_string(), String::from);
        let heading: Option<String> = self.ask("firstHeading()", Vec::new()).await.unwrap_or_default();
        let text = self.text_now().await.unwrap_or_else(|Miss(why)| why);
        let picture = self.picture(&format!("failed-{test}")).await;
        let trail: String = self.trail.borrow().iter().map(|step| format!("  {step}\n")).collect();
        format!(
            "--- the steps until it stopped\n{trail}--- address: {address}\n--- h1: {}\n--- picture: {}\n--- the page \
             says\n{text}",
            heading.as_deref().unwrap_or("none"),
            picture.display(),
        )
    }

    async fn picture(&self, name: &str) -> PathBuf {
        self.keep(&format!("{name}.png"), &self.browser.picture().await)
    }

    fn keep(&self, name: &str, content: &[u8]) -> PathBuf {
        let engine = match self.browser.engine {
            Engine::Chromium => String::new(),
            other => format!("{}-", other.name()),
        };
        let file = surroundings::path("KRUZHOK_E2E_RESULTS").join(format!("{engine}{name}"));
        fs::write(&file, content).unwrap_or_else(|cause| panic!("{} cannot be written: {cause}", file.display()));
        file
    }
}
