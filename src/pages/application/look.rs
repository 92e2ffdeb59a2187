//! Keyboard, autofill and width of each text field.

use kruzhok_domain::form::Field;

use crate::components::TextLook;
use crate::i18n::Voice;

const WORDS: TextLook =
    TextLook { input_mode: "text", autocomplete: "off", capitals: "words", spelling: false, width: "" };
const CODE: TextLook =
    TextLook { input_mode: "text", autocomplete: "off", capitals: "characters", spelling: false, width: "width-10" };
const DIGITS: TextLook =
    TextLook { input_mode: "numeric", autocomplete: "off", capitals: "none", spelling: false, width: "width-20" };
const SENTENCE: TextLook =
    TextLook { input_mode: "text", autocomplete: "off", capitals: "sentences", spelling: true, width: "" };

/// How the text field `field` looks in the browser of whom `voice` addresses. It fills in only what is the data of that
/// person: the child's name is that for a pupil, the representative's for a parent, and nobody's for staff.
pub(super) fn of(field: Field, voice: Voice) -> TextLook {
    let fill = |owner: Voice, what: &'static str| if voice == owner { what } else { "off" };
    let own_home = |what: &'static str| if voice == Voice::Staff { "off" } else { what };
    match field {
        Field::ChildSurname => TextLook { autocomplete: fill(Voice::Pupil, "family-name"), ..WORDS },
        Field::ChildGivenName => TextLook { autocomplete: fill(Voice::Pupil, "given-name"), ..WORDS },
        Field::ChildPatronymic => TextLook { autocomplete: fill(Voice::Pupil, "additional-name"), ..WORDS },
        Field::RepresentativeSurname => TextLook { autocomplete: fill(Voice::Parent, "family-name"), ..WORDS },
        Field::RepresentativeGivenName => TextLook { autocomplete: fill(Voice::Parent, "given-name"), ..WORDS },
        Field::RepresentativePatronymic => TextLook { autocomplete: fill(Voice::Parent, "additional-name"), ..WORDS },
        Field::ChildSnils | Field::ChildInn | Field::ChildPassportNumber | Field::RepresentativePassportNumber => {
            DIGITS
        }
        Field::BirthCertificateNumber | Field::ChildPassportDepartment | Field::RepresentativePassportDepartment => {
            TextLook { width: "width-10", ..DIGITS }
        }
        Field::AddressIndex => TextLook { autocomplete: own_home("postal-code"), width: "width-10", ..DIGITS },
        Field::BirthCertificateSeries => CODE,
        Field::ChildTemporaryNumber | Field::ChildForeignNumber | Field::RepresentativeOtherNumber => {
            TextLook { width: "width-20", ..CODE }
        }
        Field::AddressLocality => TextLook { autocomplete: own_home("address-level2"), ..WORDS },
        // What browsers keep as the line of an address has house and flat in it, which are asked for apart.
        Field::AddressStreet => WORDS,
        Field::AddressHouse | Field::AddressFlat => TextLook { capitals: "none", width: "width-10", ..CODE },
        // A whole address in one line: what browsers keep as a street's lacks the town and the index.
        Field::RepresentativeAddress => TextLook { spelling: false, ..SENTENCE },
        Field::Phone => TextLook { input_mode: "tel", autocomplete: own_home("tel"), ..DIGITS },
        Field::Email => TextLook {
            input_mode: "email",
            autocomplete: own_home("email"),
            capitals: "none",
            spelling: false,
            width: "",
        },
        _ => SENTENCE,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use kruzhok_domain::choice::Choice;

    use super::*;
    use crate::pages::application::values::is_tick;
    use Field::*;

    const VOICES: [Voice; 3] = [Voice::Parent, Voice::Pupil, Voice::Staff];

    /// Keyboard, capitals, spelling checker, and the fields that have them.
    const KEYBOARDS: [(&str, &str, bool, &[Field]); 8] = [
        (
            "text",
            "words",
            false,
            &[
                ChildSurname,
                ChildGivenName,
                ChildPatronymic,
                RepresentativeSurname,
                RepresentativeGivenName,
                RepresentativePatronymic,
                AddressLocality,
                AddressStreet,
            ],
        ),
        (
            "numeric",
            "none",
            false,
            &[
                ChildSnils,
                ChildInn,
                BirthCertificateNumber,
                ChildPassportNumber,
                ChildPassportDepartment,
                RepresentativePassportNumber,
                RepresentativePassportDepartment,
                AddressIndex,
            ],
        ),
        ("tel", "none", false, &[Phone]),
        ("email", "none", false, &[Email]),
        (
            "text",
            "characters",
            false,
            &[BirthCertificateSeries, ChildTemporaryNumber, ChildForeignNumber, RepresentativeOtherNumber],
        ),
        ("text", "none", false, &[AddressHouse, AddressFlat]),
        ("text", "sentences", false, &[RepresentativeAddress]),
        (
            "text",
            "sentences",
            true,
            &[
                BirthCertificateIssuer,
                ChildPassportIssuer,
                ChildForeignName,
                RepresentativePassportIssuer,
                RepresentativeOtherName,
            ],
        ),
    ];

    /// What a browser may fill in for a parent and for a pupil; everything else for nobody.
    const FILLED_IN: [(Field, &str, &str); 10] = [
        (ChildSurname, "off", "family-name"),
        (ChildGivenName, "off", "given-name"),
        (ChildPatronymic, "off", "additional-name"),
        (RepresentativeSurname, "family-name", "off"),
        (RepresentativeGivenName, "given-name", "off"),
        (RepresentativePatronymic, "additional-name", "off"),
        // Parent and child live together, or the parent is asked for an address of their own.
        (AddressIndex, "postal-code", "postal-code"),
        (AddressLocality, "address-level2", "address-level2"),
        (Phone, "tel", "tel"),
        (Email, "email", "email"),
    ];

    /// The longest that is usual in fields of a set length, as people write it.
    const LONGEST: [(Field, &str); 11] = [
        (ChildSnils, "112-233-445 95"),
        (ChildInn, "500100732259"),
        (BirthCertificateSeries, "XVIII-АБ"),
        (BirthCertificateNumber, "123456"),
        (ChildPassportNumber, "32 20 123456"),
        (ChildPassportDepartment, "420-001"),
        (RepresentativePassportNumber, "32 05 123456"),
        (RepresentativePassportDepartment, "420-001"),
        (AddressIndex, "652500"),
        (AddressHouse, "12/1"),
        (Phone, "+7 (923) 456-78-90"),
    ];

    fn text_fields() -> BTreeSet<Field> {
        let chosen = [RepresentativeBasis, RepresentativeIdentity, RepresentativeSameAddress, Organisation, Consent];
        let typed = |field: &Field| !is_tick(*field) && !field.is_date() && !chosen.contains(field);
        Field::ALL.iter().copied().filter(typed).collect()
    }

    #[test]
    fn every_field_brings_up_its_keyboard() {
        let told: Vec<Field> = KEYBOARDS.iter().flat_map(|(.., fields)| fields.iter().copied()).collect();
        assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), text_fields());
        assert_eq!(told.len(), text_fields().len(), "a field is told twice");
        for (keyboard, capitals, spelling, fields) in KEYBOARDS {
            for (field, voice) in fields.iter().flat_map(|field| VOICES.map(|voice| (*field, voice))) {
                let look = of(field, voice);
                let found = (look.input_mode, look.capitals, look.spelling);
                assert_eq!(found, (keyboard, capitals, spelling), "{} for {voice:?}", field.code());
            }
        }
    }

    #[test]
    fn a_browser_fills_in_what_belongs_to_the_person_who_types_and_nothing_for_staff() {
        for field in text_fields() {
            let told = FILLED_IN.iter().find(|(other, ..)| *other == field);
            let (parent, pupil) = told.map_or(("off", "off"), |(_, parent, pupil)| (*parent, *pupil));
            let found = VOICES.map(|voice| of(field, voice).autocomplete);
            assert_eq!(found, [parent, pupil, "off"], "{}", field.code());
        }
    }

    #[test]
    fn a_field_is_wide_enough_for_what_belongs_in_it_and_not_much_wider() {
        for (field, text) in LONGEST {
            let width = if text.chars().count() <= 10 { "width-10" } else { "width-20" };
            assert_eq!(of(field, Voice::Parent).width, width, "{}", field.code());
        }
        for field in text_fields() {
            let [width, ..] = VOICES.map(|voice| of(field, voice).width);
            assert!(VOICES.iter().all(|voice| of(field, *voice).width == width), "{}", field.code());
            assert!(["", "width-10", "width-20"].contains(&width), "{}", field.code());
        }
    }
}
