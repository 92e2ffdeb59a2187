//! All style sheets are part of the page itself: a family waits for them before it sees anything.

use std::io;

use crate::{Fault, css::Sheet};

/// After brotli, in bytes.
const MOST: usize = 12_000;

fn fault(sheets: &[Sheet]) -> Option<Fault> {
    let text: String = sheets.iter().map(|sheet| sheet.text.as_str()).collect();
    let bytes = compressed(&text).unwrap_or_else(|cause| panic!("brotli: {cause}"));
    (bytes > MOST).then(|| format!("the style sheets weigh {bytes} bytes after brotli, more than {MOST}."))
}

/// As `cargo xtask` compresses the page.
fn compressed(text: &str) -> io::Result<usize> {
    let mut compressed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut compressed, &best)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{linked::sheets, planted};

    #[test]
    fn the_style_sheets_are_light() {
        assert_eq!(fault(&sheets()), None);
    }

    #[test]
    fn heavy_style_sheets_are_found() {
        // Rules that differ, or brotli would make nothing of them.
        let rules =
            (0_u32..3000).map(|number| format!(".c{} {{ margin: {number}rem }}\n", number.wrapping_mul(2_654_435_761)));
        assert!(fault(&[planted(&rules.collect::<String>())]).is_some_and(|fault| fault.contains("more than 12000")));
    }
}
