//! The row that names the columns.

use super::cells::Row;
use super::{day, row};
use crate::fields::{is_dash, is_letter, lowercase};

/// What the first word of a column of names is, initials among them.
const NAMES: &str = "ф фио фамилия фамилии имя отчество ребёнок ребенок дети ученик ученики учащийся учащиеся \
                     обучающийся обучающиеся воспитанник воспитанники школьники";

/// Whose names and birth dates are not those of pupils: how the words for them begin.
const OF_ADULTS: &str = "родител представ законн мать матер мам отец отца отцу пап опекун попечител бабуш дедуш руковод \
                         рук. учител педагог воспитател преподавател";

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
        let (mut above, mut named) = (0, Vec::new());
        for (row, number) in rows.iter().zip(1..=MOST_ABOVE) {
            // What names a column may tell of a day, too: «возраст на 01.09.2026». Below it, a day is a pupil's.
            let has_date = |cell: &String| day::is_meant(cell) || !(named.is_empty() || row::dates(cell).is_empty());
            if row.cells.iter().any(has_date) {
                break;
            }
            let cells: Vec<String> = row.cells.iter().map(|cell| lowercase(cell)).collect();
            if cells.iter().any(|cell| is_of_names(cell) || is_of_births(cell)) {
                // A title may name pupils, too: what stands nearest to them counts.
                named = below(&named, &cells);
                if named.iter().filter(|cell| !cell.is_empty()).count() == 1 {
                    named.clear();
                }
                above = number;
            }
        }
        (above > 0).then(|| (above, Self::named_by(&named)))
    }

    /// The columns that `cells` name.
    fn named_by(cells: &[String]) -> Self {
        let places = |is_named: fn(&str) -> bool| -> Vec<usize> {
            cells.iter().enumerate().filter(|(_, cell)| is_named(cell)).map(|(place, _)| place).collect()
        };
        let births = places(is_of_births);
        Self { names: places(is_of_names), birth: births.first().copied().filter(|_| births.len() == 1) }
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

/// What the columns are called when `lower` stands below `upper`: an empty cell is one with that above it, and what stands
/// below «Родители», or further to the right of there, is about them, whatever it is called.
fn below(upper: &[String], lower: &[String]) -> Vec<String> {
    let mut group = "";
    let places = 0..upper.len().max(lower.len());
    let names = places.map(|place| {
        let [above, own] = [upper, lower].map(|cells| cells.get(place).map(String::as_str).unwrap_or_default());
        if !above.is_empty() {
            group = above;
        }
        match own {
            "" => above,
            _ if is_of_adults(group) => group,
            own => own,
        }
    });
    names.map(str::to_owned).collect()
}

fn is_of_names(cell: &str) -> bool {
    let first = cell.split(|c: char| !(is_letter(c) || is_dash(c))).next().unwrap_or_default();
    // «Имя-отчество» is a name, «дети-сироты» is not.
    let is_named = first.split(is_dash).all(|part| NAMES.split(' ').any(|name| name == part));
    is_named && !is_of_adults(cell)
}

fn is_of_births(cell: &str) -> bool {
    let letters = cell.replace(|c: char| !is_letter(c), "");
    let is_birth = letters == "др" || letters.starts_with("датарожд") || letters.starts_with("деньрожд");
    is_birth && !is_of_adults(cell)
}

fn is_of_adults(cell: &str) -> bool {
    OF_ADULTS.split(' ').any(|adult| cell.contains(adult))
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
        assert_eq!(above("Учащиеся 5 А класса\n№\tФИО\tДата рождения\n1\tИванов\t05.04.2015"), Some(2));
        check("Дети 5 А класса", Some((&[], None)));
    }

    #[test]
    fn a_heading_may_have_two_rows_with_cells_that_are_one() {
        check("ФИО\t\tДата рождения\nФамилия\tИмя\t", Some((&[0, 1], Some(2))));
        let adults = "№\tФИО\tДата рождения\tРодители\t";
        for lower in ["\t\t\tФИО\tТелефон", "\t\t\tФИО", "\t\t\tТелефон\tФИО", "\t\t\tФИО\tДата рождения"]
        {
            for title in ["", "Ученики 5 А класса\n"] {
                let top = [title, adults, "\n", lower].concat();
                check(&top, Some((&[1], Some(2))));
                let above = 2 + usize::from(!title.is_empty());
                assert_eq!(Columns::of(&rows(&top)).map(|(above, _)| above), Some(above), "{top}");
            }
        }
        check(&[adults, "\n\t\t\tмать\t\n\t\t\tФИО\tТелефон"].concat(), Some((&[1], Some(2))));
        check("Ученик\t\tРодители\t\nФИО\tДата рождения\tФИО\tТелефон", Some((&[0], Some(1))));
        check("ФИО\tДата рождения\tМать\n(полностью)\t(день и год)\tФИО", Some((&[], None)));
        check("№\tУченик\tДата рождения\tФИО матери", Some((&[1], Some(2))));
    }

    #[test]
    fn what_names_a_column_may_tell_of_a_day() {
        check("ФИО\tДата рождения\tВозраст на 01.09.2026", Some((&[0], Some(1))));
        check("Список, на 01.09.2026\nФИО\tДата рождения", Some((&[0], Some(1))));
        check("Ученики 5 А на 01.09.2026\nФИО\tДата рождения\tЛет на 01.09.2026", Some((&[0], Some(1))));
    }

    #[test]
    fn a_heading_says_which_columns_count() {
        check("№\tФИО\tДата рождения", Some((&[1], Some(2))));
        check("Дата рождения\tФамилия\tИмя\tОтчество", Some((&[1, 2, 3], Some(0))));
        check("№ п/п\tФ.И.О. ребёнка\tФИО родителя\tМесто рождения\tдата рожд.", Some((&[1], Some(4))));
        check("Ученик;Дата", Some((&[0], None)));
        check("Фамилия, имя\tДата рождения\tДень рождения", Some((&[0], None)));
        check("Фамилия\tИмя-отчество\tДата рождения", Some((&[0, 1], Some(2))));
    }

    #[test]
    fn the_names_and_birth_dates_of_adults_do_not_count() {
        for adult in [
            "матери",
            "мамы",
            "отца",
            "папы",
            "опекуна",
            "бабушки",
            "родителя",
            "представителя",
            "законного предст.",
            "учителя",
            "классного руководителя",
            "кл. рук.",
            "педагога",
            "воспитателя",
        ] {
            let heading = ["ФИО\tФИО ", adult, "\tДата рождения ", adult, "\tДата рождения"].concat();
            check(&heading, Some((&[0], Some(3))));
        }
    }

    #[test]
    fn a_heading_is_read_however_it_is_written() {
        for name in ["Ф.И.О.", "Ф. И. О.", "ФИО:", "Ф.И. ребёнка", "Учащиеся", "Обучающиеся", "Дети", "Ученики:"]
        {
            for birth in ["Дата рождения:", "Дата  рожд.", "Д.Р.", "д. р.", "День рождения"]
            {
                check(&[name, "\t", birth].concat(), Some((&[0], Some(1))));
            }
        }
    }

    #[test]
    fn a_pupil_is_no_heading() {
        check("Имя Фамилия\t05.04.2015", None);
        check("Фамилин Имантс", None);
        check("Иванов Иван\tДети-сироты", None);
        check("Иванов Иван\tребёнок‑инвалид", None);
        let heading = "ФИО\tДата рождения\tКатегория\nИванов Иван\t27.03.2017 (8 лет)\t";
        for category in ["Дети-сироты", "Ребёнок инвалид"] {
            check(&[heading, category].concat(), Some((&[0], Some(1))));
        }
        check("Иванов Пётр\t5 опреля", None);
        check("", None);
    }
}
