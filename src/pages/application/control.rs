//! The control of one field.

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Basis, DateText, Field, RepresentativeIdentity, YesNo, consent_of};
use kruzhok_domain::wizard::Person;
use leptos::prelude::*;

use super::look;
use super::values::{is_optional, is_tick, label};
use crate::components::{Checkbox, DateField, RadioOption, Radios, ShownProblem, TextField, text_of};
use crate::i18n::{self, Voice, common, consent, organisations};
use crate::state::{use_family, use_service};
use crate::view::{Node, view};
use crate::watched::Derived;

/// The control that fits `field`.
#[component]
pub(super) fn FieldControl(
    /// The field.
    field: Field,
    /// Whom the label addresses.
    voice: Voice,
    /// Who applies: to which of the two texts one consents.
    person: Person,
    /// What is wrong with it.
    problem: Derived<Option<ShownProblem>>,
) -> Node {
    let said = text_of(problem);
    if field == Field::Consent {
        let voice = if person.applies_alone() { Voice::Pupil } else { voice };
        tick_box(field, consent::agree(voice), consent_of(person), said)
    } else if is_tick(field) {
        tick_box(field, label(field, voice), "yes", said)
    } else if field.is_date() {
        date(field, voice, problem)
    } else if let Some(options) = options(field, voice) {
        choice(field, voice, options, said)
    } else {
        text(field, voice, said)
    }
}

/// A tick box; ticked, the field holds `value`.
fn tick_box(field: Field, label: &str, value: &'static str, problem: Derived<Option<String>>) -> Node {
    let family = use_family();
    let ticked = family.draft().with_untracked(|draft| draft.text(field) == value);
    let on_ticked = Callback::new(move |ticked| family.choose(field, if ticked { value } else { "" }));
    view! { <Checkbox id=field.code().to_owned() label=label.to_owned() ticked problem on_ticked/> }
}

fn date(field: Field, voice: Voice, problem: Derived<Option<ShownProblem>>) -> Node {
    let family = use_family();
    let value = family.draft().with_untracked(|draft| draft.date(field));
    let on_typed = Callback::new(move |date: DateText| family.type_in(field, date.to_stored()));
    let hint = hint(field, voice).unwrap_or_default();
    let legend = Some(label(field, voice).to_owned());
    view! { <DateField id=field.code().to_owned() legend hint value problem on_typed/> }
}

fn choice(field: Field, voice: Voice, options: Vec<RadioOption>, problem: Derived<Option<String>>) -> Node {
    let family = use_family();
    if options.is_empty() {
        return view! { <p class="notice">{organisations::NONE}</p> };
    }
    let chosen = family.draft().with_untracked(|draft| draft.text(field).to_owned());
    let on_chosen = Callback::new(move |code: String| family.choose(field, &code));
    // The organisation is the one question of its page: the heading asks it.
    let legend = (field != Field::Organisation).then(|| label(field, voice).to_owned());
    view! {
        <Radios id=field.code().to_owned() legend hint=hint(field, voice) options chosen problem on_chosen/>
    }
}

fn text(field: Field, voice: Voice, problem: Derived<Option<String>>) -> Node {
    let family = use_family();
    // The browser of a shared computer is nobody's: it fills in nothing, whoever applies.
    let of_browser = if untrack(|| family.is_memory_only()) { Voice::Staff } else { voice };
    let label = label(field, voice);
    let label = if is_optional(field) { common::optional(label) } else { label.to_owned() };
    let value = family.draft().with_untracked(|draft| draft.text(field).to_owned());
    let on_typed = Callback::new(move |text: String| family.type_in(field, text));
    view! {
        <TextField
            id=field.code().to_owned()
            label
            hint=hint(field, voice)
            look=look::of(field, of_browser)
            value
            problem
            on_typed
        />
    }
}

fn hint(field: Field, voice: Voice) -> Option<String> {
    i18n::field_hint_by_code(field.code(), voice).map(str::to_owned)
}

/// The answers a field offers; `None` where it is typed into.
fn options(field: Field, voice: Voice) -> Option<Vec<RadioOption>> {
    match field {
        Field::RepresentativeBasis => Some(choices::<Basis>(field, voice)),
        Field::RepresentativeIdentity => Some(choices::<RepresentativeIdentity>(field, voice)),
        Field::RepresentativeSameAddress => Some(choices::<YesNo>(field, voice)),
        Field::Organisation => Some(use_service().with(|programme| {
            let option = |organisation: &kruzhok_domain::programme::Organisation| {
                RadioOption::new(&organisation.id, organisation.name.clone()).with_hint(organisation.address.clone())
            };
            programme.organisations.iter().map(option).collect()
        })),
        _ => None,
    }
}

fn choices<T: Choice>(field: Field, voice: Voice) -> Vec<RadioOption> {
    T::ALL
        .iter()
        .map(|choice| {
            let key = [field.code(), "/", choice.code()].concat();
            RadioOption::new(choice.code(), i18n::choice_by_code(&key, voice).unwrap_or_default())
        })
        .collect()
}
