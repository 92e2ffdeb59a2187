//! What time it is: that of the machine in the journeys, one and the same moment in the scenes.

use std::{
    env,
    process::Command,
    time::{SystemTime, UNIX_EPOCH},
};

use chrono::{DateTime, Days, Utc};

use crate::surroundings;

/// Names the moment at which the clocks of a run stand still.
const STOPPED_AT: &str = "KRUZHOK_STOPPED_AT";

/// The moment at which the clocks of this run stand still, where they do.
pub(crate) fn stopped_at() -> Option<DateTime<Utc>> {
    let text = env::var(STOPPED_AT).ok()?;
    let moment = text.parse().unwrap_or_else(|cause| panic!("{STOPPED_AT} is \"{text}\", which is no moment: {cause}"));
    Some(moment)
}

/// The present moment of this run.
pub(crate) fn now() -> DateTime<Utc> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let of_machine = || DateTime::from_timestamp(since.as_secs().cast_signed(), 0).unwrap_or_default();
    stopped_at().unwrap_or_else(of_machine)
}

/// Lets a program see the moment at which the clocks stand still, and so many days more. Only the time of day stands
/// still: what is measured, such as a timeout, still passes.
pub(crate) fn stop(command: &mut Command, days_later: u64) {
    let Some(moment) = stopped_at() else {
        assert!(days_later == 0, "only a clock that stands still can be set: these are journeys, not scenes");
        return;
    };
    let moment = moment.checked_add_days(Days::new(days_later)).unwrap_or(moment);
    command
        .env("LD_PRELOAD", surroundings::path("KRUZHOK_FAKETIME"))
        .env("FAKETIME", moment.naive_utc().to_string())
        .env("TZ", "UTC")
        .env("NO_FAKE_STAT", "1")
        // The name of this setting until version 0.9.9 of libfaketime, and since.
        .env("DONT_FAKE_MONOTONIC", "1")
        .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
}
