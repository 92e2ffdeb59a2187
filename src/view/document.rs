//! Markup in the document, kept up to date by effects.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Owner, RenderEffect, document, untrack};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Comment, Event};

use super::markup::Fill;
use super::shape::Token;
use super::{Keyed, Markup, Node, Text, Value};
use crate::dom;

const SVG: &str = "http://www.w3.org/2000/svg";

/// What keeps a piece of drawn markup alive: dropped, nothing of it changes and nothing is heard any more.
enum Keep {
    Effect(#[expect(dead_code, reason = "it is there to be dropped")] RenderEffect<()>),
    Listener(#[expect(dead_code, reason = "it is there to be dropped")] Closure<dyn FnMut(Event)>),
    Content(Content),
    Entries(Rc<RefCell<Vec<Drawn>>>),
}

/// Where something is drawn.
#[derive(Clone)]
struct Place {
    parent: web_sys::Node,
    /// What stands behind it.
    before: Option<web_sys::Node>,
    /// Whether it is inside a drawing, whose elements have another namespace.
    in_svg: bool,
}

impl Place {
    fn insert(&self, node: &web_sys::Node) {
        // It fails only where somebody else has taken the document apart; the next page is drawn all the same.
        let _ = self.parent.insert_before(node, self.before.as_ref());
    }

    /// The element that this is inside of.
    fn element(&self) -> &web_sys::Element {
        self.parent.unchecked_ref()
    }

    /// Two marks, between which something comes and goes.
    fn marked(&self) -> Between {
        let (start, end) = (document().create_comment(""), document().create_comment(""));
        self.insert(&start);
        self.insert(&end);
        Between { start, end, in_svg: self.in_svg }
    }
}

/// Draws `node` at the end of `parent`, for as long as the page stays.
pub(crate) fn draw(node: Node, parent: &web_sys::Node) {
    let mut keep = Vec::new();
    draw_node(node, &Place { parent: parent.clone(), before: None, in_svg: false }, &mut keep);
    std::mem::forget(keep);
}

fn draw_node(node: Node, place: &Place, keep: &mut Vec<Keep>) {
    match node {
        Node::Nothing => {}
        Node::Text(text) => place.insert(&document().create_text_node(&text)),
        Node::Markup(markup) => draw_markup(*markup, place, keep),
        Node::Several(nodes) => nodes.into_iter().for_each(|node| draw_node(node, place, keep)),
        Node::Live(drawn) => draw_live(drawn, place, keep),
        Node::Keyed(entries) => draw_keyed(entries, place, keep),
    }
}

fn draw_markup(markup: Markup, place: &Place, keep: &mut Vec<Keep>) {
    let mut fills = markup.fills.into_iter();
    // The elements that have begun: each is a place for what is inside.
    let mut open = Vec::<Place>::new();
    for token in markup.shape {
        let here = open.last().unwrap_or(place);
        match token {
            Token::Open(tag) => {
                let in_svg = here.in_svg || tag == "svg";
                let namespace = in_svg.then_some(SVG);
                let made = match namespace {
                    Some(namespace) => document().create_element_ns(Some(namespace), tag),
                    None => document().create_element(tag),
                };
                let Ok(made) = made else {
                    // The browser knows every name that stands in a page: whatever this is, no page can be drawn any more.
                    dom::give_up();
                };
                open.push(Place { parent: made.into(), before: None, in_svg });
            }
            Token::Attribute(name, value) => set_attribute(here.element(), name, Some(value)),
            Token::Gap(name) => fill_in(here.element(), name, fills.next(), keep),
            Token::Inside => {}
            Token::Text(text) => here.insert(&document().create_text_node(text)),
            Token::Child => match fills.next() {
                Some(Fill::Text(text)) => here.insert(&document().create_text_node(&text)),
                Some(Fill::Node(node)) => draw_node(node, here, keep),
                _ => {}
            },
            Token::Close => {
                if let Some(done) = open.pop() {
                    open.last().unwrap_or(place).insert(&done.parent);
                }
            }
        }
    }
}

fn fill_in(element: &web_sys::Element, name: &'static str, fill: Option<Fill>, keep: &mut Vec<Keep>) {
    match fill {
        Some(Fill::Text(text)) => put(element, name, Some(text)),
        Some(Fill::Value(Value::Fixed(text))) => put(element, name, text),
        Some(Fill::Value(Value::Live(read))) => {
            let element = element.clone();
            keep.push(effect(Box::new(move || put(&element, name, read()))));
        }
        Some(Fill::Listener(handler)) => listen(element, name.trim_start_matches("on:"), handler, keep),
        Some(Fill::Html(html)) => element.set_inner_html(html),
        Some(Fill::Node(_)) | None => {}
    }
}

fn put(element: &web_sys::Element, name: &str, text: Option<Text>) {
    match name.split_once(':') {
        Some(("class", name)) => drop(element.class_list().toggle_with_force(name, text.is_some())),
        Some((_, name)) => {
            let value = text.map_or(JsValue::NULL, |text| JsValue::from_str(&text));
            let _ = js_sys::Reflect::set(element, &name.into(), &value);
        }
        None => set_attribute(element, name, text.as_deref()),
    }
}

fn set_attribute(element: &web_sys::Element, name: &str, text: Option<&str>) {
    // The browser knows every name that stands in a page.
    let _ = match text {
        Some(text) => element.set_attribute(name, text),
        None => element.remove_attribute(name),
    };
}

/// What hears of an event belongs to the page that listens: it finds there what components find.
fn listen(element: &web_sys::Element, event: &str, mut handler: Box<dyn FnMut(Event)>, keep: &mut Vec<Keep>) {
    let owner = Owner::current().unwrap_or_default();
    let heard: Box<dyn FnMut(Event)> = Box::new(move |event| owner.with(|| handler(event)));
    let handler = Closure::wrap(heard);
    let _ = element.add_event_listener_with_callback(event, handler.as_ref().unchecked_ref());
    keep.push(Keep::Listener(handler));
}

/// One type of effect for all of them.
fn effect(mut run: Box<dyn FnMut()>) -> Keep {
    Keep::Effect(RenderEffect::new(move |_| run()))
}

/// What stands between two marks at the moment. Its effects end with it at once, and not only when that of the whole
/// does: they may read what is gone already.
#[derive(Clone, Default)]
struct Content(Rc<RefCell<Vec<Keep>>>);

impl Content {
    /// Ends what was there, and begins with what `draw` keeps.
    fn renew(&self, draw: impl FnOnce(&mut Vec<Keep>)) {
        drop(self.0.take());
        let mut keep = Vec::new();
        draw(&mut keep);
        self.0.replace(keep);
    }
}

impl Drop for Keep {
    fn drop(&mut self) {
        match self {
            Self::Effect(_) | Self::Listener(_) => {}
            Self::Content(content) => drop(content.0.take()),
            Self::Entries(entries) => drop(entries.take()),
        }
    }
}

/// Two marks in the document, between which something comes and goes.
struct Between {
    start: Comment,
    end: Comment,
    in_svg: bool,
}

impl Between {
    fn clear(&self) {
        while let Some(node) = self.start.next_sibling().filter(|node| !self.end.is_same_node(Some(node))) {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(&node);
            }
        }
    }

    /// The place between them, behind everything that is there; `None` where somebody else took them out.
    fn place(&self) -> Option<Place> {
        let before = Some(self.end.clone().into());
        self.end.parent_node().map(|parent| Place { parent, before, in_svg: self.in_svg })
    }
}

fn draw_live(mut drawn: Box<dyn FnMut() -> Node>, place: &Place, keep: &mut Vec<Keep>) {
    let between = place.marked();
    let content = Content::default();
    keep.push(Keep::Content(content.clone()));
    let mut text = None::<web_sys::Text>;
    keep.push(effect(Box::new(move || {
        let node = drawn();
        // A text that changes stays the same node: there may be hundreds, such as seconds that are counted.
        if let (Some(text), Node::Text(new)) = (&text, &node) {
            text.set_data(new);
            return;
        }
        text = None;
        content.renew(|keep| {
            between.clear();
            let Some(place) = between.place() else { return };
            match node {
                Node::Text(new) => {
                    let new = document().create_text_node(&new);
                    place.insert(&new);
                    text = Some(new);
                }
                node => draw_node(node, &place, keep),
            }
        });
    })));
}

/// An entry that is drawn.
struct Drawn {
    key: &'static str,
    between: Between,
    #[expect(dead_code, reason = "it is there to be dropped")]
    keep: Vec<Keep>,
    /// What the entry made belongs to it, not to the effect, which ends whenever the list changes.
    owner: Owner,
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.owner.cleanup();
    }
}

/// Entries that stay are not touched, nor is what was typed into them. Those that stay keep their order.
fn draw_keyed(mut entries: Box<dyn FnMut() -> Vec<Keyed>>, place: &Place, keep: &mut Vec<Keep>) {
    let around = place.marked();
    let outside = Owner::current().unwrap_or_default();
    let drawn = Rc::new(RefCell::new(Vec::<Drawn>::new()));
    keep.push(Keep::Entries(drawn.clone()));
    keep.push(effect(Box::new(move || {
        let mut before = drawn.take();
        let mut now = Vec::new();
        let mut behind = around.start.clone();
        for Keyed { key, draw } in entries() {
            let known = before.iter().position(|entry| entry.key == key).map(|place| before.remove(place));
            let entry = known.unwrap_or_else(|| {
                let owner = outside.child();
                owner.clone().with(|| drawn_behind(&behind, around.in_svg, Keyed { key, draw }, owner))
            });
            behind = entry.between.end.clone();
            now.push(entry);
        }
        for gone in before {
            gone.between.clear();
            gone.between.start.remove();
            gone.between.end.remove();
        }
        drawn.replace(now);
    })));
}

fn drawn_behind(behind: &Comment, in_svg: bool, Keyed { key, draw }: Keyed, owner: Owner) -> Drawn {
    let (start, end) = (document().create_comment(""), document().create_comment(""));
    let _ = behind.after_with_node_2(&start, &end);
    let between = Between { start, end, in_svg };
    let mut keep = Vec::new();
    if let Some(place) = between.place() {
        draw_node(untrack(draw), &place, &mut keep);
    }
    Drawn { key, between, keep, owner }
}
