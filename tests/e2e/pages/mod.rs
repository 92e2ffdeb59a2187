//! The kinds of pages, each with what a person does there. The journeys say why.

mod check;
mod documents;
mod form;
mod sent;
mod status;
mod wizard;

pub(crate) use check::CheckPage;
pub(crate) use documents::DocumentsPage;
pub(crate) use form::{FormPage, path as section_path};
pub(crate) use sent::SentPage;
pub(crate) use status::StatusPage;
pub(crate) use wizard::{WizardPage, answers_after_the_first};

use crate::{
    page::Page,
    people::{Filed, Person},
};

/// From the first link on the start page to the result.
pub(crate) async fn answer_everything(page: &Page, person: &Person) {
    let wizard = WizardPage::new(page, person.voice);
    wizard.begin().await;
    wizard.answer_all(&person.sample.answers).await;
}

/// From the first link on the start page to the check page, with everything filled in.
pub(crate) async fn fill_in_everything(page: &Page, person: &Person) {
    answer_everything(page, person).await;
    page.follow("Заполнить заявление").await;
    FormPage::new(page, person).fill_all().await;
}

/// All of it: afterwards the page says that the application was received.
pub(crate) async fn send_everything(page: &Page, person: &Person) -> Filed {
    fill_in_everything(page, person).await;
    CheckPage(page).send().await;
    SentPage(page).filed().await
}
