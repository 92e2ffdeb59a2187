//! Which fields of the form apply.

use super::{Draft, Field, RepresentativeIdentity, YesNo};
use crate::choice::Choice;
use crate::wizard::{Complete, Identity};

/// The fields that apply to `case` as far as `draft` is filled in, in the order of the form.
#[must_use]
pub fn on_path(case: &Complete, draft: &Draft) -> Vec<Field> {
    Field::ALL.iter().copied().filter(|field| applies(*field, case, draft)).collect()
}

fn applies(field: Field, case: &Complete, draft: &Draft) -> bool {
    let alone = case.person.applies_alone();
    match field {
        Field::ChildPatronymic => !draft.is_ticked(Field::ChildNoPatronymic),
        Field::ChildSnils => !draft.is_ticked(Field::ChildNoSnils),
        Field::ChildInn => !draft.is_ticked(Field::ChildNoInn),
        Field::BirthCertificateSeries
        | Field::BirthCertificateNumber
        | Field::BirthCertificateIssued
        | Field::BirthCertificateIssuer => case.identity == Identity::BirthCertificate,
        Field::ChildPassportNumber
        | Field::ChildPassportIssued
        | Field::ChildPassportIssuer
        | Field::ChildPassportDepartment => case.identity == Identity::Passport,
        Field::ChildTemporaryNumber | Field::ChildTemporaryUntil => case.identity == Identity::TemporaryCard,
        Field::ChildForeignName | Field::ChildForeignNumber => case.identity == Identity::Foreign,
        Field::RepresentativeSurname
        | Field::RepresentativeGivenName
        | Field::RepresentativeNoPatronymic
        | Field::RepresentativeIdentity
        | Field::RepresentativeSameAddress => !alone,
        Field::RepresentativePatronymic => !alone && !draft.is_ticked(Field::RepresentativeNoPatronymic),
        Field::RepresentativePassportNumber
        | Field::RepresentativePassportIssued
        | Field::RepresentativePassportIssuer
        | Field::RepresentativePassportDepartment => {
            !alone && draft.text(Field::RepresentativeIdentity) == RepresentativeIdentity::Passport.code()
        }
        Field::RepresentativeOtherName | Field::RepresentativeOtherNumber => {
            !alone && draft.text(Field::RepresentativeIdentity) == RepresentativeIdentity::Other.code()
        }
        Field::RepresentativeAddress => !alone && draft.text(Field::RepresentativeSameAddress) == YesNo::No.code(),
        Field::ChildSurname
        | Field::ChildGivenName
        | Field::ChildNoPatronymic
        | Field::ChildNoSnils
        | Field::ChildNoInn
        | Field::AddressIndex
        | Field::AddressLocality
        | Field::AddressStreet
        | Field::AddressHouse
        | Field::AddressFlat
        | Field::RepresentativeBasis
        | Field::Phone
        | Field::Email
        | Field::Organisation
        | Field::Consent => true,
    }
}
