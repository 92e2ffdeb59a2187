//! The shape of markup: all of it that never changes, written down by `view!` as one text.
//!
//! It is HTML but for three things: an end tag has no name, every attribute has quotes or a gap behind `=`, and nothing is
//! written otherwise than it is, because what would have to be fills a gap. A gap is a NUL.

/// A part of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// An element begins, with this tag.
    Open(&'static str),
    /// An attribute of it and its value.
    Attribute(&'static str, &'static str),
    /// The gap of an attribute, or of what has a colon in its name: `on:event`, `class:name`, `prop:name`.
    Gap(&'static str),
    /// No more attributes; what follows is inside.
    Inside,
    /// The gap of something inside.
    Child,
    /// A text.
    Text(&'static str),
    /// The element ends that began last.
    Close,
}

/// What is left of a shape.
pub(super) struct Shape {
    rest: &'static str,
    in_tag: bool,
}

impl Shape {
    pub(super) fn new(text: &'static str) -> Self {
        Self { rest: text, in_tag: false }
    }

    fn passes(&mut self, mark: &str) -> bool {
        let rest = self.rest.strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// All before one of the marks, or all there is.
    fn before(&mut self, marks: [u8; 2]) -> &'static str {
        let end = self.rest.bytes().position(|byte| marks.contains(&byte)).unwrap_or(self.rest.len());
        // The marks are of ASCII, so there is always a split.
        let (text, rest) = self.rest.split_at_checked(end).unwrap_or_default();
        self.rest = rest;
        text
    }

    fn attribute(&mut self) -> Token {
        self.passes(" ");
        let name = self.before([b'=', b'=']);
        if self.passes("=\0") {
            return Token::Gap(name);
        }
        self.passes("=\"");
        let value = self.before([b'"', b'"']);
        self.passes("\"");
        Token::Attribute(name, value)
    }
}

impl Iterator for Shape {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if self.in_tag {
            self.in_tag = !self.passes(">");
            return Some(if self.in_tag { self.attribute() } else { Token::Inside });
        }
        if self.passes("\0") {
            return Some(Token::Child);
        }
        if self.passes("</>") {
            return Some(Token::Close);
        }
        self.in_tag = self.passes("<");
        if self.in_tag {
            return Some(Token::Open(self.before([b' ', b'>'])));
        }
        Some(self.before([b'<', 0])).filter(|text| !text.is_empty()).map(Token::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(shape: &'static str) -> Vec<Token> {
        Shape::new(shape).collect()
    }

    #[test]
    fn a_shape_is_read_part_by_part() {
        use Token::{Attribute, Child, Close, Gap, Inside, Open, Text};
        assert_eq!(read(""), []);
        assert_eq!(read("\0"), [Child]);
        assert_eq!(read("<p></>\0<br></>"), [Open("p"), Inside, Close, Child, Open("br"), Inside, Close]);
        assert_eq!(
            read("<a class=\"link > small\" href=\0 on:click=\0 hidden=\"\"> \"&\0=</>"),
            [
                Open("a"),
                Attribute("class", "link > small"),
                Gap("href"),
                Gap("on:click"),
                Attribute("hidden", ""),
                Inside,
                Text(" \"&"),
                Child,
                Text("="),
                Close,
            ]
        );
    }
}
