//! Words for what the server says of an application.

use chrono::{DateTime, Utc};
use kruzhok_domain::api::{Event, StatusReport};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::overdue::overdue_days;
use kruzhok_domain::status::{Actor, Status};

use crate::i18n::{Voice, correction_by_code, mark_by_code, refusal_by_code, status};

/// Whom the page addresses: the report says whose application it is.
pub(super) fn voice(report: &StatusReport) -> Voice {
    if report.applies_alone { Voice::Pupil } else { Voice::Parent }
}

/// The state in words; a state newer than this page gets neutral ones.
pub(super) fn title(report: &StatusReport) -> &'static str {
    match Status::from_code(&report.status) {
        Some(Status::Activated) if report.certificate.is_none() => status::state::ENDED,
        Some(Status::AwaitingActivation) if was_put_right(report) => status::state::PUT_RIGHT,
        Some(Status::AwaitingActivation) => status::state::AWAITING_ACTIVATION,
        Some(Status::Activated) => status::state::ACTIVATED,
        Some(Status::NeedsCorrection) => status::state::NEEDS_CORRECTION,
        Some(Status::Refused) => status::state::REFUSED,
        Some(Status::Withdrawn) => status::state::WITHDRAWN,
        Some(Status::Expired) => status::state::EXPIRED,
        None => status::state::UNKNOWN,
    }
}

fn was_put_right(report: &StatusReport) -> bool {
    report.timeline.iter().any(|event| Status::from_code(&event.status) == Some(Status::NeedsCorrection))
}

/// What the heading and the next step leave unsaid.
pub(super) fn remark(report: &StatusReport) -> Option<&'static str> {
    match Status::from_code(&report.status) {
        // The title says it all.
        Some(Status::Activated) if report.certificate.is_none() => None,
        Some(Status::AwaitingActivation | Status::NeedsCorrection) => None,
        Some(Status::Activated) => Some(status::turn::ACTIVATED),
        Some(Status::Refused) => Some(status::turn::REFUSED),
        Some(Status::Withdrawn) => Some(status::turn::WITHDRAWN),
        Some(Status::Expired) => Some(status::turn::EXPIRED),
        None => Some(status::turn::UNKNOWN),
    }
}

/// That it has been waiting longer than usual, and whom to ask.
pub(super) fn overdue(report: &StatusReport, now: DateTime<Utc>) -> Option<String> {
    let days = overdue_days(report, now)?;
    Some(match Status::from_code(&report.status) {
        Some(Status::NeedsCorrection) => status::overdue_correction(days),
        _ => status::overdue_activation(days),
    })
}

/// Why; a reason newer than this page is to be asked for.
pub(super) fn reasons(report: &StatusReport, voice: Voice) -> Vec<&'static str> {
    let words = |code: &String| match Status::from_code(&report.status) {
        Some(Status::NeedsCorrection) => correction_by_code(code, voice).or_else(|| correction_by_code("other", voice)),
        Some(Status::Refused) => refusal_by_code(code, voice).or_else(|| refusal_by_code("other", voice)),
        Some(Status::AwaitingActivation | Status::Activated | Status::Withdrawn | Status::Expired) | None => None,
    };
    report.reasons.iter().filter_map(words).collect()
}

/// What the organisation will look at, as long as it has not decided.
pub(super) fn marks(report: &StatusReport, voice: Voice) -> Vec<&'static str> {
    if Status::from_code(&report.status).is_some_and(Status::is_final) {
        return Vec::new();
    }
    report.marks.iter().filter_map(|mark| mark_by_code(mark, voice)).collect()
}

pub(super) fn event_title(event: &Event, first: bool) -> &'static str {
    match Status::from_code(&event.status) {
        Some(Status::AwaitingActivation) if first => status::event::RECEIVED,
        Some(Status::AwaitingActivation) => status::event::RESUMED,
        Some(Status::Activated) => status::event::ACTIVATED,
        Some(Status::NeedsCorrection) => status::event::NEEDS_CORRECTION,
        // The only thing that the service refuses by itself.
        Some(Status::Refused) if event.by == Actor::Service.code() => status::event::TOO_OLD,
        Some(Status::Refused) => status::event::REFUSED,
        Some(Status::Withdrawn) => status::event::WITHDRAWN,
        Some(Status::Expired) => status::event::EXPIRED,
        None => status::event::UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_that_the_organisation_refused_what_age_ended() {
        let refused = |by: Actor| Event {
            status: Status::Refused.code().to_owned(),
            at: DateTime::UNIX_EPOCH,
            by: by.code().to_owned(),
        };
        assert_eq!(event_title(&refused(Actor::Service), false), status::event::TOO_OLD);
        assert_eq!(event_title(&refused(Actor::Organisation), false), status::event::REFUSED);
    }

    #[test]
    fn nobody_is_told_to_name_a_number_that_is_gone_with_the_right() {
        let report = |certificate: Option<&str>| {
            let report = serde_json::json!({
                "number": "123456788", "status": "activated", "reasons": [], "certificate": certificate,
                "next_action": "choose-club", "timeline": [], "organisation": "example-centre", "applies_alone": true,
                "bring": [], "marks": [], "activate_until": null,
            });
            serde_json::from_value::<StatusReport>(report).unwrap()
        };
        let (active, ended) = (report(Some("0012345678")), report(None));
        assert_eq!((title(&active), remark(&active)), (status::state::ACTIVATED, Some(status::turn::ACTIVATED)));
        assert_eq!((title(&ended), remark(&ended)), (status::state::ENDED, None));
    }
}
