//! What `index.html` says by itself. The start page on it is drawn by the app's own components, in the catalogue's words.

use crate::catalogue::Text;

/// The blocks of a page's body without their tags.
pub(crate) fn texts(html: &str) -> Vec<Text> {
    let (_, body) = html.split_once("<body>").unwrap_or(("", html));
    let outside = body.split("<script>").map(|part| part.split_once("</script>").map_or(part, |(_, after)| after));
    let blocks = outside
        .flat_map(str::lines)
        .map(without_tags)
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty());
    blocks.enumerate().map(|(place, shown)| Text { key: format!("index.html[{place}]"), shown }).collect()
}

/// What stands between two elements is as good as a space.
fn without_tags(line: &str) -> String {
    let mut text = String::new();
    let (mut inside, mut before) = (false, ' ');
    for character in line.replace("&nbsp;", "\u{a0}").chars() {
        match character {
            '<' if before == '>' && !text.is_empty() => text.push(' '),
            '>' | '<' => {}
            _ if !inside => text.push(character),
            _ => {}
        }
        inside = character == '<' || inside && character != '>';
        before = character;
    }
    text
}

#[test]
fn the_page_before_the_app_is_read_without_its_tags() {
    let page = "<head><title>нет</title></head><body>\n <p class=\"a\">от 14&nbsp;мая <a href=\"/\">тут</a>.</p>\n\
                <script>\n\"нет\";\n</script></body>";
    let texts = texts(page);
    assert_eq!(texts.iter().map(|text| text.shown.as_str()).collect::<Vec<_>>(), ["от 14\u{a0}мая тут."]);
}
