use crate::page::Page;

/// The two personal lists.
pub(crate) struct DocumentsPage<'a>(pub(crate) &'a Page);

impl DocumentsPage<'_> {
    /// The names of what is needed to apply.
    pub(crate) async fn to_apply(&self) -> Vec<String> {
        self.0.names_in("checkbox", "Чтобы подать заявление").await
    }

    /// The names of what is needed to activate.
    pub(crate) async fn to_activate(&self) -> Vec<String> {
        self.0.names_in("checkbox", "Чтобы активировать сертификат").await
    }
}
