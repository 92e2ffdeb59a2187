//! An accepting organisation: where, when, and how to call.

use kruzhok_domain::programme::Organisation;
use leptos::prelude::*;

use crate::i18n::{self, common, organisations};
use crate::view::{Node, view};

/// Address, hours and telephones of an organisation.
#[component]
pub(crate) fn OrganisationCard(
    /// The organisation.
    organisation: Organisation,
    /// The dialling codes after which telephones are grouped.
    dialling_codes: Vec<String>,
) -> Node {
    let hours = if organisation.hours.is_empty() {
        view! { <p>{organisations::HOURS_UNKNOWN}</p> }
    } else {
        organisation.hours.into_iter().map(|line| view! { <p>{line}</p> }).collect::<Node>()
    };
    let phones = if organisation.phones.is_empty() {
        view! { <p>{organisations::PHONE_UNKNOWN}</p> }
    } else {
        let phone = |number: String| {
            let href = ["tel:", number.as_str()].concat();
            view! { <p><a class="phone" href=href>{i18n::phone(&number, &dialling_codes)}</a></p> }
        };
        organisation.phones.into_iter().map(phone).collect::<Node>()
    };
    view! {
        <div class="organisation">
            <p class="organisation-name">{organisation.name}</p>
            {organisation.example.then(|| view! { <p class="tag">{common::EXAMPLE}</p> })}
            <dl class="facts">
                <dt>{organisations::ADDRESS}</dt>
                <dd>{organisation.address}</dd>
                <dt>{organisations::HOURS}</dt>
                <dd>{hours}</dd>
                <dt>{organisations::PHONE}</dt>
                <dd>{phones}</dd>
            </dl>
        </div>
    }
}
