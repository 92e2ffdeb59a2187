//! Markup as HTML, as it is at this moment: for the start page, which stands in `index.html` before the app runs.

use super::markup::Fill;
use super::shape::Token;
use super::{Markup, Node, Text, Value};

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
        Node::Markup(markup) => write_markup(*markup, html),
        Node::Several(nodes) => nodes.into_iter().for_each(|node| write_node(node, html)),
        Node::Live(mut draw) => write_node(draw(), html),
        Node::Keyed(mut entries) => entries().into_iter().for_each(|entry| write_node((entry.draw)(), html)),
    }
}

fn write_markup(markup: Markup, html: &mut String) {
    let mut fills = markup.fills.into_iter();
    let mut open = Vec::new();
    let (mut classes, mut inner) = (Vec::<Text>::new(), None);
    for token in markup.shape {
        match token {
            Token::Open(tag) => {
                html.extend(["<", tag]);
                open.push(tag);
            }
            Token::Attribute("class", value) => classes.push(value.into()),
            Token::Attribute(name, value) => write_attribute(name, Some(value), html),
            Token::Gap(name) => match (name.split_once(':'), fills.next()) {
                (Some(("class", name)), fill) => classes.extend(fill.and_then(now).map(|_| name.into())),
                (None, Some(Fill::Html(fill))) => inner = Some(fill),
                (None, fill) if name == "class" => classes.extend(fill.and_then(now)),
                (None, fill) => write_attribute(name, fill.and_then(now).as_deref(), html),
                (Some(_), _) => {}
            },
            Token::Inside => {
                let classes = std::mem::take(&mut classes);
                write_attribute("class", (!classes.is_empty()).then(|| classes.join(" ")).as_deref(), html);
                html.push('>');
                html.extend(inner.take());
            }
            Token::Text(text) => escape(text, html),
            Token::Child => match fills.next() {
                Some(Fill::Text(text)) => escape(&text, html),
                Some(Fill::Node(node)) => write_node(node, html),
                _ => {}
            },
            Token::Close => {
                if let Some(tag) = open.pop().filter(|tag| !VOID.contains(tag)) {
                    html.extend(["</", tag, ">"]);
                }
            }
        }
    }
}

fn now(fill: Fill) -> Option<Text> {
    match fill {
        Fill::Text(text) => Some(text),
        Fill::Value(Value::Fixed(text)) => text,
        Fill::Value(Value::Live(read)) => read(),
        Fill::Node(_) | Fill::Listener(_) | Fill::Html(_) => None,
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
