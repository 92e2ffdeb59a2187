//! A button that asks before it does what it says: there is no way back from it.

use leptos::prelude::*;

use crate::dom;
use crate::view::{Node, view};
use crate::watched::Watched;

/// The words of what is asked twice.
#[derive(Clone, Copy)]
pub(crate) struct Asked {
    /// On the button that asks.
    pub(crate) button: &'static str,
    /// What is asked.
    pub(crate) question: &'static str,
    /// On the button that does it.
    pub(crate) yes: &'static str,
    /// On the button that leaves everything as it was.
    pub(crate) no: &'static str,
}

/// The button or, once it is pressed, the question in its place; the focus goes with them.
#[component]
pub(crate) fn AskTwice(
    /// The id of whichever of them is there.
    id: String,
    /// The words.
    asked: Asked,
    /// How the button looks.
    look: &'static str,
    /// The id of what tells this one from others with the same words.
    #[prop(into)]
    about: Option<String>,
    /// What is done.
    #[prop(into)]
    on_yes: Callback<()>,
) -> Node {
    let sure = Watched::new(false);
    let ask = move || {
        let to_focus = id.clone();
        let turn = move |_| {
            sure.update(|sure| *sure = !*sure);
            dom::focus_soon(to_focus.clone());
        };
        if sure.get() {
            view! {
                <div class="notice" role="group" aria-labelledby=id.clone() aria-describedby=about.clone()>
                    <p id=id.clone() tabindex="-1">{asked.question}</p>
                    <div class="actions">
                        <button type="button" class="button button-danger" on:click=move |_| on_yes.run(())>
                            {asked.yes}
                        </button>
                        <button type="button" class="button button-quiet" on:click=turn>{asked.no}</button>
                    </div>
                </div>
            }
        } else {
            view! {
                <button type="button" class=look id=id.clone() aria-describedby=about.clone() on:click=turn>
                    {asked.button}
                </button>
            }
        }
    };
    view! { {ask} }
}
