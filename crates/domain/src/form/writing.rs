//! From an application back to fields, in canonical form.

use super::group::{
    CHILD_NAME, CHILD_PASSPORT, NameFields, PassportFields, REPRESENTATIVE_NAME, REPRESENTATIVE_PASSPORT,
};
use super::{
    Application, ChildDocument, Draft, Field, Passport, PersonName, RepresentativeDocument, RepresentativeIdentity,
    Side, YesNo,
};
use crate::choice::Choice;
use crate::fields::{Email, FreeText, Snils};
use crate::iso;

/// The fields of `application`; only those on its path.
pub(super) fn draft(application: &Application) -> Draft {
    let mut draft = Draft::default();
    write_name(&mut draft, &application.child.name, &CHILD_NAME);
    write_or_tick(
        &mut draft,
        Field::ChildSnils,
        Field::ChildNoSnils,
        application.child.snils.as_ref().map(Snils::grouped),
    );
    write_or_tick(
        &mut draft,
        Field::ChildInn,
        Field::ChildNoInn,
        application.child.inn.as_ref().map(|inn| inn.as_str().into()),
    );
    write_document(&mut draft, &application.document);
    draft.put(Field::AddressIndex, application.address.index.as_str());
    draft.put(Field::AddressLocality, application.address.locality.as_str());
    draft.put(Field::AddressStreet, application.address.street.as_ref().map_or("", FreeText::as_str));
    draft.put(Field::AddressHouse, application.address.house.as_str());
    draft.put(Field::AddressFlat, application.address.flat.as_ref().map_or("", FreeText::as_str));
    write_side(&mut draft, &application.side);
    draft.put(Field::Phone, application.contacts.phone.as_str());
    draft.put(Field::Email, application.contacts.email.as_ref().map_or("", Email::as_str));
    draft.put(Field::Organisation, application.organisation.as_str());
    draft.put(Field::Consent, application.consent.as_str());
    draft
}

fn write_document(draft: &mut Draft, document: &ChildDocument) {
    match document {
        ChildDocument::BirthCertificate { series, number, issued, issuer } => {
            draft.put(Field::BirthCertificateSeries, series.as_str());
            draft.put(Field::BirthCertificateNumber, number.as_str());
            draft.put(Field::BirthCertificateIssued, iso::day::text(*issued));
            draft.put(Field::BirthCertificateIssuer, issuer.as_str());
        }
        ChildDocument::Passport(passport) => write_passport(draft, passport, &CHILD_PASSPORT),
        ChildDocument::TemporaryCard { number, until } => {
            draft.put(Field::ChildTemporaryNumber, number.as_str());
            draft.put(Field::ChildTemporaryUntil, iso::day::text(*until));
        }
        ChildDocument::Foreign { name, number } => {
            draft.put(Field::ChildForeignName, name.as_str());
            draft.put(Field::ChildForeignNumber, number.as_str());
        }
    }
}

fn write_side(draft: &mut Draft, side: &Side) {
    match side {
        Side::Companion(basis) => draft.put(Field::RepresentativeBasis, basis.code()),
        Side::Representative(representative) => {
            draft.put(Field::RepresentativeBasis, representative.basis.code());
            write_name(draft, &representative.name, &REPRESENTATIVE_NAME);
            match &representative.document {
                RepresentativeDocument::Passport(passport) => {
                    draft.put(Field::RepresentativeIdentity, RepresentativeIdentity::Passport.code());
                    write_passport(draft, passport, &REPRESENTATIVE_PASSPORT);
                }
                RepresentativeDocument::Other { name, number } => {
                    draft.put(Field::RepresentativeIdentity, RepresentativeIdentity::Other.code());
                    draft.put(Field::RepresentativeOtherName, name.as_str());
                    draft.put(Field::RepresentativeOtherNumber, number.as_str());
                }
            }
            let same = if representative.own_address.is_none() { YesNo::Yes } else { YesNo::No };
            draft.put(Field::RepresentativeSameAddress, same.code());
            draft.put(Field::RepresentativeAddress, representative.own_address.as_ref().map_or("", FreeText::as_str));
        }
    }
}

fn write_name(draft: &mut Draft, name: &PersonName, fields: &NameFields) {
    draft.put(fields.surname, name.surname.as_str());
    draft.put(fields.given_name, name.given_name.as_str());
    let patronymic = name.patronymic.as_ref().map(|part| part.as_str().to_owned());
    write_or_tick(draft, fields.patronymic, fields.no_patronymic, patronymic);
}

fn write_or_tick(draft: &mut Draft, field: Field, absent: Field, text: Option<String>) {
    match text {
        Some(text) => draft.put(field, text),
        None => draft.put(absent, "yes"),
    }
}

fn write_passport(draft: &mut Draft, passport: &Passport, fields: &PassportFields) {
    draft.put(fields.number, passport.number.grouped());
    draft.put(fields.issued, iso::day::text(passport.issued));
    draft.put(fields.issuer, passport.issuer.as_str());
    draft.put(fields.department, passport.department.as_str());
}
