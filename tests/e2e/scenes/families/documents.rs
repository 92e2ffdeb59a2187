//! The lists of documents, and the ways to apply.

use kruzhok_domain::wizard::{Attends, Identity};

use crate::{
    pages::answer_everything,
    people::Person,
    scenes::{Walk, walk},
};

#[tokio::test]
async fn the_documents() {
    walk(async |walk| {
        let mut school_child = Person::parent_of_seven_year_old();
        school_child.sample.answers.attends = Some(Attends::School);
        documents(walk, &school_child, "documents-school").await;
        documents(walk, &Person::parent_of_seven_year_old(), "documents-nowhere").await;
        walk.page.tick("СНИЛС ребёнка").await;
        walk.scene("documents-ticked").await;
        let mut foreigner = Person::parent_of_seven_year_old();
        foreigner.sample.answers.identity = Some(Identity::Foreign);
        documents(walk, &foreigner, "documents-foreign").await;
        documents(walk, &Person::pupil_of_fifteen(), "documents-pupil").await;
    })
    .await;
}

#[tokio::test]
async fn the_ways_to_apply() {
    walk(async |walk| {
        for (person, name) in [(Person::parent_of_seven_year_old(), "ways"), (Person::pupil_of_fifteen(), "ways-pupil")]
        {
            answer_everything(walk.page, &person).await;
            walk.page.follow("Все способы подать заявление").await;
            walk.page.heading_is("Как подать заявление").await;
            walk.scene(name).await;
        }
        walk.page.open("/ways").await;
        walk.page.heading_is("Как подать заявление").await;
        walk.scene("ways-before-the-questions").await;
    })
    .await;
}

async fn documents(walk: &Walk<'_>, person: &Person, name: &str) {
    answer_everything(walk.page, person).await;
    walk.page.follow("Посмотреть, какие нужны документы").await;
    walk.page.path_is("/documents").await;
    walk.scene(name).await;
}
