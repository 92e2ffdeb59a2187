use std::time::Duration;

use fastrand::Rng;

/// What becomes of one request. A browser may send by itself what broke off before any of the answer came, even though
/// it is a POST; then the next fault is for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It passes, and so does its answer.
    None,
    /// It passes, and takes its time.
    Slow(Duration),
    /// The connection breaks before the server has it.
    CutBefore,
    /// The connection breaks when the server has answered: what was asked is done, and nobody is told.
    CutAfter,
    /// The connection breaks in the middle of the answer's body.
    CutInAnswer,
    /// The connection breaks, and the server gets the request when nobody waits for it any more.
    CutThenForwarded,
    /// It stays unanswered, and the server never gets it.
    Silence,
    /// It stays unanswered, though the server has it.
    SilenceAfter,
    /// The server gets it twice, one after the other.
    Twice,
    /// The server gets it twice at once.
    TwiceAtOnce,
    /// A proxy of the server's says that it is down: the server never gets it.
    Unavailable,
    /// A proxy of the server's says that the server's answer was none, though the server has it.
    BadGateway,
    /// A guard of the server's refuses in JSON of its own, though the server has it.
    Forbidden,
    /// The portal of a guest network answers in the server's place.
    Portal,
    /// There were too many requests; the next is welcome after so many seconds.
    TooMany(u8),
    /// The same submission is said to be under way.
    StillRunning,
}

impl Fault {
    /// All that the app finds out by itself. The two silences are rare: each costs the patience of a browser.
    const USUAL: [Self; 18] = [
        Self::None,
        Self::None,
        Self::None,
        Self::Slow(Duration::from_millis(20)),
        Self::CutBefore,
        Self::CutAfter,
        Self::CutAfter,
        Self::CutInAnswer,
        Self::CutThenForwarded,
        Self::Twice,
        Self::TwiceAtOnce,
        Self::Unavailable,
        Self::BadGateway,
        Self::Forbidden,
        Self::Portal,
        Self::TooMany(0),
        Self::TooMany(0),
        Self::StillRunning,
    ];

    /// Any of them.
    pub(super) fn by(chance: &mut Rng) -> Self {
        match chance.u8(..100) {
            0 => Self::Silence,
            1 => Self::SilenceAfter,
            _ => chance.choice(Self::USUAL).unwrap_or(Self::None),
        }
    }
}
