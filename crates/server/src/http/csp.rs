//! The policy of content: only what the built page itself brings may run, named by its hash.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy for the page `html`: a hash for each inline script and style in it.
pub(super) fn policy(html: &str) -> String {
    let (scripts, styles) = (hashes(html, "script"), hashes(html, "style"));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'{styles}; \
         img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

fn hashes(html: &str, element: &str) -> String {
    inline(html, element).map(|text| format!(" 'sha256-{}'", hash(text))).collect()
}

/// What a browser hashes: it reads every end of line as one character.
fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.replace("\r\n", "\n")))
}

/// The texts of all `element`s that are not empty; one with a `src` runs no text of its own, and its hash is harmless.
fn inline<'a>(html: &'a str, element: &str) -> impl Iterator<Item = &'a str> {
    let (open, close) = (format!("<{element}"), format!("</{element}"));
    // ASCII letters alone change, so places in one are places in the other.
    let lower = html.to_ascii_lowercase();
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let tag = from + lower.get(from..)?.find(&open)? + open.len();
            let start = tag + end_of_tag(html.get(tag..)?)?;
            let end = start + lower.get(start..)?.find(&close)?;
            from = end + close.len();
            let named_so = html.get(tag..)?.starts_with(|next: char| next.is_ascii_whitespace() || next == '>');
            let text = html.get(start..end)?;
            if named_so && !text.trim().is_empty() {
                return Some(text);
            }
        }
    })
}

/// Length of the rest of a tag, to after its `>`; one inside quotes does not end it.
pub(super) fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (place, character) in rest.char_indices() {
        match (quote, character) {
            (None, '>') => return Some(place + 1),
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(inline(html, "script").collect::<Vec<_>>(), expected);
    }

    #[test]
    fn inline_scripts_are_found_whatever_their_tag_looks_like() {
        check("<script>a()</script><p>Кружок</p><SCRIPT type=\"module\">b()</SCRIPT>", &["a()", "b()"]);
        check("<script data-x=\"a>b\">c()</script >", &["c()"]);
        check("<script src=\"/a.js\"></script><script>d()</script>", &["d()"]);
        check("<scripture>no</scripture><script>e()</script>", &["e()"]);
        check("<p>none</p>", &[]);
        check("<script>unfinished", &[]);
    }

    #[test]
    fn a_policy_names_scripts_and_styles_by_their_hashes() {
        // The hash is the example of the specification (CSP 3, section 8.3).
        let policy = policy("<style>p{}</style><script>alert('Hello, world.');</script>");
        assert!(
            policy.contains("'wasm-unsafe-eval' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';"),
            "{policy}"
        );
        assert!(policy.contains("style-src 'self' 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }

    #[test]
    fn the_ends_of_lines_are_hashed_as_browsers_read_them() {
        assert_eq!(policy("<script>a\r\nb</script>"), policy("<script>a\nb</script>"));
    }
}
