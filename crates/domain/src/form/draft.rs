//! What was typed, exactly as it was typed.

use core::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use super::Field;
use crate::choice::Choice;

/// What was typed into each field, untouched. On the wire and in storage it is an object of texts by field code;
/// codes nobody knows, of a newer or an older form, are passed over.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Draft {
    #[serde(serialize_with = "as_object", deserialize_with = "known_fields")]
    texts: Vec<(Field, String)>,
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Draft {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        std::collections::BTreeMap::<String, String>::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Draft {}

impl Draft {
    /// What stands in `field`; empty where nothing was typed.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        let place = self.place(field).ok();
        place.and_then(|place| self.texts.get(place)).map_or("", |(_, text)| text)
    }

    /// Puts `text` into `field`, as typed; an empty text leaves nothing behind.
    pub fn put(&mut self, field: Field, text: impl Into<String>) {
        let text = text.into();
        let place = self.place(field);
        if let Ok(place) = place {
            self.texts.remove(place);
        }
        if !text.is_empty() {
            let (Ok(place) | Err(place)) = place;
            self.texts.insert(place, (field, text));
        }
    }

    /// Where the text of `field` stands, or where it is to be put: the texts are in the order of the form.
    fn place(&self, field: Field) -> Result<usize, usize> {
        self.texts.binary_search_by_key(&field, |(other, _)| *other)
    }

    /// Whether the tick box `field` is ticked.
    #[must_use]
    pub fn is_ticked(&self, field: Field) -> bool {
        self.text(field) == "yes"
    }

    /// The date parts typed into `field`.
    #[must_use]
    pub fn date(&self, field: Field) -> DateText {
        DateText::from_stored(self.text(field))
    }

    /// Whether nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The fields in which something stands.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.texts.iter().map(|(field, _)| *field)
    }
}

impl fmt::Debug for Draft {
    /// Which fields are filled in, and never with what: personal data must not reach a log.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.fields().map(Field::code)).finish()
    }
}

fn as_object<S: Serializer>(texts: &[(Field, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(texts.iter().map(|(field, text)| (field, text)))
}

fn known_fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(Field, String)>, D::Error> {
    deserializer.deserialize_map(KnownFields)
}

struct KnownFields;

impl<'de> Visitor<'de> for KnownFields {
    type Value = Vec<(Field, String)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object of texts by field code")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut texts: A) -> Result<Self::Value, A::Error> {
        let mut draft = Draft::default();
        while let Some((code, text)) = texts.next_entry::<String, String>()? {
            if let Some(field) = Field::from_code(&code) {
                draft.put(field, text);
            }
        }
        Ok(draft.texts)
    }
}

/// The three parts of a date as typed: day, month (a number or a name), year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateText {
    /// The day, or a whole date pasted into it.
    pub day: String,
    /// The month: a number or a name.
    pub month: String,
    /// The year.
    pub year: String,
}

impl DateText {
    /// The parts kept in one text by [`to_stored`](Self::to_stored). A text without its separator is a whole date.
    #[must_use]
    pub fn from_stored(stored: &str) -> Self {
        let mut parts = stored.splitn(3, '\n').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Self { day: next(), month: next(), year: next() }
    }

    /// The parts in one text, separated by a character that cannot be typed into them; empty when all are.
    #[must_use]
    pub fn to_stored(&self) -> String {
        if self.day.is_empty() && self.month.is_empty() && self.year.is_empty() {
            return String::new();
        }
        [self.day.as_str(), "\n", self.month.as_str(), "\n", self.year.as_str()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_survives_the_wire_as_it_was_typed() {
        let mut draft = Draft::default();
        draft.put(Field::ChildSurname, "  Иванова–Петрова ");
        let day = DateText { day: "1".into(), month: "янв".into(), year: String::new() };
        draft.put(Field::BirthCertificateIssued, day.to_stored());
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(json, r#"{"child-surname":"  Иванова–Петрова ","birth-certificate-issued":"1\nянв\n"}"#);
        let read: Draft = serde_json::from_str(&json).unwrap();
        assert_eq!(read.date(Field::BirthCertificateIssued), day);
        assert_eq!(read, draft);
    }

    #[test]
    fn fields_that_nobody_knows_are_passed_over() {
        let draft: Draft = serde_json::from_str(r#"{"phone":"8","fax":"9","email":""}"#).unwrap();
        assert_eq!(draft.fields().collect::<Vec<_>>(), [Field::Phone]);
        assert!(serde_json::from_str::<Draft>(r#"{"phone":8}"#).is_err());
    }

    #[test]
    fn debug_output_never_shows_what_was_typed() {
        let mut draft = Draft::default();
        draft.put(Field::ChildSurname, "Иванова");
        assert_eq!(format!("{draft:?}"), r#"{"child-surname"}"#);
    }

    #[test]
    fn fields_are_in_the_order_of_the_form_in_whatever_order_they_were_typed() {
        let mut draft = Draft::default();
        for (field, text) in [(Field::Phone, "8"), (Field::ChildSurname, "И"), (Field::Email, "a"), (Field::Phone, "9")]
        {
            draft.put(field, text);
        }
        assert_eq!(draft.fields().collect::<Vec<_>>(), [Field::ChildSurname, Field::Phone, Field::Email]);
        assert_eq!(draft.text(Field::Phone), "9");
    }

    #[test]
    fn an_emptied_field_leaves_nothing_behind() {
        let mut draft = Draft::default();
        draft.put(Field::Phone, "8");
        draft.put(Field::Phone, "");
        assert!(draft.is_empty());
        assert_eq!(DateText::default().to_stored(), "");
    }
}
