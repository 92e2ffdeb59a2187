use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::product::without_tests;

/// A source file of the workspace.
pub(crate) struct Source {
    /// Its path below the workspace's folder, with slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// What a piece of Rust is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    /// The inside of a text or character literal.
    Literal,
}

impl Source {
    /// All files with one of these extensions in or below these places of the workspace.
    pub(crate) fn below(places: &[&str], extensions: &[&str]) -> Vec<Self> {
        let root = root();
        let mut files: Vec<PathBuf> = places.iter().flat_map(|place| files(&root.join(place))).collect();
        files.retain(|file| file.extension().is_some_and(|found| extensions.iter().any(|one| found == *one)));
        files.into_iter().map(|file| Self::read(&root, &file)).collect()
    }

    fn read(root: &Path, file: &Path) -> Self {
        let text = fs::read_to_string(file).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
        let path = file.strip_prefix(root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        Self { path, text }
    }

    /// The Rust of this file without comments and without the inside of literals, and without its tests.
    pub(crate) fn code(&self) -> String {
        self.only(Kind::Code)
    }

    /// What stands inside the literals of this file, without those of its tests.
    pub(crate) fn literals(&self) -> String {
        self.only(Kind::Literal)
    }

    fn only(&self, wanted: Kind) -> String {
        let kept = kinds(&without_tests(&self.text)).into_iter().map(|(kind, character)| match kind {
            _ if character == '\n' => '\n',
            kind if kind == wanted => character,
            _ => ' ',
        });
        kept.collect()
    }
}

/// The folder of the workspace: that of the root package.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(place: &Path) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let mut entries: Vec<PathBuf> =
        fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries.iter().flat_map(|entry| files(entry)).collect()
}

/// Every character of a piece of Rust with what it belongs to. Enough of Rust's lexical rules to know comments and
/// literals; quotation marks and comment marks themselves count as code and comment.
fn kinds(rust: &str) -> Vec<(Kind, char)> {
    let mut rest = rust;
    let mut kinds = Vec::new();
    while let Some(first) = rest.chars().next() {
        let (kind, length) = piece(rest, kinds.last().map(|(_, character)| *character));
        let (piece, after) = rest.split_at(length.max(first.len_utf8()));
        kinds.extend(piece.chars().map(|character| (kind, character)));
        rest = after;
    }
    kinds
}

/// The kind and the length in bytes of what a text starts with.
fn piece(rest: &str, before: Option<char>) -> (Kind, usize) {
    if rest.starts_with("//") {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return (Kind::Comment, block_comment(rest));
    }
    let inside_a_word = before.is_some_and(|character| character.is_alphanumeric() || character == '_');
    if !inside_a_word && let Some(length) = raw_text(rest) {
        return (Kind::Literal, length);
    }
    if rest.starts_with('"') {
        return (Kind::Literal, quoted(rest, '"').unwrap_or(rest.len()));
    }
    if !rest.starts_with('\'') {
        return (Kind::Code, 1);
    }
    match quoted(rest, '\'') {
        Some(length) if is_character(rest, length) => (Kind::Literal, length),
        _ => (Kind::Code, 1),
    }
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0_u32;
    for (position, _) in rest.char_indices() {
        let here = rest.get(position..).unwrap_or_default();
        if here.starts_with("/*") {
            depth += 1;
        } else if rest.get(..position).is_some_and(|before| before.len() > 3 && before.ends_with("*/")) {
            depth -= 1;
            if depth == 0 {
                return position;
            }
        }
    }
    rest.len()
}

/// The length of `r"…"`, `r#"…"#` and so on, with the `b` or `c` that may stand before.
fn raw_text(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix(['b', 'c']).unwrap_or(rest).strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let inside = after.trim_start_matches('#').strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let length = inside.find(&end).map_or(inside.len(), |position| position + end.len());
    Some(rest.len() - inside.len() + length)
}

/// The length of a literal between two such marks, escaped marks inside it counted in.
fn quoted(rest: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    for (position, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == mark => return Some(position + 1),
            _ => {}
        }
    }
    None
}

/// `'a'` and `'\n'` are characters, `'a` in `&'a str` is a lifetime.
fn is_character(rest: &str, length: usize) -> bool {
    let inside = rest.get(1..length - 1).unwrap_or_default();
    inside.starts_with('\\') || inside.chars().count() == 1
}

#[test]
fn comments_literals_and_code_are_told_apart() {
    let check = |rust: &str, code: &str, literals: &str| {
        let source = Source { path: String::new(), text: rust.to_owned() };
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((words(source.code()), words(source.literals())), (code.to_owned(), literals.to_owned()), "{rust}");
    };
    check("let a = b; // один", "let a = b;", "");
    check("a /* один /* два */ три */ b", "a b", "");
    check(r#"f("раз // \" два") g"#, "f( ) g", r#""раз // \" два""#);
    check(r##"f(r#"раз " два"#) g"##, "f( ) g", r##"r#"раз " два"#"##);
    check(
        "fn f<'a>(x: &'a str, y: char) { y == 'ж' || y == '\\'' }",
        "fn f<'a>(x: &'a str, y: char) { y == || y == }",
        "'ж' '\\''",
    );
    check("let for = \"\"; x", "let for = ; x", "\"\"");
    check("a\n#[cfg(test)]\nmod tests { \"ж\" }", "a", "");
}
