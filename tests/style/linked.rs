//! Which style sheets the page takes, and in which order.

use crate::{
    Fault,
    css::Sheet,
    files::{below, read},
};

/// All style sheets in the order in which `index.html` links them: later rules of a layer win over earlier ones.
pub(crate) fn sheets() -> Vec<Sheet> {
    let linked = linked(&page());
    linked.iter().map(|path| Sheet::new(path, &read(path))).collect()
}

/// The sheet of the tokens, which goes before all others.
pub(crate) fn tokens(sheets: &[Sheet]) -> &Sheet {
    sheets
        .iter()
        .find(|sheet| sheet.path.ends_with("/tokens.css"))
        .unwrap_or_else(|| panic!("index.html links no tokens.css"))
}

pub(crate) fn page() -> String {
    read("index.html")
}

/// The style sheets that a page links.
fn linked(page: &str) -> Vec<String> {
    let links = page.split('<').filter_map(|tag| tag.strip_prefix("link")).filter(|tag| is_of_style(tag));
    links.map(|tag| attribute(tag, "href").unwrap_or_default().to_owned()).collect()
}

fn is_of_style(link: &str) -> bool {
    let rel = attribute(link, "rel").unwrap_or_default();
    ["stylesheet", "css", "scss", "sass", "tailwind-css"].contains(&rel)
        || rel == "inline" && attribute(link, "type") == Some("css")
}

/// What an attribute of a tag says.
pub(crate) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split('>').next()?.split_once(&format!(" {name}=\""))?;
    value.split('"').next()
}

/// Each file linked exactly once, nothing else linked, no style written into the page, tokens before all.
fn faults(page: &str, files: &[String]) -> Vec<Fault> {
    let linked = linked(page);
    let mut faults = Vec::new();
    for file in files {
        match linked.iter().filter(|link| *link == file).count() {
            1 => {}
            0 => faults.push(format!("{file} is linked nowhere: link it in index.html, or delete it.")),
            times => faults.push(format!("index.html links {file} {times} times: once is enough.")),
        }
    }
    let unknown = linked.iter().filter(|link| !files.contains(link));
    faults.extend(unknown.map(|link| format!("index.html links {link}, which is no file of style/.")));
    if linked.first().is_none_or(|first| !first.ends_with("/tokens.css")) {
        faults
            .push("index.html links another sheet before tokens.css, which names the order of the layers.".to_owned());
    }
    if page.contains("<style") || page.contains(" style=\"") {
        faults.push("index.html has a style of its own: put it into a file of style/.".to_owned());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{expect_faults, nothing_is_wrong};

    #[test]
    fn the_page_links_each_style_sheet_once_and_nothing_else() {
        nothing_is_wrong(&faults(&page(), &below("style", ".css")));
    }

    #[test]
    fn style_holds_nothing_but_style_sheets() {
        assert_eq!(below("style", ""), below("style", ".css"));
    }

    #[test]
    fn a_sheet_that_is_forgotten_doubled_unknown_or_out_of_order_is_found() {
        let link = |path: &str| format!("<link data-trunk rel=\"inline\" type=\"css\" href=\"{path}\">\n");
        let files = ["style/base.css".to_owned(), "style/tokens.css".to_owned()];
        let check = |links: &[&str], expected: &[&str]| {
            let page: String = links.iter().map(|path| link(path)).collect();
            expect_faults(&faults(&page, &files), expected);
        };
        check(&["style/tokens.css", "style/base.css"], &[]);
        check(&["style/tokens.css"], &["style/base.css is linked nowhere"]);
        check(&["style/tokens.css", "style/base.css", "style/base.css"], &["style/base.css 2 times"]);
        check(&["style/tokens.css", "style/base.css", "other.css"], &["other.css, which is no file"]);
        check(&["style/base.css", "style/tokens.css"], &["before tokens.css"]);
        let own = "<link rel=\"icon\" href=\"/icon.svg\"><style>a{}</style>";
        expect_faults(&faults(own, &[]), &["before tokens.css", "a style of its own"]);
    }
}
