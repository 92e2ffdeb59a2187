//! The programme file: read once at start, served as it is written.
//!
//! But for a byte order mark: editors on Windows put one before the text, JSON has no place for it.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::path::Path;

use axum::body::Bytes;
use kruzhok_domain::programme::Programme;

use crate::built_app::BuiltApp;
use crate::config::Config;

/// Its name among the app's files.
pub(crate) const IN_APP: &str = "programme.json";

/// Where the repository keeps the file, for a server that is started before the app is built.
const IN_REPOSITORY: &str = "public/programme.json";

/// That of UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A programme and the text it was read from.
#[derive(Debug)]
pub struct ProgrammeFile {
    /// The municipality's values.
    pub programme: Programme,
    /// The file, byte by byte, without a byte order mark.
    pub text: Bytes,
}

/// Why there is no programme.
#[derive(Debug, thiserror::Error)]
pub enum ProgrammeFileError {
    /// The file cannot be read.
    #[error("the programme file {path} cannot be read; the municipality's file is named with --programme")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is no programme.
    #[error("the programme file {path} cannot be used:{faults}")]
    Faulty {
        /// The file.
        path: String,
        /// A line for each fault: the field, and what was expected there.
        faults: String,
    },
}

/// Reads the file `config` names; where it names none, that of the app.
///
/// # Errors
/// Every fault of the file, each with its field and what was expected there.
pub fn load(config: &Config, app: &BuiltApp) -> Result<ProgrammeFile, ProgrammeFileError> {
    let (path, text) = match (&config.programme, app.file(IN_APP)) {
        (None, Some(text)) => (format!("{IN_APP} of the app"), text.clone()),
        (Some(path), _) => (path.display().to_string(), text_of(path)?),
        (None, None) => (IN_REPOSITORY.to_owned(), text_of(Path::new(IN_REPOSITORY))?),
    };
    let text = if text.starts_with(BYTE_ORDER_MARK) { text.slice(BYTE_ORDER_MARK.len()..) } else { text };
    match read(&text) {
        Ok(programme) => Ok(ProgrammeFile { programme, text }),
        Err(faults) => Err(ProgrammeFileError::Faulty { path, faults }),
    }
}

fn text_of(path: &Path) -> Result<Bytes, ProgrammeFileError> {
    match std::fs::read(path) {
        Ok(text) => Ok(text.into()),
        Err(source) => Err(ProgrammeFileError::Unreadable { path: path.display().to_string(), source }),
    }
}

/// The programme in `text`.
///
/// # Errors
/// A line for each fault: the field, and what was expected there.
pub fn read(text: &[u8]) -> Result<Programme, String> {
    let unknown = RefCell::new(Vec::new());
    let mut json = serde_json::Deserializer::from_slice(text);
    let mut note = |path: serde_ignored::Path<'_>| unknown.borrow_mut().push(path.to_string());
    let watched = serde_ignored::Deserializer::new(&mut json, &mut note);
    let programme: Programme = serde_path_to_error::deserialize(watched)
        .map_err(|error| format!("\n  {}: {}", error.path(), error.inner()))?;
    let mut faults = String::new();
    if json.end().is_err() {
        faults.push_str("\n  .: expected nothing after the closing brace");
    }
    for path in unknown.into_inner() {
        // Writing to a String cannot fail.
        let _ = write!(faults, "\n  {path}: expected no such field; is it misspelt?");
    }
    for fault in programme.faults() {
        let _ = write!(faults, "\n  {fault}");
    }
    if faults.is_empty() { Ok(programme) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../public/programme.json");

    #[track_caller]
    fn check(from: &str, to: &str, expected: &str) {
        assert!(SHIPPED.contains(from), "the shipped file has {from}");
        let faults = read(SHIPPED.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert!(faults.contains(expected), "{faults}");
    }

    #[test]
    fn the_shipped_file_is_good() {
        assert_eq!(read(SHIPPED.as_bytes()).map(|programme| programme.id), Ok("leninsk-kuznetsky".to_owned()));
    }

    #[test]
    fn a_fault_names_its_field_and_what_was_expected() {
        check(
            "\"until\": 18",
            "\"until\": \"eighteen\"",
            "ages.until: invalid type: string \"eighteen\", expected u32",
        );
        check("\"from\": 5,", "", "ages: missing field `from`");
        check("\"from\": 5,", "\"from\": 5, \"form\": 6,", "ages.form: expected no such field");
        check("\"kind\": \"snils\"", "\"kind\": \"snails\"", "documents[2].kind: unknown variant `snails`, expected");
        check("https://cabinet", "ftp://cabinet", "links.cabinet: expected an address that begins with https://");
    }

    #[test]
    fn text_that_is_no_json_is_said_so_with_its_place() {
        assert!(read(b"{").unwrap_err().contains("line 1"));
        assert!(read(format!("{SHIPPED}}}").as_bytes()).is_err());
    }
}
