//! What a draft on its way to another device had no room for.

use kruzhok_domain::form::Field;
use leptos::prelude::*;

use super::application::values;
use crate::i18n::Voice;
use crate::view::view;

/// The fields that are to be typed again; nothing where there are none, as nearly always.
pub(super) fn left_out(told: &'static str, fields: &[Field], voice: Voice) -> impl IntoView + use<> {
    let names: Vec<_> = fields.iter().map(|field| view! { <li>{values::label(*field, voice)}</li> }).collect();
    (!names.is_empty()).then(|| {
        view! {
            <p>{told}</p>
            <ul class="list">{names}</ul>
        }
    })
}
