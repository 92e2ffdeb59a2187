//! What the secrets give: sealing (XChaCha20-Poly1305) and keyed hashes (HMAC-SHA256).
//!
//! There is one secret for hashes and one or several for sealing, the newest last. A sealing secret can be replaced,
//! for what it sealed can be opened and sealed anew. The secret of the hashes stays as long as the database: what was
//! hashed is nowhere kept, so no hash can be made anew.

mod ring;
mod secret;

use std::sync::{Arc, PoisonError, RwLock};

use subtle::ConstantTimeEq;

use ring::Ring;

pub use secret::{FILE_NAME, SecretError, Secrets, new_word};

/// The keys in use. Clones share them, and all see a key that is added.
#[derive(Clone)]
pub struct Keys {
    secrets: Arc<Secrets>,
    ring: Arc<RwLock<Arc<Ring>>>,
}

/// Sealed bytes, and the id of the key that opens them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The id of the key.
    pub key: String,
    /// Nonce, ciphertext and tag.
    pub bytes: Vec<u8>,
}

/// A keyed hash.
#[derive(Clone, Copy, Debug)]
pub struct Digest([u8; 32]);

/// What a keyed hash is for: the same text hashed for two purposes gives unrelated values.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// An access code, together with its number.
    Code,
    /// A child, by name and day of birth.
    Child,
    /// A child, by СНИЛС.
    Snils,
    /// An idempotency key.
    SubmissionKey,
    /// The body of a submission.
    Fingerprint,
    /// A client's address, or a number that is asked about, for the limits.
    Limit,
    /// An application's number, for how much later than it may be something is destroyed.
    Delay,
}

/// Why something could not be sealed, opened or derived.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The operating system gives no randomness.
    #[error("the operating system gives no randomness: {0}")]
    Random(#[from] getrandom::Error),
    /// The bytes were sealed for another place, or are damaged.
    #[error("sealed data cannot be opened: they are damaged, or stand where they were not sealed for")]
    Sealed,
    /// The key with this id is not there.
    #[error("the key {0} is missing: put it back from its backup")]
    Unknown(String),
    /// Deriving failed; it cannot with the lengths used here.
    #[error("a key cannot be derived")]
    Derivation,
    /// The secrets could not be read again.
    #[error(transparent)]
    Secret(#[from] Box<SecretError>),
}

impl Keys {
    /// The keys that `secrets` give.
    ///
    /// # Errors
    /// When the secrets cannot be read.
    pub fn open(secrets: Secrets) -> Result<Self, KeyError> {
        let ring = Arc::new(RwLock::new(Arc::new(secrets.read().map_err(Box::new)?)));
        Ok(Self { secrets: Arc::new(secrets), ring })
    }

    /// The id of the secret of the hashes, which betrays nothing of it.
    #[must_use]
    pub fn hash_id(&self) -> String {
        self.ring().hash_id.clone()
    }

    /// The id of the key that seals.
    #[must_use]
    pub fn sealing_id(&self) -> String {
        self.ring().newest().id.clone()
    }

    /// The ids of all keys that open, the newest last.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        self.ring().seals.iter().map(|seal| seal.id.clone()).collect()
    }

    /// Where the secrets are.
    #[must_use]
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Reads the secrets anew: somebody may have added a key.
    ///
    /// # Errors
    /// When they cannot be read; the keys stay as they were.
    pub fn reload(&self) -> Result<(), KeyError> {
        let ring = Arc::new(self.secrets.read().map_err(Box::new)?);
        *self.ring.write().unwrap_or_else(PoisonError::into_inner) = ring;
        Ok(())
    }

    /// Seals `plain` for `place` with the newest key: it opens nowhere else.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Result<Sealed, KeyError> {
        self.ring().newest().seal(place, plain)
    }

    /// Opens what was sealed for `place`. A key that is not known yet is looked for among the secrets once more.
    ///
    /// # Errors
    /// When it was sealed otherwise, is damaged, or its key is not there.
    pub fn unseal(&self, place: &str, sealed: &Sealed) -> Result<Vec<u8>, KeyError> {
        if self.ring().find(&sealed.key).is_none() {
            self.reload()?;
        }
        let ring = self.ring();
        let seal = ring.find(&sealed.key).ok_or_else(|| KeyError::Unknown(sealed.key.clone()))?;
        seal.open(place, &sealed.bytes)
    }

    /// The keyed hash of `parts`; where one part ends is part of what is hashed.
    #[must_use]
    pub fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> Digest {
        Digest(self.ring().digest(purpose, parts))
    }

    fn ring(&self) -> Arc<Ring> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Digest {
    /// The hash as it is stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether `stored` is this hash, in a time that does not depend on where they differ.
    #[must_use]
    pub fn matches(&self, stored: &[u8]) -> bool {
        self.0.as_slice().ct_eq(stored).into()
    }
}

/// Bytes as lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |half: u8| DIGITS.get(usize::from(half)).copied().unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(secret: &str) -> Keys {
        Keys::open(Secrets::Text(secret.to_owned())).unwrap()
    }

    fn one(digit: &str) -> Keys {
        keys(&format!("hash:{} seal:{}", digit.repeat(64), digit.repeat(64)))
    }

    #[test]
    fn what_is_sealed_opens_at_its_place_with_its_key_and_nowhere_else() {
        let sealed = one("1").seal("place", "Иванова".as_bytes()).unwrap();
        assert_eq!(one("1").unseal("place", &sealed).unwrap(), "Иванова".as_bytes());
        assert!(matches!(one("1").unseal("elsewhere", &sealed), Err(KeyError::Sealed)));
        assert!(matches!(one("2").unseal("place", &sealed), Err(KeyError::Unknown(_))));
        let short = Sealed { bytes: b"short".to_vec(), ..sealed };
        assert!(matches!(one("1").unseal("place", &short), Err(KeyError::Sealed)));
    }

    #[test]
    fn the_same_text_is_never_sealed_twice_alike() {
        assert_ne!(one("1").seal("place", b"text").unwrap(), one("1").seal("place", b"text").unwrap());
    }

    #[test]
    fn the_newest_key_seals_and_every_key_opens() {
        let old = one("1");
        let both = keys(&format!("hash:{0} seal:{0} seal:{1}", "1".repeat(64), "2".repeat(64)));
        let sealed = old.seal("place", b"text").unwrap();
        assert_eq!(both.unseal("place", &sealed).unwrap(), b"text");
        assert_eq!(both.ids(), [old.sealing_id(), both.sealing_id()]);
        assert_eq!(both.seal("place", b"text").unwrap().key, both.sealing_id());
        assert_ne!(both.sealing_id(), old.sealing_id());
        assert_eq!(both.hash_id(), old.hash_id());
    }

    #[test]
    fn a_hash_depends_on_key_purpose_and_the_borders_of_its_parts() {
        let hash = one("1").digest(Purpose::Child, &[b"ab", b"c"]);
        assert!(hash.matches(one("1").digest(Purpose::Child, &[b"ab", b"c"]).as_bytes()));
        for other in [
            one("2").digest(Purpose::Child, &[b"ab", b"c"]),
            one("1").digest(Purpose::Snils, &[b"ab", b"c"]),
            one("1").digest(Purpose::Child, &[b"a", b"bc"]),
        ] {
            assert!(!hash.matches(other.as_bytes()));
        }
    }

    #[test]
    fn bytes_are_written_as_two_digits_each() {
        assert_eq!(hex(&[0, 9, 10, 255]), "00090aff");
    }
}
