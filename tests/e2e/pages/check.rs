use kruzhok_domain::form::Section;

use crate::{page::Page, words, words::Voice};

/// The check before sending.
pub(crate) struct CheckPage<'a>(pub(crate) &'a Page);

impl CheckPage<'_> {
    /// Sends the application and waits until the service has it.
    pub(crate) async fn send(&self) {
        self.0.heading_is("Проверьте заявление").await;
        self.0.press("Отправить заявление").await;
        self.0.path_is("/sent").await;
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
