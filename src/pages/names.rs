//! Words for values of the domain.

use kruzhok_domain::wizard::{
    Already, Answer, Applicant, Attends, DocumentKind, Helped, Identity, Question, Residence,
};

use crate::components::Motif;
use crate::i18n::{self, Voice, answer, asked, document, question};
use crate::state::{Service, use_service};

/// What `question` asks, as a heading.
pub(super) fn question_title(asked: Question, voice: Voice, service: Service) -> String {
    match asked {
        Question::Applicant => question::applicant::TITLE.into(),
        Question::Helped => question::helper::TITLE.into(),
        Question::BirthDate => question::birth_date::title(voice).into(),
        Question::Residence => {
            let place = service.with(|programme| programme.municipality.prepositional.clone());
            question::residence::title(voice, &place)
        }
        Question::Already => question::already::title(voice).into(),
        Question::Attends => question::attends::title(voice).into(),
        Question::Identity => question::identity::title(voice).into(),
    }
}

/// What `question` asks, as the name of a row.
pub(super) fn asked_name(question: Question, voice: Voice) -> &'static str {
    match question {
        Question::Applicant => asked::APPLICANT,
        Question::Helped => asked::HELPER,
        Question::BirthDate => asked::birth_date(voice),
        Question::Residence => asked::residence(voice),
        Question::Already => asked::ALREADY,
        Question::Attends => asked::attends(voice),
        Question::Identity => asked::identity(voice),
    }
}

/// An answer in words.
pub(super) fn answer_text(given: Answer, voice: Voice) -> String {
    match given {
        Answer::Applicant(Applicant::Parent) => answer::APPLICANT_PARENT.into(),
        Answer::Applicant(Applicant::Pupil) => answer::APPLICANT_PUPIL.into(),
        Answer::Applicant(Applicant::Staff) => answer::APPLICANT_STAFF.into(),
        Answer::Helped(Helped::Parent) => answer::HELPER_PARENT.into(),
        Answer::Helped(Helped::Pupil) => answer::HELPER_PUPIL.into(),
        Answer::BirthDate(day) => i18n::long_date(day),
        Answer::Residence(Residence::Here) => {
            answer::residence_here(&use_service().with(|programme| programme.municipality.prepositional.clone()))
        }
        Answer::Residence(Residence::Elsewhere) => answer::RESIDENCE_ELSEWHERE.into(),
        Answer::Already(Already::No) => answer::ALREADY_NO.into(),
        Answer::Already(Already::Yes) => answer::ALREADY_YES.into(),
        Answer::Residence(Residence::Unsure) | Answer::Already(Already::Unsure) => answer::UNSURE.into(),
        Answer::Attends(attends) => attends_text(attends, voice).into(),
        Answer::Identity(identity) => identity_text(identity).into(),
    }
}

/// What the child attends.
pub(super) fn attends_text(attends: Attends, voice: Voice) -> &'static str {
    match (attends, voice) {
        (Attends::Kindergarten, _) => question::attends::KINDERGARTEN,
        (Attends::School, Voice::Pupil) => question::attends::SCHOOL_PUPIL,
        (Attends::School, Voice::Parent | Voice::Staff) => question::attends::SCHOOL,
        (Attends::Nowhere, Voice::Pupil) => question::attends::NOWHERE_PUPIL,
        (Attends::Nowhere, Voice::Parent | Voice::Staff) => question::attends::NOWHERE,
    }
}

/// An identity document.
pub(super) fn identity_text(identity: Identity) -> &'static str {
    match identity {
        Identity::BirthCertificate => question::identity::BIRTH_CERTIFICATE,
        Identity::Passport => question::identity::PASSPORT,
        Identity::TemporaryCard => question::identity::TEMPORARY_CARD,
        Identity::Foreign => question::identity::FOREIGN,
    }
}

/// A document of the lists.
pub(super) fn document_name(kind: DocumentKind, voice: Voice) -> &'static str {
    match kind {
        DocumentKind::ChildIdentity => document::child_identity::name(voice),
        DocumentKind::RepresentativeIdentity => document::representative_identity::name(voice),
        DocumentKind::Snils => document::snils::name(voice),
        DocumentKind::Inn => document::inn::name(voice),
        DocumentKind::ResidenceProof => document::residence_proof::name(voice),
    }
}

/// What a document looks like, as a drawing.
pub(super) fn document_motif(kind: DocumentKind) -> Motif {
    match kind {
        DocumentKind::ChildIdentity => Motif::BirthCertificate,
        DocumentKind::RepresentativeIdentity => Motif::Passport,
        DocumentKind::Snils => Motif::Snils,
        DocumentKind::Inn => Motif::Inn,
        DocumentKind::ResidenceProof => Motif::Residence,
    }
}

/// The three documents of which one is enough, as (drawing, name, what it looks like).
pub(super) fn identity_look(identity: Identity) -> Option<(Motif, &'static str, &'static str)> {
    match identity {
        Identity::BirthCertificate => {
            Some((Motif::BirthCertificate, document::birth_certificate::NAME, document::birth_certificate::LOOK))
        }
        Identity::Passport => Some((Motif::Passport, document::passport::NAME, document::passport::LOOK)),
        Identity::TemporaryCard => {
            Some((Motif::TemporaryCard, document::temporary_card::NAME, document::temporary_card::LOOK))
        }
        Identity::Foreign => None,
    }
}
