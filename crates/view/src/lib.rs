//! `view!`: the markup of Leptos, written down as data.
//!
//! Leptos' own macro gives each shape of markup a type of its own, and the compiler makes code for each of them to build
//! it, change it and take it away again. Written down as data, all markup shares that code: a page is a text with gaps, and
//! a call for each gap.
//!
//! | Markup | What becomes of it |
//! |---|---|
//! | `<p class="hint">…</p>` | `<p class="hint">…</>` in the text |
//! | `name=value` | an attribute in a gap; a closure or a signal keeps it up to date |
//! | `class:name=condition` | a class that comes and goes |
//! | `prop:name=value` | a property of the element |
//! | `on:event=handler` | a listener for an event of `leptos::ev` |
//! | `inner_html=text` | what is inside, as HTML |
//! | `<Name prop=value/>` | a component of Leptos' `#[component]`, with its children as the prop `children`, in a gap |
//! | `{value}` | whatever is `IntoNode`, in a gap |

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Block, Error, Expr, ExprLit, Lit, Result, Stmt};

type Element = NodeElement<rstml::Infallible>;

/// Markup as one `crate::view::Node`.
#[proc_macro]
pub fn view(markup: proc_macro::TokenStream) -> proc_macro::TokenStream {
    rstml::parse2(markup.into()).and_then(|nodes| several(&nodes)).unwrap_or_else(Error::into_compile_error).into()
}

/// Several nodes side by side, as an expression of the type `Node`.
fn several(nodes: &[Node]) -> Result<TokenStream> {
    let mut written = Markup::default();
    nodes.iter().try_for_each(|node| written.node(node))?;
    Ok(written.into_node())
}

/// Markup that is being written down.
#[derive(Default)]
struct Markup {
    /// What `src/view/shape.rs` reads.
    shape: String,
    /// The values of the gaps.
    fills: Vec<Fill>,
}

/// How a gap is filled.
enum Fill {
    Child(TokenStream),
    Other(TokenStream),
}

/// What is written instead of a value.
const GAP: char = '\0';

impl Markup {
    fn node(&mut self, node: &Node) -> Result<()> {
        match node {
            Node::Element(element) if is_component(element) => self.child(component(element)?),
            Node::Element(element) => self.element(element)?,
            Node::Block(NodeBlock::ValidBlock(block)) => self.child(without_braces(block)),
            Node::Text(text) if text.value_string().contains(['<', GAP]) => self.child(text.value.to_token_stream()),
            Node::Text(text) => self.shape.push_str(&text.value_string()),
            Node::Fragment(fragment) => fragment.children.iter().try_for_each(|node| self.node(node))?,
            other => return Err(Error::new(other.span(), "write text in quotes, or an expression in braces")),
        }
        Ok(())
    }

    fn child(&mut self, value: TokenStream) {
        self.shape.push(GAP);
        self.fills.push(Fill::Child(value));
    }

    fn element(&mut self, element: &Element) -> Result<()> {
        self.shape.extend(["<", &element.name().to_string()]);
        keyed(element)?.into_iter().try_for_each(|one| self.attribute(one))?;
        self.shape.push('>');
        element.children().iter().try_for_each(|node| self.node(node))?;
        self.shape.push_str("</>");
        Ok(())
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) -> Result<()> {
        let key = attribute.key.to_string();
        self.shape.extend([" ", &key, "="]);
        let is_attribute = !key.contains(':') && key != "inner_html";
        let fixed = attribute.value().map_or(Some(String::new()), literal);
        if let Some(text) = fixed.filter(|text| is_attribute && !text.contains('"')) {
            self.shape.extend(["\"", &text, "\""]);
            return Ok(());
        }
        let value = attribute.value().to_token_stream();
        let fill = match key.split_once(':') {
            Some(("on", name)) => {
                let event = Ident::new(name, attribute.key.span());
                quote!(on(::leptos::ev::#event, #value))
            }
            Some(("class" | "prop", _)) => quote!(set(#value)),
            Some(_) => return Err(Error::new(attribute.key.span(), "there are only on:, class: and prop:")),
            None if key == "inner_html" => quote!(html(#value)),
            None => quote!(set(#value)),
        };
        self.shape.push(GAP);
        self.fills.push(Fill::Other(fill));
        Ok(())
    }

    fn into_node(self) -> TokenStream {
        let Self { shape, mut fills } = self;
        if shape == GAP.to_string()
            && let Some(Fill::Child(only)) = fills.pop()
        {
            return quote!(crate::view::IntoNode::into_node(#only));
        }
        let made = Ident::new("markup", Span::mixed_site());
        let fills = fills.into_iter().map(|fill| match fill {
            Fill::Child(value) => quote!(#made.child(#value);),
            Fill::Other(call) => quote!(#made.#call;),
        });
        quote!({
            let mut #made = crate::view::Markup::new(#shape);
            #(#fills)*
            crate::view::Node::Markup(#made)
        })
    }
}

/// The text of a value that is nothing but one.
fn literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
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
