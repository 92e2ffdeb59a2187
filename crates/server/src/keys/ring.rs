//! The keys that a set of secrets derives (HKDF-SHA256).

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{KeyError, Purpose, Sealed, hex};

/// Length of a secret.
pub(super) const SECRET_LENGTH: usize = 32;

/// A secret: random bytes.
pub(super) type Secret = [u8; SECRET_LENGTH];

const NONCE_LENGTH: usize = 24;

/// One key for hashes, and at least one for sealing.
pub(super) struct Ring {
    pub(super) hash_id: String,
    mac: Hmac<Sha256>,
    /// The newest last.
    pub(super) seals: Vec<SealingKey>,
    newest: SealingKey,
}

/// A key that seals and opens.
#[derive(Clone)]
pub(super) struct SealingKey {
    pub(super) id: String,
    cipher: XChaCha20Poly1305,
}

impl Ring {
    /// Derives the keys; `newest` seals, `older` open as well.
    pub(super) fn derive(hash: &Secret, older: &[Secret], newest: &Secret) -> Result<Self, KeyError> {
        let mut mac = [0; 32];
        expand(hash, b"kruzhok hash 2", &mut mac)?;
        let newest = SealingKey::derive(newest)?;
        let mut seals = older.iter().map(SealingKey::derive).collect::<Result<Vec<_>, _>>()?;
        seals.push(newest.clone());
        Ok(Self {
            hash_id: id(hash, b"kruzhok hash id 2")?,
            mac: <Hmac<Sha256> as KeyInit>::new_from_slice(&mac).map_err(|_| KeyError::Derivation)?,
            seals,
            newest,
        })
    }

    pub(super) fn newest(&self) -> &SealingKey {
        &self.newest
    }

    pub(super) fn find(&self, id: &str) -> Option<&SealingKey> {
        self.seals.iter().find(|seal| seal.id == id)
    }

    pub(super) fn digest(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.mac.clone();
        mac.update(&[purpose as u8]);
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

impl SealingKey {
    fn derive(secret: &Secret) -> Result<Self, KeyError> {
        let mut key = [0; 32];
        expand(secret, b"kruzhok seal 2", &mut key)?;
        Ok(Self { id: id(secret, b"kruzhok seal id 2")?, cipher: XChaCha20Poly1305::new(&key.into()) })
    }

    pub(super) fn seal(&self, place: &str, plain: &[u8]) -> Result<Sealed, KeyError> {
        let mut nonce = [0; NONCE_LENGTH];
        getrandom::fill(&mut nonce)?;
        let payload = Payload { msg: plain, aad: place.as_bytes() };
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| KeyError::Sealed)?;
        Ok(Sealed { key: self.id.clone(), bytes: [nonce.as_slice(), &sealed].concat() })
    }

    pub(super) fn open(&self, place: &str, sealed: &[u8]) -> Result<Vec<u8>, KeyError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(KeyError::Sealed)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        self.cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| KeyError::Sealed)
    }
}

/// What names a secret: derived from it one way.
pub(super) fn sealing_id(secret: &Secret) -> Result<String, KeyError> {
    id(secret, b"kruzhok seal id 2")
}

fn id(secret: &Secret, purpose: &[u8]) -> Result<String, KeyError> {
    let mut id = [0; 8];
    expand(secret, purpose, &mut id)?;
    Ok(hex(&id))
}

fn expand(secret: &Secret, purpose: &[u8], key: &mut [u8]) -> Result<(), KeyError> {
    Hkdf::<Sha256>::new(None, secret).expand(purpose, key).map_err(|_| KeyError::Derivation)
}
