//! A draft as a file: a page that people can read, with the draft inside for the app. It moves a family from one machine
//! to another without an account.

use super::{Envelope, Unreadable};
use crate::state::outbox::Pending;

const BEGIN: &str = r#"<script type="application/json" id="kruzhok-draft">"#;
const END: &str = "</script>";

/// The words of the page.
pub(crate) struct Words<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// Sentences under it: that it holds personal data, and what to do with it.
    pub(crate) notes: &'a [&'a str],
    /// Names and values of what was filled in.
    pub(crate) rows: &'a [(String, String)],
}

/// The file.
pub(crate) fn write(envelope: &Envelope, words: &Words<'_>) -> String {
    // In JSON a «<» can be written otherwise; so nothing that was typed can end the script element.
    let draft = serde_json::to_string(envelope).unwrap_or_default().replace('<', "\\u003c");
    let title = escaped(words.title);
    let notes: String = words.notes.iter().map(|note| ["<p>", &escaped(note), "</p>"].concat()).collect();
    let rows: String = words
        .rows
        .iter()
        .map(|(name, value)| ["<dt>", &escaped(name), "</dt><dd>", &escaped(value), "</dd>"].concat())
        .collect();
    [
        "<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>",
        &title,
        "</title></head><body><h1>",
        &title,
        "</h1>",
        &notes,
        "<dl>",
        &rows,
        "</dl>",
        BEGIN,
        &draft,
        END,
        "</body></html>",
    ]
    .concat()
}

/// The draft in a file that [`write`] made.
///
/// # Errors
/// [`Unreadable`] says why there is none.
pub(crate) fn read(file: &str) -> Result<Envelope, Unreadable> {
    let (_, rest) = file.split_once(BEGIN).ok_or(Unreadable::Broken)?;
    let (draft, _) = rest.split_once(END).ok_or(Unreadable::Broken)?;
    let mut envelope = Envelope::parse(draft)?;
    // What was under way may have been sent since, from where the file comes from.
    envelope.pending = envelope.pending.map(|pending| Pending { uncertain: true, ..pending });
    Ok(envelope)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use kruzhok_domain::form::Field;

    use super::*;

    fn written(typed: &str) -> (Envelope, String) {
        let mut envelope = Envelope::new(DateTime::UNIX_EPOCH);
        envelope.draft.put(Field::ChildSurname, typed.to_owned());
        let rows = [("Surname".to_owned(), typed.to_owned())];
        let file = write(&envelope, &Words { title: "Draft", notes: &["Personal data."], rows: &rows });
        (envelope, file)
    }

    #[test]
    fn what_was_written_is_read_back() {
        for typed in ["Иванова", "</script><script>alert(1)</script>", "<dd>&amp;\"'", "\u{0}\n\u{2028}"] {
            let (envelope, file) = written(typed);
            assert_eq!(read(&file), Ok(envelope), "{typed}");
        }
    }

    #[test]
    fn what_was_under_way_may_have_been_sent_since() {
        let (mut envelope, _) = written("Иванова");
        let (key, payload) = ("0123456789abcdef".to_owned(), "{}".to_owned());
        let pending = Pending { key, payload, applies_alone: false, memory_only: false, uncertain: false };
        envelope.pending = Some(pending.clone());
        let file = write(&envelope, &Words { title: "Draft", notes: &[], rows: &[] });
        assert_eq!(read(&file).unwrap().pending, Some(Pending { uncertain: true, ..pending }));
    }

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        let (_, file) = written("</script><img src=x onerror=alert(1)>");
        assert_eq!(file.matches("<script").count(), 1);
        assert!(!file.contains("<img"));
    }

    #[test]
    fn a_file_that_is_no_draft_says_so() {
        for file in ["", "<html></html>", BEGIN, "{\"version\":2}"] {
            assert_eq!(read(file), Err(Unreadable::Broken), "{file}");
        }
        let newer = [BEGIN, r#"{"version":99}"#, END].concat();
        assert_eq!(read(&newer), Err(Unreadable::Newer));
    }
}
