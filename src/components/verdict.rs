//! A sentence that decides, with its colour and its mark.

use leptos::prelude::*;

use super::{Drawing, Motif};
use crate::view::{Node, view};

/// What a verdict means for the family.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Somebody must look, or something is still to be done.
    Review,
}

/// A sentence that decides.
#[component]
pub(crate) fn Verdict(
    /// What it means.
    tone: Tone,
    /// The sentence.
    text: String,
) -> Node {
    let (class, motif) = match tone {
        Tone::Yes => ("verdict verdict-yes", Motif::Met),
        Tone::No => ("verdict verdict-no", Motif::NotMet),
        Tone::Review => ("verdict verdict-review", Motif::Unsure),
    };
    view! { <div class=class><Drawing motif/><p>{text}</p></div> }
}
