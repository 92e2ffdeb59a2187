//! The consent to the processing of personal data: a document of its own (156-ФЗ), with what the law wants in it
//! (152-ФЗ, article 9, part 4).

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Basis, CONSENT_VERSION, Draft, Field};
use kruzhok_domain::wizard::{Complete, Identity};
use leptos::prelude::*;

use super::values::shown;
use crate::i18n::{self, Voice, consent};
use crate::pages::names::identity_text;
use crate::state::{use_family, use_service};

/// The text, with the family's own data where the law wants them.
#[component]
pub(super) fn ConsentText(case: Complete) -> impl IntoView {
    let (family, service) = (use_family(), use_service());
    let voice = untrack(|| family.voice());
    let draft = family.draft().get_untracked();
    let alone = case.person.applies_alone();
    let read = |field: Field| shown(field, &draft, voice, service).unwrap_or_default();
    let child = name(&draft, [Field::ChildSurname, Field::ChildGivenName, Field::ChildPatronymic]);
    let subject = if alone {
        consent::subject_alone(&child)
    } else {
        let parts = [Field::RepresentativeSurname, Field::RepresentativeGivenName, Field::RepresentativePatronymic];
        consent::subject_representative(&name(&draft, parts), &child)
    };
    let home = join(&[
        read(Field::AddressIndex),
        read(Field::AddressLocality),
        read(Field::AddressStreet),
        read(Field::AddressHouse),
        read(Field::AddressFlat),
    ]);
    let own = read(Field::RepresentativeAddress);
    let address = if alone || own.is_empty() { home } else { own };
    let document = if alone { child_document(case.identity, &draft) } else { representative_document(&read) };
    let basis = (!alone).then(|| {
        let guardian = draft.text(Field::RepresentativeBasis) == Basis::Guardian.code();
        if guardian { consent::BASIS_GUARDIAN } else { consent::BASIS_PARENT }
    });
    let operator = service.with(|programme| consent::operator(&programme.operator.name, &programme.operator.address));
    let data = consent::data(if alone { Voice::Pupil } else { voice });
    let version = CONSENT_VERSION.parse().map_or_else(|_| CONSENT_VERSION.to_owned(), i18n::long_date);
    view! {
        <p>{consent::INTRO}</p>
        <div class="legal">
            <p>{subject}</p>
            <p>{consent::address(&address)}</p>
            <p>{consent::document(&document)}</p>
            {basis.map(|basis| view! { <p>{basis}</p> })}
            <p>{operator}</p>
            <p>{consent::PURPOSE}</p>
            <p>{data}</p>
            <p>{consent::ACTIONS}</p>
            <p>{consent::TERM}</p>
            <p>{consent::WITHDRAW}</p>
            <p class="hint">{consent::version(&version)}</p>
        </div>
    }
    .into_any()
}

fn name(draft: &Draft, parts: [Field; 3]) -> String {
    let name = parts.map(|field| draft.text(field).trim()).join(" ");
    let name = name.trim();
    if name.is_empty() { consent::MISSING_NAME.to_owned() } else { name.to_owned() }
}

fn child_document(identity: Identity, draft: &Draft) -> String {
    let fields: &[Field] = match identity {
        Identity::BirthCertificate => &[Field::BirthCertificateSeries, Field::BirthCertificateNumber],
        Identity::Passport => &[Field::ChildPassportNumber, Field::ChildPassportIssuer],
        Identity::TemporaryCard => &[Field::ChildTemporaryNumber],
        Identity::Foreign => &[Field::ChildForeignName, Field::ChildForeignNumber],
    };
    let mut parts = vec![identity_text(identity).to_owned()];
    parts.extend(fields.iter().map(|field| draft.text(*field).trim().to_owned()));
    join(&parts)
}

fn representative_document(read: &impl Fn(Field) -> String) -> String {
    join(&[
        read(Field::RepresentativeIdentity),
        read(Field::RepresentativePassportNumber),
        read(Field::RepresentativePassportIssued),
        read(Field::RepresentativePassportIssuer),
        read(Field::RepresentativeOtherName),
        read(Field::RepresentativeOtherNumber),
    ])
}

fn join(parts: &[String]) -> String {
    parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
