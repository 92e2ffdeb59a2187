//! A QR code, drawn as one SVG path.

use leptos::prelude::*;

use crate::view::{Node, view};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// Modules of quiet around the code, as the standard asks (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A link as a QR code; nothing where it is too long for one.
#[component]
pub(crate) fn Qr(
    /// The link.
    link: String,
    /// What it is, for those who do not see it.
    label: &'static str,
    /// Digits that end the link. A code holds them in less than half the room of other characters.
    #[prop(optional_no_strip)]
    digits: Option<String>,
) -> Option<Node> {
    let code = match digits {
        Some(digits) => with_digits(&link, &digits),
        None => QrCode::encode_text(&link, QrCodeEcc::Medium).ok(),
    };
    code.map(|code| {
        let side = (code.size() + 2 * QUIET).to_string();
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=["0 0 ", side.as_str(), " ", side.as_str()].concat()>
                <path class="qr-paper" d=["M0 0h", side.as_str(), "v", side.as_str(), "H0z"].concat()/>
                <path class="qr-ink" d=modules(&code)/>
            </svg>
        }
    })
}

/// The largest code a cheap camera reads well, with as much to mend what is not read as finds room in its size.
fn with_digits(link: &str, digits: &str) -> Option<QrCode> {
    let parts = [QrSegment::make_bytes(link.as_bytes()), QrSegment::make_numeric(digits)];
    QrCode::encode_segments(&parts, QrCodeEcc::Low).ok()
}

fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for row in 0..code.size() {
        for column in (0..code.size()).filter(|column| code.get_module(*column, row)) {
            path.push('M');
            path.push_str(&(column + QUIET).to_string());
            path.push(' ');
            path.push_str(&(row + QUIET).to_string());
            path.push_str("h1v1h-1z");
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use kruzhok_domain::handover::MAX_DIGITS;

    use super::*;

    #[test]
    fn the_longest_draft_behind_a_long_link_stays_within_version_20() {
        let link = format!("https://{}.example.org/continue#", "municipality".repeat(5));
        let version = |digits| with_digits(&link, &"7".repeat(digits)).unwrap().version().value();
        assert!(version(MAX_DIGITS) <= 20, "version {}", version(MAX_DIGITS));
        assert!(version(550) <= 11, "version {}: a parent's complete draft", version(550));
    }
}
