//! What was typed wrongly is said, found and never lost.

use kruzhok_domain::form::{Field, Section};

use crate::{
    engine::Screen,
    journey::journey,
    page::Page,
    pages::{FormPage, WizardPage, answer_everything},
    people::Person,
    service::Service,
    words::Voice,
};

const SUMMARY: &str = "alert Проверьте, что вы ввели";
const CHECK_DIGITS: &str = "Проверьте СНИЛС: одна из цифр неверная или две переставлены";
const SNILS: &str = "СНИЛС ребёнка";

#[tokio::test]
async fn a_wrong_snils_is_sent_nowhere_and_nothing_that_was_typed_is_lost() {
    journey(Screen::Phone, async |page, service| {
        let right = Person::parent_of_fourteen_year_old();
        let mut wrong = Person::parent_of_fourteen_year_old();
        wrong.sample.draft.put(Field::ChildSnils, "087-654-303 01");
        answer_everything(page, &right).await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &wrong);
        form.fill(Section::Child).await;
        form.go_on().await;
        says_what_is_wrong(page).await;
        page.screenshot("wrong-snils").await;
        form.holds(Section::Child).await;
        cannot_be_sent(page, service).await;
        page.open("/application/child").await;
        form.holds(Section::Child).await;
        is_put_right(page, &right).await;
    })
    .await;
}

async fn says_what_is_wrong(page: &Page) {
    page.focus_is_on(SUMMARY).await;
    page.title_begins("Ошибка: ").await;
    page.path_is("/application/child").await;
    page.follow(CHECK_DIGITS).await;
    page.focus_is_on(&format!("field {SNILS}")).await;
    let problem = page.problem(SNILS).await;
    assert!(problem.contains(CHECK_DIGITS), "the field says: {problem}");
    assert_eq!(page.problem("Фамилия ребёнка").await, "");
}

async fn cannot_be_sent(page: &Page, service: &Service) {
    page.open("/application/check").await;
    page.heading_is("Проверьте заявление").await;
    page.text_contains("Не всё заполнено").await;
    let buttons = page.names("button").await;
    assert!(!buttons.iter().any(|button| button.contains("Отправить")), "it can be sent: {buttons:?}");
    assert_eq!(service.applications(), Vec::<String>::new());
}

async fn is_put_right(page: &Page, right: &Person) {
    let form = FormPage::new(page, right);
    form.go_on().await;
    page.focus_is_on(SUMMARY).await;
    page.fill(SNILS, right.text(Field::ChildSnils)).await;
    // The summary is of the last attempt, until there is another one.
    page.title_begins("Ошибка: ").await;
    form.go_on().await;
    page.path_is("/application/child-document").await;
    page.title_begins("Паспорт ребёнка").await;
    page.follow("Назад").await;
    form.holds(Section::Child).await;
    page.reload().await;
    form.holds(Section::Child).await;
}

#[tokio::test]
async fn every_problem_of_a_section_is_named_at_once_and_leads_to_its_field() {
    journey(Screen::Desktop, async |page, _| {
        let person = Person::parent_of_seven_year_old();
        answer_everything(page, &person).await;
        page.follow("Заполнить заявление").await;
        page.press("Продолжить").await;
        page.focus_is_on(SUMMARY).await;
        for (problem, field) in [
            ("Введите фамилию", "Фамилия ребёнка"),
            ("Введите имя", "Имя ребёнка"),
            ("Введите отчество или отметьте, что его нет", "Отчество ребёнка"),
            ("Введите СНИЛС или отметьте, что его пока нет", SNILS),
            ("Введите ИНН или отметьте, что его пока нет", "ИНН ребёнка"),
        ] {
            page.follow(problem).await;
            page.focus_is_on(&format!("field {field}")).await;
        }
        page.screenshot("empty-section").await;
    })
    .await;
}

#[tokio::test]
async fn a_wrong_date_leads_to_the_part_that_is_wrong() {
    journey(Screen::Phone, async |page, _| {
        let asked = "Когда родился ребёнок?";
        WizardPage::new(page, Voice::Parent).begin().await;
        page.heading_is(asked).await;
        for ([day, month, year], problem, part) in [
            (["", "", ""], "Введите дату рождения ребёнка", "День"),
            (["31", "2", "2019"], "Такого дня нет в календаре. Проверьте день и месяц", "День"),
            (["3", "", "2019"], "Введите месяц рождения", "Месяц"),
            (["3", "мартобря", "2019"], "Проверьте месяц: это число от 1 до 12 или название, например «март»", "Месяц"),
            (["3", "3", "19"], "Введите год четырьмя цифрами, например 2017", "Год"),
            (["3", "3", "2219"], "Этот день ещё не наступил. Проверьте год рождения", "Год"),
        ] {
            for (name, text) in [("День", day), ("Месяц", month), ("Год", year)] {
                page.fill_in(asked, name, text).await;
            }
            page.press("Продолжить").await;
            page.follow(problem).await;
            page.focus_is_on(&format!("field {part}")).await;
            assert_eq!(page.value_in(asked, "Месяц").await, month, "a date is never rewritten");
        }
    })
    .await;
}

#[tokio::test]
async fn a_question_without_an_answer_leads_to_its_first_answer() {
    journey(Screen::Phone, async |page, _| {
        WizardPage::new(page, Voice::Staff).begin().await;
        page.heading_is("Кому вы помогаете?").await;
        page.press("Продолжить").await;
        page.focus_is_on(SUMMARY).await;
        page.title_begins("Ошибка: ").await;
        page.follow("Выберите, кому вы помогаете").await;
        page.focus_is_on("radio Родителю или законному представителю").await;
    })
    .await;
}
