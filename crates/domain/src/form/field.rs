//! The fields of the application form and the sections they stand in.

use crate::choice::{Choice, choice};

choice! {
    /// A section of the form: one page each, in this order.
    pub enum Section {
        /// The child's name, СНИЛС and ИНН.
        Child = "child",
        /// The child's identity document.
        ChildDocument = "child-document",
        /// Where the child lives.
        Address = "address",
        /// The parent or other legal representative; for a pupil applying alone, who will come along.
        Representative = "representative",
        /// How to reach the applicant.
        Contacts = "contacts",
        /// Where the family will come.
        Organisation = "organisation",
        /// The consent to the processing of personal data.
        Consent = "consent",
    }
}

choice! {
    /// A field of the form. Every field holds text as typed; dates hold a [`DateText`](super::DateText), choices
    /// a code, tick boxes `yes`.
    pub enum Field {
        /// The child's surname.
        ChildSurname = "child-surname",
        /// The child's given name.
        ChildGivenName = "child-given-name",
        /// The child's patronymic.
        ChildPatronymic = "child-patronymic",
        /// Tick box: the child has no patronymic.
        ChildNoPatronymic = "child-no-patronymic",
        /// The child's СНИЛС.
        ChildSnils = "child-snils",
        /// Tick box: no СНИЛС yet.
        ChildNoSnils = "child-no-snils",
        /// The child's ИНН.
        ChildInn = "child-inn",
        /// Tick box: no ИНН yet.
        ChildNoInn = "child-no-inn",
        /// Birth certificate: series.
        BirthCertificateSeries = "birth-certificate-series",
        /// Birth certificate: number.
        BirthCertificateNumber = "birth-certificate-number",
        /// Birth certificate: date of issue.
        BirthCertificateIssued = "birth-certificate-issued",
        /// Birth certificate: who issued it.
        BirthCertificateIssuer = "birth-certificate-issuer",
        /// The child's passport: series and number.
        ChildPassportNumber = "child-passport-number",
        /// The child's passport: date of issue.
        ChildPassportIssued = "child-passport-issued",
        /// The child's passport: who issued it.
        ChildPassportIssuer = "child-passport-issuer",
        /// The child's passport: code of the department.
        ChildPassportDepartment = "child-passport-department",
        /// The child's temporary card: number, free text.
        ChildTemporaryNumber = "child-temporary-number",
        /// The child's temporary card: last day of validity.
        ChildTemporaryUntil = "child-temporary-until",
        /// The child's foreign document: what it is called.
        ChildForeignName = "child-foreign-name",
        /// The child's foreign document: its number.
        ChildForeignNumber = "child-foreign-number",
        /// Postal index.
        AddressIndex = "address-index",
        /// Town or village.
        AddressLocality = "address-locality",
        /// Street; absent in some villages.
        AddressStreet = "address-street",
        /// House, with its fraction, letter or building.
        AddressHouse = "address-house",
        /// Flat or room; absent in a private house.
        AddressFlat = "address-flat",
        /// Who the representative, or the adult who will come along, is to the child: [`Basis`].
        RepresentativeBasis = "representative-basis",
        /// The representative's surname.
        RepresentativeSurname = "representative-surname",
        /// The representative's given name.
        RepresentativeGivenName = "representative-given-name",
        /// The representative's patronymic.
        RepresentativePatronymic = "representative-patronymic",
        /// Tick box: the representative has no patronymic.
        RepresentativeNoPatronymic = "representative-no-patronymic",
        /// Which document the representative holds: [`RepresentativeIdentity`].
        RepresentativeIdentity = "representative-identity",
        /// The representative's passport: series and number.
        RepresentativePassportNumber = "representative-passport-number",
        /// The representative's passport: date of issue.
        RepresentativePassportIssued = "representative-passport-issued",
        /// The representative's passport: who issued it.
        RepresentativePassportIssuer = "representative-passport-issuer",
        /// The representative's passport: code of the department.
        RepresentativePassportDepartment = "representative-passport-department",
        /// The representative's other document: what it is called.
        RepresentativeOtherName = "representative-other-name",
        /// The representative's other document: its number.
        RepresentativeOtherNumber = "representative-other-number",
        /// Does the representative live with the child? [`YesNo`].
        RepresentativeSameAddress = "representative-same-address",
        /// The representative's own address, one line.
        RepresentativeAddress = "representative-address",
        /// Telephone.
        Phone = "phone",
        /// E-mail, optional.
        Email = "email",
        /// The accepting organisation: its id in the programme.
        Organisation = "organisation",
        /// The consent: the version of the text that was agreed to, empty while it was not.
        Consent = "consent",
    }
}

choice! {
    /// In what capacity an adult acts for the child.
    pub enum Basis {
        /// Mother or father, adoptive parents included.
        Parent = "parent",
        /// Guardian, trustee or foster parent: acts by a document of guardianship.
        Guardian = "guardian",
    }
}

choice! {
    /// The identity document of the representative.
    pub enum RepresentativeIdentity {
        /// Passport of a citizen of the Russian Federation.
        Passport = "passport",
        /// Any other identity document.
        Other = "other",
    }
}

choice! {
    /// A plain question.
    pub enum YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

impl Field {
    /// The section the field stands in.
    #[must_use]
    pub fn section(self) -> Section {
        match self {
            Self::ChildSurname
            | Self::ChildGivenName
            | Self::ChildPatronymic
            | Self::ChildNoPatronymic
            | Self::ChildSnils
            | Self::ChildNoSnils
            | Self::ChildInn
            | Self::ChildNoInn => Section::Child,
            Self::BirthCertificateSeries
            | Self::BirthCertificateNumber
            | Self::BirthCertificateIssued
            | Self::BirthCertificateIssuer
            | Self::ChildPassportNumber
            | Self::ChildPassportIssued
            | Self::ChildPassportIssuer
            | Self::ChildPassportDepartment
            | Self::ChildTemporaryNumber
            | Self::ChildTemporaryUntil
            | Self::ChildForeignName
            | Self::ChildForeignNumber => Section::ChildDocument,
            Self::AddressIndex
            | Self::AddressLocality
            | Self::AddressStreet
            | Self::AddressHouse
            | Self::AddressFlat => Section::Address,
            Self::RepresentativeBasis
            | Self::RepresentativeSurname
            | Self::RepresentativeGivenName
            | Self::RepresentativePatronymic
            | Self::RepresentativeNoPatronymic
            | Self::RepresentativeIdentity
            | Self::RepresentativePassportNumber
            | Self::RepresentativePassportIssued
            | Self::RepresentativePassportIssuer
            | Self::RepresentativePassportDepartment
            | Self::RepresentativeOtherName
            | Self::RepresentativeOtherNumber
            | Self::RepresentativeSameAddress
            | Self::RepresentativeAddress => Section::Representative,
            Self::Phone | Self::Email => Section::Contacts,
            Self::Organisation => Section::Organisation,
            Self::Consent => Section::Consent,
        }
    }

    /// Whether the field holds a [`DateText`](super::DateText).
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(
            self,
            Self::BirthCertificateIssued
                | Self::ChildPassportIssued
                | Self::ChildTemporaryUntil
                | Self::RepresentativePassportIssued
        )
    }
}

impl Section {
    /// The section after this one.
    #[must_use]
    pub fn after(self) -> Option<Self> {
        Self::ALL.iter().copied().find(|section| *section > self)
    }

    /// The section before this one.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        Self::ALL.iter().copied().take_while(|section| *section < self).last()
    }
}
