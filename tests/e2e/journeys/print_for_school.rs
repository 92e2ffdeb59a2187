//! What a school prints: a class on one sheet, and paper to hang up, to give away and to write on.

use chrono::Datelike;

use crate::{
    altered_app::AlteredApp,
    engine::Screen,
    journey::{journey, journey_at},
    page::Page,
    pages::{ClassListPage, answer_everything, class_of},
    paper::Sheet,
    people::{Person, programme, today},
    service::Service,
    words::{self, long_date},
};

/// In points. A table of a class is read by one teacher at a desk.
const LETTERS: f32 = 12.0;
const LETTERS_OF_A_TABLE: f32 = 11.0;

const COLUMNS: [&str; 8] = ["№", "Имя", "Дата рождения", "Сертификат", "Подают сами", "Уже есть", "Подали", "Активен"];

#[tokio::test]
async fn a_class_of_thirty_is_one_sheet() {
    journey(Screen::Desktop, async |page, _| {
        let class = ClassListPage(page);
        class.open().await;
        class.read(&class_of(30)).await;
        assert_eq!(class.count("now").await, "30");
        let sheet = grey(page, "class", LETTERS_OF_A_TABLE).await;
        for told in COLUMNS.iter().chain(&["Список класса", "30", "Александрова Екатерина Александровна", "положен"])
        {
            sheet.says(told);
        }
        sheet.says(&long_date(today()));
    })
    .await;
}

#[tokio::test]
async fn the_columns_are_named_on_every_sheet_of_a_large_class() {
    journey(Screen::Desktop, async |page, _| {
        let class = ClassListPage(page);
        class.open().await;
        class.read(&class_of(80)).await;
        assert_eq!(class.count("now").await, "80");
        let mut sheets = page.print("class-of-80").await.sheets();
        sheets.retain(|sheet| sheet.text().contains("Соколов"));
        assert!(sheets.len() > 1);
        for sheet in sheets {
            COLUMNS.iter().for_each(|column| sheet.says(column));
        }
    })
    .await;
}

#[tokio::test]
async fn the_poster_is_one_sheet_that_leads_to_the_site() {
    journey(Screen::Desktop, async |page, service| {
        let sheet = paper(page, "poster", "Сертификат дополнительного образования").await;
        assert!(sheet.has_qr_of(service.address()), "there is no QR code of {}", service.address());
        sheet.says("Дети от 5 до 18 лет");
        told_by_every_paper(&sheet, service.address());
    })
    .await;
}

#[tokio::test]
async fn the_leaflet_is_one_sheet_with_all_branches_of_the_rules() {
    journey(Screen::Phone, async |page, service| {
        let sheet = paper(page, "leaflet", "Сертификат дополнительного образования").await;
        assert!(sheet.has_qr_of(service.address()), "there is no QR code of {}", service.address());
        let apply = sheet.between("Документы, чтобы подать заявление", "Документы, чтобы активировать сертификат");
        let activate = sheet.between("Документы, чтобы активировать сертификат", "Когда спросить");
        for both in ["Свидетельствоорождении", "Документродителя", "толькоеслинеходит"]
        {
            assert!(apply.contains(both) && activate.contains(both), "{both}: {apply} {activate}");
        }
        for once in ["СНИЛС", "ИНН"] {
            assert!(apply.contains(once) && !activate.contains(once), "{once}: {apply} {activate}");
        }
        sheet.says("С 14 лет можно подать заявление самостоятельно");
        sheet.says(&programme().links.cabinet);
        told_by_every_paper(&sheet, service.address());
    })
    .await;
}

#[tokio::test]
async fn the_papers_of_a_municipality_with_many_organisations_are_one_sheet_all_the_same() {
    let large = AlteredApp::with_programme(|programme| {
        let organisation = programme["organisations"][0].clone();
        programme["organisations"] = (1..=12)
            .map(|number| {
                let mut another = organisation.clone();
                another["id"] = format!("school-{number}").into();
                another["name"] = format!("Школа № {number}").into();
                another
            })
            .collect();
    });
    journey_at(Service::start_with(large.path()), Screen::Desktop, async |page, service| {
        for name in ["poster", "leaflet"] {
            let sheet = paper(page, name, "Сертификат дополнительного образования").await;
            page.text_contains("Школа № 12").await;
            leads_to_the_organisations(&sheet, service.address());
        }
        answer_everything(page, &Person::parent_of_seven_year_old()).await;
        page.follow("Посмотреть, какие нужны документы").await;
        leads_to_the_organisations(&page.print("documents-many").await.only_sheet(), service.address());
    })
    .await;
}

fn leads_to_the_organisations(sheet: &Sheet, address: &str) {
    sheet.says(&format!("{address}/organisations"));
    sheet.lacks("Школа");
}

#[tokio::test]
async fn the_form_can_be_had_blank_by_anybody() {
    journey(Screen::Desktop, async |page, _| {
        page.open("/class/leaflet").await;
        page.follow(&words::text("class-papers.form")).await;
        let whose = words::text("blank-form.whose");
        for (kind, line) in [
            ("parent-certificate", "Свидетельство о рождении ребёнка"),
            ("parent-passport", "Паспорт ребёнка"),
            ("parent-foreign", "Название документа"),
            ("pupil-certificate", "Свидетельство о рождении заявителя"),
            ("pupil-passport", "Кем приходится заявителю"),
            ("pupil-foreign", "Название документа"),
        ] {
            page.choose(&whose, &words::text(&format!("blank-form.{kind}"))).await;
            page.text_contains(line).await;
            let sheet = paper_here(page, &format!("form-{kind}"), &words::text("form.title")).await;
            for told in [line, "Дата рождения", "только если не ходит ни в сад, ни в школу", "Подпись"]
            {
                sheet.says(told);
            }
            // Nothing is filled in, not even the day of birth.
            sheet.lacks(&today().year().to_string());
        }
    })
    .await;
}

async fn paper(page: &Page, name: &str, heading: &str) -> Sheet {
    page.open(&format!("/class/{name}")).await;
    // The page that is there before the app has this heading too.
    page.app_is_up().await;
    paper_here(page, name, heading).await
}

async fn paper_here(page: &Page, name: &str, heading: &str) -> Sheet {
    page.heading_is(heading).await;
    let sheet = grey(page, name, LETTERS).await;
    sheet.says(heading);
    sheet
}

/// The page on its one sheet, without colours and without anything to press.
async fn grey(page: &Page, name: &str, letters: f32) -> Sheet {
    let on_screen = [page.names("button").await, page.names("link").await].concat();
    let sheet = page.print(name).await.only_sheet();
    sheet.is_grey();
    sheet.letters_are_at_least(letters);
    for name in on_screen.iter().filter(|name| !name.starts_with('+')) {
        sheet.lacks(name);
    }
    sheet
}

fn told_by_every_paper(sheet: &Sheet, address: &str) {
    sheet.says(address.trim_start_matches("http://"));
    for organisation in &programme().organisations {
        sheet.says(&organisation.name);
        sheet.says(&organisation.address);
    }
    sheet.says("+7 (38456) 0-00-00");
    sheet.says(&long_date(today()));
    sheet.says(&programme().legal_basis.number);
}
