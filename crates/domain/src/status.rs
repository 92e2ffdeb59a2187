//! What may become of an application, and which change may follow which.

use crate::choice::choice;
use crate::wizard::DocumentKind;

choice! {
    /// Where an application stands.
    pub enum Status {
        /// Received; the documents must be shown in person.
        AwaitingActivation = "awaiting-activation",
        /// Active: the certificate has a number.
        Activated = "activated",
        /// Something differs from the documents; the family must put it right.
        NeedsCorrection = "needs-correction",
        /// Refused, with a reason.
        Refused = "refused",
        /// Taken back by the family; the personal data are destroyed.
        Withdrawn = "withdrawn",
        /// The programme's term for activation ran out.
        Expired = "expired",
    }
}

choice! {
    /// What the organisation found to differ.
    pub enum CorrectionReason {
        /// The name.
        Name = "name",
        /// The day of birth.
        BirthDate = "birth-date",
        /// The child's identity document.
        ChildDocument = "child-document",
        /// The СНИЛС.
        Snils = "snils",
        /// The ИНН.
        Inn = "inn",
        /// The address, or the proof of residence.
        Residence = "residence",
        /// The representative's data or document.
        Representative = "representative",
        /// Something else: ask the organisation.
        Other = "other",
    }
}

impl CorrectionReason {
    /// The document to bring beside those of the activation list, so that this can be put right on the spot.
    #[must_use]
    pub fn document(self) -> Option<DocumentKind> {
        match self {
            Self::Snils => Some(DocumentKind::Snils),
            Self::Inn => Some(DocumentKind::Inn),
            Self::Residence => Some(DocumentKind::ResidenceProof),
            // Those are on the activation list anyway.
            Self::Name | Self::BirthDate | Self::ChildDocument | Self::Representative | Self::Other => None,
        }
    }
}

choice! {
    /// Why an application was refused.
    pub enum RefusalReason {
        /// The child's age is outside the programme's bounds.
        Age = "age",
        /// The child does not live in the municipality.
        NotResident = "not-resident",
        /// The child has a certificate already.
        HasCertificate = "has-certificate",
        /// The documents could not be confirmed.
        DocumentsNotConfirmed = "documents-not-confirmed",
        /// Something else: ask the organisation.
        Other = "other",
    }
}

choice! {
    /// The one thing to do next.
    pub enum NextAction {
        /// Come to the organisation and show the documents of the activation list.
        ComeToActivate = "come-to-activate",
        /// Put right what differs, together with the organisation.
        PutRight = "put-right",
        /// Choose a club: the certificate is active.
        ChooseClub = "choose-club",
        /// Ask the organisation why, and what can be done.
        AskOrganisation = "ask-organisation",
        /// Apply anew, if a certificate is still wanted.
        ApplyAnew = "apply-anew",
    }
}

choice! {
    /// Who changed something.
    pub enum Actor {
        /// The family.
        Family = "family",
        /// The accepting organisation or the operator of the service.
        Organisation = "organisation",
        /// The service itself, by its clock.
        Service = "service",
    }
}

impl Status {
    /// Whether the application may pass from `self` to `to`. Every pair is listed.
    #[must_use]
    pub fn may_become(self, to: Self) -> bool {
        match (self, to) {
            (
                Self::AwaitingActivation,
                Self::Activated | Self::NeedsCorrection | Self::Refused | Self::Withdrawn | Self::Expired,
            )
            | (Self::NeedsCorrection, Self::AwaitingActivation | Self::Refused | Self::Withdrawn | Self::Expired) => {
                true
            }
            (Self::AwaitingActivation, Self::AwaitingActivation)
            | (Self::NeedsCorrection, Self::NeedsCorrection | Self::Activated)
            | (
                Self::Activated | Self::Refused | Self::Withdrawn | Self::Expired,
                Self::AwaitingActivation
                | Self::Activated
                | Self::NeedsCorrection
                | Self::Refused
                | Self::Withdrawn
                | Self::Expired,
            ) => false,
        }
    }

    /// Whether nothing can follow.
    #[must_use]
    pub fn is_final(self) -> bool {
        match self {
            Self::Activated | Self::Refused | Self::Withdrawn | Self::Expired => true,
            Self::AwaitingActivation | Self::NeedsCorrection => false,
        }
    }

    /// Whether the application stands in the way of another one for the same child.
    #[must_use]
    pub fn is_live(self) -> bool {
        match self {
            Self::AwaitingActivation | Self::NeedsCorrection | Self::Activated => true,
            Self::Refused | Self::Withdrawn | Self::Expired => false,
        }
    }

    /// The one thing the family does next.
    #[must_use]
    pub fn next_action(self) -> NextAction {
        match self {
            Self::AwaitingActivation => NextAction::ComeToActivate,
            Self::NeedsCorrection => NextAction::PutRight,
            Self::Activated => NextAction::ChooseClub,
            Self::Refused => NextAction::AskOrganisation,
            Self::Withdrawn | Self::Expired => NextAction::ApplyAnew,
        }
    }
}

/// A certificate's number: exactly 10 digits; leading zeros occur, so it is never a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CertificateNumber(String);

impl CertificateNumber {
    /// Reads a number typed with any spaces or hyphens; `None` unless there are exactly 10 digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        (digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(digits))
    }

    /// The 10 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;

    #[test]
    fn a_number_that_differs_is_put_right_with_the_paper_that_bears_it() {
        assert_eq!(CorrectionReason::Snils.document(), Some(DocumentKind::Snils));
        assert_eq!(CorrectionReason::Inn.document(), Some(DocumentKind::Inn));
        assert_eq!(CorrectionReason::Residence.document(), Some(DocumentKind::ResidenceProof));
        assert_eq!(CorrectionReason::Name.document(), None);
    }

    #[test]
    fn nothing_follows_a_final_status_and_something_follows_every_other() {
        for from in Status::ALL {
            let follows = Status::ALL.iter().any(|to| from.may_become(*to));
            assert_eq!(follows, !from.is_final(), "{from:?}");
        }
    }

    #[test]
    fn every_status_but_the_first_is_reached_from_another() {
        for to in Status::ALL {
            assert!(Status::ALL.iter().any(|from| from.may_become(*to)), "{to:?}");
        }
    }

    #[test]
    fn the_allowed_changes_are_those_of_the_design() {
        let allowed: Vec<(Status, Status)> = Status::ALL
            .iter()
            .flat_map(|from| Status::ALL.iter().map(|to| (*from, *to)))
            .filter(|(from, to)| from.may_become(*to))
            .collect();
        assert_eq!(
            allowed,
            [
                (Status::AwaitingActivation, Status::Activated),
                (Status::AwaitingActivation, Status::NeedsCorrection),
                (Status::AwaitingActivation, Status::Refused),
                (Status::AwaitingActivation, Status::Withdrawn),
                (Status::AwaitingActivation, Status::Expired),
                (Status::NeedsCorrection, Status::AwaitingActivation),
                (Status::NeedsCorrection, Status::Refused),
                (Status::NeedsCorrection, Status::Withdrawn),
                (Status::NeedsCorrection, Status::Expired),
            ]
        );
    }

    #[test]
    fn whoever_has_or_awaits_a_certificate_cannot_apply_again() {
        for status in Status::ALL {
            let may_apply_anew = matches!(status.next_action(), NextAction::ApplyAnew | NextAction::AskOrganisation);
            assert_eq!(status.is_live(), !may_apply_anew, "{status:?}");
        }
    }

    #[test]
    fn a_certificate_number_keeps_its_leading_zeros() {
        assert_eq!(CertificateNumber::parse("00 1234-5678").unwrap().as_str(), "0012345678");
        for wrong in ["", "123456789", "12345678901", "12345678a0", "١٢٣٤٥٦٧٨٩٠"] {
            assert_eq!(CertificateNumber::parse(wrong), None, "{wrong}");
        }
    }
}
