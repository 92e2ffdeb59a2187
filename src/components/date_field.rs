//! A date in three parts: nobody has to find a day in a calendar of seventeen years.

use kruzhok_domain::form::{DateText, Rule};
use leptos::prelude::*;

use super::field::{FieldError, described_by, hint_id, invalid};
use crate::i18n::date;

/// Which part of a date breaks `rule`; that part takes the focus.
pub(crate) fn wrong_part(rule: Rule) -> &'static str {
    match rule {
        Rule::MonthMissing | Rule::MonthUnknown => "-month",
        Rule::YearMissing | Rule::YearUnknown | Rule::Future | Rule::LongAgo | Rule::Impossible => "-year",
        _ => "-day",
    }
}

/// A date in three text fields. A whole date may be pasted into the first one.
#[component]
pub(crate) fn DateField(
    /// The id of the group; the parts add `-day`, `-month`, `-year`.
    id: String,
    /// The legend; `None` where the page's heading is the question.
    #[prop(optional_no_strip)]
    legend: Option<String>,
    /// A hint under the legend.
    hint: String,
    /// What stands in it at first.
    value: DateText,
    /// Whether a browser may fill in the person's own birthday.
    #[prop(optional)]
    own_birthday: bool,
    /// What is wrong.
    problem: Signal<Option<String>>,
    /// What stands in it after each keystroke.
    on_typed: Callback<DateText>,
) -> impl IntoView {
    let described = described_by(&id, true, problem);
    let labelled = legend.is_none().then_some("heading");
    let typed = StoredValue::new(value.clone());
    let part = |suffix: &'static str,
                label: &'static str,
                fill: &'static str,
                text: String,
                put: fn(&mut DateText, String)| {
        let id = [id.as_str(), suffix].concat();
        let on_input = move |event| {
            typed.update_value(|date| put(date, event_target_value(&event)));
            on_typed.run(typed.get_value());
        };
        view! {
            <div class="date-part">
                <label class="label" for=id.clone()>{label}</label>
                <input
                    class=if suffix == "-year" { "input width-4" } else { "input width-3" }
                    type="text"
                    inputmode=if suffix == "-month" { "text" } else { "numeric" }
                    autocomplete=if own_birthday { fill } else { "off" }
                    spellcheck="false"
                    autocapitalize="none"
                    id=id.clone()
                    name=id
                    value=text
                    aria-invalid=invalid(problem)
                    on:input=on_input
                />
            </div>
        }
    };
    let parts = view! {
        {part("-day", date::DAY, "bday-day", value.day, |date, text| date.day = text)}
        {part("-month", date::MONTH, "bday-month", value.month, |date, text| date.month = text)}
        {part("-year", date::YEAR, "bday-year", value.year, |date, text| date.year = text)}
    };
    let hint_name = hint_id(&id);
    view! {
        <fieldset
            class="field"
            class:field-wrong=move || problem.read().is_some()
            role="group"
            aria-labelledby=labelled
            aria-describedby=described
        >
            {legend.map(|legend| view! { <legend class="label">{legend}</legend> })}
            <p class="hint" id=hint_name>{hint}</p>
            <FieldError id=id.clone() problem/>
            <div class="date-parts">{parts}</div>
        </fieldset>
    }
}
