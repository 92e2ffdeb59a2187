//! Each section of the form: before anything is typed, with everything wrong, and filled in.

use chrono::Days;
use kruzhok_domain::{
    choice::Choice,
    form::{Basis, Field, RepresentativeIdentity, Section},
    wizard::{Answer, Identity},
};

use crate::{
    pages::{FormPage, WizardPage, answer_everything, section_path},
    people::{Person, today},
    scenes::{Walk, walk},
};

const SUMMARY: &str = "alert Проверьте, что вы ввели";

#[tokio::test]
async fn the_form_of_a_parent() {
    walk(async |walk| {
        let person = Person::parent_of_seven_year_old();
        begin(walk, &person).await;
        for section in Section::ALL {
            let name = name(*section, &person);
            walk.page.page_is(&section_path(*section)).await;
            walk.scene(&name).await;
            FormPage::new(walk.page, &person).go_on().await;
            walk.page.focus_is_on(SUMMARY).await;
            walk.scene(&format!("{name}-error")).await;
            filled(walk, &person, *section, &format!("{name}-filled")).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_form_of_a_pupil() {
    walk(async |walk| {
        let person = Person::pupil_of_fifteen();
        begin(walk, &person).await;
        for section in Section::ALL {
            filled(walk, &person, *section, &format!("{}-pupil", name(*section, &person))).await;
        }
    })
    .await;
}

#[tokio::test]
async fn the_form_with_other_papers() {
    walk(async |walk| {
        let passport = Person::parent_of_fourteen_year_old();
        begin(walk, &passport).await;
        FormPage::new(walk.page, &passport).fill_and_go_on(Section::Child).await;
        refused_and_filled(walk, &passport).await;
        for (person, identity) in
            [(with_temporary_card(), Identity::TemporaryCard), (with_foreign_document(), Identity::Foreign)]
        {
            walk.page.open("/questions/identity").await;
            WizardPage::new(walk.page, person.voice).answer(Answer::Identity(identity)).await;
            walk.page.path_is("/result").await;
            walk.page.open("/application/child-document").await;
            refused_and_filled(walk, &person).await;
        }
        walk.page.open("/application/child").await;
        filled(walk, &without_numbers(), Section::Child, "form-child-without-numbers").await;
        walk.page.open("/application/representative").await;
        filled(walk, &guardian(), Section::Representative, "form-representative-guardian").await;
    })
    .await;
}

async fn begin(walk: &Walk<'_>, person: &Person) {
    answer_everything(walk.page, person).await;
    walk.page.follow("Заполнить заявление").await;
}

/// The section of the child's document with nothing typed, and with everything.
async fn refused_and_filled(walk: &Walk<'_>, person: &Person) {
    let name = name(Section::ChildDocument, person);
    walk.page.page_is("/application/child-document").await;
    FormPage::new(walk.page, person).go_on().await;
    walk.page.focus_is_on(SUMMARY).await;
    walk.scene(&format!("{name}-error")).await;
    filled(walk, person, Section::ChildDocument, &format!("{name}-filled")).await;
}

/// Fills in a section, looks at it, and goes on.
async fn filled(walk: &Walk<'_>, person: &Person, section: Section, name: &str) {
    let form = FormPage::new(walk.page, person);
    form.fill(section).await;
    walk.scene(name).await;
    form.go_on().await;
    walk.page.page_is_not(&section_path(section)).await;
}

fn name(section: Section, person: &Person) -> String {
    match (section, person.sample.answers.identity) {
        (Section::ChildDocument, Some(identity)) => format!("form-{}", identity.code()),
        _ => format!("form-{}", section.code()),
    }
}

pub(super) fn with_temporary_card() -> Person {
    let until = (today() + Days::new(20)).to_string();
    let papers = [(Field::ChildTemporaryNumber, "ВУ 123456"), (Field::ChildTemporaryUntil, &until)];
    without_passport(Identity::TemporaryCard, &papers)
}

pub(super) fn with_foreign_document() -> Person {
    let papers = [(Field::ChildForeignName, "Паспорт Казахстана"), (Field::ChildForeignNumber, "N 12345678")];
    without_passport(Identity::Foreign, &papers)
}

/// The child of fourteen with another document.
fn without_passport(identity: Identity, papers: &[(Field, &str)]) -> Person {
    let mut person = Person::parent_of_fourteen_year_old();
    person.sample.answers.identity = Some(identity);
    let passport = [
        Field::ChildPassportNumber,
        Field::ChildPassportIssued,
        Field::ChildPassportIssuer,
        Field::ChildPassportDepartment,
    ];
    put(&mut person, &passport.map(|field| (field, "")));
    put(&mut person, papers);
    person
}

/// A child whose numbers nobody has yet.
fn without_numbers() -> Person {
    let mut person = Person::parent_of_fourteen_year_old();
    put(&mut person, &[(Field::ChildSnils, ""), (Field::ChildInn, "")]);
    put(&mut person, &[(Field::ChildNoSnils, "yes"), (Field::ChildNoInn, "yes")]);
    person
}

/// A guardian with a foreign passport who lives with the child.
fn guardian() -> Person {
    let mut person = Person::parent_of_seven_year_old();
    let passport = [
        Field::RepresentativePassportNumber,
        Field::RepresentativePassportIssued,
        Field::RepresentativePassportIssuer,
        Field::RepresentativePassportDepartment,
        Field::RepresentativeAddress,
    ];
    let papers = [
        (Field::RepresentativeBasis, Basis::Guardian.code()),
        (Field::RepresentativeIdentity, RepresentativeIdentity::Other.code()),
        (Field::RepresentativeOtherName, "Паспорт Казахстана"),
        (Field::RepresentativeOtherNumber, "N 87654321"),
        (Field::RepresentativeSameAddress, "yes"),
    ];
    put(&mut person, &passport.map(|field| (field, "")));
    put(&mut person, &papers);
    person
}

fn put(person: &mut Person, fields: &[(Field, &str)]) {
    for (field, text) in fields {
        person.sample.draft.put(*field, *text);
    }
}
