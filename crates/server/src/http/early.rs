//! What the built page preloads, said in the head of the answer: a slow browser reads that long before the page.

/// The preload of the page `html` as the value of a header `Link`; `None` where it has none. All that a page preloads for
/// `fetch` is `crossorigin`, whoever serves it (HTML, "preload").
pub(super) fn link(html: &str) -> Option<String> {
    let mut links = html.split("<link ").skip(1).filter_map(|rest| Some(rest.split_once('>')?.0));
    let preload = links.find(|link| attribute(link, "rel") == Some("preload"))?;
    let (address, kind) = (attribute(preload, "href")?, attribute(preload, "as")?);
    Some(format!("<{address}>; rel=preload; as={kind}; crossorigin"))
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
        ] {
            assert_eq!(link(html).as_deref(), Some(expected), "{html}");
        }
    }

    #[test]
    fn a_page_that_preloads_nothing_has_none() {
        for html in ["", "<link rel=icon href=/preload>", "<p>rel=preload</p>", "<link rel=preload href=/a"] {
            assert_eq!(link(html), None, "{html}");
        }
    }
}
