//! A class at one glance: a pasted list of names and birth dates, and what each pupil's age allows.
//!
//! What stands in the way is told row by row and never guessed: a row becomes a pupil, or a row with its problem.

mod cells;
mod day;
mod heading;
mod row;
mod standing;

#[cfg(test)]
mod every_list;

use chrono::NaiveDate;

use crate::Setting;
use crate::choice::Choice;
use crate::form::Rule;
use cells::rows;
use heading::Columns;

pub use standing::{Standing, standing};

/// The most rows that are read: no class is larger, and no school needs more at once.
pub const MOST_ROWS: usize = 1000;

/// More than [`MOST_ROWS`] rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyRows;

/// What became of a pasted list. All rows are in one of its parts, but for the blank ones.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct ClassList {
    /// The row that only names the columns, where there is one, and what stands above it.
    pub heading: Vec<String>,
    /// Who was read, in the order of the list.
    pub pupils: Vec<Pupil>,
    /// The rows that could not be read, in the order of the list.
    pub unread: Vec<Unread>,
}

/// One row of the list.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Pupil {
    /// The name as it was pasted, from however many columns.
    pub name: String,
    /// The day of birth.
    pub birth_date: NaiveDate,
    /// What the age allows.
    pub standing: Standing,
}

/// A row that could not be read.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct Unread {
    /// Its number, as one counts the pasted lines.
    pub row: usize,
    /// What stands there.
    pub text: String,
    /// What is wrong with it.
    pub problem: RowProblem,
}

/// Why a row could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowProblem {
    /// There is a date and no name.
    NameMissing,
    /// There is nothing that looks like a date.
    DateMissing,
    /// There are several dates, and no heading says which is that of birth.
    SeveralDates,
    /// There is something else where the heading says that the birth date stands.
    DateUnclear,
    /// There is the number that a spreadsheet has for a date.
    DateAsNumber,
    /// Day and month may stand the other way round, as they do in another row.
    DayOrMonth,
    /// The birth date breaks a rule.
    Date(Rule),
}

impl RowProblem {
    /// The stable code; that of the rule where the date breaks one.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NameMissing => "name-missing",
            Self::DateMissing => "date-missing",
            Self::SeveralDates => "several-dates",
            Self::DateUnclear => "date-unclear",
            Self::DateAsNumber => "date-as-number",
            Self::DayOrMonth => "day-or-month",
            Self::Date(rule) => rule.code(),
        }
    }
}

/// How many pupils stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// May have a certificate today.
    pub now: usize,
    /// Of these, may apply without an adult.
    pub alone: usize,
    /// Will be old enough on a later day.
    pub later: usize,
    /// Are too old.
    pub over: usize,
}

impl ClassList {
    /// Reads what was pasted: a row for each pupil, columns separated by tabs, semicolons or commas.
    ///
    /// # Errors
    /// [`TooManyRows`].
    pub fn read(pasted: &str, setting: Setting<'_>) -> Result<Self, TooManyRows> {
        let mut rows = rows(pasted);
        if rows.len() > MOST_ROWS {
            return Err(TooManyRows);
        }
        let (above, columns) = Columns::of(&rows).unwrap_or_default();
        let heading = rows.drain(..above).map(|row| row.text()).collect();
        let mut cells = rows.iter().flat_map(|row| &row.cells);
        let month_first = cells.any(|cell| row::dates(cell).into_iter().any(day::is_month_first));
        let mut list = Self { heading, pupils: Vec::new(), unread: Vec::new() };
        for row in rows {
            match row::read(&row, &columns, month_first, setting.today) {
                Ok((name, birth_date)) => {
                    list.pupils.push(Pupil { name, birth_date, standing: standing(birth_date, setting) });
                }
                Err(problem) => list.unread.push(Unread { row: row.number, text: row.text(), problem }),
            }
        }
        Ok(list)
    }

    /// Whether nothing but blank rows was pasted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pupils.is_empty() && self.unread.is_empty()
    }

    /// How many pupils stand how.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for pupil in &self.pupils {
            match pupil.standing {
                Standing::Now { alone } => {
                    counts.now += 1;
                    counts.alone += usize::from(alone);
                }
                Standing::From(_) => counts.later += 1,
                Standing::Over => counts.over += 1,
            }
        }
        counts
    }
}
