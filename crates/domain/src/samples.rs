//! Typical people with all their answers and papers, for tests: invented, and valid on whatever day `today` is.

use chrono::{Days, Months, NaiveDate};

use crate::choice::Choice;
use crate::form::{Basis, Draft, Field, RepresentativeIdentity, consent_of};
use crate::wizard::{Already, Answers, Applicant, Attends, Identity, Person, Residence};

/// An organisation of the shipped programme file.
pub const ORGANISATION: &str = "example-centre";

/// Somebody who may apply, with everything filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The answers to the wizard's questions.
    pub answers: Answers,
    /// The fields of the form, as a careful person types them.
    pub draft: Draft,
}

/// A parent whose child of seven attends neither kindergarten nor school and holds a birth certificate.
#[must_use]
pub fn parent_of_seven_year_old(today: NaiveDate) -> Sample {
    let answers = answers(Applicant::Parent, born(7, today), Attends::Nowhere, Identity::BirthCertificate);
    let mut draft = Draft::default();
    write(&mut draft, &CHILD_OF_SEVEN);
    draft.put(Field::BirthCertificateIssued, after(born(7, today), 10));
    write(&mut draft, &ADDRESS);
    write_representative(&mut draft, today);
    write_end(&mut draft, Person::Parent);
    Sample { answers, draft }
}

/// A pupil of fifteen who applies alone, attends a school and holds a passport.
#[must_use]
pub fn pupil_of_fifteen(today: NaiveDate) -> Sample {
    let birth_date = born(15, today);
    let answers = answers(Applicant::Pupil, birth_date, Attends::School, Identity::Passport);
    let mut draft = Draft::default();
    write(&mut draft, &PUPIL_WITH_PASSPORT);
    draft.put(Field::ChildPassportIssued, passport_issued(birth_date));
    write(&mut draft, &ADDRESS);
    draft.put(Field::RepresentativeBasis, Basis::Parent.code());
    write_end(&mut draft, Person::Pupil);
    Sample { answers, draft }
}

/// A parent whose child of fourteen attends a school and holds a passport.
#[must_use]
pub fn parent_of_fourteen_year_old(today: NaiveDate) -> Sample {
    let birth_date = born(14, today);
    let answers = answers(Applicant::Parent, birth_date, Attends::School, Identity::Passport);
    let mut draft = Draft::default();
    write(&mut draft, &PUPIL_WITH_PASSPORT);
    draft.put(Field::ChildPassportIssued, passport_issued(birth_date));
    write(&mut draft, &ADDRESS);
    write_representative(&mut draft, today);
    write_end(&mut draft, Person::Parent);
    Sample { answers, draft }
}

/// A day of birth half a year past the birthday on which one became `age` years old.
#[must_use]
pub fn born(age: u32, today: NaiveDate) -> NaiveDate {
    before(today, age * 12 + 6)
}

const CHILD_OF_SEVEN: [(Field, &str); 8] = [
    (Field::ChildSurname, "Ёлкина"),
    (Field::ChildGivenName, "Анна"),
    (Field::ChildPatronymic, "Петровна"),
    (Field::ChildSnils, "112-233-445 95"),
    (Field::ChildInn, "500100732259"),
    (Field::BirthCertificateSeries, "II-МЮ"),
    (Field::BirthCertificateNumber, "715330"),
    (Field::BirthCertificateIssuer, "Орган ЗАГС города Ленинска-Кузнецкого"),
];

const PUPIL_WITH_PASSPORT: [(Field, &str); 8] = [
    (Field::ChildSurname, "Соколов"),
    (Field::ChildGivenName, "Артём"),
    (Field::ChildNoPatronymic, "yes"),
    (Field::ChildSnils, "087-654-303 00"),
    (Field::ChildInn, "366220664163"),
    (Field::ChildPassportNumber, "32 24 123456"),
    (Field::ChildPassportIssuer, "ГУ МВД России по Кемеровской области"),
    (Field::ChildPassportDepartment, "420-001"),
];

const ADDRESS: [(Field, &str); 5] = [
    (Field::AddressIndex, "652500"),
    (Field::AddressLocality, "Ленинск-Кузнецкий"),
    (Field::AddressStreet, "проспект Кирова"),
    (Field::AddressHouse, "12/1"),
    (Field::AddressFlat, "7"),
];

const REPRESENTATIVE: [(Field, &str); 8] = [
    (Field::RepresentativeSurname, "Ёлкина"),
    (Field::RepresentativeGivenName, "Мария"),
    (Field::RepresentativePatronymic, "Сергеевна"),
    (Field::RepresentativePassportNumber, "32 15 654321"),
    (Field::RepresentativePassportIssuer, "ОУФМС России по Кемеровской области"),
    (Field::RepresentativePassportDepartment, "420-002"),
    (Field::RepresentativeSameAddress, "no"),
    (Field::RepresentativeAddress, "652500, Ленинск-Кузнецкий, улица Пушкина, дом 5а"),
];

fn write(draft: &mut Draft, fields: &[(Field, &str)]) {
    for (field, text) in fields {
        draft.put(*field, *text);
    }
}

fn write_representative(draft: &mut Draft, today: NaiveDate) {
    draft.put(Field::RepresentativeBasis, Basis::Parent.code());
    write(draft, &REPRESENTATIVE);
    draft.put(Field::RepresentativeIdentity, RepresentativeIdentity::Passport.code());
    draft.put(Field::RepresentativePassportIssued, before(today, 5 * 12).to_string());
}

fn write_end(draft: &mut Draft, person: Person) {
    draft.put(Field::Phone, "+7 (913) 123-45-67");
    draft.put(Field::Email, "family@example.ru");
    draft.put(Field::Organisation, ORGANISATION);
    draft.put(Field::Consent, consent_of(person));
}

fn answers(applicant: Applicant, birth_date: NaiveDate, attends: Attends, identity: Identity) -> Answers {
    Answers {
        applicant: Some(applicant),
        helped: None,
        birth_date: Some(birth_date),
        residence: Some(Residence::Here),
        already: Some(Already::No),
        attends: Some(attends),
        identity: Some(identity),
    }
}

fn passport_issued(birth_date: NaiveDate) -> String {
    let fourteen = birth_date.checked_add_months(Months::new(14 * 12)).unwrap_or(birth_date);
    after(fourteen, 30)
}

fn after(day: NaiveDate, days: u64) -> String {
    day.checked_add_days(Days::new(days)).unwrap_or(day).to_string()
}

fn before(today: NaiveDate, months: u32) -> NaiveDate {
    today.checked_sub_months(Months::new(months)).unwrap_or(today)
}

/// The programme file that is shipped.
#[cfg(test)]
pub(crate) fn programme() -> crate::programme::Programme {
    serde_json::from_str(include_str!("../../../public/programme.json")).unwrap()
}
