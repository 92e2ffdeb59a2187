//! The kinds of pages, each with what a person does there. The journeys say why.

mod check;
mod class_list;
mod documents;
mod form;
mod sent;
mod start;
mod status;
mod wizard;

pub(crate) use check::CheckPage;
pub(crate) use class_list::{ClassListPage, class_of};
pub(crate) use documents::DocumentsPage;
pub(crate) use form::{FormPage, path as section_path};
pub(crate) use sent::SentPage;
pub(crate) use start::StartPage;
pub(crate) use status::StatusPage;
pub(crate) use wizard::{WizardPage, answers_after_the_first, date_parts};

use crate::{
    clock::now,
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

/// The check page with everything filled in, for journeys that begin there: an earlier visit left the draft.
pub(crate) async fn come_back_to_check(page: &Page, person: &Person) {
    let start = StartPage(page);
    start.come_back_to(&person.draft_of(now())).await;
    start.resume().await;
    page.path_is("/result").await;
    page.open("/application/check").await;
    page.heading_is("Проверьте заявление").await;
}

/// All of it: afterwards the page says that the application was received.
pub(crate) async fn send_everything(page: &Page, person: &Person) -> Filed {
    fill_in_everything(page, person).await;
    CheckPage(page).send().await;
    SentPage(page).filed().await
}
