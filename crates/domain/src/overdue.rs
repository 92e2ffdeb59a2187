//! When an application has waited so long that somebody must have forgotten something.

use chrono::{DateTime, Utc};

use crate::api::StatusReport;
use crate::choice::Choice;
use crate::status::Status;

/// Whoever has not come with the documents after so many days, or has not been called, is reminded.
const USUAL_DAYS: u64 = 30;

/// How many whole days nothing has happened to an application of which something is still to be done; `None` as long
/// as that is usual. Of a status that nobody knows here, nobody knows what is to be done.
#[must_use]
pub fn overdue_days(report: &StatusReport, now: DateTime<Utc>) -> Option<u64> {
    if Status::from_code(&report.status).is_none_or(Status::is_final) {
        return None;
    }
    let waited = now - report.timeline.last()?.at;
    u64::try_from(waited.num_days()).ok().filter(|days| *days >= USUAL_DAYS)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::api::Event;

    fn report(status: &str, changes: &[DateTime<Utc>]) -> StatusReport {
        let event = |at: &DateTime<Utc>| Event { status: status.to_owned(), at: *at, by: "organisation".to_owned() };
        StatusReport {
            number: "123456788".to_owned(),
            status: status.to_owned(),
            reasons: Vec::new(),
            certificate: None,
            next_action: "come-to-activate".to_owned(),
            timeline: changes.iter().map(event).collect(),
            organisation: "example-centre".to_owned(),
            applies_alone: false,
            bring: Vec::new(),
            marks: Vec::new(),
            activate_until: None,
        }
    }

    #[test]
    fn thirty_whole_days_are_too_long_wherever_something_is_still_to_be_done() {
        let at = DateTime::default();
        for status in Status::ALL {
            let report = report(status.code(), &[at]);
            for days in 0..100_u64 {
                let expected = (days >= 30 && !status.is_final()).then_some(days);
                let (begins, ends) =
                    (at + TimeDelta::days(days.cast_signed()), TimeDelta::days(1) - TimeDelta::seconds(1));
                assert_eq!(overdue_days(&report, begins), expected, "{status:?}, {days} days");
                assert_eq!(overdue_days(&report, begins + ends), expected, "{status:?}, almost a day more than {days}");
            }
        }
    }

    #[test]
    fn what_happened_last_counts() {
        let at = DateTime::default();
        let changed = at + TimeDelta::days(40);
        let now = at + TimeDelta::days(69);
        assert_eq!(overdue_days(&report("awaiting-activation", &[at]), now), Some(69));
        assert_eq!(overdue_days(&report("awaiting-activation", &[at, changed]), now), None);
    }

    #[test]
    fn nothing_is_overdue_that_nobody_knows_or_that_lies_ahead() {
        let at = DateTime::default();
        let much_later = at + TimeDelta::days(1000);
        assert_eq!(overdue_days(&report("teleported", &[at]), much_later), None);
        assert_eq!(overdue_days(&report("awaiting-activation", &[]), much_later), None);
        assert_eq!(overdue_days(&report("awaiting-activation", &[much_later]), at), None);
    }
}
