//! Small drawings: of the documents, so that they are recognised, and of the clubs, so that one knows what it is for.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Motif {
    /// A birth certificate: a sheet with a frame and an emblem.
    BirthCertificate,
    /// A passport: an upright booklet.
    Passport,
    /// A temporary card: a sheet with a photograph.
    TemporaryCard,
    /// A СНИЛС: a small green card.
    Snils,
    /// An ИНН: a sheet with a number.
    Inn,
    /// Proof of residence: a sheet with a house.
    Residence,
    /// Four clubs: music, ball, robot, brush.
    Clubs,
    /// Yes.
    Met,
    /// No.
    NotMet,
    /// Somebody must look.
    Unsure,
}

/// A drawing. Words beside it say the same, so it is hidden from screen readers.
#[component]
pub(crate) fn Drawing(motif: Motif) -> impl IntoView {
    let (class, view_box, shapes) = match motif {
        Motif::BirthCertificate => (
            "drawing",
            "0 0 48 48",
            r##"<rect class="paper" x="6" y="5" width="36" height="38" rx="3"/><rect class="line" x="10" y="9" width="28" height="30" rx="1"/><circle class="ink" cx="24" cy="16" r="4"/><path class="line" d="M15 25h18M15 30h18M15 35h10"/>"##,
        ),
        Motif::Passport => (
            "drawing",
            "0 0 48 48",
            r##"<rect class="cover" x="10" y="4" width="28" height="40" rx="3"/><circle class="gold" cx="24" cy="19" r="6"/><path class="gold-line" d="M16 31h16M18 36h12"/>"##,
        ),
        Motif::TemporaryCard => (
            "drawing",
            "0 0 48 48",
            r##"<rect class="paper" x="8" y="5" width="32" height="38" rx="3"/><rect class="tint" x="12" y="10" width="11" height="14" rx="1"/><circle class="ink" cx="17.5" cy="15" r="2.5"/><path class="ink" d="M13 24c0-6 9-6 9 0z"/><path class="line" d="M27 12h9M27 17h9M27 22h6M13 30h22M13 36h14"/>"##,
        ),
        Motif::Snils => (
            "drawing",
            "0 0 48 48",
            r##"<rect class="green" x="4" y="11" width="40" height="26" rx="4"/><path class="light-line" d="M10 19h22M10 25h28M10 31h14"/>"##,
        ),
        Motif::Inn => (
            "drawing",
            "0 0 48 48",
            r##"<rect class="paper" x="7" y="5" width="34" height="38" rx="3"/><path class="line" d="M13 13h22M13 18h16"/><rect class="tint" x="12" y="24" width="24" height="9" rx="2"/><path class="ink-line" d="M15 28.500h1.500M19 28.500h1.500M23 28.500h1.500M27 28.500h1.500M31 28.500h1.500"/><path class="line" d="M13 38h12"/>"##,
        ),
        Motif::Residence => (
            "drawing",
            "0 0 48 48",
            r##"<rect class="paper" x="7" y="5" width="34" height="38" rx="3"/><path class="tint" d="M14 22l10-9 10 9v10H14z"/><rect class="ink" x="21.500" y="25" width="5" height="7"/><path class="line" d="M13 38h22"/>"##,
        ),
        Motif::Clubs => (
            "clubs",
            "0 0 320 96",
            r##"<g class="club club-music"><circle cx="48" cy="48" r="40"/><path d="M42 62V34l20-5v27"/><ellipse cx="37" cy="62" rx="6" ry="4.500"/><ellipse cx="57" cy="56" rx="6" ry="4.500"/></g><g class="club club-sport"><circle cx="123" cy="48" r="40"/><circle cx="123" cy="48" r="18"/><path d="M123 30v36M105 48h36M110 35c7 7 19 7 26 0M110 61c7-7 19-7 26 0"/></g><g class="club club-robot"><circle cx="198" cy="48" r="40"/><rect x="182" y="38" width="32" height="24" rx="5"/><path d="M198 38v-9M190 71h16M176 46v8M220 46v8"/><circle cx="191" cy="49" r="2.500"/><circle cx="205" cy="49" r="2.500"/><circle cx="198" cy="27" r="2"/></g><g class="club club-art"><circle cx="273" cy="48" r="40"/><path d="M292 28c-12 6-21 16-24 25l6 5c8-5 16-16 18-30zM267 55c-6 0-9 4-9 9 0 3-2 5-5 6 8 4 19 2 20-9z"/></g>"##,
        ),
        Motif::Met => (
            "mark mark-met",
            "0 0 24 24",
            r##"<circle cx="12" cy="12" r="11"/><path d="M6.500 12.500l3.500 3.500 7.500-8"/>"##,
        ),
        Motif::NotMet => {
            ("mark mark-not-met", "0 0 24 24", r##"<circle cx="12" cy="12" r="11"/><path d="M8 8l8 8M16 8l-8 8"/>"##)
        }
        Motif::Unsure => (
            "mark mark-unsure",
            "0 0 24 24",
            r##"<circle cx="12" cy="12" r="11"/><path d="M9 9.500c0-4 6.500-4 6.500-.5 0 2.500-3.500 2.500-3.500 5M12 17.500v.5"/>"##,
        ),
    };
    view! { <svg class=class viewBox=view_box aria-hidden="true" focusable="false" inner_html=shapes></svg> }
}
