//! One computer at school, one family after the other.

use kruzhok_domain::{choice::Choice, form::Section};

use crate::{
    engine::Screen,
    journey::journey,
    page::Page,
    pages::{CheckPage, FormPage, SentPage, WizardPage, answers_after_the_first},
    people::{Filed, Person},
};

const FINISH: &str = "Закончить и очистить";

#[tokio::test]
async fn staff_leave_nothing_on_the_computer_from_the_first_question_to_the_number() {
    journey(Screen::Desktop, async |page, service| {
        let person = Person::staff_with_parent();
        let wizard = WizardPage::new(page, person.voice);
        wizard.begin().await;
        for given in answers_after_the_first(&person.sample.answers) {
            wizard.answer(given).await;
            nothing_is_stored(page).await;
        }
        page.follow("Посмотреть, какие нужны документы").await;
        page.tick("СНИЛС ребёнка").await;
        nothing_is_stored(page).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        for section in Section::ALL {
            form.fill(*section).await;
            nothing_is_stored(page).await;
            form.go_on().await;
        }
        page.screenshot("staff-check").await;
        CheckPage(page).send().await;
        let filed = SentPage(page).filed().await;
        assert_eq!(service.applications().len(), 1);
        nothing_is_stored(page).await;
        page.screenshot("staff-sent").await;
        page.press(FINISH).await;
        nothing_of_them_is_left(page, Some(&filed)).await;
    })
    .await;
}

#[tokio::test]
async fn staff_who_stop_halfway_leave_nothing_for_the_next_family() {
    journey(Screen::Desktop, async |page, _| {
        let person = Person::staff_with_parent();
        let wizard = WizardPage::new(page, person.voice);
        wizard.begin().await;
        wizard.answer_all(&person.sample.answers).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        form.fill_and_go_on(Section::Child).await;
        form.fill(Section::ChildDocument).await;
        page.press(FINISH).await;
        nothing_of_them_is_left(page, None).await;

        wizard.begin().await;
        wizard.answer_all(&person.sample.answers).await;
        page.follow("Заполнить заявление").await;
        page.path_is("/application/child").await;
        assert_eq!(page.value("Фамилия ребёнка").await, "");
        nothing_is_stored(page).await;
    })
    .await;
}

async fn nothing_is_stored(page: &Page) {
    assert_eq!(page.stored().await, r#"{"local":{},"session":{}}"#);
}

/// The start page, and behind it, however often one goes back, no trace of the family.
async fn nothing_of_them_is_left(page: &Page, filed: Option<&Filed>) {
    page.path_is("/").await;
    page.heading_is("Сертификат дополнительного образования").await;
    nothing_is_stored(page).await;
    for _ in 0..3 {
        page.back().await;
        page.page_is("/questions/applicant").await;
        page.heading_is("Кто подаёт заявление?").await;
        let shown = page.everything().await;
        for personal in ["Ёлкина", "Анна", "112-233-445", "715330"] {
            assert!(!shown.contains(personal), "{personal} is still there: {shown}");
        }
        for secret in filed.iter().flat_map(|filed| [&filed.number, &filed.code]) {
            assert!(!shown.contains(secret.as_str()), "{secret} is still there: {shown}");
        }
        nothing_is_stored(page).await;
    }
}
