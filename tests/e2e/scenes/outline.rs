//! A page as a screen reader has it: the browser's own accessibility tree, written as an outline.

use std::{collections::HashMap, fmt::Write};

use serde::Deserialize;
use serde_json::{Value, json};

use super::references;
use crate::page::Page;

/// Compares the page with its committed outline.
pub(super) async fn check(page: &Page, scene: &str) -> Vec<String> {
    page.devtools("Accessibility.enable", json!({})).await;
    let answer = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    page.devtools("Accessibility.disable", json!({})).await;
    let (path, title) = page.path_and_title().await;
    let typed: Vec<String> = page.script(TYPED, Vec::new()).await;
    let typed = if typed.is_empty() { String::new() } else { format!("\n{}\n", typed.join("\n")) };
    references::outline(scene, &format!("{path}\n{title}\n\n{}{typed}", written(answer)))
}

/// What is typed into, with what the keyboard of a phone and the browser are told of it: `Год: inputmode numeric, …`. No
/// accessibility tree has that.
const TYPED: &str = "
    const told = ['inputmode', 'autocomplete', 'autocapitalize', 'spellcheck'];
    const fields = document.querySelectorAll('#main :is(input[type=text], textarea)');
    return [...fields].filter((field) => field.checkVisibility()).map((field) => {
        const label = (field.labels[0]?.textContent ?? '').replace(/\\u00ad/g, '').replace(/\\s+/g, ' ').trim();
        const given = told.filter((name) => field.hasAttribute(name));
        return `${label}: ${given.map((name) => `${name} ${field.getAttribute(name)}`).join(', ')}`;
    });
";

/// What the browser answers: all nodes in a heap, each naming its children.
#[derive(Deserialize)]
struct Tree {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    node_id: String,
    #[serde(default)]
    ignored: bool,
    #[serde(default)]
    role: Text,
    #[serde(default)]
    name: Text,
    #[serde(default)]
    description: Text,
    #[serde(default)]
    value: Text,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: Text,
}

#[derive(Default, Deserialize)]
struct Text {
    #[serde(default)]
    value: Value,
}

/// The states that a screen reader speaks, in the order in which they are written.
const STATES: [&str; 12] = [
    "level", "checked", "pressed", "selected", "expanded", "required", "invalid", "disabled", "readonly", "busy",
    "live", "focused",
];

/// Roles that say nothing: of the first ones only what is inside them counts, unless they have a name.
const SILENT: [&str; 2] = ["generic", "none"];
const NEVER_SPOKEN: [&str; 4] = ["RootWebArea", "InlineTextBox", "LineBreak", "ListMarker"];

fn written(answer: Value) -> String {
    let Tree { nodes } =
        serde_json::from_value(answer).unwrap_or_else(|cause| panic!("no accessibility tree: {cause}"));
    let root = nodes.first().map(|node| node.node_id.clone()).unwrap_or_default();
    let by_id: HashMap<&str, &Node> = nodes.iter().map(|node| (node.node_id.as_str(), node)).collect();
    let mut outline = String::new();
    write_below(&mut outline, &by_id, &root, 0, "");
    outline
}

/// Writes a node and what is below it. Text that only repeats the name of what it stands in is left out.
fn write_below(outline: &mut String, by_id: &HashMap<&str, &Node>, id: &str, depth: usize, said: &str) {
    let Some(node) = by_id.get(id) else { return };
    let repeats = node.role.text() == "StaticText" && said.contains(&node.name.text());
    let (depth, said) = match node.line().filter(|_| !repeats) {
        Some(line) => {
            let _ = writeln!(outline, "{:width$}{line}", "", width = depth * 2);
            (depth + 1, [node.name.text(), node.value.text()].join(" "))
        }
        None => (depth, said.to_owned()),
    };
    for child in &node.child_ids {
        write_below(outline, by_id, child, depth, &said);
    }
}

impl Node {
    /// `textbox "Год" = "2017" (invalid true; described "Введите год")`; nothing for what is not spoken.
    fn line(&self) -> Option<String> {
        let (role, name) = (self.role.text(), self.name.text());
        let is_silent = NEVER_SPOKEN.contains(&role.as_str()) || SILENT.contains(&role.as_str()) && name.is_empty();
        if self.ignored || is_silent {
            return None;
        }
        if role == "StaticText" {
            return Some(format!("\"{name}\""));
        }
        let mut line = role;
        if !name.is_empty() {
            let _ = write!(line, " \"{name}\"");
        }
        if !self.value.text().is_empty() {
            let _ = write!(line, " = \"{}\"", self.value.text());
        }
        let states = self.states();
        if !states.is_empty() {
            let _ = write!(line, " ({states})");
        }
        Some(line)
    }

    fn states(&self) -> String {
        let role = self.role.text();
        let state = |wanted: &&str| {
            // An item of a list has a level, too, which the outline shows by itself.
            if (role.as_str(), *wanted) == ("listitem", "level") {
                return None;
            }
            let found = self.properties.iter().find(|property| property.name == **wanted)?.value.text();
            (!matches!(found.as_str(), "" | "false" | "off")).then(|| format!("{wanted} {found}"))
        };
        let described = Some(self.description.text()).filter(|text| !text.is_empty());
        let described = described.map(|text| format!("described \"{text}\""));
        STATES.iter().filter_map(state).chain(described).collect::<Vec<_>>().join("; ")
    }
}

impl Text {
    fn text(&self) -> String {
        let text = match &self.value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

mod tests {
    use super::*;

    #[test]
    fn an_outline_tells_what_is_spoken_and_nothing_twice() {
        let text = |text: &str| json!({ "value": text });
        let node = |id: &str, role: &str, name: &str, children: &[&str]| json!({ "nodeId": id, "role": text(role), "name": text(name), "childIds": children });
        let mut field = node("6", "textbox", "Год", &["9"]);
        field["value"] = text("2017");
        field["description"] = text("Введите год");
        field["properties"] = json!([
            { "name": "invalid", "value": { "value": "true" } },
            { "name": "required", "value": { "value": false } },
        ]);
        let mut hidden = node("7", "image", "Рисунок", &[]);
        hidden["ignored"] = json!(true);
        let nodes = [
            node("1", "RootWebArea", "Кружок", &["2", "7"]),
            node("2", "generic", "", &["3", "5", "6"]),
            node("3", "link", "На главную", &["4"]),
            node("4", "StaticText", "На главную", &["8"]),
            node("5", "StaticText", "Сразу\u{a0}здесь", &[]),
            field,
            hidden,
            node("8", "InlineTextBox", "На главную", &[]),
            node("9", "StaticText", "2017", &[]),
        ];
        let outline = written(json!({ "nodes": nodes }));
        let field = "textbox \"Год\" = \"2017\" (invalid true; described \"Введите год\")";
        assert_eq!(outline, format!("link \"На главную\"\n\"Сразу здесь\"\n{field}\n"));
    }
}
