//! `view!`: the markup of Leptos, turned into calls that write it down as data.
//!
//! Leptos' own macro gives each shape of markup a type of its own, and the compiler makes code for each of them to build
//! it, change it and take it away again. Written down as data, all markup shares that code: a page is a list of calls.
//!
//! | Markup | What becomes of it |
//! |---|---|
//! | `<p class="hint">…</p>` | `Element::new("p")`, `attribute("class", "hint")`, and a call for each child |
//! | `name=value`, `name` | an attribute; a closure or a signal keeps it up to date |
//! | `class:name=condition` | a class that comes and goes |
//! | `prop:name=value` | a property of the element |
//! | `on:event=handler` | a listener for an event of `leptos::ev` |
//! | `inner_html=text` | what is inside, as HTML |
//! | `<Name prop=value/>` | a component of Leptos' `#[component]`, with its children as the prop `children` |
//! | `{value}` | whatever is `IntoNode` |

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Block, Error, Result, Stmt};

type Element = NodeElement<rstml::Infallible>;

/// Markup as one `crate::view::Node`.
#[proc_macro]
pub fn view(markup: proc_macro::TokenStream) -> proc_macro::TokenStream {
    rstml::parse2(markup.into()).and_then(|nodes| several(&nodes)).unwrap_or_else(Error::into_compile_error).into()
}

/// Several nodes side by side.
fn several(nodes: &[Node]) -> Result<TokenStream> {
    if let [only] = nodes {
        return node(only);
    }
    let nodes = nodes.iter().map(node).collect::<Result<Vec<_>>>()?;
    Ok(quote!(crate::view::Node::Several(::std::vec![#(#nodes),*])))
}

/// One node as an expression of the type `Node`.
fn node(node: &Node) -> Result<TokenStream> {
    let value = value(node)?;
    Ok(quote!(crate::view::IntoNode::into_node(#value)))
}

/// One node as an expression of a type that is `IntoNode`.
fn value(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) if is_component(element) => component(element),
        Node::Element(element) => self::element(element),
        Node::Block(NodeBlock::ValidBlock(block)) => Ok(without_braces(block)),
        Node::Text(text) => Ok(text.value.to_token_stream()),
        Node::Fragment(fragment) => several(&fragment.children),
        other => Err(Error::new(other.span(), "write text in quotes, or an expression in braces")),
    }
}

/// The expression in braces that hold nothing else: the compiler finds them superfluous where a call's argument stands.
fn without_braces(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [Stmt::Expr(only, None)] => only.to_token_stream(),
        _ => block.to_token_stream(),
    }
}

/// Components begin with a capital letter, in whatever module they stand.
fn is_component(element: &Element) -> bool {
    let name = element.name().to_string();
    let last = name.rsplit("::").next().unwrap_or_default();
    last.starts_with(|first: char| first.is_uppercase())
}

fn element(element: &Element) -> Result<TokenStream> {
    let made = Ident::new("element", Span::mixed_site());
    let tag = element.name().to_string();
    let attributes = keyed(element)?.into_iter().map(|one| attribute(&made, one)).collect::<Result<Vec<_>>>()?;
    let children = element.children().iter().map(value).collect::<Result<Vec<_>>>()?;
    Ok(quote!({
        let mut #made = crate::view::Element::new(#tag);
        #(#attributes)*
        #(#made.child(#children);)*
        #made
    }))
}

fn attribute(made: &Ident, attribute: &KeyedAttribute) -> Result<TokenStream> {
    let key = attribute.key.to_string();
    let Some(value) = attribute.value() else { return Ok(quote!(#made.set(#key, "");)) };
    let kept_up = quote!(crate::view::IntoValue::into_value(#value));
    Ok(match key.split_once(':') {
        Some(("on", name)) => {
            let event = Ident::new(name, attribute.key.span());
            quote!(#made.on(#name, ::leptos::ev::#event, #value);)
        }
        Some(("class", name)) => quote!(#made.class(#name, #kept_up);),
        Some(("prop", name)) => quote!(#made.property(#name, #kept_up);),
        Some(_) => return Err(Error::new(attribute.key.span(), "there are only on:, class: and prop:")),
        None if key == "inner_html" => quote!(#made.html(#value);),
        None => quote!(#made.set(#key, #value);),
    })
}

fn component(element: &Element) -> Result<TokenStream> {
    let name = element.name();
    let props = keyed(element)?.into_iter().map(|prop| {
        let key = &prop.key;
        let value = prop.value().map_or_else(|| key.to_token_stream(), ToTokens::to_token_stream);
        quote!(.#key(#value))
    });
    let children = match element.children() {
        [] => None,
        children => {
            let children = several(children)?;
            Some(quote!(.children(::std::boxed::Box::new(move || #children))))
        }
    };
    Ok(quote!(::leptos::component::component_view(
        #name,
        ::leptos::component::component_props_builder(&#name)#(#props)*#children.build()
    )))
}

fn keyed(element: &Element) -> Result<Vec<&KeyedAttribute>> {
    let attributes = element.attributes().iter().map(|attribute| match attribute {
        NodeAttribute::Attribute(attribute) => Ok(attribute),
        NodeAttribute::Block(block) => Err(Error::new(block.span(), "an attribute has a name")),
    });
    attributes.collect()
}
