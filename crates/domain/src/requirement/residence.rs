//! R1: "проживающие на территории … городского округа".

use super::{Reason, State};
use crate::wizard::Residence;

/// Met by living in one of the programme's places. Source: the municipality's notice, first paragraph, read
/// 2026-11-22.
pub(super) fn state(residence: Residence) -> State {
    match residence {
        Residence::Here => State::Met,
        Residence::Elsewhere => State::NotMet(Reason::NotResident),
        Residence::Unsure => State::Unsure(Reason::ResidenceUnsure),
    }
}
