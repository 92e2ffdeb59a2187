//! Where the secrets are: in a file that its owner alone can read, made at the first start, or in the environment.
//!
//! Either way they are words: `hash:` and then `seal:`, once or several times, the newest last, each followed by 64
//! hexadecimal digits.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::ring::{Ring, SECRET_LENGTH, Secret, sealing_id};
use super::{KeyError, hex};

/// Name of the file in the data directory, unless another one is named.
pub const FILE_NAME: &str = "secret.key";

/// Where the secrets are.
#[derive(Clone, Debug)]
pub enum Secrets {
    /// In this file.
    File(PathBuf),
    /// Given as text, by the environment.
    Text(String),
}

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The database is there, its key is not.
    #[error(
        "{path} is missing, and what it sealed cannot be read without it: put the file back from its backup (to start \
         anew with nothing, move the database away)"
    )]
    Missing {
        /// Where the file was expected.
        path: PathBuf,
    },
    /// The file or the variable holds something else.
    #[error(
        "{place} is no key: expected `hash:` and `seal:`, each with 64 hexadecimal digits, as the server wrote them; \
         put it back from its backup"
    )]
    Malformed {
        /// The file or the variable.
        place: String,
    },
    /// The file cannot be read or written.
    #[error("{path} cannot be used: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A key cannot be added to what the environment gives.
    #[error("the secrets come from the environment: put a new `seal:` word at their end there, see `keys new`")]
    NotAFile,
    /// No key could be made of it.
    #[error(transparent)]
    Key(#[from] KeyError),
}

/// The secrets as they are written.
struct Words {
    hash: Secret,
    older: Vec<Secret>,
    newest: Secret,
}

impl Secrets {
    /// Makes the file with new secrets where there is none; `database_exists` says whether that would be too late.
    ///
    /// # Errors
    /// When the file is missing beside a database, or cannot be written.
    pub fn make_if_none(&self, database_exists: bool) -> Result<(), SecretError> {
        let Self::File(path) = self else { return Ok(()) };
        if path.try_exists().map_err(|source| SecretError::Io { path: path.clone(), source })? {
            return Ok(());
        }
        if database_exists {
            return Err(SecretError::Missing { path: path.clone() });
        }
        Words { hash: draw()?, older: Vec::new(), newest: draw()? }.write(path)?;
        tracing::warn!(path = %path.display(), "a new secret key was made: back it up, without it no application can be read");
        Ok(())
    }

    /// Adds a sealing secret, the newest from now on, and gives its id.
    ///
    /// # Errors
    /// When the secrets are not in a file, or it cannot be written.
    pub fn add(&self) -> Result<String, SecretError> {
        let Self::File(path) = self else { return Err(SecretError::NotAFile) };
        let mut words = self.words()?;
        words.older.push(std::mem::replace(&mut words.newest, draw()?));
        words.write(path)?;
        Ok(sealing_id(&words.newest)?)
    }

    /// Takes out all sealing secrets but the newest, into a file beside for each, and gives their paths: older
    /// backups need them.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn put_older_aside(&self) -> Result<Vec<PathBuf>, SecretError> {
        let Self::File(path) = self else { return Err(SecretError::NotAFile) };
        let mut words = self.words()?;
        let mut aside = Vec::new();
        for secret in words.older.split_off(0) {
            let old = path.with_extension(format!("old-{}", sealing_id(&secret)?));
            Words { hash: words.hash, older: Vec::new(), newest: secret }.write(&old)?;
            aside.push(old);
        }
        words.write(path)?;
        Ok(aside)
    }

    pub(super) fn read(&self) -> Result<Ring, SecretError> {
        let words = self.words()?;
        Ok(Ring::derive(&words.hash, &words.older, &words.newest)?)
    }

    fn words(&self) -> Result<Words, SecretError> {
        let (text, place) = match self {
            Self::File(path) => match std::fs::read_to_string(path) {
                Ok(text) => (text, path.display().to_string()),
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    return Err(SecretError::Missing { path: path.clone() });
                }
                Err(source) => return Err(SecretError::Io { path: path.clone(), source }),
            },
            Self::Text(text) => (text.clone(), "KRUZHOK_SECRET".to_owned()),
        };
        Words::parse(&text).ok_or(SecretError::Malformed { place })
    }
}

/// A word for the end of the secrets in the environment: a new sealing secret.
///
/// # Errors
/// When the operating system gives no randomness.
pub fn new_word() -> Result<String, KeyError> {
    Ok(format!("seal:{}", hex(&draw()?)))
}

impl Words {
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let hash = parse(words.next()?.strip_prefix("hash:")?)?;
        let mut older = words.map(|word| parse(word.strip_prefix("seal:")?)).collect::<Option<Vec<_>>>()?;
        let newest = older.pop()?;
        Some(Self { hash, older, newest })
    }

    fn write(&self, path: &Path) -> Result<(), SecretError> {
        self.try_write(path).map_err(|source| SecretError::Io { path: path.to_owned(), source })
    }

    fn try_write(&self, path: &Path) -> std::io::Result<()> {
        // Under another name first: a crash between must not leave half a key behind.
        let unfinished = path.with_extension("new");
        let mut file = private_file(&unfinished)?;
        writeln!(file, "hash:{}", hex(&self.hash))?;
        for secret in self.older.iter().chain([&self.newest]) {
            writeln!(file, "seal:{}", hex(secret))?;
        }
        file.sync_all()?;
        std::fs::rename(&unfinished, path)?;
        // The name itself is on disk only when the directory is. Elsewhere than on Unix a directory is no file.
        #[cfg(unix)]
        File::open(directory_of(path))?.sync_all()?;
        Ok(())
    }
}

/// The directory in which the file at `path` is; of a bare name, the one that the program runs in.
#[cfg(unix)]
fn directory_of(path: &Path) -> &Path {
    path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn draw() -> Result<Secret, KeyError> {
    let mut secret = [0; SECRET_LENGTH];
    getrandom::fill(&mut secret)?;
    Ok(secret)
}

fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn parse(digits: &str) -> Option<Secret> {
    if digits.len() != 2 * SECRET_LENGTH || !digits.is_ascii() {
        return None;
    }
    let mut secret = [0; SECRET_LENGTH];
    for (index, byte) in secret.iter_mut().enumerate() {
        *byte = u8::from_str_radix(digits.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(secret)
}

#[cfg(test)]
mod tests {
    use super::super::Keys;
    use super::*;

    fn in_directory() -> (tempfile::TempDir, Secrets) {
        let data = tempfile::tempdir().unwrap();
        let secrets = Secrets::File(data.path().join(FILE_NAME));
        (data, secrets)
    }

    #[test]
    fn a_key_is_made_once_and_read_ever_after() {
        let (data, secrets) = in_directory();
        secrets.make_if_none(false).unwrap();
        let made = Keys::open(secrets.clone()).unwrap();
        secrets.make_if_none(true).unwrap();
        assert_eq!(Keys::open(secrets).unwrap().ids(), made.ids());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = data.path().join(FILE_NAME).metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_missing_or_malformed_key_is_said_so() {
        let (data, secrets) = in_directory();
        assert!(matches!(secrets.make_if_none(true), Err(SecretError::Missing { .. })));
        let digits = "0".repeat(64);
        let wrong = [
            String::new(),
            "abc".to_owned(),
            digits.clone(),
            format!("hash:{digits}"),
            format!("seal:{digits} hash:{digits}"),
            format!("hash:{digits} seal:{}", "zz".repeat(32)),
            format!("hash:{digits} seal:{}", "é".repeat(32)),
            format!("hash:{digits} seal:{digits} more"),
        ];
        for wrong in wrong {
            std::fs::write(data.path().join(FILE_NAME), &wrong).unwrap();
            assert!(matches!(secrets.read(), Err(SecretError::Malformed { .. })), "{wrong}");
        }
    }

    #[test]
    fn a_key_that_is_added_is_seen_by_all_and_the_old_one_is_put_aside() {
        let (_data, secrets) = in_directory();
        secrets.make_if_none(false).unwrap();
        let keys = Keys::open(secrets.clone()).unwrap();
        let old = keys.seal("place", b"text").unwrap();
        let id = secrets.add().unwrap();
        keys.reload().unwrap();
        assert_eq!(keys.sealing_id(), id);
        assert_eq!(keys.unseal("place", &old).unwrap(), b"text");

        let aside = secrets.put_older_aside().unwrap();
        keys.reload().unwrap();
        assert!(matches!(keys.unseal("place", &old), Err(KeyError::Unknown(_))));
        let kept = Keys::open(Secrets::File(aside.into_iter().next().unwrap())).unwrap();
        assert_eq!(kept.unseal("place", &old).unwrap(), b"text");
        assert_eq!(kept.hash_id(), keys.hash_id());
    }

    #[test]
    fn what_the_environment_gives_cannot_be_added_to() {
        let secrets = Secrets::Text(format!("hash:{0} {1}", "0".repeat(64), new_word().unwrap()));
        assert!(secrets.read().is_ok());
        assert!(matches!(secrets.add(), Err(SecretError::NotAFile)));
    }
}
