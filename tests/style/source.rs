//! What the pages are made of: the app's own source and `index.html`.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};

use crate::{
    files::{below, read},
    product::without_tests,
};

/// Everything that may name a class.
#[derive(Default)]
pub(crate) struct Source {
    pub(crate) text: String,
    /// The words of all literals and of all that stands in quotes in markup.
    words: BTreeSet<String>,
    /// The classes written into markup, each with the first file that does.
    pub(crate) classes: BTreeMap<String, String>,
}

impl Source {
    /// The app's.
    pub(crate) fn of_the_app() -> Self {
        let mut source = Self::default();
        source.add_markup("index.html", &read("index.html"));
        below("src", ".rs").iter().for_each(|path| source.add_rust(path, &read(path)));
        source
    }

    /// Whether a literal has this word, or markup turns this class on and off.
    pub(crate) fn says(&self, word: &str) -> bool {
        self.words.contains(word) || self.classes.contains_key(word)
    }

    pub(crate) fn add_markup(&mut self, path: &str, text: &str) {
        self.words.extend(text.split('"').skip(1).step_by(2).flat_map(words));
        self.add_classes(path, text);
        self.text.push_str(text);
    }

    /// The same for Rust, without its tests.
    pub(crate) fn add_rust(&mut self, path: &str, text: &str) {
        let product = &without_tests(text);
        let tokens = product.parse().unwrap_or_else(|cause| panic!("{path} is no Rust: {cause}"));
        self.add_literals(tokens);
        self.add_classes(path, product);
        self.text.push_str(product);
    }

    fn add_literals(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.add_literals(group.stream()),
                TokenTree::Literal(literal) => self.words.extend(words(&literal.to_string())),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    /// `class="one two"` and `class:three=…`.
    fn add_classes(&mut self, path: &str, text: &str) {
        let quoted = text.split("class=\"").skip(1).filter_map(|after| after.split('"').next()).flat_map(words);
        let switched = text.split("class:").skip(1).filter_map(|after| Some(after.split_once('=')?.0.to_owned()));
        let switched = switched.filter(|name| !name.contains(|character: char| character.is_whitespace()));
        for class in quoted.chain(switched) {
            self.classes.entry(class).or_insert_with(|| path.to_owned());
        }
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let ends = |character: char| character.is_whitespace() || "\"#=<>\\".contains(character);
    text.split(ends).filter(|word| !word.is_empty()).map(str::to_owned)
}

#[test]
fn words_and_classes_are_read_from_code_and_markup() {
    let mut source = Source::default();
    source.add_rust(
        "page.rs",
        r##"// "comment"
        fn f<'a>() { view! { <p class="one two" class:three=move || true aria-live="polite">{["four", " five"].concat()}</p> } }
        const SHAPES: &str = r#"<path class="six" r="2.500"/>"#;
        #[cfg(test)] mod tests { const SEVEN: &str = "seven"; }"##,
    );
    source.add_markup("index.html", "<p id=\"eight\" class=\"nine\">ten");
    let classes: Vec<&str> = source.classes.keys().map(String::as_str).collect();
    assert_eq!(classes, ["nine", "one", "six", "three", "two"]);
    assert_eq!(source.classes["nine"], "index.html");
    for said in ["one", "three", "polite", "four", "five", "six", "2.500", "eight"] {
        assert!(source.says(said), "{said}");
    }
    for unsaid in ["comment", "seven", "2.5", "ten", "aria-live"] {
        assert!(!source.says(unsaid), "{unsaid}");
    }
}
