//! Fields that a child and a representative both have.

use super::Field;

/// The four fields of a person's name.
pub(super) struct NameFields {
    pub(super) surname: Field,
    pub(super) given_name: Field,
    pub(super) patronymic: Field,
    pub(super) no_patronymic: Field,
}

pub(super) const CHILD_NAME: NameFields = NameFields {
    surname: Field::ChildSurname,
    given_name: Field::ChildGivenName,
    patronymic: Field::ChildPatronymic,
    no_patronymic: Field::ChildNoPatronymic,
};

pub(super) const REPRESENTATIVE_NAME: NameFields = NameFields {
    surname: Field::RepresentativeSurname,
    given_name: Field::RepresentativeGivenName,
    patronymic: Field::RepresentativePatronymic,
    no_patronymic: Field::RepresentativeNoPatronymic,
};

/// The four fields of a passport.
pub(super) struct PassportFields {
    pub(super) number: Field,
    pub(super) issued: Field,
    pub(super) issuer: Field,
    pub(super) department: Field,
}

pub(super) const CHILD_PASSPORT: PassportFields = PassportFields {
    number: Field::ChildPassportNumber,
    issued: Field::ChildPassportIssued,
    issuer: Field::ChildPassportIssuer,
    department: Field::ChildPassportDepartment,
};

pub(super) const REPRESENTATIVE_PASSPORT: PassportFields = PassportFields {
    number: Field::RepresentativePassportNumber,
    issued: Field::RepresentativePassportIssued,
    issuer: Field::RepresentativePassportIssuer,
    department: Field::RepresentativePassportDepartment,
};
