//! From typed fields to an application.

use chrono::{Months, NaiveDate};

use super::application::consents_of;
use super::group::{
    CHILD_NAME, CHILD_PASSPORT, NameFields, PassportFields, REPRESENTATIVE_NAME, REPRESENTATIVE_PASSPORT,
};
use super::{
    Application, Child, ChildDocument, Contacts, Draft, Field, Passport, PersonName, Problem, RegionalAddress,
    Representative, RepresentativeDocument, RepresentativeIdentity, Rule, Side, YesNo,
};
use crate::Setting;
use crate::age::reaches_on;
use crate::choice::Choice;
use crate::fields::{
    BirthCertificateNumber, BirthCertificateSeries, DepartmentCode, Email, FreeText, Inn, NamePart, PassportNumber,
    Phone, PostalIndex, Snils, parse_date,
};
use crate::wizard::{Complete, Identity, PASSPORT_AGE, Person};

/// The first day on which a passport of the Russian Federation was issued (Decree 232 of 13.03.1997).
const FIRST_PASSPORT: NaiveDate = match NaiveDate::from_ymd_opt(1997, 10, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Reads every field of `draft` that applies to `case`; the problems are never empty and in the order of the form.
/// `with_before`: consent to the version before counts, too.
pub(super) fn application(
    case: Complete,
    draft: &Draft,
    setting: Setting<'_>,
    with_before: bool,
) -> Result<Application, Vec<Problem>> {
    let mut reader = Reader { draft, case, setting, with_before, problems: Vec::new() };
    reader.application().ok_or(reader.problems)
}

/// Reads fields and gathers what is wrong with them. A method returns `None` exactly when it noted a problem.
struct Reader<'a> {
    draft: &'a Draft,
    case: Complete,
    setting: Setting<'a>,
    with_before: bool,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn application(&mut self) -> Option<Application> {
        let child = self.child();
        let document = self.child_document();
        let address = self.address();
        let side = self.side();
        let contacts = self.contacts();
        let organisation = self.organisation();
        let consent = self.consent();
        Some(Application {
            programme: self.setting.programme.id.clone(),
            case: self.case,
            child: child?,
            document: document?,
            address: address?,
            side: side?,
            contacts: contacts?,
            organisation: organisation?,
            consent: consent?,
        })
    }

    fn note<T>(&mut self, field: Field, result: Result<T, Rule>) -> Option<T> {
        result.map_err(|rule| self.problems.push(Problem { field, rule })).ok()
    }

    fn read<T>(&mut self, field: Field, parse: fn(&str) -> Result<T, Rule>) -> Option<T> {
        self.note(field, parse(self.draft.text(field)))
    }

    /// `Some(None)` where the family ticked that there is none.
    fn read_unless<T>(&mut self, absent: Field, field: Field, parse: fn(&str) -> Result<T, Rule>) -> Option<Option<T>> {
        if self.draft.is_ticked(absent) { Some(None) } else { self.read(field, parse).map(Some) }
    }

    /// `Some(None)` where nothing was typed.
    fn read_optional<T>(&mut self, field: Field, parse: fn(&str) -> Result<T, Rule>) -> Option<Option<T>> {
        match parse(self.draft.text(field)) {
            Err(Rule::Empty) => Some(None),
            result => self.note(field, result).map(Some),
        }
    }

    fn read_choice<T: Choice>(&mut self, field: Field) -> Option<T> {
        self.read(field, |code| match code {
            "" => Err(Rule::Empty),
            code => T::from_code(code).ok_or(Rule::NotOffered),
        })
    }

    /// A date of the past, not before `earliest`.
    fn read_issued(&mut self, field: Field, earliest: NaiveDate, too_early: Rule) -> Option<NaiveDate> {
        let date = parse_date(&self.draft.date(field)).and_then(|date| {
            if date > self.setting.today {
                Err(Rule::Future)
            } else if date < earliest {
                Err(too_early)
            } else {
                Ok(date)
            }
        });
        self.note(field, date)
    }

    fn name(&mut self, fields: &NameFields) -> Option<PersonName> {
        let surname = self.read(fields.surname, NamePart::parse);
        let given_name = self.read(fields.given_name, NamePart::parse);
        let patronymic = self.read_unless(fields.no_patronymic, fields.patronymic, NamePart::patronymic);
        Some(PersonName { surname: surname?, given_name: given_name?, patronymic: patronymic? })
    }

    fn passport(
        &mut self,
        fields: &PassportFields,
        earliest: NaiveDate,
        number: Result<PassportNumber, Rule>,
    ) -> Option<Passport> {
        let number = self.note(fields.number, number);
        let issued = self.read_issued(fields.issued, earliest, Rule::TooEarly);
        let issuer = self.read(fields.issuer, FreeText::issuer);
        let department = self.read(fields.department, DepartmentCode::parse);
        Some(Passport { number: number?, issued: issued?, issuer: issuer?, department: department? })
    }

    fn child(&mut self) -> Option<Child> {
        let name = self.name(&CHILD_NAME);
        let snils = self.read_unless(Field::ChildNoSnils, Field::ChildSnils, Snils::parse);
        let inn = self.read_unless(Field::ChildNoInn, Field::ChildInn, Inn::parse);
        Some(Child { name: name?, snils: snils?, inn: inn? })
    }

    fn child_document(&mut self) -> Option<ChildDocument> {
        match self.case.identity {
            Identity::BirthCertificate => {
                let series = self.read(Field::BirthCertificateSeries, BirthCertificateSeries::parse);
                let number = self.read(Field::BirthCertificateNumber, BirthCertificateNumber::parse);
                let issued = self.read_issued(Field::BirthCertificateIssued, self.case.birth_date, Rule::BeforeBirth);
                let issuer = self.read(Field::BirthCertificateIssuer, FreeText::issuer);
                Some(ChildDocument::BirthCertificate {
                    series: series?,
                    number: number?,
                    issued: issued?,
                    issuer: issuer?,
                })
            }
            Identity::Passport => {
                let earliest = reaches_on(self.case.birth_date, PASSPORT_AGE).unwrap_or(NaiveDate::MAX);
                let number = self.child_passport_number();
                self.passport(&CHILD_PASSPORT, earliest, number).map(ChildDocument::Passport)
            }
            Identity::TemporaryCard => {
                let number = self.read(Field::ChildTemporaryNumber, FreeText::document_number);
                let until = self.temporary_until();
                Some(ChildDocument::TemporaryCard { number: number?, until: until? })
            }
            Identity::Foreign => {
                let name = self.read(Field::ChildForeignName, FreeText::document_name);
                let number = self.read(Field::ChildForeignNumber, FreeText::document_number);
                Some(ChildDocument::Foreign { name: name?, number: number? })
            }
        }
    }

    fn temporary_until(&mut self) -> Option<NaiveDate> {
        let field = Field::ChildTemporaryUntil;
        // No bound is published; a year a decade ahead is a slip of the finger.
        let latest = self.setting.today.checked_add_months(Months::new(120)).unwrap_or(NaiveDate::MAX);
        let until = parse_date(&self.draft.date(field)).and_then(|until| {
            if until < self.setting.today {
                Err(Rule::Expired)
            } else if until > latest {
                Err(Rule::Impossible)
            } else {
                Ok(until)
            }
        });
        self.note(field, until)
    }

    fn address(&mut self) -> Option<RegionalAddress> {
        let index = self.read(Field::AddressIndex, PostalIndex::parse);
        let locality = self.read(Field::AddressLocality, FreeText::address_part);
        let street = self.read_optional(Field::AddressStreet, FreeText::address_part);
        let house = self.read(Field::AddressHouse, FreeText::house);
        let flat = self.read_optional(Field::AddressFlat, FreeText::house);
        Some(RegionalAddress { index: index?, locality: locality?, street: street?, house: house?, flat: flat? })
    }

    fn side(&mut self) -> Option<Side> {
        let basis = self.read_choice(Field::RepresentativeBasis);
        if self.case.person.applies_alone() {
            return Some(Side::Companion(basis?));
        }
        let name = self.name(&REPRESENTATIVE_NAME);
        let document = self.representative_document();
        let own_address = match self.read_choice(Field::RepresentativeSameAddress) {
            Some(YesNo::Yes) => Some(None),
            Some(YesNo::No) => self.read(Field::RepresentativeAddress, FreeText::address_line).map(Some),
            None => None,
        };
        Some(Side::Representative(Box::new(Representative {
            basis: basis?,
            name: name?,
            document: document?,
            own_address: own_address?,
        })))
    }

    fn representative_document(&mut self) -> Option<RepresentativeDocument> {
        match self.read_choice(Field::RepresentativeIdentity)? {
            RepresentativeIdentity::Passport => {
                let number = self.representative_passport_number();
                self.passport(&REPRESENTATIVE_PASSPORT, FIRST_PASSPORT, number).map(RepresentativeDocument::Passport)
            }
            RepresentativeIdentity::Other => {
                let name = self.read(Field::RepresentativeOtherName, FreeText::document_name);
                let number = self.read(Field::RepresentativeOtherNumber, FreeText::document_number);
                Some(RepresentativeDocument::Other { name: name?, number: number? })
            }
        }
    }

    fn child_passport_number(&self) -> Result<PassportNumber, Rule> {
        PassportNumber::parse(self.draft.text(Field::ChildPassportNumber))
    }

    /// Two people never share a passport number; typing the same twice is a common slip.
    fn representative_passport_number(&self) -> Result<PassportNumber, Rule> {
        let number = PassportNumber::parse(self.draft.text(Field::RepresentativePassportNumber))?;
        let is_childs =
            self.case.identity == Identity::Passport && self.child_passport_number().as_ref() == Ok(&number);
        if is_childs { Err(Rule::SameAsOther) } else { Ok(number) }
    }

    fn contacts(&mut self) -> Option<Contacts> {
        let phone = self.read(Field::Phone, Phone::parse);
        let email = self.read_optional(Field::Email, Email::parse);
        Some(Contacts { phone: phone?, email: email? })
    }

    fn organisation(&mut self) -> Option<String> {
        let id = self.draft.text(Field::Organisation);
        let known = self.setting.programme.organisation(id);
        let result = match (id, known) {
            ("", _) => Err(Rule::Empty),
            (_, None) => Err(Rule::NotOffered),
            (_, Some(organisation)) => Ok(organisation.id.clone()),
        };
        self.note(Field::Organisation, result)
    }

    fn consent(&mut self) -> Option<String> {
        let given = self.draft.text(Field::Consent);
        let is_of = |person: Person| {
            let [newest, before] = consents_of(person);
            given == newest || (self.with_before && given == before)
        };
        let result = match given {
            "" => Err(Rule::Empty),
            _ if is_of(self.case.person) => Ok(given.to_owned()),
            _ if is_of(Person::Parent) || is_of(Person::Pupil) => Err(Rule::GivenByAnother),
            _ => Err(Rule::Outdated),
        };
        self.note(Field::Consent, result)
    }
}
