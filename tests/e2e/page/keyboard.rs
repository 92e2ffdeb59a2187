//! What somebody does who has no mouse, or cannot use one.

use fantoccini::key::Key;

use super::{Page, finding::Miss};

/// More stops than any page has.
const MOST_STOPS: usize = 100;

impl Page {
    /// Types where the focus is.
    pub(crate) async fn type_here(&self, text: &str) {
        self.note(format!("type \"{text}\""));
        self.send_here(text).await;
    }

    /// Goes on with Tab until the focus is there, as role and name.
    pub(crate) async fn tab_to(&self, stop: &str) {
        self.go_on_to(stop, String::from(char::from(Key::Tab))).await;
    }

    /// Goes back with Shift and Tab until the focus is there.
    pub(crate) async fn tab_back_to(&self, stop: &str) {
        self.go_on_to(stop, [Key::Shift, Key::Tab].map(char::from).into_iter().collect()).await;
    }

    /// Chooses among the radio buttons that Tab comes to first, with the arrows.
    pub(crate) async fn choose_by_arrows(&self, option: &str) {
        self.tab_to("radio …").await;
        self.note(format!("choose «{option}» with the arrows"));
        for _ in 0..MOST_STOPS {
            if self.focused().await == format!("radio {option}") {
                // The first of them has the focus and is not chosen yet.
                self.send_here(" ").await;
                return;
            }
            self.send_here(&String::from(char::from(Key::Down))).await;
        }
        panic!("no arrow leads to «{option}»");
    }

    /// Presses `keys` until the focus is at `stop`. Wherever it stops on the way, it is to be seen.
    async fn go_on_to(&self, stop: &str, keys: String) {
        self.note(format!("go on to {stop} by the keyboard"));
        let mut passed = Vec::new();
        while passed.len() < MOST_STOPS {
            self.send_here(&keys).await;
            let focused = self.focused().await;
            if focused != "nothing" {
                self.sees_the_focus().await;
            }
            if focused == stop || stop.strip_suffix('…').is_some_and(|begin| focused.starts_with(begin)) {
                return;
            }
            passed.push(focused);
        }
        panic!("the keyboard leads never to {stop}, but to: {}", passed.join(", "));
    }

    async fn sees_the_focus(&self) {
        self.until(async || match self.ask::<Option<String>>("whyFocusIsUnseen()", Vec::new()).await? {
            None => Ok(()),
            Some(why) => Err(Miss(why)),
        })
        .await;
    }

    /// Sends keys to whatever has the focus.
    pub(super) async fn send_here(&self, keys: &str) {
        self.until(async || Ok(self.browser.client.active_element().await?.send_keys(keys).await?)).await;
    }
}
