//! What every rule is evaluated against.

use chrono::NaiveDate;

use crate::programme::Programme;

/// The programme in force and the day of the evaluation, always in the programme's own time zone.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The municipality's values.
    pub programme: &'a Programme,
    /// The date in the municipality; it comes from outside, for the domain has no clock.
    pub today: NaiveDate,
}
