//! One child, one certificate.

use super::{Reason, State};
use crate::wizard::Already;

/// Met by having none. Source: facts.md, section 3: the certificate is got once and valid until 18; read 2026-11-22.
pub(super) fn state(already: Already) -> State {
    match already {
        Already::No => State::Met,
        Already::Yes => State::NotMet(Reason::HasCertificate),
        Already::Unsure => State::Unsure(Reason::HasCertificateUnsure),
    }
}
