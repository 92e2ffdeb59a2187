//! Markup, as `view!` writes it down: its shape, and what fills the gaps of the shape.

use leptos::ev::EventDescriptor;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::shape::Shape;
use super::{IntoNode, IntoValue, Node, Text, Value};

/// A piece of markup: what never changes in one text, and what the gaps are filled with, in the order of the gaps.
///
/// The calls that fill it are never inlined: there are thousands of them, and each is small only as a call.
pub(crate) struct Markup {
    pub(super) shape: Shape,
    pub(super) fills: Vec<Fill>,
}

/// What fills a gap.
pub(super) enum Fill {
    /// A text or the value of an attribute, which stays.
    Text(Text),
    /// The value of an attribute, of a property, or of whether there is a class.
    Value(Value),
    /// What is inside an element.
    Node(Node),
    /// Who is told of an event.
    Listener(Box<dyn FnMut(Event)>),
    /// What is inside an element, as HTML.
    Html(&'static str),
}

impl Markup {
    /// Markup of this shape, with all gaps open.
    #[inline(never)]
    pub(crate) fn new(shape: &'static str) -> Box<Self> {
        Box::new(Self { shape: Shape::new(shape), fills: Vec::new() })
    }

    /// Fills the gap of an attribute, a property or a class.
    pub(crate) fn set(&mut self, value: impl IntoValue) {
        value.fill(self);
    }

    /// Fills a gap between two tags.
    pub(crate) fn child(&mut self, child: impl IntoNode) {
        child.fill(self);
    }

    /// Tells `handler` of an event: that of `_event`, which knows what the handler is told.
    pub(crate) fn on<E: EventDescriptor>(&mut self, _event: E, mut handler: impl FnMut(E::EventType) + 'static)
    where
        E::EventType: JsCast,
    {
        self.listen(Box::new(move |event| handler(event.unchecked_into())));
    }

    #[inline(never)]
    fn listen(&mut self, handler: Box<dyn FnMut(Event)>) {
        self.fills.push(Fill::Listener(handler));
    }

    /// Puts this HTML into the element; it is never anything that somebody typed.
    #[inline(never)]
    pub(crate) fn html(&mut self, html: &'static str) {
        self.fills.push(Fill::Html(html));
    }

    #[inline(never)]
    pub(super) fn text(&mut self, text: &'static str) {
        self.fills.push(Fill::Text(Text::Borrowed(text)));
    }

    #[inline(never)]
    pub(super) fn string(&mut self, text: String) {
        self.fills.push(Fill::Text(Text::Owned(text)));
    }

    #[inline(never)]
    pub(super) fn value(&mut self, value: Value) {
        self.fills.push(Fill::Value(value));
    }

    #[inline(never)]
    pub(super) fn node(&mut self, node: Node) {
        self.fills.push(Fill::Node(node));
    }
}
