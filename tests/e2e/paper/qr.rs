//! Reading a QR code off the paper.

use std::collections::BTreeSet;

use qrcodegen::{QrCode, QrCodeEcc};

use super::{Blot, Sheet};

impl Sheet {
    /// Whether a QR code of this link is on it.
    pub(crate) fn has_qr_of(&self, link: &str) -> bool {
        let code = QrCode::encode_text(link, QrCodeEcc::Medium).unwrap_or_else(|cause| panic!("{link}: {cause}"));
        let dark: BTreeSet<[i32; 2]> = (0..code.size())
            .flat_map(|row| (0..code.size()).map(move |column| [column, row]))
            .filter(|[column, row]| code.get_module(*column, *row))
            .collect();
        self.blots.iter().any(|blots| modules(blots) == dark)
    }
}

/// Columns and rows of equal squares, counted from the one highest and furthest to the left.
fn modules(blots: &[Blot]) -> BTreeSet<[i32; 2]> {
    let Some(Blot([_, _, side, _])) = blots.first() else { return BTreeSet::new() };
    let left = blots.iter().map(|Blot([left, ..])| *left).fold(f32::INFINITY, f32::min);
    let bottom = blots.iter().map(|Blot([_, bottom, ..])| *bottom).fold(f32::NEG_INFINITY, f32::max);
    let place = |Blot([x, y, ..]): &Blot| [(x - left) / side, (bottom - y) / side].map(|steps| steps.round() as i32);
    blots.iter().map(place).collect()
}

#[test]
fn a_code_of_another_link_is_told_apart() {
    let code = QrCode::encode_text("https://example.org", QrCodeEcc::Medium).unwrap_or_else(|cause| panic!("{cause}"));
    let modules = (0..code.size()).flat_map(|row| (0..code.size()).map(move |column| (column, row)));
    let dark = modules.filter(|(column, row)| code.get_module(*column, *row));
    let blots = dark.map(|(column, row)| Blot([30.0 + 2.5 * column as f32, 700.0 - 2.5 * row as f32, 2.5, 2.5]));
    let sheet = Sheet { blots: vec![Vec::new(), blots.collect()], ..Sheet::default() };
    assert!(sheet.has_qr_of("https://example.org"));
    assert!(!sheet.has_qr_of("https://example.com"));
}
