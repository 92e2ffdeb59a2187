//! The verdict on a finished journey, and its explanation.

use super::Case;
use crate::Setting;
use crate::choice::Choice;
use crate::requirement::{Finding, Reason, Requirement, State, finding};

/// May the child have a certificate?
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Eligible,
    /// No, or not yet, or not by this applicant. Never empty.
    Ineligible {
        /// All that stands against it.
        reasons: Vec<Reason>,
    },
    /// Probably; somebody must look. One may apply all the same. Never empty.
    NeedsReview {
        /// All that is open.
        reasons: Vec<Reason>,
    },
}

impl Verdict {
    /// Whether an application may be sent.
    #[must_use]
    pub fn may_apply(&self) -> bool {
        match self {
            Self::Eligible | Self::NeedsReview { .. } => true,
            Self::Ineligible { .. } => false,
        }
    }
}

/// Every requirement: met, not met, unsure or not asked, with the answers that decided it.
#[must_use]
pub fn explain(case: &Case, setting: Setting<'_>) -> Vec<Finding> {
    Requirement::ALL.iter().map(|requirement| finding(*requirement, case, setting)).collect()
}

/// The verdict on `case`; total and pure.
#[must_use]
pub fn verdict(case: &Case, setting: Setting<'_>) -> Verdict {
    let findings = explain(case, setting);
    let against: Vec<Reason> = findings.iter().filter_map(not_met).collect();
    if !against.is_empty() {
        return Verdict::Ineligible { reasons: against };
    }
    let open: Vec<Reason> = findings.iter().filter_map(unsure).collect();
    if open.is_empty() { Verdict::Eligible } else { Verdict::NeedsReview { reasons: open } }
}

fn not_met(finding: &Finding) -> Option<Reason> {
    match finding.state {
        State::NotMet(reason) => Some(reason),
        State::Met | State::Unsure(_) | State::NotAsked => None,
    }
}

fn unsure(finding: &Finding) -> Option<Reason> {
    match finding.state {
        State::Unsure(reason) => Some(reason),
        State::Met | State::NotMet(_) | State::NotAsked => None,
    }
}
