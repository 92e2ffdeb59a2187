//! The row that names the columns.

use super::cells::Row;
use super::day;
use crate::fields::lowercase;

/// What the first word of a column of names is.
const NAMES: [&str; 12] = [
    "фио",
    "ф.и.о",
    "фамилия",
    "имя",
    "отчество",
    "ребёнок",
    "ребенок",
    "ученик",
    "ученики",
    "учащийся",
    "обучающийся",
    "воспитанник",
];

/// Whose names are not those of pupils.
const OF_ADULTS: [&str; 6] = ["родител", "представител", "мать", "матер", "отец", "отца"];

/// Which columns count; any where the list does not say.
#[derive(Default)]
pub(super) struct Columns {
    names: Vec<usize>,
    birth: Option<usize>,
}

/// A title may stand above the names of the columns.
const MOST_ABOVE: usize = 3;

impl Columns {
    /// The columns of a list, and how many of its rows the heading takes.
    pub(super) fn of(rows: &[Row]) -> Option<(usize, Self)> {
        let top = rows.iter().zip(1..=MOST_ABOVE).take_while(|(row, _)| !has_date(row));
        top.filter_map(|(row, above)| Some((above, Self::named_by(row)?))).next()
    }

    /// The columns that `row` names; `None` where it names none.
    fn named_by(row: &Row) -> Option<Self> {
        let places = |is_named: fn(&str) -> bool| -> Vec<usize> {
            let named = row.cells.iter().enumerate().filter(|(_, cell)| is_named(&lowercase(cell)));
            named.map(|(place, _)| place).collect()
        };
        let (names, births) = (places(is_of_names), places(is_of_births));
        let birth = births.first().copied().filter(|_| births.len() == 1);
        (!names.is_empty() || !births.is_empty()).then_some(Self { names, birth })
    }

    /// Whether the list says which columns hold the name.
    pub(super) fn says_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// The cells of `row` that hold the name, or may.
    pub(super) fn names<'a>(&self, row: &'a Row) -> impl Iterator<Item = &'a str> {
        let cells = row.cells.iter().enumerate();
        cells.filter(|(place, _)| self.names.is_empty() || self.names.contains(place)).map(|(_, cell)| cell.as_str())
    }

    /// The cell of `row` that holds the birth date, where the list says which.
    pub(super) fn birth<'a>(&self, row: &'a Row) -> Option<&'a str> {
        self.birth.map(|place| row.cells.get(place).map(String::as_str).unwrap_or_default())
    }
}

fn has_date(row: &Row) -> bool {
    row.cells.iter().any(|cell| day::is_meant(cell))
}

fn is_of_names(cell: &str) -> bool {
    let first = cell.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(')).next().unwrap_or_default();
    NAMES.contains(&first.trim_end_matches('.')) && !OF_ADULTS.iter().any(|adult| cell.contains(adult))
}

fn is_of_births(cell: &str) -> bool {
    cell.starts_with("дата рожд") || cell.starts_with("день рожд") || cell == "д.р." || cell == "др"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class_list::cells::rows;

    #[track_caller]
    fn check(top: &str, expected: Option<(&[usize], Option<usize>)>) {
        let found = Columns::of(&rows(top)).map(|(_, columns)| (columns.names, columns.birth));
        assert_eq!(found, expected.map(|(names, birth)| (names.to_vec(), birth)), "{top}");
    }

    #[test]
    fn a_title_may_stand_above_the_names_of_the_columns() {
        let above = |top: &str| Columns::of(&rows(top)).map(|(above, _)| above);
        assert_eq!(above("5 А класс\n\nФИО\tДата рождения\nИванов\t05.04.2015"), Some(2));
        assert_eq!(above("Иванов\t05.04.2015\nФИО\tДата рождения"), None);
        assert_eq!(above("а\nб\nв\nФИО"), None);
    }

    #[test]
    fn a_heading_says_which_columns_count() {
        check("№\tФИО\tДата рождения", Some((&[1], Some(2))));
        check("Дата рождения\tФамилия\tИмя\tОтчество", Some((&[1, 2, 3], Some(0))));
        check("№ п/п\tФ.И.О. ребёнка\tФИО родителя\tМесто рождения\tдата рожд.", Some((&[1], Some(4))));
        check("Ученик;Дата", Some((&[0], None)));
        check("Фамилия, имя\tДата рождения\tДата рождения матери", Some((&[0], None)));
    }

    #[test]
    fn a_pupil_is_no_heading() {
        check("Имя Фамилия\t05.04.2015", None);
        check("Фамилин Имантс", None);
        check("Иванов Пётр\t5 опреля", None);
        check("", None);
    }
}
