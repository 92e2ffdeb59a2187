//! The page that is there before the app: it stands in `index.html` and speaks in the words of the catalogue.

use crate::catalogue::{Text, everything};

/// The blocks of a page's body without their tags.
pub(crate) fn texts(html: &str) -> Vec<Text> {
    let (_, body) = html.split_once("<body>").unwrap_or(("", html));
    let blocks = body.lines().map(without_tags).map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
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
    let page =
        "<head><title>нет</title></head><body>\n <p class=\"a\">от 14&nbsp;мая <a href=\"/\">тут</a>.</p>\n</body>";
    let texts = texts(page);
    assert_eq!(texts.iter().map(|text| text.shown.as_str()).collect::<Vec<_>>(), ["от 14\u{a0}мая тут."]);
}

#[test]
fn the_page_before_the_app_speaks_in_the_words_of_the_start_page() {
    let texts = everything();
    let (page, catalogue): (Vec<&Text>, Vec<&Text>) = texts.iter().partition(|text| text.section() == "index");
    for name in ["title", "lead", "question", "parent", "parent-hint", "pupil", "pupil-hint", "staff", "staff-hint"] {
        let key = format!("start.{name}");
        let said = catalogue.iter().find(|text| text.key == key).unwrap_or_else(|| panic!("there is no {key}"));
        assert!(
            page.iter().any(|text| text.shown.contains(&said.shown)),
            "index.html does not say {key}: «{}». Nobody should read other words while the app is loading.",
            said.shown
        );
    }
}
