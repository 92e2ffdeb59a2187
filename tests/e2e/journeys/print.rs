//! What a family takes along: one sheet of A4 that any printer prints and anybody reads.

use kruzhok_domain::form::Field;

use crate::{
    engine::Screen,
    journey::journey,
    page::Page,
    pages::{CheckPage, FormPage, SentPage, answer_everything},
    paper::Sheet,
    people::{Person, programme, today},
    words::long_date,
};

/// In points: as large as a newspaper for people who read without glasses.
const LETTERS: f32 = 12.0;

const FORM: &str = "Заявление на сертификат дополнительного образования";
const TO_APPLY: &str = "Чтобы подать заявление";
const TO_ACTIVATE: &str = "Чтобы активировать сертификат";

#[tokio::test]
async fn both_lists_are_one_sheet_each_with_its_own_documents() {
    journey(Screen::Desktop, async |page, _| {
        answer_everything(page, &Person::parent_of_seven_year_old()).await;
        page.follow("Посмотреть, какие нужны документы").await;
        let sheet = printed(page, "Документы для сертификата", "documents").await;
        let to_activate = ["Документ ребёнка", "Документ родителя", "Подтверждение прописки ребёнка"].map(dense);
        let to_apply = [to_activate.as_slice(), &["СНИЛС ребёнка", "ИНН ребёнка"].map(dense)].concat();
        let (apply, activate) = (sheet.between(TO_APPLY, TO_ACTIVATE), sheet.between(TO_ACTIVATE, "Кто приходит"));
        assert!(to_apply.iter().all(|document| apply.contains(document)), "{apply}");
        assert!(to_activate.iter().all(|document| activate.contains(document)), "{activate}");
        assert!(!activate.contains("СНИЛС") && !activate.contains("ИНН"), "{activate}");
        sheet.says("Родитель или законный представитель ребёнка");
        where_to_come(&sheet);
        sheet.says(&long_date(today()));
        let basis = &programme().legal_basis;
        sheet.says(&format!("{} от {} № {}", basis.title, long_date(basis.date), basis.number));
    })
    .await;
}

#[tokio::test]
async fn the_verdict_is_one_sheet_with_its_reasons() {
    journey(Screen::Phone, async |page, _| {
        answer_everything(page, &Person::parent_of_seven_year_old()).await;
        let sheet = printed(page, "Ребёнку положен сертификат", "result").await;
        sheet.says("От 5 до 18 лет");
        sheet.lacks("Изменить");
    })
    .await;
}

#[tokio::test]
async fn the_form_is_one_sheet_to_write_on_and_one_sheet_when_it_is_filled_in() {
    journey(Screen::Desktop, async |page, _| {
        let mut person = Person::parent_of_seven_year_old();
        let issuer = "Отделением УФМС России по Кемеровской области в Ленинск-Кузнецком районе и городе Полысаево";
        for field in [Field::BirthCertificateIssuer, Field::RepresentativePassportIssuer] {
            person.sample.draft.put(field, issuer);
        }
        answer_everything(page, &person).await;
        page.follow("Посмотреть, какие нужны документы").await;
        page.follow("Распечатать заявление, чтобы подать лично").await;
        let blank = printed(page, FORM, "form-blank").await;
        for line in ["Фамилия ребёнка", "Серия и номер", "Адрес заявителя", "Телефон", "Дата", "Подпись"]
        {
            blank.says(line);
        }
        blank.lacks("Ёлкина");
        page.back().await;
        page.follow("Заполнить заявление").await;
        FormPage::new(page, &person).fill_all().await;
        page.follow("Распечатать заявление, чтобы подать лично").await;
        let filled = printed(page, FORM, "form").await;
        for written in ["Ёлкина", "112-233-445 95", "500100732259", "II-МЮ", issuer, "32 15 654321", "Подпись"]
        {
            filled.says(written);
        }
    })
    .await;
}

#[tokio::test]
async fn a_pupils_form_is_one_sheet() {
    journey(Screen::Phone, async |page, _| {
        let person = Person::pupil_of_fifteen();
        answer_everything(page, &person).await;
        page.follow("Заполнить заявление").await;
        FormPage::new(page, &person).fill_all().await;
        page.follow("Распечатать заявление, чтобы подать лично").await;
        let sheet = printed(page, FORM, "form-of-pupil").await;
        for written in [person.text(Field::ChildSurname), person.text(Field::ChildPassportNumber), "Подпись"] {
            sheet.says(written);
        }
    })
    .await;
}

#[tokio::test]
async fn number_code_and_the_way_back_to_the_application_are_one_sheet_each() {
    journey(Screen::Phone, async |page, service| {
        let person = Person::parent_of_seven_year_old();
        answer_everything(page, &person).await;
        page.follow("Заполнить заявление").await;
        FormPage::new(page, &person).fill_all().await;
        CheckPage(page).send().await;
        let filed = SentPage(page).filed().await;
        let sheet = printed(page, "Заявление отправлено и получено", "sent").await;
        for told in [filed.number.as_str(), &filed.code, &long_date(today())] {
            sheet.says(told);
        }
        let link = format!("{}/status#{}.{}", service.address(), plain(&filed.number), plain(&filed.code));
        assert!(sheet.has_qr_of(&link), "there is no QR code of {link}");

        SentPage(page).open_status().await;
        let sheet = printed(page, "Заявление получено. Осталось активировать сертификат", "status").await;
        assert!(sheet.has_qr_of(&link), "there is no QR code of {link}");
        sheet.says(&filed.number);
        sheet.says("Родитель или законный представитель ребёнка");
        where_to_come(&sheet);
        for document in ["Документ ребёнка", "Документ родителя", "Подтверждение прописки ребёнка"]
        {
            sheet.says(document);
        }
        for not_needed in ["СНИЛС", "ИНН"] {
            sheet.lacks(not_needed);
        }
        sheet.says(&long_date(today()));
    })
    .await;
}

#[tokio::test]
async fn an_address_outside_is_written_out_on_paper() {
    journey(Screen::Phone, async |page, _| {
        page.open("/ways").await;
        page.heading_is("Как подать заявление").await;
        let sheet = page.print("ways").await.only_sheet();
        sheet.says(&programme().links.cabinet);
        sheet.is_grey();
        sheet.letters_are_at_least(LETTERS);
    })
    .await;
}

/// The page on its one sheet, which any printer prints, everybody can read, and nobody tries to press.
async fn printed(page: &Page, heading: &str, name: &str) -> Sheet {
    page.heading_is(heading).await;
    let on_screen = [page.names("button").await, page.names("link").await].concat();
    let sheet = page.print(name).await.only_sheet();
    sheet.says(heading);
    sheet.is_grey();
    sheet.letters_are_at_least(LETTERS);
    for name in on_screen.iter().filter(|name| !name.starts_with('+')) {
        sheet.lacks(name);
    }
    sheet
}

fn where_to_come(sheet: &Sheet) {
    sheet.says("Пример: Центр дополнительного образования");
    sheet.says("улица Примерная, дом 1");
    sheet.says("понедельник–пятница: 9:00–17:00");
    sheet.says("+7 (38456) 0-00-00");
}

fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

fn plain(grouped: &str) -> String {
    grouped.replace('-', "")
}
