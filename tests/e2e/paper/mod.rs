//! What a browser would put on paper, read back from the PDF it makes of a page.

mod pen;
mod qr;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use lopdf::{Dictionary, Document, Object, ObjectId};

use pen::Pen;
use serde_json::Value;

/// Points in a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;

/// Firefox draws boxes to tick in a grey that is a breath of blue; a colour that somebody chose is more.
const BREATH: f32 = 0.1;

/// The sheets of a printed page.
pub(crate) struct Paper {
    sheets: Vec<Sheet>,
}

/// One sheet with everything on it.
#[derive(Default)]
pub(crate) struct Sheet {
    /// Width and height in points.
    size: [f32; 2],
    writing: Vec<Writing>,
    colours: Vec<Colour>,
    /// What was painted at once, each with its separate parts.
    blots: Vec<Vec<Blot>>,
    /// What nothing is known of, such as a picture.
    unreadable: Vec<String>,
}

/// Some letters of one size.
struct Writing {
    text: String,
    points: f32,
}

/// Red, green and blue from 0 to 1.
#[derive(Debug, Clone, Copy)]
struct Colour([f32; 3]);

/// The rectangle around a part of what was painted: left, bottom, width and height in points.
#[derive(Debug, Clone, Copy)]
struct Blot([f32; 4]);

impl Paper {
    pub(crate) fn read(pdf: &[u8]) -> Self {
        let document = Document::load_mem(pdf).unwrap_or_else(|cause| panic!("this is no PDF: {cause}"));
        let pages = document.get_pages().into_values();
        Self { sheets: pages.map(|page| read_sheet(&document, page)).collect() }
    }

    /// The same from what the DevTools protocol answers.
    pub(crate) fn read_encoded(pdf: &Value) -> Self {
        let pdf = BASE64_STANDARD.decode(pdf.as_str().unwrap_or_default());
        Self::read(&pdf.unwrap_or_else(|cause| panic!("this is no PDF: {cause}")))
    }

    /// All of its sheets.
    pub(crate) fn sheets(self) -> Vec<Sheet> {
        self.sheets
    }

    /// The one sheet that it is, of the size A4.
    pub(crate) fn only_sheet(self) -> Sheet {
        self.only_sheet_of(210.0, 297.0)
    }

    /// The one sheet that it is, of a size in millimetres.
    pub(crate) fn only_sheet_of(mut self, wide: f32, high: f32) -> Sheet {
        let texts: Vec<String> = self.sheets.iter().map(Sheet::text).collect();
        let (Some(sheet), true) = (self.sheets.pop(), self.sheets.is_empty()) else {
            panic!("this takes {} sheets and not one: {texts:#?}", texts.len());
        };
        let [width, height] = sheet.size.map(|points| points / MILLIMETRE);
        assert!(
            (width - wide).abs() < 0.5 && (height - high).abs() < 0.5,
            "{width} × {height} mm is no {wide} × {high}"
        );
        sheet
    }
}

impl Sheet {
    /// Everything that is written on it, in one line.
    pub(crate) fn text(&self) -> String {
        let text: String = self.writing.iter().flat_map(|one| [one.text.as_str(), " "]).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether this is written on it, however it is broken into lines.
    pub(crate) fn says(&self, text: &str) {
        assert!(self.has(text) || self.has_but_for_digits(text), "«{text}» is not on the paper: {}", self.text());
    }

    /// Whether this is written nowhere on it.
    pub(crate) fn lacks(&self, text: &str) {
        assert!(!self.has(text), "«{text}» is on the paper: {}", self.text());
    }

    fn has(&self, text: &str) -> bool {
        dense(&self.text()).contains(&dense(text))
    }

    /// The same, where Firefox does not say which digit one of Roboto's is; some of the text must be known.
    fn has_but_for_digits(&self, text: &str) -> bool {
        let (paper, wanted): (Vec<char>, Vec<char>) =
            (dense(&self.text()).chars().collect(), dense(text).chars().collect());
        let is_it =
            |(found, wanted): (&char, &char)| found == wanted || *found == '\u{fffd}' && wanted.is_ascii_digit();
        paper.windows(wanted.len().max(1)).any(|place| {
            let known = place.iter().filter(|found| **found != '\u{fffd}').count();
            known * 4 > wanted.len() && place.iter().zip(&wanted).all(is_it)
        })
    }

    /// What is written between two texts, without spaces.
    pub(crate) fn between(&self, start: &str, end: &str) -> String {
        let text = dense(&self.text());
        let (_, after) =
            text.split_once(&dense(start)).unwrap_or_else(|| panic!("«{start}» is not on the paper: {text}"));
        let (found, _) = after.split_once(&dense(end)).unwrap_or_else(|| panic!("«{end}» is not behind it: {after}"));
        found.to_owned()
    }

    /// Whether a printer without colours loses nothing.
    pub(crate) fn is_grey(&self) {
        assert!(self.unreadable.is_empty(), "nobody knows how this prints: {:?}", self.unreadable);
        let coloured: Vec<&Colour> = self.colours.iter().filter(|colour| !colour.is_grey()).collect();
        assert!(coloured.is_empty(), "there are colours on the paper: {coloured:?}");
    }

    /// Whether no letter is smaller than this, in points.
    pub(crate) fn letters_are_at_least(&self, points: f32) {
        let small = self.writing.iter().filter(|one| !one.text.trim().is_empty() && one.points < points - 0.05);
        let small: Vec<String> = small.map(|one| format!("{} at {:.1} pt", one.text, one.points)).collect();
        assert!(small.is_empty(), "this is too small to read on paper: {small:#?}");
    }
}

impl Colour {
    /// The colour that PDF's numbers mean: one is grey, three are red, green and blue, four are printers' inks.
    fn of(parts: &[f32]) -> Self {
        match *parts {
            [grey] => Self([grey; 3]),
            [red, green, blue] => Self([red, green, blue]),
            [cyan, magenta, yellow, black] => Self([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black))),
            _ => Self([f32::NAN; 3]),
        }
    }

    fn is_grey(self) -> bool {
        let [red, green, blue] = self.0;
        [red - green, green - blue, blue - red].into_iter().all(|apart| apart.abs() < BREATH)
    }
}

impl Blot {
    /// Nothing for a lone point, which paints nothing.
    fn around(points: &[[f32; 2]]) -> Option<Self> {
        if points.len() < 2 {
            return None;
        }
        let least = |axis: usize| points.iter().filter_map(|point| point.get(axis)).copied().reduce(f32::min);
        let most = |axis: usize| points.iter().filter_map(|point| point.get(axis)).copied().reduce(f32::max);
        let (left, bottom) = (least(0)?, least(1)?);
        Some(Self([left, bottom, most(0)? - left, most(1)? - bottom]))
    }
}

fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

fn read_sheet(document: &Document, page: ObjectId) -> Sheet {
    let size = inherited(document, page, b"MediaBox").and_then(|size| size.as_array().ok());
    let size: Vec<f32> = size.into_iter().flatten().filter_map(|number| number.as_float().ok()).collect();
    let [left, bottom, right, top] = size.as_slice() else { panic!("a sheet has no size: {size:?}") };
    let nothing = Dictionary::new();
    let resources = inherited(document, page, b"Resources").and_then(|found| found.as_dict().ok()).unwrap_or(&nothing);
    Pen::draw(document, &document.get_page_content(page), resources, [right - left, top - bottom])
}

/// What a page says itself or takes from those above it.
fn inherited<'a>(document: &'a Document, page: ObjectId, name: &[u8]) -> Option<&'a Object> {
    let dictionary = document.get_dictionary(page).ok()?;
    match dictionary.get_deref(name, document) {
        Ok(found) => Some(found),
        Err(_) => inherited(document, dictionary.get(b"Parent").and_then(Object::as_reference).ok()?, name),
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use lopdf::dictionary;

    use super::*;

    /// A sheet on which this was drawn.
    fn drawn(content: &str) -> Sheet {
        let font = dictionary! { "Type" => "Font", "Encoding" => "WinAnsiEncoding" };
        let resources = dictionary! { "Font" => dictionary! { "F" => font } };
        Pen::draw(&Document::new(), content.as_bytes(), &resources, [595.0, 842.0])
    }

    fn fails(check: impl FnOnce()) -> bool {
        catch_unwind(AssertUnwindSafe(check)).is_err()
    }

    #[test]
    fn a_colour_is_found_in_text_lines_and_areas() {
        for grey in ["0.5 g 0 0 9 9 re f", "0.2 0.2 0.2 RG 0 0 m 9 9 l S", "1 0 0 rg 0 0 9 9 re n", "q 1 0 0 rg Q f"] {
            drawn(grey).is_grey();
        }
        let text = "1 0 0 rg BT /F 12 Tf (red) Tj ET";
        for coloured in ["1 0 0 rg 0 0 9 9 re f", "0 0 1 RG 0 0 m 9 9 l S", "1 0 0 0 k 0 0 9 9 re f", "/P scn f", text]
        {
            assert!(fails(|| drawn(coloured).is_grey()), "{coloured}");
        }
        assert!(fails(|| drawn("/Photo Do").is_grey()));
    }

    #[test]
    fn letters_have_the_size_that_all_scaling_leaves_them() {
        drawn("BT /F 12 Tf (large) Tj ET").letters_are_at_least(12.0);
        drawn("q 0.24 0 0 -0.24 0 842 cm BT /F 50 Tf 1 0 0 -1 0 0 Tm (large) Tj ET Q").letters_are_at_least(12.0);
        assert!(fails(|| drawn("BT /F 11 Tf (small) Tj ET").letters_are_at_least(12.0)));
        assert!(fails(|| drawn("0.5 0 0 0.5 0 0 cm BT /F 20 Tf (small) Tj ET").letters_are_at_least(12.0)));
        assert!(fails(|| drawn("BT /F 20 Tf 0.5 0 0 0.5 0 0 Tm (small) Tj ET").letters_are_at_least(12.0)));
    }

    #[test]
    fn text_is_read_however_it_is_drawn() {
        let sheet = drawn("BT /F 12 Tf [(Two) -250 (lis)] TJ (ts) Tj ET BT (below) Tj ET");
        assert_eq!(sheet.text(), "Twolists below");
        sheet.says("Two lists below");
        sheet.lacks("three");
        assert!(fails(|| sheet.lacks("lists")) && fails(|| sheet.says("three")));
        assert_eq!(sheet.between("Two", "below"), "lists");
    }
}
