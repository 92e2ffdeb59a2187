//! An element, as it is written down.

use leptos::ev::EventDescriptor;
use wasm_bindgen::JsCast;
use web_sys::Event;

use super::{IntoNode, IntoValue, Node, Text, Value};

/// An element with all that belongs to it, in the order in which it was written.
///
/// The calls that fill it are never inlined: there are thousands of them, and each is small only as a call.
pub(crate) struct Element {
    pub(super) tag: &'static str,
    pub(super) parts: Vec<Part>,
}

/// Something that belongs to an element.
pub(super) enum Part {
    Attribute(&'static str, Value),
    Class(&'static str, Value),
    Property(&'static str, Value),
    Listener(&'static str, Box<dyn FnMut(Event)>),
    Html(&'static str),
    Child(Node),
}

impl Element {
    /// An element without anything.
    #[inline(never)]
    pub(crate) fn new(tag: &'static str) -> Box<Self> {
        Box::new(Self { tag, parts: Vec::new() })
    }

    /// Gives it an attribute.
    pub(crate) fn set(&mut self, name: &'static str, value: impl IntoValue) {
        value.set(self, name);
    }

    /// Gives it an attribute that stays as it is.
    #[inline(never)]
    pub(super) fn set_text(&mut self, name: &'static str, text: &'static str) {
        self.set_value(name, Value::Fixed(Some(Text::Borrowed(text))));
    }

    /// Gives it an attribute that stays as it is.
    #[inline(never)]
    pub(super) fn set_string(&mut self, name: &'static str, text: String) {
        self.set_value(name, Value::Fixed(Some(Text::Owned(text))));
    }

    /// Gives it an attribute.
    #[inline(never)]
    pub(super) fn set_value(&mut self, name: &'static str, value: Value) {
        self.parts.push(Part::Attribute(name, value));
    }

    /// Gives it a class while there is a value.
    #[inline(never)]
    pub(crate) fn class(&mut self, name: &'static str, value: Value) {
        self.parts.push(Part::Class(name, value));
    }

    /// Gives it a property.
    #[inline(never)]
    pub(crate) fn property(&mut self, name: &'static str, value: Value) {
        self.parts.push(Part::Property(name, value));
    }

    /// Tells `handler` of an event: `name` is that of `_event`, which knows what the handler is told.
    pub(crate) fn on<E: EventDescriptor>(
        &mut self,
        name: &'static str,
        _event: E,
        mut handler: impl FnMut(E::EventType) + 'static,
    ) where
        E::EventType: JsCast,
    {
        self.listen(name, Box::new(move |event| handler(event.unchecked_into())));
    }

    #[inline(never)]
    fn listen(&mut self, event: &'static str, handler: Box<dyn FnMut(Event)>) {
        self.parts.push(Part::Listener(event, handler));
    }

    /// Puts this HTML into it; it is never anything that somebody typed.
    #[inline(never)]
    pub(crate) fn html(&mut self, html: &'static str) {
        self.parts.push(Part::Html(html));
    }

    /// Puts something behind what is in it.
    pub(crate) fn child(&mut self, child: impl IntoNode) {
        child.put_into(self);
    }

    #[inline(never)]
    pub(super) fn child_text(&mut self, text: &'static str) {
        self.child_node(Node::Text(Text::Borrowed(text)));
    }

    #[inline(never)]
    pub(super) fn child_string(&mut self, text: String) {
        self.child_node(Node::Text(Text::Owned(text)));
    }

    #[inline(never)]
    pub(super) fn child_element(&mut self, element: Box<Self>) {
        self.child_node(Node::Element(element));
    }

    #[inline(never)]
    pub(super) fn child_node(&mut self, node: Node) {
        self.parts.push(Part::Child(node));
    }
}
