//! What was pasted, taken apart into rows and cells.

use crate::fields::{collapsed, is_letter_or_digit};

/// The most digits of a row's own number.
const MOST_DIGITS_OF_A_NUMBER: usize = 4;

/// A row that is not blank.
pub(super) struct Row {
    /// Its number, as one counts the pasted lines.
    pub(super) number: usize,
    /// Its cells from left to right, the empty ones too: a heading counts them.
    pub(super) cells: Vec<String>,
}

impl Row {
    /// What stands in it, in one line.
    pub(super) fn text(&self) -> String {
        let filled: Vec<&str> = self.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        filled.join(" · ")
    }
}

/// The rows of what was pasted, without those that hold nothing but their own number.
pub(super) fn rows(pasted: &str) -> Vec<Row> {
    let plain = without_quotes(&pasted.replace("\r\n", "\n"));
    let rows = plain.split(ends_row).zip(1..).map(|(line, number)| Row { number, cells: cells(line) });
    rows.filter(|row| !row.cells.iter().all(|cell| is_blank(cell))).collect()
}

/// The cells of a line; a line without any separator is one cell.
fn cells(line: &str) -> Vec<String> {
    let separator = ['\t', ';', ','].into_iter().find(|separator| line.contains(*separator)).unwrap_or('\t');
    line.split(separator).map(collapsed).collect()
}

/// Whether a cell says nothing: it is empty, of signs alone, or the number of its row.
fn is_blank(cell: &str) -> bool {
    let said = cell.trim_matches(|c: char| !is_letter_or_digit(c));
    said.len() <= MOST_DIGITS_OF_A_NUMBER && said.bytes().all(|byte| byte.is_ascii_digit())
}

/// A spreadsheet puts a cell with a line end or a quotation mark inside into quotation marks. Names need neither, so
/// what would end a cell inside them becomes a space.
fn without_quotes(pasted: &str) -> String {
    let mut plain = String::with_capacity(pasted.len());
    let (mut rest, mut begins) = (pasted, true);
    while let Some(next) = rest.chars().next() {
        if let Some((cell, after)) = quoted(rest).filter(|_| begins) {
            plain.extend(cell.replace("\"\"", "\"").chars().map(|c| if ends_cell(c) { ' ' } else { c }));
            (rest, begins) = (after, false);
        } else {
            plain.push(next);
            (rest, begins) = (rest.strip_prefix(next).unwrap_or_default(), ends_cell(next));
        }
    }
    plain
}

/// A cell in quotation marks at the beginning of `text`, and what follows it. A mark that nothing closes is a sign like
/// any other; so is one that would swallow the next column.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('"')?;
    let closes = |(place, _): &(usize, &str)| {
        let after = inside.get(place + 1..).unwrap_or_default();
        let doubled = inside.get(..*place).unwrap_or_default().chars().rev().take_while(|c| *c == '"').count() % 2 == 1;
        !doubled && after.chars().next().is_none_or(ends_cell)
    };
    let (end, _) = inside.match_indices('"').find(closes)?;
    let (cell, after) = inside.split_at_checked(end)?;
    (!cell.contains('\t')).then_some((cell, after.strip_prefix('"')?))
}

fn ends_cell(c: char) -> bool {
    matches!(c, '\t' | ';' | ',') || ends_row(c)
}

fn ends_row(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pasted: &str, expected: &[(usize, &[&str])]) {
        let found: Vec<(usize, Vec<String>)> = rows(pasted).into_iter().map(|row| (row.number, row.cells)).collect();
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(number, cells)| (*number, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(found, expected, "{pasted:?}");
    }

    #[test]
    fn columns_are_separated_by_the_strongest_sign_of_their_row() {
        check("а\tб, в; г", &[(1, &["а", "б, в; г"])]);
        check("а; б, в", &[(1, &["а", "б, в"])]);
        check("а, б", &[(1, &["а", "б"])]);
        check("а б", &[(1, &["а б"])]);
        check("\u{feff}а\u{a0}б\t\tв", &[(1, &["а б", "", "в"])]);
    }

    #[test]
    fn blank_rows_are_counted_and_left_out() {
        check("а\r\n\r\n ; ;\r\n12.\t\t\n— \nб", &[(1, &["а"]), (6, &["б"])]);
        check("а\rб\u{b}в", &[(1, &["а"]), (2, &["б"]), (3, &["в"])]);
        check("", &[]);
        check("№ 5\n5.4.15", &[(2, &["5.4.15"])]);
        check("12345", &[(1, &["12345"])]);
    }

    #[test]
    fn a_cell_in_quotation_marks_is_one_cell() {
        check("\"а\nб\"\tв", &[(1, &["а б", "в"])]);
        check("\"а, б\",в", &[(1, &["а б", "в"])]);
        check("а;\"б \"\"в\"\"\"", &[(1, &["а", "б \"в\""])]);
    }

    #[test]
    fn a_stray_quotation_mark_swallows_nothing() {
        check("\"а\tб\nв\"\tг", &[(1, &["\"а", "б"]), (2, &["в\"", "г"])]);
        check("\"а\nб", &[(1, &["\"а"]), (2, &["б"])]);
        check("а \"б\" в", &[(1, &["а \"б\" в"])]);
    }
}
