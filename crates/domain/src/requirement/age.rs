//! R1: children "в возрасте от 5-ти до 18-ти лет".

use chrono::NaiveDate;

use super::{Reason, State};
use crate::Setting;
use crate::age::reaches_on;

/// Met from the birthday at which the programme begins to the day before the one at which it ends.
///
/// Source: the municipality's notice, first paragraph, read 2026-11-22; that the 18th birthday itself is out is a
/// decision of design.md, section 9. Both bounds are data of the programme.
pub(super) fn state(birth_date: NaiveDate, setting: Setting<'_>) -> State {
    let ages = setting.programme.ages;
    // A birthday past the calendar's end is never reached.
    let from = reaches_on(birth_date, ages.from).unwrap_or(NaiveDate::MAX);
    let until = reaches_on(birth_date, ages.until).unwrap_or(NaiveDate::MAX);
    if setting.today < from {
        State::NotMet(Reason::TooYoung { from })
    } else if setting.today >= until {
        State::NotMet(Reason::TooOld { since: until })
    } else {
        State::Met
    }
}
