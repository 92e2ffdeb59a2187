//! What happens to a computer at school.

use serde_json::json;

use super::{Page, finding::Miss, worked};

impl Page {
    /// Lets the device's clock show a later time in [`AlteredApp::whose_time_passes`](crate::altered_app::AlteredApp):
    /// nobody pressed anything meanwhile, or the device slept.
    pub(crate) async fn time_passes(&self, minutes: u32) {
        self.note(format!("{minutes} minutes pass"));
        self.run(&format!("window.minutesPassed = (window.minutesPassed ?? 0) + {minutes};")).await;
    }

    /// Waits until this entry of the browser's history is known as one of class mode.
    pub(crate) async fn is_a_page_of_class_mode(&self) {
        self.note("expect an entry of class mode");
        self.until(async || match self.ask("Boolean(history.state?.['kruzhok.class'])", Vec::new()).await? {
            true => Ok(()),
            false => Err(Miss("the history knows nothing of class mode".to_owned())),
        })
        .await;
    }

    /// Goes to a page that is none of the service's.
    pub(crate) async fn leave_the_service(&self) {
        self.note("leave the service");
        worked("the service cannot be left", self.browser.client.goto("about:blank").await);
    }

    /// Whether the link that begins so opens beside this page.
    pub(crate) async fn opens_beside(&self, link: &str) -> bool {
        let beside = "[...document.links].find((one) => one.textContent.startsWith(arguments[0]))?.target === '_blank'";
        self.until(async || self.ask(beside, vec![json!(link)]).await).await
    }

    /// Which fields of the page a browser may fill in by itself, by their names.
    pub(crate) async fn filled_in_by_the_browser(&self) -> Vec<String> {
        let fields = "[...document.querySelectorAll('#main input[type=text]')]";
        let open = format!("{fields}.filter((field) => field.autocomplete !== 'off').map((field) => field.name)");
        self.until(async || self.ask(&open, Vec::new()).await).await
    }

    /// Breaks what an altered app breaks on this word.
    pub(crate) async fn breaks(&self) {
        self.note("break the app");
        self.run("window.isBroken = true").await;
    }

    /// Presses a key that has a letter or a digit on it, wherever the focus is.
    pub(crate) async fn hit(&self, letter: char) {
        self.note(format!("hit {letter}"));
        self.send_here(&letter.to_string()).await;
    }
}
