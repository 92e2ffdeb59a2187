//! Whether anybody is still at a computer on which staff help families.

use kruzhok_domain::programme::Inactivity;

/// What the time since the last press or key says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attention {
    /// Somebody is there.
    Here,
    /// Nobody may be there: the page asks, and clears itself in so many seconds.
    Asked {
        /// Seconds, at least 1.
        seconds: u32,
    },
    /// Nobody is there: everything is cleared.
    Gone,
}

/// Judges by the time that has passed, in milliseconds of the wall clock, so that a computer's sleep counts.
pub(crate) fn attention(quiet: f64, limits: Inactivity) -> Attention {
    let left = |minutes: u32| (f64::from(minutes) * 60_000.0 - quiet) / 1000.0;
    if left(limits.warn_after_minutes) > 0.0 {
        return Attention::Here;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "less than minutes of an u32, rounded")]
    match left(limits.clear_after_minutes).ceil() as u32 {
        0 => Attention::Gone,
        seconds => Attention::Asked { seconds },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: f64 = 60_000.0;

    #[test]
    fn it_asks_after_eight_minutes_and_gives_up_after_ten() {
        let at = |minutes: f64| attention(minutes * MINUTE, Inactivity::default());
        assert_eq!(at(0.0), Attention::Here);
        assert_eq!(at(7.999), Attention::Here);
        assert_eq!(at(8.0), Attention::Asked { seconds: 120 });
        assert_eq!(at(9.0), Attention::Asked { seconds: 60 });
        assert_eq!(at(9.9999), Attention::Asked { seconds: 1 });
        assert_eq!(at(10.0), Attention::Gone);
        assert_eq!(at(60.0 * 24.0 * 365.0), Attention::Gone);
    }

    #[test]
    fn a_clock_that_was_set_back_gives_more_time() {
        assert_eq!(attention(-60.0 * MINUTE, Inactivity::default()), Attention::Here);
    }
}
