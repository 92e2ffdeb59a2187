//! What goes from the page to the device and back, past what is shown.

use std::path::Path;

use serde_json::json;

use super::{
    Page,
    finding::{Control, Miss},
    worked,
};

impl Page {
    /// Puts a text into the local storage, as another version of the app or bad luck may have left it.
    pub(crate) async fn leave_on_device(&self, key: &str, text: &str) {
        self.note(format!("leave {key} on the device"));
        let script = "localStorage.setItem(arguments[0], arguments[1])";
        worked("nothing can be stored", self.browser.client.execute(script, vec![json!(key), json!(text)]).await);
    }

    /// Puts a text of several lines into the field with that label, as pasting does: what is typed with a line break in it
    /// is not the same in every browser.
    pub(crate) async fn paste(&self, label: &str, text: &str) {
        self.fill(label, "").await;
        let script = "document.execCommand('insertText', false, arguments[0])";
        worked("nothing can be pasted", self.browser.client.execute(script, vec![json!(text)]).await);
    }

    /// Types into the field with that label, and loads the page anew in the same moment: sooner than any hand.
    pub(crate) async fn fill_and_reload(&self, label: &str, text: &str) {
        self.note(format!("type \"{text}\" into «{label}» and load the page anew"));
        let arguments = || vec![json!(label), json!(text)];
        let _: bool = self.until(async || self.ask("typeAndReload(...arguments)", arguments()).await).await;
        let _: bool = self.until(async || self.ask("'goes' in window ? null : true", Vec::new()).await).await;
    }

    /// Catches the next file that the page hands to the browser, instead of looking for it among its downloads.
    pub(crate) async fn catch_file(&self) {
        let script = "URL.createObjectURL = (blob) => (blob.text().then((text) => (window.caughtText = text)), '#caught'); \
                      HTMLElement.prototype.click = function () { window.caughtName = this.download; };";
        worked("a script of the journey fails", self.browser.client.execute(script, Vec::new()).await);
    }

    /// The name and the text of the file that was caught.
    pub(crate) async fn caught_file(&self) -> (String, String) {
        self.until(async || {
            let caught: [Option<String>; 2] = self.ask("[window.caughtName, window.caughtText]", Vec::new()).await?;
            let [Some(name), Some(text)] = caught else { return Err(Miss("no file was handed over".to_owned())) };
            Ok((name, text))
        })
        .await
    }

    /// Chooses a file for the field with that label.
    pub(crate) async fn choose_file(&self, label: &str, file: &Path) {
        self.note(format!("choose a file for «{label}»"));
        let path = file.to_string_lossy();
        self.until(async || Ok(self.target(Control::new("field", label)).await?.send_keys(&path).await?)).await;
    }
}
