//! From the first link to the active certificate, for the three people for whom the way differs most.

use kruzhok_domain::{choice::Choice, form::Section};

use crate::{
    engine::Screen,
    journey::journey,
    page::Page,
    pages::{
        CheckPage, DocumentsPage, FormPage, SentPage, StatusPage, WizardPage, answer_everything,
        answers_after_the_first,
    },
    people::{Filed, Person},
    service::Service,
    words::{self, Voice},
};

const TO_COME: &str = "Заявление получено. Осталось активировать сертификат";

#[tokio::test]
async fn a_parent_of_a_seven_year_old_who_attends_nowhere_brings_proof_of_residence() {
    journey(Screen::Phone, async |page, service| {
        page.open("/").await;
        page.screenshot("parent-of-7-start").await;
        let documents = Documents {
            to_apply: &[
                "Документ ребёнка",
                "Документ родителя или законного представителя",
                "СНИЛС ребёнка",
                "ИНН ребёнка",
                "Подтверждение прописки ребёнка",
            ],
            to_activate: &[
                "Документ ребёнка",
                "Документ родителя или законного представителя",
                "Подтверждение прописки ребёнка",
            ],
        };
        whole_way(page, service, &Person::parent_of_seven_year_old(), &documents, "parent-of-7").await;
    })
    .await;
}

#[tokio::test]
async fn a_pupil_of_fifteen_applies_alone_and_is_told_that_an_adult_must_come() {
    journey(Screen::Phone, async |page, service| {
        let documents = Documents {
            to_apply: &["Ваш документ", "Документ взрослого, который придёт с вами", "Ваш СНИЛС", "Ваш ИНН"],
            to_activate: &["Ваш документ", "Документ взрослого, который придёт с вами"],
        };
        whole_way(page, service, &Person::pupil_of_fifteen(), &documents, "pupil-of-15").await;
    })
    .await;
}

#[tokio::test]
async fn a_parent_of_a_fourteen_year_old_applies_with_the_childs_passport() {
    journey(Screen::Desktop, async |page, service| {
        let documents = Documents {
            to_apply: &[
                "Документ ребёнка",
                "Документ родителя или законного представителя",
                "СНИЛС ребёнка",
                "ИНН ребёнка",
            ],
            to_activate: &["Документ ребёнка", "Документ родителя или законного представителя"],
        };
        whole_way(page, service, &Person::parent_of_fourteen_year_old(), &documents, "parent-of-14").await;
    })
    .await;
}

/// Both lists as the page names them.
struct Documents<'a> {
    to_apply: &'a [&'a str],
    to_activate: &'a [&'a str],
}

async fn whole_way(page: &Page, service: &Service, person: &Person, documents: &Documents<'_>, name: &str) {
    questions(page, person, name).await;
    both_lists(page, documents, name).await;
    page.follow("Заполнить заявление").await;
    sections(page, person, name).await;
    page.screenshot(&format!("{name}-check")).await;
    CheckPage(page).send().await;
    let filed = SentPage(page).filed().await;
    page.screenshot(&format!("{name}-sent")).await;
    assert_eq!(service.applications().len(), 1);
    SentPage(page).open_status().await;
    waits_for_the_visit(page, person.voice, documents).await;
    page.screenshot(&format!("{name}-status")).await;
    becomes_active(page, service, &filed).await;
    page.screenshot(&format!("{name}-active")).await;
}

async fn questions(page: &Page, person: &Person, name: &str) {
    if person.voice == Voice::Pupil {
        let wizard = WizardPage::new(page, person.voice);
        wizard.begin().await;
        for given in answers_after_the_first(&person.sample.answers) {
            page.heading_is(&words::question(given.question(), person.voice)).await;
            speaks_to_the_pupil(page).await;
            wizard.answer(given).await;
        }
        page.heading_is("Вам положен сертификат").await;
        speaks_to_the_pupil(page).await;
        page.text_contains("активировать сертификат приходит взрослый").await;
    } else {
        answer_everything(page, person).await;
        page.heading_is("Ребёнку положен сертификат").await;
    }
    page.screenshot(&format!("{name}-result")).await;
}

async fn both_lists(page: &Page, documents: &Documents<'_>, name: &str) {
    page.follow("Посмотреть, какие нужны документы").await;
    assert_eq!(DocumentsPage(page).to_apply().await, documents.to_apply);
    assert_eq!(DocumentsPage(page).to_activate().await, documents.to_activate);
    page.screenshot(&format!("{name}-documents")).await;
}

async fn sections(page: &Page, person: &Person, name: &str) {
    let form = FormPage::new(page, person);
    for section in Section::ALL {
        form.fill(*section).await;
        if person.voice == Voice::Pupil {
            speaks_to_the_pupil(page).await;
        }
        if matches!(section, Section::Child | Section::Representative) {
            // Typed and not yet confirmed: even that must survive.
            page.reload().await;
            form.holds(*section).await;
        }
        page.screenshot(&format!("{name}-section-{}", section.code())).await;
        form.go_on().await;
    }
    page.path_is("/application/check").await;
}

async fn waits_for_the_visit(page: &Page, voice: Voice, documents: &Documents<'_>) {
    page.heading_is(TO_COME).await;
    let next = StatusPage(page).next().await;
    for document in documents.to_activate {
        assert!(next.contains(document), "«{document}» is to be brought, but the page says: {next}");
    }
    let (_, bring) = next.split_once("Взять с собой").unwrap_or_default();
    let (bring, _) = bring.split_once("Срок для активации").unwrap_or((bring, ""));
    assert!(!bring.is_empty(), "the page does not say what to bring: {next}");
    for not_needed in ["СНИЛС", "ИНН"] {
        assert!(!bring.contains(not_needed), "{not_needed} is not needed to activate, but the page says: {bring}");
    }
    assert!(next.contains("Пример: Центр дополнительного образования"), "{next}");
    assert_eq!(StatusPage(page).call("+7 (38456) 0-00-00").await, "tel:+73845600000");
    if voice == Voice::Pupil {
        assert!(next.contains("Попросите взрослого прийти и показать документы"), "{next}");
    }
}

async fn becomes_active(page: &Page, service: &Service, filed: &Filed) {
    service.operator(&["applications", "activate", &filed.number, "--certificate", "0012345678"]);
    StatusPage(page).refresh_until("Сертификат активен").await;
    page.text_contains("•• •••• 5678").await;
    page.text_lacks("0012345678").await;
    page.press("Показать номер целиком").await;
    page.text_contains("0012345678").await;
}

/// A pupil is «вы», and nobody's child.
async fn speaks_to_the_pupil(page: &Page) {
    let text = page.main_text().await.to_lowercase();
    for about_a_child in ["ребён", "ребен"] {
        assert!(!text.contains(about_a_child), "this page speaks of a child to the pupil: {text}");
    }
}
