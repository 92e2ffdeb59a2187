//! Markup as data: what [`view!`] makes, how it gets into the document and stays up to date, and how it is written as
//! HTML where there is no document.
//!
//! All markup is one type. Left to itself Leptos gives each shape of it a type with code of its own, which was more than
//! half of what a family downloaded. What is reactive stays Leptos': components, signals, effects, owners.

mod document;
#[cfg(not(target_family = "wasm"))]
mod html;
mod into;
mod markup;
mod shape;

pub(crate) use document::draw;
#[cfg(not(target_family = "wasm"))]
pub(crate) use html::to_html;
pub(crate) use into::{IntoNode, IntoValue};
pub(crate) use kruzhok_view::view;
pub(crate) use markup::Markup;

use std::borrow::Cow;

/// A text; most of them are there from the beginning.
pub(crate) type Text = Cow<'static, str>;

/// What a component is given to stand inside it, drawn when the component wants it.
pub(crate) type Children = Box<dyn FnOnce() -> Node>;

/// A piece of markup.
#[derive(Default)]
pub(crate) enum Node {
    /// Nothing.
    #[default]
    Nothing,
    /// A text.
    Text(Text),
    /// Elements and what is inside.
    Markup(Box<Markup>),
    /// Some, side by side.
    Several(Vec<Node>),
    /// Whatever this draws, drawn anew whenever a signal changes that it read.
    Live(Box<dyn FnMut() -> Node>),
    /// A list whose entries stay the same while their key does.
    Keyed(Box<dyn FnMut() -> Vec<Keyed>>),
}

/// An entry of a list.
pub(crate) struct Keyed {
    /// What tells it from all others.
    pub(crate) key: &'static str,
    /// Draws it, the first time it is there.
    pub(crate) draw: Box<dyn FnOnce() -> Node>,
}

/// The value of an attribute, of a property, or of whether there is a class; `None` is no attribute.
pub(crate) enum Value {
    /// It stays.
    Fixed(Option<Text>),
    /// It changes with the signals that this reads.
    Live(Box<dyn Fn() -> Option<Text>>),
}
