//! Changing one's mind loses nothing, and nothing leaks.

use kruzhok_domain::{
    form::{Field, Section},
    samples::born,
    wizard::{Answer, Applicant, Attends, Identity},
};

use crate::{
    engine::Screen,
    journey::journey,
    page::Page,
    pages::{CheckPage, FormPage, SentPage, WizardPage, answer_everything, fill_in_everything},
    people::{Person, today},
    words::{self, Voice},
};

const CERTIFICATE: [Field; 4] = [
    Field::BirthCertificateSeries,
    Field::BirthCertificateNumber,
    Field::BirthCertificateIssued,
    Field::BirthCertificateIssuer,
];
const PASSPORT: &str = "32 24 123456";

/// The link of the check page to a consent that is not given.
const CONSENT: &str = "Заполнить: Согласие на обработку данных";

#[tokio::test]
async fn a_passport_that_was_replaced_by_a_birth_certificate_is_not_sent() {
    journey(Screen::Phone, async |page, service| {
        let person = Person::parent_of_fourteen_year_old();
        fill_in_everything(page, &person).await;
        holds_the_other(page, Identity::BirthCertificate).await;
        page.text_contains("Не всё заполнено").await;
        page.text_lacks(PASSPORT).await;
        holds_the_other(page, Identity::Passport).await;
        page.text_contains(PASSPORT).await;
        holds_the_other(page, Identity::BirthCertificate).await;
        page.follow("Заполнить: Серия").await;
        FormPage::new(page, &with_certificate()).fill(Section::ChildDocument).await;
        page.press("Вернуться к проверке").await;
        // Another document is named in the consent than the one that it was given with.
        page.follow(CONSENT).await;
        page.text_contains("Документ ребёнка: свидетельство о рождении, II-МЮ").await;
        page.tick("Даю согласие за себя и за ребёнка").await;
        page.press("Вернуться к проверке").await;
        CheckPage(page).send().await;
        let filed = SentPage(page).filed().await;
        let shown = service.operator(&["applications", "show", &filed.number]);
        assert!(!shown.contains("child-passport") && !shown.contains(PASSPORT), "the passport was sent:\n{shown}");
        assert!(shown.contains("715330"), "the certificate was not sent:\n{shown}");
    })
    .await;
}

#[tokio::test]
async fn the_consent_of_a_parent_is_none_of_the_pupil() {
    journey(Screen::Phone, async |page, service| {
        fill_in_everything(page, &Person::parent_of_fourteen_year_old()).await;
        CheckPage(page).change("Кто подаёт заявление").await;
        WizardPage::new(page, Voice::Parent).answer(Answer::Applicant(Applicant::Pupil)).await;
        page.path_is("/application/check").await;
        page.text_contains("Это согласие дал взрослый, а заявление теперь подаёте вы").await;
        assert!(!page.names("button").await.contains(&"Отправить заявление".to_owned()), "it can be sent");
        CheckPage(page).change_section(Section::Consent, Voice::Parent).await;
        assert!(!page.is_on("Даю согласие на обработку моих данных").await, "the pupil's box is ticked already");
        page.tick("Даю согласие на обработку моих данных").await;
        page.press("Вернуться к проверке").await;
        CheckPage(page).send().await;
        assert_eq!(service.applications().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_consent_is_asked_for_again_when_a_name_in_it_changes_and_only_then() {
    journey(Screen::Phone, async |page, _| {
        fill_in_everything(page, &Person::parent_of_seven_year_old()).await;
        CheckPage(page).change_section(Section::Contacts, Voice::Parent).await;
        page.fill("Телефон", "8 913 000-00-00").await;
        page.press("Вернуться к проверке").await;
        page.text_contains("Отправить заявление").await;
        CheckPage(page).change_section(Section::Representative, Voice::Parent).await;
        page.fill("Ваша фамилия", "Соснова").await;
        page.press("Вернуться к проверке").await;
        page.path_is("/application/check").await;
        page.text_contains("Заполнить").await;
        assert!(page.names("link").await.contains(&CONSENT.to_owned()), "the consent is not asked for again");
        assert!(!page.names("button").await.contains(&"Отправить заявление".to_owned()), "it can be sent");
    })
    .await;
}

#[tokio::test]
async fn a_consent_names_what_is_sent_and_nothing_that_was_taken_back() {
    journey(Screen::Phone, async |page, _| {
        let person = Person::parent_of_seven_year_old();
        fill_in_everything(page, &person).await;
        CheckPage(page).change_section(Section::Representative, Voice::Parent).await;
        let same_address = words::field(Field::RepresentativeSameAddress, Voice::Parent);
        page.choose(&same_address, "Нет, по другому").await;
        page.fill(&words::field(Field::RepresentativeAddress, Voice::Parent), "Юрга, Строительная, 5").await;
        page.press("Вернуться к проверке").await;
        page.follow(CONSENT).await;
        page.text_contains("Мой адрес: Юрга, Строительная, 5.").await;
        page.text_contains(&format!("Адрес ребёнка: {}", person.text(Field::AddressIndex))).await;
        page.open("/application/representative?then=check").await;
        page.choose(&same_address, "Да").await;
        page.press("Вернуться к проверке").await;
        CheckPage(page).change_section(Section::Child, Voice::Parent).await;
        page.tick(&words::field(Field::ChildNoPatronymic, Voice::Parent)).await;
        page.press("Вернуться к проверке").await;
        page.follow(CONSENT).await;
        page.text_contains(&format!("Мой адрес: {}", person.text(Field::AddressIndex))).await;
        page.text_lacks("Строительная").await;
        page.text_lacks(person.text(Field::ChildPatronymic)).await;
    })
    .await;
}

/// From the check page to the question and back, with another answer.
async fn holds_the_other(page: &Page, identity: Identity) {
    CheckPage(page).change("Документ ребёнка").await;
    WizardPage::new(page, Voice::Parent).answer(Answer::Identity(identity)).await;
    page.path_is("/application/check").await;
}

/// The child of fourteen with the birth certificate of another one.
fn with_certificate() -> Person {
    let mut person = Person::parent_of_fourteen_year_old();
    let certificate = Person::parent_of_seven_year_old();
    for field in [
        Field::ChildPassportNumber,
        Field::ChildPassportIssued,
        Field::ChildPassportIssuer,
        Field::ChildPassportDepartment,
    ] {
        person.sample.draft.put(field, "");
    }
    for field in CERTIFICATE {
        person.sample.draft.put(field, certificate.text(field));
    }
    person
}

#[tokio::test]
async fn an_answer_changed_on_the_check_page_leads_back_to_it() {
    journey(Screen::Phone, async |page, _| {
        answer_everything(page, &Person::parent_of_fourteen_year_old()).await;
        page.open("/application/check").await;
        let wizard = WizardPage::new(page, Voice::Parent);
        CheckPage(page).change("Куда ходит ребёнок").await;
        wizard.answer(Answer::Attends(Attends::Nowhere)).await;
        page.path_is("/application/check").await;
        assert_eq!(page.fact("Куда ходит ребёнок").await, "Ни в детский сад, ни в школу");
        CheckPage(page).change("Куда ходит ребёнок").await;
        page.follow("Назад").await;
        page.path_is("/application/check").await;
    })
    .await;
}

#[tokio::test]
async fn a_change_that_raises_a_new_question_asks_it_before_the_check_page() {
    journey(Screen::Phone, async |page, _| {
        answer_everything(page, &Person::parent_of_fourteen_year_old()).await;
        page.open("/application/check").await;
        let wizard = WizardPage::new(page, Voice::Parent);
        CheckPage(page).change("Дата рождения ребёнка").await;
        // A child of seven has no passport: what it holds has to be asked again.
        wizard.answer(Answer::BirthDate(born(7, today()))).await;
        wizard.answer(Answer::Identity(Identity::BirthCertificate)).await;
        page.path_is("/application/check").await;
        assert_eq!(page.fact("Документ ребёнка").await, "Свидетельство о рождении");
    })
    .await;
}
