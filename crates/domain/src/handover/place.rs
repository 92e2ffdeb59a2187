//! The page a family is on.

use crate::choice::Choice;
use crate::form::Section;
use crate::wizard::Question;

/// A page on which a family may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// One question.
    Question(Question),
    /// The verdict.
    Result,
    /// The lists of documents.
    Documents,
    /// How one can apply.
    Ways,
    /// One section of the form.
    Section(Section),
    /// The check before sending.
    Check,
}

impl Place {
    /// Every place, in an order that belongs to the format: a new one comes last.
    pub(super) fn all() -> Vec<Self> {
        let mut places = vec![Self::Result, Self::Documents, Self::Ways, Self::Check];
        places.extend(Question::ALL.iter().map(|question| Self::Question(*question)));
        places.extend(Section::ALL.iter().map(|section| Self::Section(*section)));
        places
    }
}
