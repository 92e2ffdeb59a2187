//! What the built page preloads, said in the head of the answer: a slow browser reads that long before the page.

use axum::http::HeaderValue;

use super::csp::end_of_tag;

/// The preload of the page `html` as the value of a header `Link`; `None` where it has none, or one that no header can
/// hold: the page says it, too. What is preloaded for `fetch` is `crossorigin`, whoever serves it (HTML, "preload").
pub(super) fn link(html: &str) -> Option<HeaderValue> {
    let mut links = html.split("<link ").skip(1).filter_map(|rest| rest.get(..end_of_tag(rest)? - 1));
    let preload = links.find(|link| attribute(link, "rel") == Some("preload"))?;
    let (address, kind) = (attribute(preload, "href")?, attribute(preload, "as")?);
    HeaderValue::from_str(&format!("<{address}>; rel=preload; as={kind}; crossorigin")).ok()
}

/// What an attribute of a tag says; Trunk leaves out the quotes where it may.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let value = tag.split_ascii_whitespace().find_map(|one| one.strip_prefix(name)?.strip_prefix('='))?;
    Some(value.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preload_of_a_page_becomes_a_header_whatever_its_tag_looks_like() {
        let expected = "</kruzhok-1f_bg.wasm>; rel=preload; as=fetch; crossorigin";
        for html in [
            "<link rel=icon href=/a.png><link as=fetch crossorigin href=/kruzhok-1f_bg.wasm rel=preload><script>",
            "<link rel=\"preload\" href=\"/kruzhok-1f_bg.wasm\" as=\"fetch\" crossorigin>",
            "<link rel=\"icon\" title=\"a>b\" href=\"/a.png\"><link rel=preload as=fetch href=/kruzhok-1f_bg.wasm>",
        ] {
            assert_eq!(link(html).unwrap(), expected, "{html}");
        }
    }

    #[test]
    fn a_page_that_preloads_nothing_that_a_header_can_say_has_none() {
        for html in [
            "",
            "<link rel=icon href=/preload>",
            "<p>rel=preload</p>",
            "<link rel=preload href=/a",
            "<link rel=preload as=fetch href=/\u{7f}>",
        ] {
            assert_eq!(link(html), None, "{html}");
        }
    }
}
