//! What a draft on its way to another device had no room for.

use kruzhok_domain::form::Field;

use super::application::values;
use crate::i18n::Voice;
use crate::view::{Node, view};

/// The fields that are to be typed again; nothing where there are none, as nearly always.
pub(super) fn left_out(told: &'static str, fields: &[Field], voice: Voice) -> Option<Node> {
    let names: Vec<_> = fields.iter().map(|field| view! { <li>{values::label(*field, voice)}</li> }).collect();
    (!names.is_empty()).then(|| {
        view! {
            <p>{told}</p>
            <ul class="list">{names}</ul>
        }
    })
}
