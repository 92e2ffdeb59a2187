//! Style sheets as rules and declarations, read by the CSS parser of a browser.

use cssparser::{ParseError, Parser, Token};

use crate::pieces::{Piece, pieces};

/// A style sheet.
pub(crate) struct Sheet {
    /// Its path below the workspace's folder, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) rules: Vec<Rule>,
    /// At-rules without a block, such as `@layer base, layout`.
    pub(crate) statements: Vec<String>,
}

/// A block with what it declares itself, and where it stands.
#[derive(Debug)]
pub(crate) struct Rule {
    /// What stands before the braces around it, outermost first: `@layer base`, `@media print`.
    pub(crate) around: Vec<String>,
    /// What stands before its own brace: a selector, `@page`, or an at-rule around others.
    pub(crate) prelude: String,
    pub(crate) line: u32,
    pub(crate) declarations: Vec<Declaration>,
}

/// A property and its value.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) property: String,
    pub(crate) value: Vec<Piece>,
    pub(crate) line: u32,
}

impl Sheet {
    /// Reads `text`; a sheet that a browser would read only in part is no sheet.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let mut parser = Parser::new(text);
        let mut sheet =
            Self { path: path.to_owned(), text: text.to_owned(), rules: Vec::new(), statements: Vec::new() };
        if let Err(broken) = sheet.read_block(&mut parser, &[], Rule::of(&[], "", 0)) {
            let line = parser.current_source_location().line + 1;
            panic!("{path} is no CSS in or before line {line}: {:?}", broken.kind);
        }
        sheet
    }

    /// Where something stands, for a fault.
    pub(crate) fn at(&self, line: u32) -> String {
        format!("{}:{line}", self.path)
    }

    /// All declarations, each with its rule.
    pub(crate) fn declarations(&self) -> impl Iterator<Item = (&Rule, &Declaration)> {
        self.rules.iter().flat_map(|rule| rule.declarations.iter().map(move |declaration| (rule, declaration)))
    }

    /// Reads what stands between two braces, into `own` and into further rules.
    fn read_block(&mut self, parser: &mut Parser, inside: &[String], mut own: Rule) -> Result<(), Broken> {
        let place = self.rules.len();
        while let Some(item) = next_item(parser)? {
            if item.opens_block {
                let rule = Rule::of(inside, &item.text, item.line);
                let inside = [inside, &[item.text]].concat();
                parser.parse_nested_block(|parser| self.read_block(parser, &inside, rule))?;
            } else if item.text.starts_with('@') {
                self.statements.push(item.text);
            } else if !item.text.is_empty() {
                own.declarations.push(declaration(&item)?);
            }
        }
        if !own.prelude.is_empty() || !own.declarations.is_empty() {
            self.rules.insert(place, own);
        }
        Ok(())
    }
}

impl Rule {
    fn of(around: &[String], prelude: &str, line: u32) -> Self {
        Self { around: around.to_vec(), prelude: prelude.to_owned(), line, declarations: Vec::new() }
    }

    /// Whether an at-rule around it has this name and mentions this: `rule.is_inside("@media", "print")`.
    pub(crate) fn is_inside(&self, name: &str, word: &str) -> bool {
        self.around.iter().any(|prelude| prelude.starts_with(name) && prelude.contains(word))
    }

    /// The pieces of its selector; none for an at-rule.
    pub(crate) fn selector(&self) -> Vec<Piece> {
        if self.prelude.starts_with('@') { Vec::new() } else { pieces(&self.prelude) }
    }

    /// The selectors of its list, one by one.
    pub(crate) fn selectors(&self) -> Vec<&str> {
        let mut depth = 0;
        let between = |character: char| {
            depth += i32::from(character == '(') - i32::from(character == ')');
            character == ',' && depth == 0
        };
        self.prelude.split(between).map(str::trim).collect()
    }
}

type Broken = ParseError<()>;

/// A declaration, a statement such as `@layer base, layout;`, or what stands before a brace.
struct Item {
    text: String,
    line: u32,
    opens_block: bool,
}

fn next_item(parser: &mut Parser) -> Result<Option<Item>, Broken> {
    parser.skip_whitespace();
    let (start, line) = (parser.position(), parser.current_source_location().line + 1);
    let end = loop {
        match parser.next().ok() {
            None => break "",
            Some(Token::Semicolon) => break ";",
            Some(Token::CurlyBracketBlock) => break "{",
            Some(token) if token.is_parse_error() => return Err(Broken::unexpected_token()),
            Some(_) => {}
        }
    };
    let text = parser.slice_from(start);
    let text = text.strip_suffix(end).unwrap_or(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let is_there = !(end.is_empty() && text.is_empty());
    Ok(is_there.then_some(Item { text, line, opens_block: end == "{" }))
}

fn declaration(item: &Item) -> Result<Declaration, Broken> {
    let (property, value) = item.text.split_once(':').ok_or_else(Broken::unexpected_token)?;
    Ok(Declaration { property: property.trim().to_owned(), value: pieces(value), line: item.line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_declarations_and_where_they_stand_are_read() {
        let sheet = Sheet::new(
            "planted.css",
            "@layer base, print;\n@layer base {\n  /* Why; not { } */\n  a:hover, b:not(.c) { color: var(--ink); margin: 0 1.5rem }\n  \
             @media print {\n    @page { size: A4; }\n    b::before { content: \"; { \"; }\n  }\n}",
        );
        assert_eq!(sheet.statements, ["@layer base, print"]);
        let read: Vec<_> =
            sheet.rules.iter().map(|rule| (rule.around.join(" "), rule.prelude.as_str(), rule.line)).collect();
        assert_eq!(
            read,
            [
                (String::new(), "@layer base", 2),
                ("@layer base".to_owned(), "a:hover, b:not(.c)", 4),
                ("@layer base".to_owned(), "@media print", 5),
                ("@layer base @media print".to_owned(), "@page", 6),
                ("@layer base @media print".to_owned(), "b::before", 7),
            ]
        );
        let declared: Vec<_> =
            sheet.declarations().map(|(_, one)| (one.property.as_str(), one.value.clone())).collect();
        assert_eq!(
            declared,
            [
                ("color", vec![Piece::Function("var".to_owned()), Piece::Name("--ink".to_owned())]),
                ("margin", vec![Piece::Number(0.0, String::new()), Piece::Number(1.5, "rem".to_owned())]),
                ("size", vec![Piece::Name("A4".to_owned())]),
                ("content", vec![Piece::Text("; { ".to_owned())]),
            ]
        );
    }

    #[test]
    fn a_sheet_that_a_browser_reads_only_in_part_is_refused() {
        for broken in ["a { color: red } }", "a { color red; }", "a { content: \"x\n; }", "a { margin: 1px) ; }"] {
            assert!(std::panic::catch_unwind(|| Sheet::new("planted.css", broken)).is_err(), "{broken}");
        }
    }
}
