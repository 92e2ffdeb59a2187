use crate::{page::Page, people::Filed};

/// Received.
pub(crate) struct SentPage<'a>(pub(crate) &'a Page);

impl SentPage<'_> {
    /// The number and the code that the page tells.
    pub(crate) async fn filed(&self) -> Filed {
        self.0.heading_is("Заявление отправлено и получено").await;
        Filed { number: self.0.fact("Номер заявления").await, code: self.0.fact("Код").await }
    }

    pub(crate) async fn open_status(&self) {
        self.0.follow("Открыть страницу заявления").await;
    }
}
