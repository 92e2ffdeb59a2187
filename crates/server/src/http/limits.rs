//! How much one address may ask in a minute, and how much may be asked about one number.
//!
//! Against guessing of codes. There are 10^10 of them, and a number that nobody has is answered like a wrong code. With
//! the shipped limit of 120 a minute, all codes of one number last for 10^10 / 120 minutes, which is 158 years, from
//! however many addresses; a year of asking opens it with a chance of 0.6 %. From one address, spread over all numbers,
//! it is the same. Ten thousand addresses at once, 20,000 requests each second for six days, have asked 10^10 times and
//! may have opened one status, on which nothing personal stands: such a flood is seen in `kruzhok_refused_total`, and
//! the limit can be lowered while it lasts.
//!
//! A whole limit can be used up at once, and comes back evenly. Where several servers share a database, each counts for
//! itself first, which is cheap, and then all of them together in the database.

use std::fmt::Display;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::Http;
use super::address::client_address;
use super::error::ApiError;
use crate::metrics;
use crate::register::Register;

/// As many keys are remembered at least before those are forgotten that have their whole limit again.
const TIDY_FROM: usize = 10_000;

/// The limits of all calls.
pub(super) struct Limits {
    filings: Limit<IpAddr>,
    lookups: Limit<IpAddr>,
    numbers: Limit<String>,
    register: Register,
}

/// So many calls a minute for each `K`.
struct Limit<K: Clone + Eq + Hash> {
    /// As it is called in the metrics.
    name: &'static str,
    calls: NonZeroU32,
    limiter: RateLimiter<K, HashMapStateStore<K>, DefaultClock>,
    /// At this many keys they are tidied up. Twice as many as the last time left: the work stays in proportion to the
    /// calls, whoever sends them from however many addresses.
    tidy_at: AtomicUsize,
}

/// One call to file within its address's limit.
pub(super) struct FilingAllowed;

/// One call to look within its address's limit.
pub(super) struct LookupAllowed;

impl Limits {
    pub(super) fn new(filings: NonZeroU32, lookups: NonZeroU32, register: Register) -> Self {
        Self {
            filings: Limit::per_minute("filings", filings),
            lookups: Limit::per_minute("lookups", lookups),
            numbers: Limit::per_minute("numbers", lookups),
            register,
        }
    }

    /// Counts a call about `number`, whether there is such an application or not.
    pub(super) async fn count_number(&self, number: &str) -> Result<(), ApiError> {
        self.count(&self.numbers, &number.to_owned()).await
    }

    async fn count<K: Clone + Eq + Hash + Display>(&self, limit: &Limit<K>, key: &K) -> Result<(), ApiError> {
        limit.count(key)?;
        match self.register.spend(limit.name, key, limit.calls.get()).await? {
            None => Ok(()),
            Some(wait) => Err(limit.refuse(wait)),
        }
    }
}

impl<K: Clone + Eq + Hash> Limit<K> {
    fn per_minute(name: &'static str, calls: NonZeroU32) -> Self {
        let limiter = RateLimiter::hashmap(Quota::per_minute(calls));
        Self { name, calls, limiter, tidy_at: AtomicUsize::new(TIDY_FROM) }
    }

    fn count(&self, key: &K) -> Result<(), ApiError> {
        self.tidy();
        self.limiter
            .check_key(key)
            .map_err(|not_until| self.refuse(not_until.wait_time_from(self.limiter.clock().now())))
    }

    fn refuse(&self, wait: Duration) -> ApiError {
        metrics::count_refused(self.name);
        ApiError::TooMany(wait.as_secs() + 1)
    }

    fn tidy(&self) {
        if self.limiter.len() >= self.tidy_at.load(Ordering::Relaxed) {
            self.limiter.retain_recent();
            self.tidy_at.store(TIDY_FROM.max(2 * self.limiter.len()), Ordering::Relaxed);
        }
    }
}

impl FromRequestParts<Http> for FilingAllowed {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, http: &Http) -> Result<Self, ApiError> {
        let address = client_address(parts, http.behind_proxy);
        http.limits.count(&http.limits.filings, &address).await.map(|()| Self)
    }
}

impl FromRequestParts<Http> for LookupAllowed {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, http: &Http) -> Result<Self, ApiError> {
        let address = client_address(parts, http.behind_proxy);
        http.limits.count(&http.limits.lookups, &address).await.map(|()| Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_of_callers_stays_bounded_and_of_those_at_their_limit_nothing_is_forgotten() {
        // One a minute: in this test nobody gets anything back. At four thousand million a minute, everybody does.
        let (slow, fast) =
            (Limit::per_minute("slow", 1.try_into().unwrap()), Limit::per_minute("fast", NonZeroU32::MAX));
        for key in 0..3 * TIDY_FROM {
            assert!(slow.count(&key).is_ok() && fast.count(&key).is_ok());
        }
        assert_eq!(slow.limiter.len(), 3 * TIDY_FROM);
        assert!(fast.limiter.len() <= TIDY_FROM, "{}", fast.limiter.len());
        assert!((0..3 * TIDY_FROM).all(|key| matches!(slow.count(&key), Err(ApiError::TooMany(1..=60)))));
    }
}
