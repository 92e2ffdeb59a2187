use chrono::NaiveDate;
use kruzhok_domain::{
    choice::Choice,
    form::{Field, Section},
};

use super::wizard::{date_parts, fill_in_date};
use crate::{page::Page, people::Person, words};

/// The sections of the application, filled in with a person's papers.
pub(crate) struct FormPage<'a> {
    page: &'a Page,
    person: &'a Person,
}

impl<'a> FormPage<'a> {
    pub(crate) fn new(page: &'a Page, person: &'a Person) -> Self {
        Self { page, person }
    }

    /// Fills in every section and goes on to the check page.
    pub(crate) async fn fill_all(&self) {
        for section in Section::ALL {
            self.fill_and_go_on(*section).await;
        }
        self.page.path_is("/application/check").await;
    }

    /// Fills in one section and goes on.
    pub(crate) async fn fill_and_go_on(&self, section: Section) {
        self.fill(section).await;
        self.go_on().await;
    }

    /// Fills in one section and stays there.
    pub(crate) async fn fill(&self, section: Section) {
        self.page.page_is(&path(section)).await;
        for (field, text) in self.person.fields(section) {
            self.fill_field(field, text).await;
        }
    }

    pub(crate) async fn go_on(&self) {
        self.page.press("Продолжить").await;
    }

    /// Whether everything stands in the section as it was typed.
    pub(crate) async fn holds(&self, section: Section) {
        self.page.page_is(&path(section)).await;
        for (field, text) in self.person.fields(section) {
            self.holds_field(field, text).await;
        }
    }

    async fn fill_field(&self, field: Field, text: &str) {
        let label = self.label(field);
        if words::is_tick(field, text) {
            self.page.tick(&label).await;
        } else if let Some(option) = self.choice(field, text) {
            self.page.choose(&self.legend(field).await, &option).await;
        } else if let Some(day) = date(field, text) {
            fill_in_date(self.page, &label, day).await;
        } else {
            self.page.fill(&label, text).await;
        }
    }

    async fn holds_field(&self, field: Field, text: &str) {
        let label = self.label(field);
        if words::is_tick(field, text) {
            assert!(self.page.is_on(&label).await, "«{label}» is not ticked any more");
        } else if let Some(option) = self.choice(field, text) {
            assert!(self.page.is_on(&option).await, "«{option}» is not chosen any more");
        } else if let Some(day) = date(field, text) {
            for (part, typed) in date_parts(day) {
                assert_eq!(self.page.value_in(&label, part).await, typed, "«{part}» of «{label}»");
            }
        } else {
            assert_eq!(self.page.value(&label).await, text, "«{label}»");
        }
    }

    fn label(&self, field: Field) -> String {
        words::field(field, self.person.voice)
    }

    fn choice(&self, field: Field, code: &str) -> Option<String> {
        words::choice(field, code, self.person.voice)
    }

    /// What names a group: its own legend, or the heading where that is the question.
    async fn legend(&self, field: Field) -> String {
        if field == Field::Organisation { self.page.heading().await } else { self.label(field) }
    }
}

/// The path of a section's page.
pub(crate) fn path(section: Section) -> String {
    format!("/application/{}", section.code())
}

fn date(field: Field, text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|_| field.is_date())
}
