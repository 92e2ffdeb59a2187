//! R2: "С 14 лет ребенок может подать заявку … самостоятельно".

use chrono::NaiveDate;

use super::{Reason, State};
use crate::Setting;
use crate::age::reaches_on;
use crate::wizard::Person;

/// A parent may always apply; the pupil alone from the birthday the programme names.
///
/// Source: the municipality's notice, second paragraph, read 2026-11-22.
pub(super) fn state(person: Person, birth_date: NaiveDate, setting: Setting<'_>) -> State {
    let alone_from = reaches_on(birth_date, setting.programme.ages.alone_from).unwrap_or(NaiveDate::MAX);
    if person.applies_alone() && setting.today < alone_from {
        State::NotMet(Reason::ParentMustApply { alone_from })
    } else {
        State::Met
    }
}
