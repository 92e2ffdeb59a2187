//! The secret's file: 32 random bytes in hexadecimal, made at the first start, readable by its owner alone.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::keys::{KeyError, Keys, SECRET_LENGTH, hex};

/// Name of the file in the data directory.
pub const FILE_NAME: &str = "secret.key";

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The database is there, its key is not.
    #[error(
        "{path} is missing, and the database beside it cannot be read without it: put the file back from its backup \
         (to start anew with nothing, move the database away)"
    )]
    Missing {
        /// Where the file was expected.
        path: PathBuf,
    },
    /// The file holds something else.
    #[error("{path} is no key: expected 64 hexadecimal digits, as the server wrote them; put it back from its backup")]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read or written.
    #[error("{path} cannot be used: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No key could be made of it.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// The keys of `data`. Where neither key nor database is there, a new key is made.
///
/// # Errors
/// When the key is missing beside a database, malformed or unreadable.
pub fn keys(data: &Path, database_exists: bool) -> Result<Keys, SecretError> {
    let path = data.join(FILE_NAME);
    let secret = match std::fs::read_to_string(&path) {
        Ok(text) => parse(text.trim()).ok_or(SecretError::Malformed { path })?,
        Err(error) if error.kind() == ErrorKind::NotFound && database_exists => {
            return Err(SecretError::Missing { path });
        }
        Err(error) if error.kind() == ErrorKind::NotFound => create(&path)?,
        Err(source) => return Err(SecretError::Io { path, source }),
    };
    Ok(Keys::derive(&secret)?)
}

fn create(path: &Path) -> Result<[u8; SECRET_LENGTH], SecretError> {
    let mut secret = [0; SECRET_LENGTH];
    getrandom::fill(&mut secret).map_err(KeyError::Random)?;
    write(path, &secret).map_err(|source| SecretError::Io { path: path.to_owned(), source })?;
    tracing::warn!(path = %path.display(), "a new secret key was made: back it up, without it no application can be read");
    Ok(secret)
}

fn write(path: &Path, secret: &[u8]) -> std::io::Result<()> {
    // Under another name first: a crash between must not leave half a key behind.
    let unfinished = path.with_extension("new");
    let mut file = private_file(&unfinished)?;
    writeln!(file, "{}", hex(secret))?;
    file.sync_all()?;
    std::fs::rename(&unfinished, path)
}

fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn parse(text: &str) -> Option<[u8; SECRET_LENGTH]> {
    if text.len() != 2 * SECRET_LENGTH || !text.is_ascii() {
        return None;
    }
    let mut secret = [0; SECRET_LENGTH];
    for (index, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_ever_after() {
        let data = tempfile::tempdir().unwrap();
        let made = keys(data.path(), false).unwrap();
        assert_eq!(keys(data.path(), true).unwrap().id(), made.id());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = data.path().join(FILE_NAME).metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_missing_or_malformed_key_is_said_so() {
        let data = tempfile::tempdir().unwrap();
        assert!(matches!(keys(data.path(), true), Err(SecretError::Missing { .. })));
        for wrong in ["", "abc", &"zz".repeat(32), &"é".repeat(32)] {
            std::fs::write(data.path().join(FILE_NAME), wrong).unwrap();
            assert!(matches!(keys(data.path(), true), Err(SecretError::Malformed { .. })), "{wrong}");
        }
    }
}
