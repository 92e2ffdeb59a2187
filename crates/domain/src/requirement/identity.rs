//! R5, item 1: birth certificate, passport or temporary identity card.

use super::{Reason, State};
use crate::wizard::Identity;

/// Met by one of the three documents of the notice. Source: the municipality's notice, list of documents, item 1,
/// read 2026-11-22; that a foreign document goes to the organisation is a decision of design.md, section 9.
pub(super) fn state(identity: Identity) -> State {
    match identity {
        Identity::BirthCertificate | Identity::Passport | Identity::TemporaryCard => State::Met,
        Identity::Foreign => State::Unsure(Reason::ForeignDocument),
    }
}
