//! The personal lists of documents: one to apply, another to activate.

use super::{Attends, Complete, Identity};
use crate::choice::choice;
use crate::programme::{Programme, When};

choice! {
    /// A visit for which documents are asked (R5, R6: the two lists differ).
    pub enum Stage {
        /// Applying.
        Apply = "apply",
        /// Activating: showing the documents in person.
        Activate = "activate",
    }
}

choice! {
    /// A document of the notice's lists, in the notice's order.
    pub enum DocumentKind {
        /// The child's identity document: one of three.
        ChildIdentity = "child-identity",
        /// The identity document of the parent or other legal representative.
        RepresentativeIdentity = "representative-identity",
        /// The child's СНИЛС.
        Snils = "snils",
        /// The child's ИНН.
        Inn = "inn",
        /// Proof of the child's registered residence.
        ResidenceProof = "residence-proof",
    }
}

impl DocumentKind {
    /// The documents of which one is enough; empty where the kind is a document itself.
    #[must_use]
    pub fn one_of(self) -> &'static [Identity] {
        match self {
            Self::ChildIdentity => &[Identity::BirthCertificate, Identity::Passport, Identity::TemporaryCard],
            Self::RepresentativeIdentity | Self::Snils | Self::Inn | Self::ResidenceProof => &[],
        }
    }
}

/// A line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChecklistItem {
    /// What to bring.
    pub kind: DocumentKind,
    /// For the child's identity document: the one the family named. The others of
    /// [`DocumentKind::one_of`] are as good.
    pub named: Option<Identity>,
}

/// The documents for `stage`, in the notice's order: the programme's table filtered by this case.
///
/// Source: the municipality's notice, both lists of documents (R5, R6), read 2026-11-22.
#[must_use]
pub fn checklist(case: &Complete, stage: Stage, programme: &Programme) -> Vec<ChecklistItem> {
    let needed = |when: When| match when {
        When::Always => true,
        When::AttendsNowhere => case.attends == Attends::Nowhere,
    };
    programme
        .documents
        .iter()
        .filter(|document| document.stages.contains(&stage) && needed(document.when))
        .map(|document| ChecklistItem { kind: document.kind, named: named(document.kind, case) })
        .collect()
}

fn named(kind: DocumentKind, case: &Complete) -> Option<Identity> {
    match kind {
        DocumentKind::ChildIdentity => Some(case.identity),
        DocumentKind::RepresentativeIdentity
        | DocumentKind::Snils
        | DocumentKind::Inn
        | DocumentKind::ResidenceProof => None,
    }
}
