//! The programme in force and the date in the municipality.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Utc};
use kruzhok_domain::Setting;
use kruzhok_domain::programme::Programme;
use leptos::prelude::*;

use super::lasting::Lasting;
use crate::clock;

/// The programme in force, and the server's clock.
pub(crate) type Service = Lasting<ServiceParts>;

/// What a [`Service`] is made of.
pub(crate) struct ServiceParts {
    programme: Programme,
    /// How far the server's clock is ahead of the device's, in milliseconds; `None` while there is no server to ask.
    ahead: Option<i64>,
}

/// Makes the programme known to all pages below.
pub(crate) fn provide_service(programme: Programme, ahead: Option<i64>) {
    provide_context(Service::new(ServiceParts { programme, ahead }));
}

/// The programme in force; known on every page.
pub(crate) fn use_service() -> Service {
    expect_context()
}

impl Service {
    /// Reads the programme.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Programme) -> T) -> T {
        read(&self.programme)
    }

    /// Evaluates a rule today.
    pub(crate) fn rule<T>(self, evaluate: impl FnOnce(Setting<'_>) -> T) -> T {
        let today = self.today();
        self.with(|programme| evaluate(Setting { programme, today }))
    }

    /// The instant by the server's clock: the device's may be a year off.
    pub(crate) fn now(self) -> DateTime<Utc> {
        clock::device_now() + Duration::milliseconds(self.ahead.unwrap_or_default())
    }

    /// Whether the date is only what the device says: then pages that depend on it tell which one they take.
    pub(crate) fn trusts_the_device(self) -> bool {
        self.ahead.is_none()
    }

    /// The date in the municipality, whatever the device's time zone.
    pub(crate) fn today(self) -> NaiveDate {
        let now = self.now();
        self.with(|programme| programme.today(now))
    }

    /// The municipality's offset from UTC.
    pub(crate) fn offset(self) -> FixedOffset {
        self.with(Programme::offset)
    }
}
