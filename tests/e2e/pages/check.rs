use kruzhok_domain::form::Section;

use crate::{page::Page, words, words::Voice};

/// The check before sending.
pub(crate) struct CheckPage<'a>(pub(crate) &'a Page);

impl CheckPage<'_> {
    /// Sends the application and waits until the service has it.
    pub(crate) async fn send(&self) {
        self.press_send().await;
        self.0.path_is("/sent").await;
    }

    /// Sends the application, whatever comes of it.
    pub(crate) async fn press_send(&self) {
        self.0.heading_is("Проверьте заявление").await;
        self.0.press("Отправить заявление").await;
    }

    /// Whether it is said that nobody knows yet if the application arrived, and nothing of it can be changed.
    pub(crate) async fn asks_whether_it_arrived(&self) {
        self.0.text_contains(&words::text("delivery.unknown")).await;
        self.0.text_lacks(&words::text("delivery.call-back")).await;
        let links = self.0.names("link").await;
        assert!(!links.iter().any(|name| name.starts_with("Изменить")), "what was sent can be changed: {links:?}");
    }

    /// Follows the link that changes a section of the form.
    pub(crate) async fn change_section(&self, section: Section, voice: Voice) {
        self.change(&words::section(section, voice)).await;
    }

    /// Follows the link that changes the answer with that name.
    pub(crate) async fn change(&self, row: &str) {
        self.0.follow(&format!("Изменить: {row}")).await;
    }
}
