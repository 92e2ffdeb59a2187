//! Follows a PDF's drawing operators as a printer does, as far as the journeys ask about paper.

use std::collections::BTreeMap;

use lopdf::{
    Dictionary, Document, Encoding, Object,
    content::{Content, Operation},
};

use super::{Blot, Colour, Sheet, Writing};

/// `[a b c d e f]` of PDF: what a unit of drawing becomes on the page.
#[derive(Clone, Copy)]
struct Place([f32; 6]);

impl Place {
    const AS_IT_IS: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This place inside another.
    fn inside(self, outer: Self) -> Self {
        let Self([a, b, c, d, e, f]) = self;
        let Self([g, h, i, j, k, l]) = outer;
        Self([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    fn point(self, x: f32, y: f32) -> [f32; 2] {
        let Self([a, b, c, d, e, f]) = self;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// How high something is that is one unit high.
    fn height(self) -> f32 {
        let Self([_, _, c, d, ..]) = self;
        c.hypot(d)
    }
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct Ink {
    place: Place,
    fill: Colour,
    stroke: Colour,
    font: Vec<u8>,
    size: f32,
}

/// Draws pages of a document.
pub(super) struct Pen<'a> {
    document: &'a Document,
    sheet: Sheet,
    line: Place,
    leading: f32,
    /// Whether what is written next has nothing to do with what was written last.
    begins: bool,
    path: Vec<Vec<[f32; 2]>>,
}

impl<'a> Pen<'a> {
    /// Everything that stands on a page of this size in points.
    pub(super) fn draw(document: &'a Document, content: &[u8], resources: &'a Dictionary, size: [f32; 2]) -> Sheet {
        let sheet = Sheet { size, ..Sheet::default() };
        let mut pen = Self { document, sheet, line: Place::AS_IT_IS, leading: 0.0, begins: true, path: Vec::new() };
        let black = Colour([0.0; 3]);
        let ink = Ink { place: Place::AS_IT_IS, fill: black, stroke: black, font: Vec::new(), size: 0.0 };
        pen.follow(content, resources, ink);
        pen.sheet
    }

    fn follow(&mut self, content: &[u8], resources: &'a Dictionary, mut ink: Ink) {
        let fonts = self.fonts(resources);
        let mut kept = Vec::new();
        let content = Content::decode(content).unwrap_or_else(|cause| panic!("the PDF cannot be read: {cause}"));
        for Operation { operator, operands } in &content.operations {
            match operator.as_str() {
                "q" => kept.push(ink.clone()),
                "Q" => ink = kept.pop().unwrap_or(ink),
                "Do" => self.draw_object(operands, resources, &ink),
                "Tj" | "TJ" | "'" | "\"" => self.write(operator, operands, &fonts, &ink),
                _ => self.move_or_paint(operator, operands, &mut ink),
            }
        }
    }

    fn move_or_paint(&mut self, operator: &str, operands: &[Object], ink: &mut Ink) {
        let numbers = numbers(operands);
        match (operator, numbers.as_slice()) {
            ("cm", &[a, b, c, d, e, f]) => ink.place = Place([a, b, c, d, e, f]).inside(ink.place),
            ("g" | "rg" | "k" | "sc" | "scn", parts) => ink.fill = Colour::of(parts),
            ("G" | "RG" | "K" | "SC" | "SCN", parts) => ink.stroke = Colour::of(parts),
            ("BT", _) => {
                self.line = Place::AS_IT_IS;
                self.begins = true;
            }
            ("Tf", &[size]) => {
                ink.size = size;
                ink.font = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default().to_vec();
            }
            ("Tm", &[a, b, c, d, e, f]) => self.line = Place([a, b, c, d, e, f]),
            ("TL", &[leading]) => self.leading = leading,
            ("Td" | "TD", &[x, y]) => {
                if operator == "TD" {
                    self.leading = -y;
                }
                self.next_line(x, y);
            }
            ("T*", _) => self.next_line(0.0, -self.leading),
            ("m", &[x, y]) => self.path.push(vec![ink.place.point(x, y)]),
            ("l", &[x, y]) | ("c", &[.., x, y]) | ("v" | "y", &[_, _, x, y]) => {
                self.path.last_mut().into_iter().for_each(|part| part.push(ink.place.point(x, y)));
            }
            ("re", &[x, y, width, height]) => {
                self.path.push(vec![ink.place.point(x, y), ink.place.point(x + width, y + height)]);
            }
            ("n", _) => self.path.clear(),
            ("f" | "F" | "f*", _) => self.paint(&[ink.fill]),
            ("S" | "s", _) => self.paint(&[ink.stroke]),
            ("B" | "B*" | "b" | "b*", _) => self.paint(&[ink.fill, ink.stroke]),
            ("sh" | "BI", _) => self.sheet.unreadable.push(operator.to_owned()),
            _ => {}
        }
    }

    fn paint(&mut self, colours: &[Colour]) {
        let path = std::mem::take(&mut self.path);
        self.sheet.colours.extend(colours);
        self.sheet.blots.push(path.iter().filter_map(|part| Blot::around(part)).collect());
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Place([1.0, 0.0, 0.0, 1.0, x, y]).inside(self.line);
    }

    fn write(&mut self, operator: &str, operands: &[Object], fonts: &Fonts, ink: &Ink) {
        if operator == "'" || operator == "\"" {
            self.next_line(0.0, -self.leading);
        }
        let Some(encoding) = fonts.get(&ink.font) else { return self.sheet.unreadable.push("a font".to_owned()) };
        let pieces = operands.iter().flat_map(|operand| match operand {
            Object::Array(pieces) => pieces.as_slice(),
            one => std::slice::from_ref(one),
        });
        let bytes = pieces.filter_map(|piece| piece.as_str().ok());
        let text: String = bytes.filter_map(|bytes| Document::decode_text(encoding, bytes).ok()).collect();
        let points = ink.size * self.line.inside(ink.place).height();
        self.sheet.colours.push(ink.fill);
        let begins = std::mem::take(&mut self.begins);
        match self.sheet.writing.last_mut() {
            Some(last) if !begins && last.points == points => last.text.push_str(&text),
            _ => self.sheet.writing.push(Writing { text, points }),
        }
    }

    /// A form is drawn like a page of its own; of a picture nothing is known.
    fn draw_object(&mut self, operands: &[Object], resources: &'a Dictionary, ink: &Ink) {
        let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let objects = self.document.get_dict_in_dict(resources, b"XObject").ok();
        let object =
            objects.and_then(|all| all.get_deref(name, self.document).ok()).and_then(|one| one.as_stream().ok());
        match object {
            Some(form) if form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form") => {
                let place = form.dict.get(b"Matrix").and_then(Object::as_array).map_or(Place::AS_IT_IS, |matrix| {
                    <[f32; 6]>::try_from(numbers(matrix)).map_or(Place::AS_IT_IS, Place)
                });
                let resources = self.document.get_dict_in_dict(&form.dict, b"Resources").unwrap_or(resources);
                let content = form.get_plain_content().unwrap_or_default();
                self.follow(&content, resources, Ink { place: place.inside(ink.place), ..ink.clone() });
            }
            _ => self.sheet.unreadable.push("a picture".to_owned()),
        }
    }

    fn fonts(&self, resources: &'a Dictionary) -> Fonts<'a> {
        let fonts = self.document.get_dict_in_dict(resources, b"Font").into_iter().flat_map(Dictionary::iter);
        let encoding = |(name, font): (&Vec<u8>, &'a Object)| {
            let font = self.document.dereference(font).ok()?.1.as_dict().ok()?;
            Some((name.clone(), font.get_font_encoding(self.document).ok()?))
        };
        fonts.filter_map(encoding).collect()
    }
}

type Fonts<'a> = BTreeMap<Vec<u8>, Encoding<'a>>;

fn numbers(operands: &[Object]) -> Vec<f32> {
    operands.iter().filter_map(|operand| operand.as_float().ok()).collect()
}
