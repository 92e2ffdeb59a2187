//! One computer at school: the class page, what is said to whoever helps, and pages that remember nothing.

use fantoccini::key::Key;
use kruzhok_domain::{
    choice::Choice,
    form::Section,
    wizard::{Answer, Helped},
};

use crate::{
    altered_app::AlteredApp,
    pages::{CheckPage, FormPage, SentPage, WizardPage, answer_everything},
    people::Person,
    scenes::{walk, walk_at},
    service::Service,
    words::{self, Voice},
};

#[tokio::test]
async fn the_pages_of_staff() {
    walk(async |walk| {
        let (page, person) = (walk.page, Person::staff_with_parent());
        answer_everything(page, &person).await;
        page.heading_is("Ребёнку положен сертификат").await;
        walk.scene("result-staff").await;
        page.follow("Посмотреть, какие нужны документы").await;
        page.path_is("/documents").await;
        walk.scene("documents-staff").await;
        page.follow("Заполнить заявление").await;
        let form = FormPage::new(page, &person);
        for section in Section::ALL {
            form.fill(*section).await;
            if *section == Section::Representative {
                walk.scene("form-representative-staff").await;
            }
            form.go_on().await;
        }
        page.heading_is("Проверьте заявление").await;
        walk.scene("check-staff").await;
        CheckPage(page).send().await;
        SentPage(page).filed().await;
        walk.scene("sent-staff").await;
    })
    .await;
}

#[tokio::test]
async fn the_class_page() {
    let app = AlteredApp::whose_time_passes();
    walk_at(Service::start_with(app.path()), async |walk| {
        let page = walk.page;
        page.open("/class").await;
        page.heading_is(&words::text("class.title")).await;
        walk.scene("class").await;
        page.follow(&words::text("class.begin")).await;
        WizardPage::new(page, Voice::Staff).answer(Answer::Helped(Helped::Parent)).await;
        page.page_is("/questions/birth-date").await;
        walk.scene("class-question").await;
        page.follow(&words::text("chrome.home")).await;
        page.text_contains(&words::text("class.unfinished")).await;
        walk.scene("class-unfinished").await;
        page.time_passes(9).await;
        page.text_contains(&words::text("class.still-there")).await;
        walk.scene("class-still-there").await;
        page.press(&words::text("class.here")).await;
        page.text_lacks(&words::text("class.still-there")).await;
        page.key(Key::F8).await;
        page.text_contains(&words::text("class.lose-unsent")).await;
        walk.scene("class-lose").await;
        page.press(&words::text("class.keep")).await;
        page.time_passes(10).await;
        page.text_contains(&words::text("class.cleared")).await;
        walk.scene("class-cleared").await;
    })
    .await;
}
