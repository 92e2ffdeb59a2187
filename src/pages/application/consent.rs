//! The consent to the processing of personal data: a document of its own (156-ФЗ), with what the law wants in it
//! (152-ФЗ, article 9, part 4).

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Basis, CONSENT_VERSION, Draft, Field, RepresentativeIdentity, on_path};
use kruzhok_domain::iso;
use kruzhok_domain::wizard::{Complete, Identity};
use leptos::prelude::*;

use super::values::shown;
use crate::i18n::{self, Voice, common, consent, document};
use crate::state::{use_family, use_service};
use crate::view::{Node, view};

/// The text, with the family's own data where the law wants them: those that the application will hold. The representative's
/// names the child's address and document beside their own.
#[component]
pub(super) fn ConsentText(case: Complete) -> Node {
    let (family, service) = (use_family(), use_service());
    let voice = untrack(|| family.voice());
    let draft = family.draft().get_untracked();
    let alone = case.person.applies_alone();
    let asked = on_path(&case, &draft);
    let read = |field: Field| {
        let text = asked.contains(&field).then(|| shown(field, &draft, voice, service));
        text.flatten().unwrap_or_default()
    };
    let child = name([Field::ChildSurname, Field::ChildGivenName, Field::ChildPatronymic].map(&read));
    let home = join(&[
        read(Field::AddressIndex),
        read(Field::AddressLocality),
        read(Field::AddressStreet),
        read(Field::AddressHouse),
        read(Field::AddressFlat),
    ]);
    let document = child_document(case.identity, &read);
    let people = if alone {
        view! {
            <p>{consent::subject_alone(&child)}</p>
            <p>{consent::address(&stated(&home))}</p>
            <p>{consent::document(&stated(&document))}</p>
        }
    } else {
        let parts = [Field::RepresentativeSurname, Field::RepresentativeGivenName, Field::RepresentativePatronymic];
        let own = read(Field::RepresentativeAddress);
        let address = if own.is_empty() { &home } else { &own };
        let guardian = draft.text(Field::RepresentativeBasis) == Basis::Guardian.code();
        view! {
            <p>{consent::subject_representative(&name(parts.map(&read)), &child)}</p>
            <p>{consent::address(&stated(address))}</p>
            <p>{consent::document(&stated(&representative_document(&draft, &read)))}</p>
            <p>{if guardian { consent::BASIS_GUARDIAN } else { consent::BASIS_PARENT }}</p>
            <p>{consent::child_address(&stated(&home))}</p>
            <p>{consent::child_document(&stated(&document))}</p>
        }
    };
    let operator = service.with(|programme| consent::operator(&programme.operator.name, &programme.operator.address));
    let term = service.with(|programme| consent::term(&programme.ages.until.to_string()));
    let data = consent::data(if alone { Voice::Pupil } else { voice });
    let version = iso::day::read(CONSENT_VERSION).map_or_else(|| CONSENT_VERSION.to_owned(), i18n::long_date);
    view! {
        <p>{consent::INTRO}</p>
        <div class="legal">
            {people}
            <p>{operator}</p>
            <p>{consent::PURPOSE}</p>
            <p>{data}</p>
            <p>{consent::ACTIONS}</p>
            <p>{term}</p>
            <p>{consent::WITHDRAW}</p>
            <p class="hint">{consent::version(&version)}</p>
        </div>
    }
}

fn name(parts: [String; 3]) -> String {
    let name = parts.join(" ");
    let name = name.trim();
    if name.is_empty() { consent::MISSING_NAME.to_owned() } else { name.to_owned() }
}

/// The child's document: its number, and when and by whom it was issued, as far as the form asks for them.
fn child_document(identity: Identity, read: &impl Fn(Field) -> String) -> String {
    match identity {
        Identity::BirthCertificate => {
            let number =
                consent::certificate(&read(Field::BirthCertificateSeries), &read(Field::BirthCertificateNumber));
            let issued = issued(&read(Field::BirthCertificateIssued));
            let issuer = read(Field::BirthCertificateIssuer);
            join(&[document::birth_certificate::NAME.to_owned(), number, issued, issuer])
        }
        Identity::Passport => {
            passport(read, [Field::ChildPassportNumber, Field::ChildPassportIssued, Field::ChildPassportIssuer])
        }
        Identity::TemporaryCard => {
            join(&[document::temporary_card::NAME.to_owned(), read(Field::ChildTemporaryNumber)])
        }
        Identity::Foreign => join(&[read(Field::ChildForeignName), read(Field::ChildForeignNumber)]),
    }
}

fn representative_document(draft: &Draft, read: &impl Fn(Field) -> String) -> String {
    match RepresentativeIdentity::from_code(draft.text(Field::RepresentativeIdentity)) {
        Some(RepresentativeIdentity::Passport) => passport(
            read,
            [
                Field::RepresentativePassportNumber,
                Field::RepresentativePassportIssued,
                Field::RepresentativePassportIssuer,
            ],
        ),
        Some(RepresentativeIdentity::Other) => {
            join(&[read(Field::RepresentativeOtherName), read(Field::RepresentativeOtherNumber)])
        }
        None => String::new(),
    }
}

fn passport(read: &impl Fn(Field) -> String, [number, day, issuer]: [Field; 3]) -> String {
    join(&[document::passport::NAME.to_owned(), read(number), issued(&read(day)), read(issuer)])
}

fn issued(day: &str) -> String {
    if day.is_empty() { String::new() } else { consent::issued(day) }
}

fn join(parts: &[String]) -> String {
    parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a sentence ends with: its full stop stands already where the last word is an abbreviation.
fn stated(text: &str) -> String {
    if text.is_empty() { common::REQUIRED_NOTHING.to_owned() } else { text.trim_end_matches('.').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(field: Field) -> String {
        let text = match field {
            Field::BirthCertificateSeries => "II-МЮ",
            Field::BirthCertificateNumber => "715330",
            Field::BirthCertificateIssued | Field::RepresentativePassportIssued => "5 апреля 2017 г.",
            Field::BirthCertificateIssuer => "Орган ЗАГС",
            Field::RepresentativePassportNumber => "32 05 123456",
            Field::ChildForeignName => "Паспорт Республики Казахстан",
            Field::ChildForeignNumber | Field::RepresentativeOtherNumber => "N12345678",
            Field::RepresentativeOtherName => "Удостоверение беженца",
            _ => "",
        };
        text.to_owned()
    }

    #[test]
    fn a_document_is_named_with_its_number_its_day_and_who_issued_it() {
        assert_eq!(
            child_document(Identity::BirthCertificate, &read),
            "свидетельство о рождении, II-МЮ №\u{a0}715330, дата выдачи 5 апреля 2017 г., Орган ЗАГС"
        );
        let mut draft = Draft::default();
        draft.put(Field::RepresentativeIdentity, RepresentativeIdentity::Passport.code());
        assert_eq!(
            stated(&representative_document(&draft, &read)),
            "паспорт гражданина России, 32 05 123456, дата выдачи 5 апреля 2017 г"
        );
    }

    #[test]
    fn a_foreign_document_is_called_what_the_family_calls_it() {
        assert_eq!(child_document(Identity::Foreign, &read), "Паспорт Республики Казахстан, N12345678");
        let mut draft = Draft::default();
        draft.put(Field::RepresentativeIdentity, RepresentativeIdentity::Other.code());
        assert_eq!(representative_document(&draft, &read), "Удостоверение беженца, N12345678");
        assert_eq!(stated(&representative_document(&Draft::default(), &read)), common::REQUIRED_NOTHING);
    }
}
