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

/// How the text field `field` looks. A browser fills in only what is the data of the person who types: the child's
/// name is that for a pupil, the representative's for a parent, and nobody's for staff.
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
        Field::AddressStreet => TextLook { autocomplete: own_home("address-line1"), ..WORDS },
        Field::AddressHouse | Field::AddressFlat => TextLook { capitals: "none", width: "width-10", ..CODE },
        Field::RepresentativeAddress => TextLook { autocomplete: fill(Voice::Parent, "street-address"), ..SENTENCE },
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
