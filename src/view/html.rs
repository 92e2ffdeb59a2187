//! Markup as HTML, as it is at this moment: for the start page, which stands in `index.html` before the app runs.

use super::element::Part;
use super::{Element, Node, Value};

/// Elements that have no end tag.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "meta"];

/// `node` as HTML, the way a browser would write down what [`draw`](super::draw) makes of it.
pub(crate) fn to_html(node: Node) -> String {
    let mut html = String::new();
    write_node(node, &mut html);
    html
}

fn write_node(node: Node, html: &mut String) {
    match node {
        Node::Nothing => {}
        Node::Text(text) => escape(&text, html),
        Node::Element(element) => write_element(*element, html),
        Node::Several(nodes) => nodes.into_iter().for_each(|node| write_node(node, html)),
        Node::Live(mut draw) => write_node(draw(), html),
        Node::Keyed(mut entries) => entries().into_iter().for_each(|entry| write_node((entry.draw)(), html)),
    }
}

fn write_element(element: Element, html: &mut String) {
    let Element { tag, parts } = element;
    html.extend(["<", tag]);
    let mut classes = Vec::new();
    let mut inside = Vec::new();
    for part in parts {
        match part {
            Part::Attribute("class", value) => classes.extend(now(&value)),
            Part::Class(name, value) => classes.extend(now(&value).map(|_| name.into())),
            Part::Attribute(name, value) => write_attribute(name, now(&value).as_deref(), html),
            Part::Child(_) | Part::Html(_) => inside.push(part),
            Part::Property(..) | Part::Listener(..) => {}
        }
    }
    write_attribute("class", (!classes.is_empty()).then(|| classes.join(" ")).as_deref(), html);
    html.push('>');
    for part in inside {
        match part {
            Part::Child(node) => write_node(node, html),
            Part::Html(inner) => html.push_str(inner),
            _ => {}
        }
    }
    if !VOID.contains(&tag) {
        html.extend(["</", tag, ">"]);
    }
}

fn now(value: &Value) -> Option<super::Text> {
    match value {
        Value::Fixed(text) => text.clone(),
        Value::Live(read) => read(),
    }
}

fn write_attribute(name: &str, value: Option<&str>, html: &mut String) {
    if let Some(value) = value {
        html.extend([" ", name, "=\""]);
        escape(value, html);
        html.push('"');
    }
}

/// What must not be taken for markup, and the no-break space, which editors of `index.html` would lose.
fn escape(text: &str, html: &mut String) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            other => html.push(other),
        }
    }
}
