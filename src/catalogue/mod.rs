//! Every component in every state on one page, at `/catalogue`: to look at while changing them, and for the tests of
//! their looks. It is part of development builds only, so nothing of it reaches a family, and its words are samples.

mod cards;
mod fields;
mod pieces;

use leptos::prelude::*;

use crate::components::Page;
use crate::view::{Node, view};

/// The catalogue.
#[component]
pub(crate) fn Catalogue() -> Node {
    view! {
        <Page title="Catalogue">
            {pieces::all()}
            {fields::all()}
            {cards::all()}
        </Page>
    }
}

/// Components of a kind, under the name of the kind.
fn shelf(name: &'static str, content: Node) -> Node {
    view! { <h2>{name}</h2> {content} }
}
