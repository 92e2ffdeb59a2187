//! What came of a pasted class: counts, the rows that could not be read, and the table to print.

use kruzhok_domain::class_list::{ClassList, Pupil, RowProblem, Standing, Unread};
use leptos::prelude::*;

use super::list::HEADING;
use crate::pages::print_button::PrintButton;
use crate::view::{Node, view};

use crate::i18n::class_list::{self as words, column, value};
use crate::i18n::{self, Voice, common, result};
use crate::state::use_service;

/// What is ticked by hand on paper.
const TICKS: [&str; 3] = [column::HAS, column::FILED, column::ACTIVE];

/// Everything about a list that was read.
#[component]
pub(super) fn Outcome(list: ClassList) -> Node {
    let service = use_service();
    let today = i18n::long_date(service.today());
    let by_device = service.trusts_the_device().then(|| view! { <p class="notice">{result::by_device(&today)}</p> });
    let ages = service.with(|programme| programme.ages);
    let rule = words::rule(&ages.from.to_string(), &ages.until.to_string(), &ages.alone_from.to_string());
    view! {
        <section aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{words::heading(&today)}</h2>
            {by_device}
            {counts(&list)}
            {unread(&list)}
            {(!list.pupils.is_empty()).then(|| table(list.pupils))}
            <p>{words::BY_AGE}</p>
            <p>{rule}</p>
            <div class="actions">
                <PrintButton label=common::PRINT is_main=true/>
            </div>
        </section>
    }
}

fn counts(list: &ClassList) -> Node {
    let counts = list.counts();
    let rows = [
        (words::NOW, counts.now),
        (words::ALONE, counts.alone),
        (words::LATER, counts.later),
        (words::OVER, counts.over),
    ];
    let unread = (words::UNREAD, list.unread.len());
    let rows = rows.into_iter().chain((unread.1 > 0).then_some(unread));
    let rows =
        rows.map(|(name, count)| view! { <div class="tally-part"><dt>{name}</dt><dd>{count.to_string()}</dd></div> });
    view! { <dl class="tally">{rows.collect::<Node>()}</dl> }
}

fn unread(list: &ClassList) -> Node {
    let rows = list.unread.iter().map(|Unread { row, text, problem }| {
        view! { <li>{words::unread_row(&row.to_string(), text)} <br/> {problem_text(*problem)}</li> }
    });
    let rows = (!list.unread.is_empty()).then(|| {
        view! {
            <div class="notice">
                <h3>{words::UNREAD_TITLE}</h3>
                <p class="screen-only">{words::UNREAD_TEXT}</p>
                <ul class="list">{rows.collect::<Node>()}</ul>
            </div>
        }
    });
    let skipped = list.heading.iter().map(|text| view! { <p class="hint screen-only">{words::skipped(text)}</p> });
    view! { {skipped.collect::<Node>()} {rows} }
}

/// In the words of a row, else in those of a birth date wherever it is typed.
fn problem_text(problem: RowProblem) -> &'static str {
    let code = problem.code();
    i18n::class_row_by_code(code, Voice::Staff).unwrap_or_else(|| i18n::problem_text("birth-date", code, Voice::Staff))
}

fn table(pupils: Vec<Pupil>) -> Node {
    let names = [column::NUMBER, column::NAME, column::BORN, column::CERTIFICATE, column::ALONE];
    let names = names.map(|name| view! { <th scope="col">{name}</th> }).into_iter().collect::<Node>();
    let ticks = TICKS.map(|name| view! { <th scope="col" class="roll-tick">{name}</th> }).into_iter().collect::<Node>();
    let rows = pupils.into_iter().zip(1_usize..).map(|(pupil, number)| row(pupil, number)).collect::<Node>();
    view! {
        <table class="roll">
            <thead>
                <tr>{names} {ticks}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(pupil: Pupil, number: usize) -> Node {
    let Pupil { name, birth_date, standing } = pupil;
    let (certificate, alone) = match standing {
        Standing::Now { alone } => (value::NOW.to_owned(), if alone { value::YES } else { value::NO }),
        Standing::From(day) => (value::from(&i18n::short_date(day)), value::NO),
        Standing::Over => (value::OVER.to_owned(), value::NO),
    };
    let now = matches!(standing, Standing::Now { .. });
    let ticks = TICKS.map(|_| view! { <td class="roll-tick"></td> }).into_iter().collect::<Node>();
    view! {
        <tr>
            <td>{number.to_string()}</td>
            <th scope="row">{name}</th>
            <td data-name=column::BORN>{i18n::short_date(birth_date)}</td>
            <td data-name=column::CERTIFICATE class:roll-now=now>{certificate}</td>
            <td data-name=column::ALONE>{alone}</td>
            {ticks}
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use kruzhok_domain::choice::Choice;
    use kruzhok_domain::form::Rule;

    use super::*;

    #[test]
    fn every_row_that_cannot_be_read_is_told_what_to_do() {
        let rows = [
            RowProblem::NameMissing,
            RowProblem::DateMissing,
            RowProblem::SeveralDates,
            RowProblem::DateUnclear,
            RowProblem::DateAsNumber,
            RowProblem::DayOrMonth,
        ];
        let of_dates = [
            Rule::Empty,
            Rule::DayMissing,
            Rule::MonthMissing,
            Rule::YearMissing,
            Rule::DayUnknown,
            Rule::MonthUnknown,
            Rule::YearUnknown,
            Rule::NoSuchDay,
            Rule::Future,
            Rule::LongAgo,
        ];
        for problem in rows.into_iter().chain(of_dates.map(RowProblem::Date)) {
            assert_ne!(problem_text(problem), common::UNKNOWN_PROBLEM, "{}", problem.code());
        }
        assert!(Rule::ALL.len() > of_dates.len());
    }
}
