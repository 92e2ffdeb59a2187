//! Words. All texts come from `locales/ru.toml` through the build script; nothing else speaks Russian.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Utc};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Field, Problem};
use kruzhok_domain::wizard::Applicant;

include!(concat!(env!("OUT_DIR"), "/ru.rs"));

/// Whom the texts address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// A parent, about the child.
    Parent,
    /// The pupil, about themself.
    Pupil,
    /// A member of staff, about the family beside them.
    Staff,
}

impl Voice {
    /// The voice for this applicant; until it is known, a parent is addressed.
    pub(crate) fn of(applicant: Option<Applicant>) -> Self {
        match applicant {
            None | Some(Applicant::Parent) => Self::Parent,
            Some(Applicant::Pupil) => Self::Pupil,
            Some(Applicant::Staff) => Self::Staff,
        }
    }
}

/// The text for `code` and `voice` in a table of the catalogue: entries that begin with 2, of parts that 1 divides. The first
/// part is the code, then there is one text, or those for child and pupil, or those for parent, pupil and staff.
fn found(table: &'static str, code: &str, voice: Voice) -> Option<&'static str> {
    let entry = table.split('\u{2}').find(|entry| entry.split('\u{1}').next() == Some(code) && !code.is_empty())?;
    let mut forms = entry.split('\u{1}').skip(1);
    let place = match (forms.clone().count(), voice) {
        (1, _) | (_, Voice::Parent) | (2, Voice::Staff) => 0,
        (_, Voice::Pupil) => 1,
        (_, Voice::Staff) => 2,
    };
    forms.nth(place)
}

/// The plural forms of Russian (CLDR: one, few, many).
pub(crate) enum Plural {
    /// 1, 21, 31 …
    One,
    /// 2–4, 22–24 …
    Few,
    /// 0, 5–20, 25 …
    Many,
}

impl Plural {
    pub(crate) fn of(count: u64) -> Self {
        match (count % 10, count % 100) {
            (1, tail) if tail != 11 => Self::One,
            (2..=4, tail) if !(12..=14).contains(&tail) => Self::Few,
            _ => Self::Many,
        }
    }
}

/// «1 сентября 2026 г.»
pub(crate) fn long_date(day: NaiveDate) -> String {
    let month = date::MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    date::long(&day.day().to_string(), month, &day.year().to_string())
}

/// «01.09.2026», where a column is narrow.
pub(crate) fn short_date(day: NaiveDate) -> String {
    [two(day.day()), ".".into(), two(day.month()), ".".into(), day.year().to_string()].concat()
}

/// «20260901», as calendar files write it (RFC 5545).
pub(crate) fn calendar_date(day: NaiveDate) -> String {
    [day.year().to_string(), two(day.month()), two(day.day())].concat()
}

/// «14:32» at the given offset.
pub(crate) fn time(at: DateTime<Utc>, offset: FixedOffset) -> String {
    let local = at.with_timezone(&offset);
    [two(local.hour()), ":".into(), two(local.minute())].concat()
}

/// «1 сентября 2026 г. в 14:32» at the given offset.
pub(crate) fn moment(at: DateTime<Utc>, offset: FixedOffset) -> String {
    date::moment(&long_date(at.with_timezone(&offset).date_naive()), &time(at, offset))
}

fn two(number: u32) -> String {
    let text = number.to_string();
    if number < 10 { ["0", text.as_str()].concat() } else { text }
}

/// A telephone number as people read it, with no-break spaces: «+7 (913) 123-45-67». One that begins with a code of
/// `dialling_codes` is grouped after the longest of them: «+7 (38456) 0-00-00».
pub(crate) fn phone(number: &str, dialling_codes: &[String]) -> String {
    let national = number.strip_prefix("+7").unwrap_or_default();
    let code = dialling_codes.iter().filter(|code| national.starts_with(code.as_str())).map(String::len).max();
    let code_ends = "+7".len() + code.unwrap_or(3);
    let mut shown = String::with_capacity(number.len() + 8);
    for (place, digit) in number.chars().enumerate() {
        match place {
            2 => shown.push_str("\u{a0}("),
            8 | 10 => shown.push('-'),
            _ if place == code_ends => shown.push_str(")\u{a0}"),
            _ => {}
        }
        shown.push(digit);
    }
    shown
}

/// What is wrong with a field, and what to do: in the field's own words, else in those of its kind.
pub(crate) fn problem(problem: Problem, voice: Voice) -> &'static str {
    problem_text(problem.field.code(), problem.rule.code(), voice)
}

/// As [`problem`], by codes: the server's codes may be newer than this page, which then says how to get a newer one.
pub(crate) fn problem_text(field: &str, rule: &str, voice: Voice) -> &'static str {
    let words = |key: &String| problem_by_code(key, voice);
    problem_keys(field, rule).iter().find_map(words).unwrap_or(common::UNKNOWN_PROBLEM)
}

/// Under which keys the words may stand, the field's own first.
fn problem_keys(field: &str, rule: &str) -> [String; 3] {
    let bare = field.strip_prefix("child-").or_else(|| field.strip_prefix("representative-")).unwrap_or(field);
    let kind = if Field::from_code(field).is_some_and(Field::is_date) { "date" } else { bare };
    [field, bare, kind].map(|name| [name, "/", rule].concat())
}

#[cfg(test)]
mod every_problem;

#[cfg(test)]
mod tests {
    use super::every_problem::rules_of;
    use super::*;

    #[test]
    fn russian_counts_in_three_forms() {
        let form = |count| match Plural::of(count) {
            Plural::One => 1,
            Plural::Few => 2,
            Plural::Many => 5,
        };
        let counts = [0, 1, 2, 4, 5, 11, 12, 14, 19, 21, 22, 25, 101, 111, 112, 121];
        assert_eq!(counts.map(form), [5, 1, 2, 2, 5, 5, 5, 5, 5, 1, 2, 5, 1, 5, 5, 1]);
    }

    #[test]
    fn dates_are_written_as_people_read_them() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        assert_eq!(long_date(day), "1\u{a0}сентября 2026\u{a0}г.");
        assert_eq!(short_date(day), "01.09.2026");
        assert_eq!(calendar_date(day), "20260901");
    }

    #[test]
    fn a_telephone_is_grouped_after_its_dialling_code() {
        let codes = ["384", "38456", "3842"].map(str::to_owned);
        assert_eq!(phone("+79131234567", &codes), "+7\u{a0}(913)\u{a0}123-45-67");
        assert_eq!(phone("+73845600000", &codes), "+7\u{a0}(38456)\u{a0}0-00-00");
        assert_eq!(phone("+73842123456", &codes), "+7\u{a0}(3842)\u{a0}12-34-56");
        assert_eq!(phone("+73845600000", &[]), "+7\u{a0}(384)\u{a0}560-00-00");
    }

    #[test]
    fn no_sentence_that_ends_with_a_date_ends_twice() {
        let day = long_date(NaiveDate::from_ymd_opt(2026, 9, 1).unwrap());
        let mut texts = vec![
            documents::printed(&day, "Приказ", &day, "330"),
            consent::version(&day),
            consent::given(&day),
            status::until(&day),
            requirement::applicant::not_met(&day),
        ];
        for voice in [Voice::Parent, Voice::Pupil, Voice::Staff] {
            texts.push(result::too_young(voice, &day));
            texts.push(result::parent_must_apply_lead(voice, &day));
        }
        for text in texts {
            assert!(!text.contains(".."), "{text}");
        }
    }

    #[test]
    fn a_pupil_is_no_child_in_what_the_organisation_says_either() {
        for code in ["name", "birth-date", "child-document", "snils", "inn", "residence", "representative", "other"] {
            let text = correction_by_code(code, Voice::Pupil).unwrap();
            assert!(!text.to_lowercase().contains("ребён"), "{code}: {text}");
        }
        for code in ["age", "not-resident", "has-certificate", "documents-not-confirmed", "other"] {
            let text = refusal_by_code(code, Voice::Pupil).unwrap();
            assert!(!text.to_lowercase().contains("ребён"), "{code}: {text}");
        }
    }

    /// The texts a pupil reads never speak of "the child": the pupil is the applicant.
    #[test]
    fn the_pupil_is_never_called_a_child() {
        let voice = Voice::Pupil;
        for field in Field::ALL {
            let mut texts = vec![field_label_by_code(field.code(), voice).unwrap_or_default()];
            texts.extend(field_hint_by_code(field.code(), voice));
            texts.extend(rules_of(*field).iter().map(|rule| problem(Problem { field: *field, rule: *rule }, voice)));
            for text in texts {
                assert!(!text.to_lowercase().contains("ребён"), "{}: {text}", field.code());
            }
        }
    }
}
