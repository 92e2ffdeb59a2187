use crate::{page::Page, people::Filed};

/// Where an application stands.
pub(crate) struct StatusPage<'a>(pub(crate) &'a Page);

impl StatusPage<'_> {
    /// Asks for an application by its number and code.
    pub(crate) async fn look_up(&self, filed: &Filed) {
        self.0.open("/status").await;
        self.ask_for(filed).await;
    }

    /// The same where the page is there already.
    pub(crate) async fn ask_for(&self, filed: &Filed) {
        self.0.fill("Номер заявления", &filed.number).await;
        self.0.fill("Код", &filed.code).await;
        self.0.press("Открыть заявление").await;
    }

    /// Asks the server again, and waits for what it says.
    pub(crate) async fn refresh_until(&self, heading: &str) {
        self.0.press("Обновить").await;
        self.0.heading_is(heading).await;
    }

    /// The one thing to do now.
    pub(crate) async fn next(&self) -> String {
        self.0.region_text("Что сделать сейчас").await
    }

    /// The telephone of the organisation, as the link that calls it.
    pub(crate) async fn call(&self, shown: &str) -> String {
        self.0.target_of(shown).await
    }
}
