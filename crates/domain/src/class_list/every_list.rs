//! Whatever is pasted, nothing of it is lost; and a pupil stands in the list as the wizard would say.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::fields::is_letter_or_digit;
use crate::programme::Programme;
use crate::requirement::Reason;
use crate::samples;
use crate::wizard::{Already, Answers, Applicant, Attends, Case, Identity, Residence, Verdict, journey, verdict};

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(pasted: &str) -> ClassList {
    let programme = samples::programme();
    ClassList::read(pasted, Setting { programme: &programme, today: today() }).unwrap()
}

/// The names and birth dates that were read, and the numbers and problems of the rows that were not.
#[track_caller]
fn check(pasted: &str, pupils: &[(&str, &str)], unread: &[(usize, RowProblem)]) {
    let list = read(pasted);
    let found: Vec<(&str, NaiveDate)> =
        list.pupils.iter().map(|pupil| (pupil.name.as_str(), pupil.birth_date)).collect();
    assert_eq!(found, pupils.iter().map(|(name, born)| (*name, day(born))).collect::<Vec<_>>(), "{pasted}");
    let problems: Vec<(usize, RowProblem)> = list.unread.iter().map(|unread| (unread.row, unread.problem)).collect();
    assert_eq!(problems, unread, "{pasted}");
}

#[test]
fn a_list_is_read_from_a_spreadsheet_as_it_is() {
    let two = [("Ёлкина Анна Петровна", "2019-05-22"), ("Соколов Артём", "2011-05-22")];
    check("Ёлкина Анна Петровна\t22.05.2019\nСоколов Артём\t22.05.2011", &two, &[]);
    check("Ёлкина;Анна;Петровна;2019-05-22\r\nСоколов;Артём;;22.5.11\r\n", &two, &[]);
    check("№,Ученик,Дата рождения\n1,Ёлкина Анна Петровна,22/05/2019\n\n2,Соколов Артём,22 мая 2011", &two, &[]);
    check("1. Ёлкина Анна Петровна 22.05.2019\n2) Соколов Артём (22.05.2011 г.р.)", &two, &[]);
    check("1\tЁлкина Анна Петровна 22.05.2019\n2\tСоколов Артём, 22.05.2011", &two, &[]);
    check("22.05.2019\tЁлкина\tАнна Петровна\tж\t7А\n22.05.2011\tСоколов\tАртём\tМ\t7А", &two, &[]);
}

#[test]
fn a_heading_says_whose_name_and_which_date_count() {
    let list = "№\tФИО ребёнка\tФИО матери\tДата рождения\tДата зачисления\n\
                1\tЁлкина Анна\tЁлкина Мария\t22.05.2019\t01.09.2026\n\
                2\tСоколов Артём (7А)\t\t\t01.09.2026\n3\t\tСоколова Ольга\t22.05.2011\t01.09.2026";
    let problems = [(3, RowProblem::DateMissing), (4, RowProblem::NameMissing)];
    check(list, &[("Ёлкина Анна", "2019-05-22")], &problems);
    assert_eq!(read(list).heading, ["№ · ФИО ребёнка · ФИО матери · Дата рождения · Дата зачисления"]);
    let named = "Ученик\tДата рождения\nСоколов Артём (7А)\t22.05.2011";
    check(named, &[("Соколов Артём (7А)", "2011-05-22")], &[]);
    let merged = "№\tФИО\tДата рождения\tРодители\t\n\t\t\tФИО\tТелефон\n\
                  1\tЁлкина Анна\t22.05.2019\tЁлкина Мария\t36-12-34";
    check(merged, &[("Ёлкина Анна", "2019-05-22")], &[]);
}

#[test]
fn without_a_heading_the_first_names_count_and_no_others() {
    let one = [("Иванов Иван", "2017-03-27")];
    check("1\tИванов Иван\tмуж.\t27.03.2017\tРФ\tИванова Мария", &one, &[]);
    check("Иванов\tИван\t\tИванова Мария\t27.03.2017", &one, &[]);
    check("27.03.2017\tИванов\tИван\t7А\tИванова Мария", &one, &[]);
    check("Иванов Иван\t27.03.2017\t8 3842 36 12 34", &one, &[]);
    check("Иванов Иван 27.03.2017 Кемерово\tИванова Мария", &one, &[]);
}

#[test]
fn a_date_is_found_among_whatever_stands_beside_it() {
    let one = [("Иванов Иван", "2017-03-27")];
    for row in [
        "Иванов Иван 27.03.2017 7А",
        "27.03.2017 Иванов Иван",
        "27.03.2017 г. - Иванов Иван",
        "2017-03-27 00:00:00 Иванов Иван",
        "3) Иванов Иван (27 марта 2017 года рождения), 9 лет",
        "Иванов Иван\t27.03.2017 (8 лет)",
        "ФИО\tДата рождения\nИванов Иван\tродился 27.03.2017 в 10:30",
        "ФИО\tДата рождения\nИванов Иван\t27.03.2017 (8 лет)",
        "ФИО\tДата рождения\nИванов Иван\t27,03,2017",
    ] {
        check(row, &one, &[]);
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_row() {
    check("Ёлкина Анна", &[], &[(1, RowProblem::DateMissing)]);
    check("\n\n22.05.2019", &[], &[(3, RowProblem::NameMissing)]);
    check("Ёлкина\t31.02.2019", &[], &[(1, RowProblem::Date(Rule::NoSuchDay))]);
    check("Ёлкина\t22.05.2027", &[], &[(1, RowProblem::Date(Rule::Future))]);
    check("Ёлкина\t22.05.2019\t01.09.2026", &[], &[(1, RowProblem::SeveralDates)]);
    check("Ёлкина 22.05.2019 01.09.2026", &[], &[(1, RowProblem::SeveralDates)]);
    check("Ёлкина\t43607", &[], &[(1, RowProblem::DateAsNumber)]);
    for (cell, problem) in [
        ("", RowProblem::DateMissing),
        ("2019", RowProblem::DateUnclear),
        ("нет", RowProblem::DateUnclear),
        ("22.05", RowProblem::DateUnclear),
        ("22.05.2019 или 25.05.2019", RowProblem::SeveralDates),
        ("43607", RowProblem::DateAsNumber),
    ] {
        check(&["ФИО\tДата рождения\nЁлкина\t", cell].concat(), &[], &[(2, problem)]);
    }
    let unread = read("1;Ёлкина Анна;;нет").unread;
    assert_eq!(unread.first().map(|unread| unread.text.as_str()), Some("1 · Ёлкина Анна · нет"));
}

#[test]
fn whether_the_day_or_the_month_stands_first_is_never_guessed() {
    check("Ёлкина\t05/04/2019", &[("Ёлкина", "2019-04-05")], &[]);
    let problems = [(1, RowProblem::DayOrMonth), (2, RowProblem::Date(Rule::MonthUnknown))];
    check("Ёлкина\t05/04/2019\nСоколов\t04/25/2011\nИванов\t04.05.2011", &[("Иванов", "2011-05-04")], &problems);
    check("Ёлкина 05/04/2019\n04/25/2011 Соколов", &[], &problems);
}

#[test]
fn a_thousand_rows_are_read_and_no_more() {
    let programme = samples::programme();
    let setting = Setting { programme: &programme, today: today() };
    let rows = "Ёлкина\t22.05.2019\n\n".repeat(MOST_ROWS);
    assert_eq!(ClassList::read(&rows, setting).map(|list| list.pupils.len()), Ok(MOST_ROWS));
    assert_eq!(ClassList::read(&(rows + "Ёлкина"), setting), Err(TooManyRows));
}

#[test]
fn pupils_are_counted_by_what_they_may() {
    let list = read("а\t22.11.2021\nб\t23.11.2021\nв\t22.11.2012\nг\t23.11.2008\nд\t22.11.2008");
    assert_eq!(list.counts(), Counts { now: 3, alone: 2, later: 1, over: 1 });
    assert!(read(" \n12\n").is_empty() && !read("а").is_empty());
}

/// What the wizard says in the end of one who was born then, and whose other answers are all good.
fn by_wizard(applicant: Applicant, birth_date: NaiveDate, setting: Setting<'_>) -> Verdict {
    let answers = Answers {
        applicant: Some(applicant),
        helped: None,
        birth_date: Some(birth_date),
        residence: Some(Residence::Here),
        already: Some(Already::No),
        attends: Some(Attends::School),
        identity: Some(Identity::BirthCertificate),
    };
    let case: Case = journey(&answers, setting).case().unwrap();
    verdict(&case, setting)
}

fn agrees_with_the_wizard(programme: &Programme) {
    for on in ["2026-11-22", "2027-02-28", "2027-03-01", "2028-02-29", "2028-12-31"].map(day) {
        let setting = Setting { programme, today: on };
        let first = on.with_year(on.year() - 25).unwrap_or(on - chrono::Days::new(25 * 366));
        for born in first.iter_days().take_while(|born| *born <= on) {
            let by_parent = by_wizard(Applicant::Parent, born, setting);
            let alone = by_wizard(Applicant::Pupil, born, setting) == Verdict::Eligible;
            let expected = match &by_parent {
                Verdict::Eligible => Standing::Now { alone },
                Verdict::Ineligible { reasons } => match reasons.as_slice() {
                    [Reason::TooYoung { from }] => Standing::From(*from),
                    [Reason::TooOld { .. }] => Standing::Over,
                    _ => panic!("{born} on {on}: {reasons:?}"),
                },
                Verdict::NeedsReview { .. } => panic!("{born} on {on}: {by_parent:?}"),
            };
            assert_eq!(standing(born, setting), expected, "{born} on {on}");
        }
    }
}

#[test]
fn every_birth_date_stands_as_the_wizard_says() {
    let mut programme = samples::programme();
    agrees_with_the_wizard(&programme);
    programme.ages.from = 6;
    programme.ages.alone_from = 16;
    programme.ages.until = 17;
    agrees_with_the_wizard(&programme);
}

/// Whether a cell says more than the number of its row, found without the parser.
fn says_something(cell: &str) -> bool {
    let said = cell.trim_matches(|c: char| !is_letter_or_digit(c));
    said.len() > 4 || !said.chars().all(|c| c.is_ascii_digit())
}

/// A cell without signs that end cells and rows, and without signs nobody sees.
fn cell() -> impl Strategy<Value = String> {
    let any = "[^\"\t;,\n\r\\x0b\\x0c\u{85}\u{ad}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2060}-\u{2069}\u{feff}]{0,12}";
    prop_oneof![any, "[0-9./]{0,10}", "[0-9]{1,2}[.] ?[А-я]{0,9}"]
}

fn name() -> impl Strategy<Value = String> {
    "[А-ЯЁ][а-яё]{1,9}(-[А-ЯЁ][а-яё]{2,9})?( [А-ЯЁ][а-яё]{1,9}){0,2}"
        .prop_filter("neither boy nor girl", |name| !name.split(' ').any(|word| ["Муж", "Жен"].contains(&word)))
}

fn birth() -> impl Strategy<Value = NaiveDate> {
    (0_u64..25 * 365).prop_map(|days| today() - chrono::Days::new(days))
}

/// A date in one of the ways in which it is written.
fn written(date: NaiveDate, way: usize) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match way % 6 {
        0 => format!("{day:02}.{month:02}.{year}"),
        1 => format!("{day}.{month}.{:02}", year % 100),
        2 => date.to_string(),
        3 => format!("{day:02}/{month:02}/{year}"),
        4 => format!("{day}.{month}.{year} г."),
        _ => format!("{date} 00:00:00"),
    }
}

proptest! {
    #[test]
    fn whatever_is_pasted_every_row_is_told(
        rows in prop::collection::vec(prop::collection::vec(cell(), 0..5), 0..20),
        separator in prop::sample::select(vec!["\t", ";", ","]),
    ) {
        let list = read(&rows.iter().map(|cells| cells.join(separator)).collect::<Vec<_>>().join("\n"));
        let told = list.heading.len() + list.pupils.len() + list.unread.len();
        prop_assert_eq!(told, rows.iter().filter(|cells| cells.iter().any(|cell| says_something(cell))).count());
    }

    #[test]
    fn no_text_makes_it_panic(pasted in any::<String>(), like in "[\"\t;,\n/. 0-9а-яЯ]{0,200}") {
        for text in [pasted, like] {
            for unread in read(&text).unread {
                prop_assert!(!unread.text.is_empty() && unread.row > 0);
            }
        }
    }

    #[test]
    fn every_pupil_of_a_tidy_list_is_read(
        pupils in prop::collection::vec((name(), birth(), 0_usize..6), 1..40),
        separator in prop::sample::select(vec!["\t", ";", ","]),
        numbered: bool,
        apart: bool,
        date_first: bool,
    ) {
        let lines = pupils.iter().zip(1..).map(|((name, born, way), number)| {
            let name = if apart { name.replace(' ', separator) } else { name.clone() };
            let (first, last) = if date_first { (written(*born, *way), name) } else { (name, written(*born, *way)) };
            let number = if numbered { format!("{number}{separator}") } else { String::new() };
            format!("{number}{first}{separator}{last}\n")
        });
        let list = read(&lines.collect::<String>());
        let found: Vec<(String, NaiveDate)> =
            list.pupils.into_iter().map(|pupil| (pupil.name, pupil.birth_date)).collect();
        let expected: Vec<(String, NaiveDate)> = pupils.into_iter().map(|(name, born, _)| (name, born)).collect();
        prop_assert_eq!((found, list.unread), (expected, Vec::new()));
    }
}
