//! What holds for every parser and any text at all.

use proptest::prelude::*;

use super::*;
use crate::form::Rule;

/// A parser that gives the canonical form, and the form that is shown.
type Parser = fn(&str) -> Result<(String, String), Rule>;

macro_rules! parser {
    ($parse:path) => {
        |typed| $parse(typed).map(|value| (value.as_str().to_owned(), value.as_str().to_owned()))
    };
    ($parse:path, shown as $shown:path) => {
        |typed| $parse(typed).map(|value| (value.as_str().to_owned(), $shown(&value)))
    };
}

const PARSERS: [(&str, Parser); 17] = [
    ("snils", parser!(Snils::parse, shown as Snils::grouped)),
    ("inn", parser!(Inn::parse)),
    ("passport number", parser!(PassportNumber::parse, shown as PassportNumber::grouped)),
    ("department code", parser!(DepartmentCode::parse)),
    ("birth certificate series", parser!(BirthCertificateSeries::parse)),
    ("birth certificate number", parser!(BirthCertificateNumber::parse)),
    ("name part", parser!(NamePart::parse)),
    ("patronymic", parser!(NamePart::patronymic)),
    ("phone", parser!(Phone::parse, shown as Phone::grouped)),
    ("email", parser!(Email::parse)),
    ("postal index", parser!(PostalIndex::parse)),
    ("issuer", parser!(FreeText::issuer)),
    ("document number", parser!(FreeText::document_number)),
    ("document name", parser!(FreeText::document_name)),
    ("address part", parser!(FreeText::address_part)),
    ("house", parser!(FreeText::house)),
    ("address line", parser!(FreeText::address_line)),
];

/// Any text, and texts of what is typed into such fields, so that many of them pass.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{5,13}",
        "[0-9 .\\-–—\u{a0}()+№]{0,20}",
        "[IVXLCDMivxУХСМПШхпш1]{0,7}[ \\-–]{0,2}[А-ЯЁа-яABCEHKMOPTXY]{0,3}",
        "[А-Яа-яЁёABCEHKMOPTXYaceopxyk'’`\\- \u{308}\u{306}\u{ad}]{0,30}",
        "[a-zA-Zа-яİΣς0-9.+_-]{0,12}@[a-zA-ZА-Яа-яİΣς0-9.-]{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn no_text_makes_a_parser_panic_and_a_canonical_form_parses_to_itself(typed in text()) {
        for (name, parse) in PARSERS {
            if let Ok((canonical, shown)) = parse(&typed) {
                prop_assert_eq!(parse(&canonical).map(|parsed| parsed.0), Ok(canonical.clone()), "{}", name);
                prop_assert_eq!(parse(&shown).map(|parsed| parsed.0), Ok(canonical), "{}", name);
            }
        }
    }
}

#[test]
fn nothing_typed_is_empty_for_every_parser() {
    for (name, parse) in PARSERS {
        for typed in ["", " ", "\u{a0}\t\u{feff}"] {
            assert_eq!(parse(typed), Err(Rule::Empty), "{name}");
        }
    }
}

#[test]
fn debug_output_never_shows_a_value() {
    assert_eq!(format!("{:?}", Snils::parse("112-233-445 95").unwrap()), "Snils(…)");
    assert_eq!(format!("{:?}", NamePart::parse("Иванова")), "Ok(NamePart(…))");
}
