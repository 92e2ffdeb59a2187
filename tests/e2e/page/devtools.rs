//! What only the walker of the scenes asks for: the page as Chromium's own tools see it.

use serde::Deserialize;
use serde_json::Value;

use super::{Page, worked};

impl Page {
    /// Gives a command of the DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.browser.devtools(command, parameters).await
    }

    /// Runs a script in the page and gives what it returns.
    pub(crate) async fn script<T: for<'a> Deserialize<'a>>(&self, script: &str, arguments: Vec<Value>) -> T {
        read(worked("a script of the scenes failed", self.browser.client.execute(script, arguments).await))
    }

    /// Runs a script in the page that answers when it has the time: its last argument takes the answer.
    pub(crate) async fn slow_script<T: for<'a> Deserialize<'a>>(&self, script: &str, arguments: Vec<Value>) -> T {
        read(worked("a script of the scenes failed", self.browser.client.execute_async(script, arguments).await))
    }

    /// What the browser itself found wrong since it was asked the last time.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        self.browser.complaints().await
    }

    /// A picture of the page from its top to its end, as PNG.
    pub(crate) async fn whole_picture(&self) -> Vec<u8> {
        self.browser.picture().await
    }

    /// Path and query of the address, and the document's title.
    pub(crate) async fn path_and_title(&self) -> (String, String) {
        let address = worked("the page has no address", self.browser.client.current_url().await);
        let title = worked("the page has no title", self.browser.client.title().await);
        let query = address.query().map(|query| format!("?{query}")).unwrap_or_default();
        (format!("{}{query}", address.path()), title)
    }
}

fn read<T: for<'a> Deserialize<'a>>(answer: Value) -> T {
    serde_json::from_value(answer).unwrap_or_else(|cause| panic!("a script of the scenes answered strangely: {cause}"))
}
