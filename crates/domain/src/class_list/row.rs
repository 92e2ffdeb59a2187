//! One row: a name and a birth date.

use chrono::NaiveDate;

use super::RowProblem;
use super::cells::Row;
use super::day;
use super::heading::Columns;
use crate::fields::{is_letter, lowercase};

/// What stands in a column of its own and is no name: whether the pupil is a boy or a girl.
const NO_NAMES: [&str; 6] = ["м", "ж", "муж", "жен", "мужской", "женский"];

/// The name and the birth date in `row`; `month_first` where some other row has the month before the day.
pub(super) fn read(
    row: &Row,
    columns: &Columns,
    month_first: bool,
    today: NaiveDate,
) -> Result<(String, NaiveDate), RowProblem> {
    let date = date(row, columns)?;
    if month_first && day::goes_both_ways(date) {
        return Err(RowProblem::DayOrMonth);
    }
    let birth_date = day::read(date, today).map_err(RowProblem::Date)?;
    let names = columns.names(row).map(|cell| apart(cell).0);
    let names: Vec<&str> = names.filter(|cell| is_name(cell, columns.says_names())).collect();
    if names.is_empty() { Err(RowProblem::NameMissing) } else { Ok((names.join(" "), birth_date)) }
}

/// What is meant as the birth date.
fn date<'a>(row: &'a Row, columns: &Columns) -> Result<&'a str, RowProblem> {
    if let Some(cell) = columns.birth(row) {
        return if cell.is_empty() { Err(RowProblem::DateMissing) } else { Ok(cell) };
    }
    let mut dates = row.cells.iter().filter_map(|cell| apart(cell).1);
    match (dates.next(), dates.next()) {
        (None, _) => Err(RowProblem::DateMissing),
        (Some(date), None) => Ok(date),
        (Some(_), Some(_)) => Err(RowProblem::SeveralDates),
    }
}

/// A cell without the number it begins with, and the date it ends with, apart: «1. Ёлкина Анна, 05.04.2015».
fn apart(cell: &str) -> (&str, Option<&str>) {
    if day::is_meant(cell) {
        return ("", Some(cell));
    }
    let cell = without_number(cell);
    let date = cell.find(|c: char| c.is_ascii_digit()).and_then(|place| cell.split_at_checked(place));
    let date = date.map(|(before, date)| (before, date.trim_end_matches([')', ' '])));
    match date.filter(|(_, date)| day::is_meant(date)) {
        Some((before, date)) => (before.trim_end_matches([' ', '(', ',', ':', '-', '–', '—']), Some(date)),
        None => (cell, None),
    }
}

/// «1. Ёлкина», «1) Ёлкина» and «1 Ёлкина» are Ёлкина.
fn without_number(cell: &str) -> &str {
    let rest = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() == cell.len() {
        return cell;
    }
    let name = rest.trim_start_matches(['.', ')', ' ']);
    if name.len() < rest.len() && name.starts_with(is_letter) { name } else { cell }
}

/// Whether `cell` is a name or a part of one. In a column that the heading calls so anything with a letter is.
fn is_name(cell: &str, said: bool) -> bool {
    let has_letter = cell.contains(is_letter);
    let is_other = || cell.contains(|c: char| c.is_ascii_digit()) || NO_NAMES.contains(&lowercase(cell).as_str());
    has_letter && (said || !is_other())
}
