//! The device's clock. Rules take their date from [`Service::today`](crate::state::Service::today), which corrects
//! it by the server's.

use chrono::{DateTime, FixedOffset, Utc};

use crate::dom;

/// The instant by the device's clock.
pub(crate) fn device_now() -> DateTime<Utc> {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of our age fit in 53 bits")]
    DateTime::from_timestamp_millis(device_millis() as i64).unwrap_or_default()
}

/// The device's own offset from UTC, for times of the device such as «сохранено в 14:32».
pub(crate) fn device_offset() -> FixedOffset {
    #[expect(clippy::cast_possible_truncation, reason = "minutes of a day")]
    let minutes_behind = js_sys::Date::new_0().get_timezone_offset() as i32;
    FixedOffset::west_opt(minutes_behind.saturating_mul(60)).unwrap_or_else(|| chrono::Offset::fix(&Utc))
}

/// The instant of an HTTP `Date` header.
pub(crate) fn http_date(header: &str) -> Option<DateTime<Utc>> {
    let millis = js_sys::Date::parse(header);
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of our age fit in 53 bits")]
    (!millis.is_nan()).then(|| DateTime::from_timestamp_millis(millis as i64)).flatten()
}

/// Milliseconds by the device's wall clock, which runs on while the device sleeps.
pub(crate) fn device_millis() -> f64 {
    if dom::IS_THERE {
        return js_sys::Date::now();
    }
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}
