//! One computer at school: the banner, and pages that remember nothing.

use kruzhok_domain::{choice::Choice, form::Section};

use crate::{
    pages::{CheckPage, FormPage, SentPage, answer_everything},
    people::Person,
    scenes::walk,
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
