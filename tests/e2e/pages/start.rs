use serde_json::Value;

use crate::{page::Page, words};

/// The start page, to which one comes back.
pub(crate) struct StartPage<'a>(pub(crate) &'a Page);

impl StartPage<'_> {
    /// Comes back to a device on which an earlier visit left a draft.
    pub(crate) async fn come_back_to(&self, draft: &Value) {
        self.come_back_to_text(&draft.to_string()).await;
    }

    /// The same with anything that may lie where a draft should.
    pub(crate) async fn come_back_to_text(&self, draft: &str) {
        self.0.open("/").await;
        // What is left before that would be found by this visit already.
        self.0.app_is_up().await;
        self.0.leave_on_device("kruzhok.draft.0123456789abcdef0123456789abcdef", draft).await;
        self.0.reload().await;
        self.0.app_is_up().await;
    }

    /// Goes on with the draft that lies on the device.
    pub(crate) async fn resume(&self) {
        self.0.press(&words::text("start.resume-go")).await;
    }

    /// Removes the draft that lies on the device.
    pub(crate) async fn remove(&self) {
        self.0.press(&words::text("start.resume-drop")).await;
        self.0.press(&words::text("start.resume-drop-yes")).await;
    }

    /// Whether the draft of a child whose name begins so is offered.
    pub(crate) async fn offers_draft_of(&self, initial: &str) {
        let offer = words::text("start.resume-child");
        let (_, end) = offer.split_once("{when}").unwrap_or_default();
        self.0.text_contains(end.trim().replace("{initial}", initial).as_str()).await;
    }

    /// Opens the application of which it is said that the service refused it.
    pub(crate) async fn open_refused(&self) {
        let told = words::text("start.resume-refused");
        let (_, end) = told.split_once("{when}").unwrap_or_default();
        self.0.text_contains(end.trim()).await;
        self.0.press(&words::text("start.resume-open")).await;
    }

    /// Whether no draft is offered.
    pub(crate) async fn offers_nothing(&self) {
        self.0.text_contains(&words::text("start.question")).await;
        self.0.text_lacks(&words::text("start.resume")).await;
    }
}
