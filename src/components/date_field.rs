//! A date in three parts: nobody has to find a day in a calendar of seventeen years.

use kruzhok_domain::form::{DateText, Rule};
use leptos::prelude::*;

use super::error_summary::{ShownProblem, text_of};
use super::field::{FieldError, described_by, group, hint_id};
use crate::i18n::date;
use crate::view::{Node, view};
use crate::watched::{Derived, Watched};

/// Which part of a date breaks `rule`; `None` where the whole date does.
pub(crate) fn wrong_part(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::DayMissing | Rule::DayUnknown | Rule::NoSuchDay => Some("-day"),
        Rule::MonthMissing | Rule::MonthUnknown => Some("-month"),
        Rule::YearMissing | Rule::YearUnknown => Some("-year"),
        _ => None,
    }
}

/// The part of a date that takes the focus when it breaks `rule`.
pub(crate) fn part_to_correct(rule: Rule) -> &'static str {
    let likely = if matches!(rule, Rule::Future | Rule::LongAgo | Rule::Impossible) { "-year" } else { "-day" };
    wrong_part(rule).unwrap_or(likely)
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
    /// What is wrong, and with which part.
    problem: Derived<Option<ShownProblem>>,
    /// What stands in it after each keystroke.
    on_typed: Callback<DateText>,
) -> Node {
    let text = text_of(problem);
    let described = described_by(&id, true, text);
    let typed = Watched::new(value.clone());
    let part = |suffix: &'static str,
                label: &'static str,
                fill: &'static str,
                text: String,
                put: fn(&mut DateText, String)| {
        let id = [id.as_str(), suffix].concat();
        let on_input = move |event| {
            typed.update_untracked(|date| put(date, event_target_value(&event)));
            on_typed.run(typed.get_untracked());
        };
        let is_wrong = move || {
            let wrong = problem.get().is_some_and(|found| found.part.is_none_or(|part| part == suffix));
            wrong.then_some("true")
        };
        let class = match suffix {
            "-month" => "date-part date-month",
            "-year" => "date-part date-year",
            _ => "date-part",
        };
        view! {
            <div class=class>
                <label class="label" for=id.clone()>{label}</label>
                <input
                    class="input"
                    type="text"
                    inputmode=if suffix == "-month" { "text" } else { "numeric" }
                    autocomplete=if own_birthday { fill } else { "off" }
                    spellcheck="false"
                    autocapitalize="none"
                    id=id.clone()
                    name=id
                    value=text
                    aria-invalid=is_wrong
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
    let content = view! {
        <p class="hint" id=hint_name>{hint}</p>
        <FieldError id=id.clone() problem=text/>
        <div class="date-parts">{parts}</div>
    };
    group("group", legend, described, text, content)
}
