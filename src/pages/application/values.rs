//! The values of fields in words.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::fields::{BirthCertificateSeries, DepartmentCode, PassportNumber, Phone, Snils, parse_date};
use kruzhok_domain::form::{Draft, Field, Section, on_path};
use kruzhok_domain::iso;
use kruzhok_domain::wizard::{Complete, Identity};

use crate::i18n::{self, Voice, check, section};
use crate::state::Service;

/// The name of `field`.
pub(in crate::pages) fn label(field: Field, voice: Voice) -> &'static str {
    i18n::field_label_by_code(field.code(), voice).unwrap_or_default()
}

/// The fields that apply, and those that were ticked away, in the order of the form.
pub(in crate::pages) fn told<'a>(case: &Complete, draft: &'a Draft) -> impl Iterator<Item = Field> + use<'a> {
    let on_path = on_path(case, draft);
    let counts = move |field: &Field| match absence(*field) {
        Some((tick, _)) if draft.is_ticked(tick) => on_path.contains(&tick),
        _ => on_path.contains(field),
    };
    Field::ALL.iter().copied().filter(|field| !is_tick(*field)).filter(counts)
}

/// What stands in `field`, or that there is none, as it is read back; `None` where nothing was said.
pub(in crate::pages) fn read_back(field: Field, draft: &Draft, voice: Voice, service: Service) -> Option<String> {
    match absence(field) {
        Some((tick, words)) if draft.is_ticked(tick) => Some(words.to_owned()),
        _ => shown(field, draft, voice, service),
    }
}

/// What stands in `field`, as it is read back; `None` where nothing does.
pub(super) fn shown(field: Field, draft: &Draft, voice: Voice, service: Service) -> Option<String> {
    let text = draft.text(field).trim();
    if text.is_empty() {
        return None;
    }
    let shown = match field {
        Field::RepresentativeBasis | Field::RepresentativeIdentity | Field::RepresentativeSameAddress => {
            let key = [field.code(), "/", text].concat();
            i18n::choice_by_code(&key, voice).unwrap_or_default().to_owned()
        }
        Field::Organisation => {
            service.with(|programme| programme.organisation(text).map(|found| found.name.clone())).unwrap_or_default()
        }
        Field::Consent => check_consent(text),
        Field::Phone => service.with(|programme| telephone(text, &programme.dialling_codes)),
        _ if field.is_date() => {
            parse_date(&draft.date(field)).map_or_else(|_| text.replace('\n', " "), i18n::long_date)
        }
        _ => number(field, text).unwrap_or_else(|| text.to_owned()),
    };
    Some(shown)
}

/// A number that is complete, as it will be sent: grouped, and never broken at the end of a line. Until then it stands
/// as it was typed.
fn number(field: Field, typed: &str) -> Option<String> {
    let grouped = match field {
        Field::ChildSnils => Snils::parse(typed).ok()?.grouped(),
        Field::ChildPassportNumber | Field::RepresentativePassportNumber => {
            PassportNumber::parse(typed).ok()?.grouped()
        }
        Field::ChildPassportDepartment | Field::RepresentativePassportDepartment => {
            DepartmentCode::parse(typed).ok()?.as_str().to_owned()
        }
        Field::BirthCertificateSeries => BirthCertificateSeries::parse(typed).ok()?.as_str().to_owned(),
        _ => return None,
    };
    Some(grouped.replace(' ', "\u{a0}"))
}

fn telephone(typed: &str, dialling_codes: &[String]) -> String {
    Phone::parse(typed).map_or_else(|_| typed.to_owned(), |phone| i18n::phone(phone.as_str(), dialling_codes))
}

fn check_consent(version: &str) -> String {
    let (version, _) = version.split_once('/').unwrap_or((version, ""));
    let day = iso::day::read(version).map_or_else(|| version.to_owned(), i18n::long_date);
    i18n::consent::given(&day)
}

/// The tick box that says that there is no `field`, and the words for that.
pub(super) fn absence(field: Field) -> Option<(Field, &'static str)> {
    match field {
        Field::ChildPatronymic => Some((Field::ChildNoPatronymic, check::NO_PATRONYMIC)),
        Field::ChildSnils => Some((Field::ChildNoSnils, check::NO_YET)),
        Field::ChildInn => Some((Field::ChildNoInn, check::NO_YET)),
        Field::RepresentativePatronymic => Some((Field::RepresentativeNoPatronymic, check::NO_PATRONYMIC)),
        _ => None,
    }
}

/// Whether `field` may stay empty.
pub(super) fn is_optional(field: Field) -> bool {
    matches!(field, Field::AddressStreet | Field::AddressFlat | Field::Email)
}

/// Whether `field` is a tick box of another field.
pub(super) fn is_tick(field: Field) -> bool {
    matches!(
        field,
        Field::ChildNoPatronymic | Field::ChildNoSnils | Field::ChildNoInn | Field::RepresentativeNoPatronymic
    )
}

/// The heading of a section, and the hint under it.
pub(super) fn section_title(section_: Section, identity: Identity, voice: Voice) -> &'static str {
    match (section_, identity) {
        (Section::Child, _) => section::child::title(voice),
        (Section::ChildDocument, Identity::BirthCertificate) => section::child_document::birth_certificate(voice),
        (Section::ChildDocument, Identity::Passport) => section::child_document::passport(voice),
        (Section::ChildDocument, Identity::TemporaryCard) => section::child_document::temporary_card(voice),
        (Section::ChildDocument, Identity::Foreign) => section::child_document::foreign(voice),
        (Section::Address, _) => section::address::title(voice),
        (Section::Representative, _) => section::representative::title(voice),
        (Section::Contacts, _) => section::contacts::title(voice),
        (Section::Organisation, _) => section::organisation::TITLE,
        (Section::Consent, _) => section::consent::TITLE,
    }
}

/// The hint under the heading of a section.
pub(super) fn section_hint(section_: Section, alone: bool, voice: Voice, service: Service) -> Option<String> {
    match section_ {
        Section::Child => Some(section::child::HINT.into()),
        Section::Address => {
            Some(section::address::hint(&service.with(|programme| programme.municipality.prepositional.clone())))
        }
        Section::Representative if alone && voice == Voice::Staff => {
            Some(section::representative::HINT_HELPED_PUPIL.into())
        }
        Section::Representative => Some(section::representative::hint(voice).into()),
        Section::Contacts => Some(section::contacts::HINT.into()),
        Section::Organisation => Some(section::organisation::HINT.into()),
        Section::ChildDocument | Section::Consent => None,
    }
}
