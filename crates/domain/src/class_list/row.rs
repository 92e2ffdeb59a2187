//! One row: a name and a birth date.

use chrono::NaiveDate;

use super::RowProblem;
use super::cells::Row;
use super::day;
use super::heading::Columns;
use crate::fields::{is_blank, is_letter, is_letter_or_digit, lowercase};

/// What stands in a column of its own and is no name: whether the pupil is a boy or a girl.
const NO_NAMES: [&str; 8] = ["м", "ж", "муж", "жен", "мужской", "женский", "мальчик", "девочка"];

/// How many words a date has at most: «5 апреля 2015 года рождения».
const WORDS_OF_A_DATE: usize = 5;

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
    let problem = |rule| if day::is_meant(date) { RowProblem::Date(rule) } else { RowProblem::DateUnclear };
    let birth_date = day::read(date, today).map_err(problem)?;
    let name = name(row, columns);
    if name.is_empty() { Err(RowProblem::NameMissing) } else { Ok((name, birth_date)) }
}

/// The dates in `cell`.
pub(super) fn dates(cell: &str) -> Vec<&str> {
    let (mut dates, mut rest) = (Vec::new(), cell);
    while let (_, Some((date, after))) = apart(rest) {
        dates.push(date);
        rest = after;
    }
    dates
}

/// What is meant as the birth date.
fn date<'a>(row: &'a Row, columns: &Columns) -> Result<&'a str, RowProblem> {
    let birth = columns.birth(row);
    let cells: Vec<&str> = birth.map_or_else(|| row.cells.iter().map(String::as_str).collect(), |cell| vec![cell]);
    let dates: Vec<&str> = cells.iter().flat_map(|cell| dates(cell)).collect();
    match *dates {
        [date] => Ok(date),
        [] if cells.into_iter().any(day::is_serial_number) => Err(RowProblem::DateAsNumber),
        [] => birth.filter(|cell| !cell.is_empty()).ok_or(RowProblem::DateMissing),
        _ => Err(RowProblem::SeveralDates),
    }
}

/// The name from the columns that the heading says, or else from the first ones beside each other that hold names: those
/// further on are other people's.
fn name(row: &Row, columns: &Columns) -> String {
    let said = columns.says_names();
    let mut pieces = Vec::new();
    for cell in columns.names(row) {
        let (before, dated) = apart(cell);
        pieces.push(before);
        if let Some((_, after)) = dated {
            pieces.extend(["", after]);
        }
    }
    let runs = pieces.split(|piece| !is_name(piece, said)).filter(|run| !run.is_empty());
    let names: Vec<&str> = runs.take(if said { usize::MAX } else { 1 }).flatten().copied().collect();
    names.join(" ")
}

/// A cell without the number it begins with, up to its first date; that date, and what follows it: «1. Ёлкина Анна,
/// 05.04.2015 (7А)».
fn apart(cell: &str) -> (&str, Option<(&str, &str)>) {
    if day::is_meant(cell) {
        return ("", Some((cell, "")));
    }
    let cell = without_number(cell);
    let mut in_number = false;
    for (place, c) in cell.char_indices() {
        let begins = c.is_ascii_digit() && !in_number;
        if let Some((before, rest)) = cell.split_at_checked(place).filter(|_| begins)
            && let Some((date, after)) = beginning_date(rest)
        {
            let before = before.trim_end_matches([' ', '(', ',', ':', '-', '–', '—']);
            return (before, Some((date, after.trim_start_matches(|c: char| !is_letter_or_digit(c)))));
        }
        in_number = c.is_ascii_digit();
    }
    (cell, None)
}

/// The date with which `text` begins, with all that belongs to it, and the rest.
fn beginning_date(text: &str) -> Option<(&str, &str)> {
    let ends = text.char_indices().filter(|(_, c)| is_blank(*c) || matches!(c, ',' | ')')).map(|(place, _)| place);
    let mut found = None;
    for end in ends.take(WORDS_OF_A_DATE).chain([text.len()]) {
        found = text.split_at_checked(end).filter(|(date, _)| day::is_meant(date)).or(found);
    }
    found
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
    let is_no_name = || NO_NAMES.contains(&lowercase(cell.trim_end_matches('.')).as_str());
    has_letter && (said || !(cell.contains(|c: char| c.is_ascii_digit()) || is_no_name()))
}
