//! The applications that this device remembers.

use leptos::prelude::*;

use super::sent::grouped_number;
use crate::components::{AskTwice, Asked};
use crate::dom;
use crate::i18n::{self, filed};
use crate::route::Route;
use crate::state::{Filed, use_filed, use_service};
use crate::view::{Node, view};

const FORGET: Asked =
    Asked { button: filed::FORGET, question: filed::FORGET_SURE, yes: filed::FORGET_YES, no: filed::FORGET_NO };

/// A link to each of them, and the way to leave nothing of it to whoever sits there next.
#[component]
pub(super) fn FiledHere(
    /// What they are called.
    heading: &'static str,
) -> Node {
    let remembered = use_filed();
    view! {
        {move || {
            let kept = remembered.kept();
            (!kept.is_empty()).then(|| view! {
                <section class="card" aria-labelledby="filed">
                    <h2 id="filed">{heading}</h2>
                    <ul class="list">{kept.into_iter().map(row).collect::<Node>()}</ul>
                </section>
            })
        }}
    }
}

fn row(filed: Filed) -> Node {
    let (remembered, offset) = (use_filed(), use_service().offset());
    let link = ["filed-", &filed.number].concat();
    let number = filed.number.clone();
    let forget = move |()| {
        remembered.forget(&number);
        request_animation_frame(dom::focus_heading);
    };
    view! {
        <li>
            <a class="go" id=link.clone() href=Route::status_link(&filed.number, &filed.code)>
                {filed::link(&grouped_number(&filed.number))}
            </a>
            " "<span class="hint">{filed::text(&i18n::moment(filed.received_at, offset))}</span>
            <div class="actions">
                <AskTwice id=["forget-", &filed.number].concat() asked=FORGET look="link" about=link on_yes=forget/>
            </div>
        </li>
    }
}
