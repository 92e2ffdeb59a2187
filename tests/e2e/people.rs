//! Who comes: the domain's typical people, as of today in the municipality.

use std::{fs, sync::LazyLock};

use chrono::{DateTime, NaiveDate, Utc};
use kruzhok_domain::{
    Setting,
    form::Field,
    form::{Application, Section},
    programme::Programme,
    samples::{self, Sample},
    wizard::{Applicant, Helped},
};

use crate::{clock, service::Service, surroundings, words::Voice};

/// Somebody with all their answers and papers.
pub(crate) struct Person {
    pub(crate) sample: Sample,
    pub(crate) voice: Voice,
}

/// An application that the service has, with what opens it.
pub(crate) struct Filed {
    pub(crate) number: String,
    pub(crate) code: String,
}

impl Person {
    /// A parent whose child of seven attends neither kindergarten nor school.
    pub(crate) fn parent_of_seven_year_old() -> Self {
        Self::from(samples::parent_of_seven_year_old(today()))
    }

    /// A pupil of fifteen, alone.
    pub(crate) fn pupil_of_fifteen() -> Self {
        Self::from(samples::pupil_of_fifteen(today()))
    }

    /// A parent whose child of fourteen holds a passport.
    pub(crate) fn parent_of_fourteen_year_old() -> Self {
        Self::from(samples::parent_of_fourteen_year_old(today()))
    }

    /// Staff with the parent of the child of seven beside them.
    pub(crate) fn staff_with_parent() -> Self {
        let mut sample = samples::parent_of_seven_year_old(today());
        sample.answers.applicant = Some(Applicant::Staff);
        sample.answers.helped = Some(Helped::Parent);
        Self::from(sample)
    }

    /// Staff with a parent beside them of whom no word is like that of anybody else's here.
    pub(crate) fn first_of_two_families() -> Self {
        let mut person = Self::staff_with_parent();
        for (field, text) in FIRST_FAMILY {
            person.sample.draft.put(field, text);
        }
        person
    }

    /// Staff with the parent of a child of fourteen beside them.
    pub(crate) fn second_of_two_families() -> Self {
        let mut sample = samples::parent_of_fourteen_year_old(today());
        sample.answers.applicant = Some(Applicant::Staff);
        sample.answers.helped = Some(Helped::Parent);
        Self::from(sample)
    }

    /// What they write in words and numbers of their own, choices and ticks left out.
    pub(crate) fn secrets(&self) -> Vec<&str> {
        let fields = self.sample.draft.fields().filter(|field| FIRST_FAMILY.iter().any(|(own, _)| own == field));
        fields.map(|field| self.text(field)).collect()
    }

    /// What they write into a section, in the order of the form.
    pub(crate) fn fields(&self, section: Section) -> Vec<(Field, &str)> {
        let mut fields: Vec<Field> = self.sample.draft.fields().filter(|field| field.section() == section).collect();
        fields.sort_unstable();
        fields.into_iter().map(|field| (field, self.sample.draft.text(field))).collect()
    }

    /// What they write into one field.
    pub(crate) fn text(&self, field: Field) -> &str {
        self.sample.draft.text(field)
    }

    /// Their draft as an earlier visit left it on the device at that time, with everything filled in.
    pub(crate) fn draft_of(&self, saved_at: DateTime<Utc>) -> serde_json::Value {
        serde_json::json!({
            "version": 2, "saved_at": saved_at, "answers": self.sample.answers, "draft": self.sample.draft,
        })
    }

    /// The same, with the application under way since an earlier visit.
    pub(crate) fn draft_under_way(&self, saved_at: DateTime<Utc>) -> serde_json::Value {
        serde_json::json!({
            "version": 2, "saved_at": saved_at, "answers": self.sample.answers, "draft": self.sample.draft,
            "pending": {
                "key": "fedcba9876543210fedcba9876543210", "payload": self.application(), "applies_alone": false,
                "memory_only": false, "uncertain": false,
            },
        })
    }

    /// Their application as it is sent.
    fn application(&self) -> String {
        let setting = Setting { programme: programme(), today: today() };
        let Ok(application) = Application::check(&self.sample.answers, &self.sample.draft, setting) else {
            panic!("the application of a typical person is not complete")
        };
        serde_json::json!(application.to_wire()).to_string()
    }

    /// Sends their application past all pages, for journeys that begin after that.
    pub(crate) fn file(&self, service: &Service) -> Filed {
        let body = self.application();
        let key = ("Idempotency-Key", "0123456789abcdef0123456789abcdef");
        let answer = service.post("/api/v1/applications", key, &body);
        assert_eq!(answer.status, 201, "{}", answer.body);
        let received: serde_json::Value = serde_json::from_str(&answer.body).unwrap_or_default();
        let text = |name: &str| received.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        Filed { number: text("number"), code: text("code") }
    }
}

/// All that is written freely on the way of a child with a birth certificate.
const FIRST_FAMILY: [(Field, &str); 22] = [
    (Field::ChildSurname, "Жуйдарёва"),
    (Field::ChildGivenName, "Ульрика"),
    (Field::ChildPatronymic, "Фроловна"),
    (Field::ChildSnils, "178-294-561 20"),
    (Field::ChildInn, "421763890519"),
    (Field::BirthCertificateSeries, "IV-ЖЩ"),
    (Field::BirthCertificateNumber, "981764"),
    (Field::BirthCertificateIssuer, "Орган ЗАГС города Юрги"),
    (Field::AddressIndex, "652515"),
    (Field::AddressLocality, "посёлок Демьяновка"),
    (Field::AddressStreet, "улица Ягодная"),
    (Field::AddressHouse, "94к3"),
    (Field::AddressFlat, "318ж"),
    (Field::RepresentativeSurname, "Жуйдарёва-Ким"),
    (Field::RepresentativeGivenName, "Вендимиана"),
    (Field::RepresentativePatronymic, "Аскольдовна"),
    (Field::RepresentativePassportNumber, "32 19 771144"),
    (Field::RepresentativePassportIssuer, "Отдел УФМС в городе Юрге"),
    (Field::RepresentativePassportDepartment, "420-077"),
    (Field::RepresentativeAddress, "652052, Юрга, улица Тихая, дом 61"),
    (Field::Phone, "+7 (923) 555-81-29"),
    (Field::Email, "zhuk94@example.ru"),
];

impl From<Sample> for Person {
    fn from(sample: Sample) -> Self {
        let voice = Voice::of(sample.answers.applicant);
        Self { sample, voice }
    }
}

/// The programme file of the built app.
pub(crate) fn programme() -> &'static Programme {
    static PROGRAMME: LazyLock<Programme> = LazyLock::new(|| {
        let file = surroundings::path("KRUZHOK_DIST").join("programme.json");
        let text = fs::read_to_string(&file).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
        serde_json::from_str(&text).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()))
    });
    &PROGRAMME
}

/// Today in the municipality, as the server knows it.
pub(crate) fn today() -> NaiveDate {
    programme().today(clock::now())
}
