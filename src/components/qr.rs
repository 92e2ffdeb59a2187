//! A QR code, drawn as one SVG path.

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of quiet around the code, as the standard asks (ISO/IEC 18004).
const QUIET: i32 = 4;

/// A link as a QR code; nothing where it is too long for one.
#[component]
pub(crate) fn Qr(
    /// The link.
    link: String,
    /// What it is, for those who do not see it.
    label: &'static str,
) -> impl IntoView {
    QrCode::encode_text(&link, QrCodeEcc::Medium).ok().map(|code| {
        let side = (code.size() + 2 * QUIET).to_string();
        view! {
            <svg class="qr" role="img" aria-label=label viewBox=["0 0 ", side.as_str(), " ", side.as_str()].concat()>
                <path class="qr-paper" d=["M0 0h", side.as_str(), "v", side.as_str(), "H0z"].concat()/>
                <path class="qr-ink" d=modules(&code)/>
            </svg>
        }
    })
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
