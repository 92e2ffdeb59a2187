//! How much one address may ask in a minute, and how much may be asked about one number. Against guessing of codes:
//! at 120 tries a minute the 10^10 codes of one number last for 150 years.

use std::net::IpAddr;
use std::num::NonZeroU32;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::{NotUntil, Quota, RateLimiter};

use super::Http;
use super::address::client_address;
use super::error::ApiError;

type Limiter<K> = RateLimiter<K, governor::state::keyed::HashMapStateStore<K>, DefaultClock>;

/// From this many keys on, those that are idle again are forgotten before a new one is added.
const TIDY_FROM: usize = 10_000;

/// The limits of all calls.
pub(super) struct Limits {
    filings: Limiter<IpAddr>,
    lookups: Limiter<IpAddr>,
    numbers: Limiter<String>,
    clock: DefaultClock,
}

/// One call to file within its address's limit.
pub(super) struct FilingAllowed;

/// One call to look within its address's limit.
pub(super) struct LookupAllowed;

impl Limits {
    pub(super) fn new(filings: NonZeroU32, lookups: NonZeroU32) -> Self {
        Self {
            filings: RateLimiter::hashmap(Quota::per_minute(filings)),
            lookups: RateLimiter::hashmap(Quota::per_minute(lookups)),
            numbers: RateLimiter::hashmap(Quota::per_minute(lookups)),
            clock: DefaultClock::default(),
        }
    }

    /// Counts a call about `number`, whether there is such an application or not.
    pub(super) fn count_number(&self, number: &str) -> Result<(), ApiError> {
        self.count(&self.numbers, &number.to_owned())
    }

    fn count<K: Clone + Eq + std::hash::Hash>(&self, limiter: &Limiter<K>, key: &K) -> Result<(), ApiError> {
        if limiter.len() >= TIDY_FROM {
            limiter.retain_recent();
        }
        limiter.check_key(key).map_err(|not_until: NotUntil<_>| {
            let wait = not_until.wait_time_from(self.clock.now());
            ApiError::TooMany(wait.as_secs() + 1)
        })
    }
}

impl FromRequestParts<Http> for FilingAllowed {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, http: &Http) -> Result<Self, ApiError> {
        let address = client_address(parts, http.behind_proxy);
        http.limits.count(&http.limits.filings, &address).map(|()| Self)
    }
}

impl FromRequestParts<Http> for LookupAllowed {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, http: &Http) -> Result<Self, ApiError> {
        let address = client_address(parts, http.behind_proxy);
        http.limits.count(&http.limits.lookups, &address).map(|()| Self)
    }
}
