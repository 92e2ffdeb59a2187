//! What the secret gives: sealing (XChaCha20-Poly1305) and keyed hashes (HMAC-SHA256), each with a key of its own
//! derived from the one secret (HKDF-SHA256).

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Length of the secret.
pub const SECRET_LENGTH: usize = 32;

const NONCE_LENGTH: usize = 24;

/// The keys derived from one secret.
#[derive(Clone)]
pub struct Keys {
    id: String,
    cipher: XChaCha20Poly1305,
    mac: Hmac<Sha256>,
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
}

/// Why something could not be sealed, opened or derived.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The operating system gives no randomness.
    #[error("the operating system gives no randomness: {0}")]
    Random(#[from] getrandom::Error),
    /// The sealed bytes were made with another key, for another place, or are damaged.
    #[error("sealed data cannot be opened: another key, or damaged")]
    Sealed,
    /// Deriving failed; it cannot with the lengths used here.
    #[error("a key cannot be derived")]
    Derivation,
}

impl Keys {
    /// Derives the keys.
    ///
    /// # Errors
    /// Never in practice: the lengths are fixed.
    pub fn derive(secret: &[u8; SECRET_LENGTH]) -> Result<Self, KeyError> {
        let hkdf = Hkdf::<Sha256>::new(None, secret);
        let mut derived = ([0; 8], [0; 32], [0; 32]);
        let parts: [(&[u8], &mut [u8]); 3] = [
            (b"kruzhok id 1", &mut derived.0),
            (b"kruzhok seal 1", &mut derived.1),
            (b"kruzhok hash 1", &mut derived.2),
        ];
        for (purpose, key) in parts {
            hkdf.expand(purpose, key).map_err(|_| KeyError::Derivation)?;
        }
        Ok(Self {
            id: hex(&derived.0),
            cipher: XChaCha20Poly1305::new(&derived.1.into()),
            mac: <Hmac<Sha256> as KeyInit>::new_from_slice(&derived.2).map_err(|_| KeyError::Derivation)?,
        })
    }

    /// The id of the secret, which betrays nothing of it; stored beside everything sealed.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Seals `plain` for `place`: it opens nowhere else.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn seal(&self, place: &str, plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let mut nonce = [0; NONCE_LENGTH];
        getrandom::fill(&mut nonce)?;
        let payload = Payload { msg: plain, aad: place.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| KeyError::Sealed)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for `place`.
    ///
    /// # Errors
    /// When it was sealed otherwise, or is damaged.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(KeyError::Sealed)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| KeyError::Sealed)
    }

    /// The keyed hash of `parts`; where one part ends is part of what is hashed.
    #[must_use]
    pub fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> Digest {
        let mut mac = self.mac.clone();
        mac.update(&[purpose as u8]);
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        Digest(mac.finalize().into_bytes().into())
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
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(secret: u8) -> Keys {
        Keys::derive(&[secret; SECRET_LENGTH]).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_at_its_place_with_its_key_and_nowhere_else() {
        let sealed = keys(1).seal("place", "Иванова".as_bytes()).unwrap();
        assert_eq!(keys(1).open("place", &sealed).unwrap(), "Иванова".as_bytes());
        assert!(keys(1).open("elsewhere", &sealed).is_err());
        assert!(keys(2).open("place", &sealed).is_err());
        assert!(keys(1).open("place", b"short").is_err());
    }

    #[test]
    fn the_same_text_is_never_sealed_twice_alike() {
        assert_ne!(keys(1).seal("place", b"text").unwrap(), keys(1).seal("place", b"text").unwrap());
    }

    #[test]
    fn a_hash_depends_on_key_purpose_and_the_borders_of_its_parts() {
        let hash = keys(1).digest(Purpose::Child, &[b"ab", b"c"]);
        assert!(hash.matches(keys(1).digest(Purpose::Child, &[b"ab", b"c"]).as_bytes()));
        for other in [
            keys(2).digest(Purpose::Child, &[b"ab", b"c"]),
            keys(1).digest(Purpose::Snils, &[b"ab", b"c"]),
            keys(1).digest(Purpose::Child, &[b"a", b"bc"]),
        ] {
            assert!(!hash.matches(other.as_bytes()));
        }
    }
}
