//! Small drawings: of the documents, so that they are recognised, and of the clubs, so that one knows what it is for.

use leptos::prelude::*;

use crate::view::{Node, view};

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
pub(crate) fn Drawing(motif: Motif) -> Node {
    let (class, view_box, shapes) = match motif {
        Motif::BirthCertificate => (
            "drawing",
            "0 0 64 64",
            r##"<rect class="paper" x="10" y="4" width="44" height="56" rx="3"/><rect class="rose" x="14" y="8" width="36" height="48" rx="1"/><rect x="17" y="11" width="30" height="42" rx="1" stroke-width="1" stroke-dasharray="2 2"/><path class="gold" d="M32 14l2.5 3 5-1.5-2 4.5 2 4-5-.5-2.5 3.5-2.5-3.5-5 .5 2-4-2-4.5 5 1.5z"/><path d="M24 32h16M21 37h22M21 41.5h22M21 46h12"/><circle class="stamp" cx="41" cy="47.5" r="4.5"/>"##,
        ),
        Motif::Passport => (
            "drawing",
            "0 0 64 64",
            r##"<rect class="passport" x="12" y="4" width="40" height="56" rx="4"/><path class="gold-line" d="M17 4.5v55" stroke-width="1"/><path class="gold-line" d="M25 12h18M28 16.5h12"/><path class="gold" d="M34 22l3 4.5 7-2-2.5 7 2.5 6-7-1-3 5.5-3-5.5-7 1 2.5-6-2.5-7 7 2z"/><path class="gold-line" d="M26 49h16M29 53.5h10"/>"##,
        ),
        Motif::TemporaryCard => (
            "drawing",
            "0 0 64 64",
            r##"<rect class="paper" x="9" y="5" width="46" height="54" rx="3"/><path d="M17 12h30"/><rect class="tint" x="14" y="18" width="16" height="20" rx="1.5"/><circle class="ink" cx="22" cy="25" r="3.5"/><path class="ink" d="M15.5 38c0-9.5 13-9.5 13 0z"/><path d="M35 20h14M35 25.5h14M35 31h9M35 36.5h12M15 45h34M15 50.5h16"/><circle class="stamp" cx="43" cy="50" r="5"/>"##,
        ),
        Motif::Snils => (
            "drawing",
            "0 0 64 64",
            r##"<rect class="plastic" x="4" y="13" width="56" height="38" rx="5"/><path class="plastic-line" d="M11 21h22M11 29.5h8M22 29.5h8M33 29.5h8M44 29.5h5M11 38h30M11 44h20"/><circle class="plastic-line" cx="50" cy="41" r="5"/>"##,
        ),
        Motif::Inn => (
            "drawing",
            "0 0 64 64",
            r##"<rect class="paper" x="9" y="4" width="46" height="56" rx="3"/><path class="stamp" d="M32 9l4 3.5v4L32 20l-4-3.5v-4z"/><path d="M19 25h26M23 29.5h18"/><rect class="tint" x="14" y="35" width="36" height="9" rx="1.5"/><path d="M20 35v9M26 35v9M32 35v9M38 35v9M44 35v9" stroke-width="1"/><path d="M16 50h18M16 54.5h11"/>"##,
        ),
        Motif::Residence => (
            "drawing",
            "0 0 64 64",
            r##"<rect class="paper" x="9" y="4" width="46" height="56" rx="3"/><path d="M19 11h26"/><path class="tint" d="M32 17l15 12.5h-3.5V42h-23V29.5H17z"/><path d="M17 29.5L32 17l15 12.5M20.5 28v14h23V28"/><rect class="ink" x="29" y="33" width="6" height="9"/><path d="M16 49h18M16 54h12"/><circle class="stamp" cx="44" cy="51" r="5"/>"##,
        ),
        Motif::Clubs => (
            "clubs",
            "0 0 320 96",
            r##"<g class="club club-music"><circle class="ground" cx="48" cy="48" r="40"/><path d="M42 62V34l20-5v27"/><ellipse class="full" cx="37" cy="62" rx="6" ry="4.5"/><ellipse class="full" cx="57" cy="56" rx="6" ry="4.5"/></g><g class="club club-sport"><circle class="ground" cx="123" cy="48" r="40"/><circle cx="123" cy="48" r="18"/><path d="M123 30v36M105 48h36M110 35c7 7 19 7 26 0M110 61c7-7 19-7 26 0"/></g><g class="club club-robot"><circle class="ground" cx="198" cy="48" r="40"/><rect x="182" y="38" width="32" height="24" rx="5"/><path d="M198 38v-9M190 71h16M176 46v8M220 46v8"/><circle class="full" cx="191" cy="49" r="2.5"/><circle class="full" cx="205" cy="49" r="2.5"/><circle class="full" cx="198" cy="27" r="2"/></g><g class="club club-art"><circle class="ground" cx="273" cy="48" r="40"/><path d="M292 28c-12 6-21 16-24 25l6 5c8-5 16-16 18-30zM267 55c-6 0-9 4-9 9 0 3-2 5-5 6 8 4 19 2 20-9z"/></g>"##,
        ),
        Motif::Met => {
            ("mark mark-met", "0 0 24 24", r##"<circle cx="12" cy="12" r="11"/><path d="M6.5 12.5l3.5 3.5 7.5-8"/>"##)
        }
        Motif::NotMet => {
            ("mark mark-not-met", "0 0 24 24", r##"<circle cx="12" cy="12" r="11"/><path d="M8 8l8 8M16 8l-8 8"/>"##)
        }
        Motif::Unsure => (
            "mark mark-unsure",
            "0 0 24 24",
            r##"<circle cx="12" cy="12" r="11"/><path d="M9 9.5c0-4 6.5-4 6.5-.5 0 2.5-3.5 2.5-3.5 5M12 17.5v.5"/>"##,
        ),
    };
    view! { <svg class=class viewBox=view_box aria-hidden="true" focusable="false" inner_html=shapes></svg> }
}
