//! What can stand in braces, and what an attribute can be given.

use super::{Markup, Node, Text, Value};
use crate::watched::{Derived, Watched};

/// What can stand between two tags.
pub(crate) trait IntoNode {
    /// It as a node.
    fn into_node(self) -> Node;

    /// Fills the next gap of `markup` with it.
    fn fill(self, markup: &mut Markup)
    where
        Self: Sized,
    {
        markup.node(self.into_node());
    }
}

/// What can be the value of an attribute.
pub(crate) trait IntoValue {
    /// It as a value.
    fn into_value(self) -> Value;

    /// Fills the next gap of `markup` with it.
    fn fill(self, markup: &mut Markup)
    where
        Self: Sized,
    {
        markup.value(self.into_value());
    }
}

/// What an attribute can be at one time; `None` is no attribute.
pub(crate) trait IntoText {
    fn into_text(self) -> Option<Text>;
}

impl IntoNode for Node {
    fn into_node(self) -> Node {
        self
    }
}

impl IntoNode for () {
    fn into_node(self) -> Node {
        Node::Nothing
    }
}

impl IntoNode for &'static str {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }

    fn fill(self, markup: &mut Markup) {
        markup.text(self);
    }
}

impl IntoNode for String {
    fn into_node(self) -> Node {
        Node::Text(self.into())
    }

    fn fill(self, markup: &mut Markup) {
        markup.string(self);
    }
}

impl<T: IntoNode> IntoNode for Option<T> {
    fn into_node(self) -> Node {
        self.map_or(Node::Nothing, IntoNode::into_node)
    }
}

impl<T: IntoNode> IntoNode for Vec<T> {
    fn into_node(self) -> Node {
        self.into_iter().collect()
    }
}

/// What is drawn anew whenever a signal changes that it read.
impl<F: FnMut() -> T + 'static, T: IntoNode> IntoNode for F {
    fn into_node(mut self) -> Node {
        Node::Live(Box::new(move || self().into_node()))
    }
}

impl<T: IntoNode> FromIterator<T> for Node {
    fn from_iter<I: IntoIterator<Item = T>>(nodes: I) -> Self {
        let mut nodes = nodes.into_iter();
        several(&mut || nodes.next().map(IntoNode::into_node))
    }
}

/// All that `next` gives, by one loop for all lists.
#[inline(never)]
fn several(next: &mut dyn FnMut() -> Option<Node>) -> Node {
    Node::Several(std::iter::from_fn(next).collect())
}

impl IntoText for &'static str {
    fn into_text(self) -> Option<Text> {
        Some(self.into())
    }
}

impl IntoText for String {
    fn into_text(self) -> Option<Text> {
        Some(self.into())
    }
}

impl IntoText for bool {
    fn into_text(self) -> Option<Text> {
        self.then_some("".into())
    }
}

impl<T: IntoText> IntoText for Option<T> {
    fn into_text(self) -> Option<Text> {
        self.and_then(IntoText::into_text)
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Fixed(self.into_text())
    }

    fn fill(self, markup: &mut Markup) {
        markup.text(self);
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Fixed(self.into_text())
    }

    fn fill(self, markup: &mut Markup) {
        markup.string(self);
    }
}

macro_rules! fixed {
    ($($kind:ty),*) => {
        $(impl IntoValue for $kind {
            fn into_value(self) -> Value {
                Value::Fixed(self.into_text())
            }
        })*
    };
}

fixed!(bool, Option<&'static str>, Option<String>);

impl<F: Fn() -> T + 'static, T: IntoText> IntoValue for F {
    fn into_value(self) -> Value {
        Value::Live(Box::new(move || self().into_text()))
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {
        $(impl<T: Clone + IntoNode + 'static> IntoNode for $signal<T> {
            fn into_node(self) -> Node {
                Node::Live(Box::new(move || self.get().into_node()))
            }
        }

        impl<T: Clone + IntoText + 'static> IntoValue for $signal<T> {
            fn into_value(self) -> Value {
                Value::Live(Box::new(move || self.get().into_text()))
            }
        })*
    };
}

signals!(Derived, Watched);
