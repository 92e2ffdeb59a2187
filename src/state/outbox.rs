//! Sending exactly once, as rules without a browser: what to do when somebody presses a button, when an answer comes,
//! and when none does. [`Submission`](super::Submission) carries it out; `tests/e2e/network` drives it through networks
//! that fail in every way, against the real server.

use std::time::Duration;

use kruzhok_domain::api::{FieldProblem, ProblemDocument, Received, code};
use serde::{Deserialize, Serialize};

use crate::api::Failure;

/// A submission on its way: the key and the very bytes that were first sent with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The idempotency key: 32 hexadecimal digits.
    pub key: String,
    /// The application as JSON.
    pub payload: String,
    /// Whether it is the pupil's own.
    pub applies_alone: bool,
    /// Whether nothing of it may be left on this computer.
    pub memory_only: bool,
    /// Whether an attempt may have arrived: then only the server's answer to this very key settles it.
    pub uncertain: bool,
}

/// Where the sending of an application stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SubmissionState {
    /// Nothing is under way.
    #[default]
    Editing,
    /// Sent, no answer yet.
    Sending,
    /// It certainly did not arrive. It is sent again by itself, and may be called back.
    Waiting,
    /// Whether it arrived is unknown. It is sent again by itself until that is known: the server takes it once.
    Unknown,
    /// The server has it.
    Accepted,
    /// The server refused, and says why; nothing was stored.
    Rejected(Box<ProblemDocument>),
}

/// Why the last attempt gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The page was closed before an answer came.
    Interrupted,
    /// The device has no network.
    Offline,
    /// The connection broke on the way.
    Lost,
    /// The answer was none of ours: a captive portal, for instance.
    Strange,
    /// The server cannot answer now.
    ServerDown,
    /// Too many attempts.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody sends an application; `Pending` has a fresh key, which is used unless a submission is under way.
    Send(Pending),
    /// It is time for the next attempt: somebody asks for it, the network is back, or the pause is over.
    TryAgain,
    /// An attempt ended.
    Answered {
        /// What was sent, as [`Effect::Post`] gave it.
        sent: Pending,
        /// What came of it.
        outcome: Result<Received, Failure>,
        /// Whether the device had a network at any time of the attempt.
        was_online: bool,
    },
    /// Somebody calls back what did not arrive.
    CallBack,
}

/// What to do about it, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep this beside the draft, before anything else happens.
    Keep(Option<Pending>),
    /// Let go of the submission, and keep beside the draft why the server refused it, until somebody has seen that.
    KeepRefusal(Box<ProblemDocument>),
    /// Send this, and report the end as [`Event::Answered`].
    Post(Pending),
    /// Try again after a [`pause`].
    Retry {
        /// How many attempts in a row failed.
        failed: u32,
        /// The server wants no attempt before that.
        not_before: Duration,
    },
    /// Remember number and code, then forget the draft that was sent.
    Remember(Received, Pending),
}

/// The sending of one family's application.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    pending: Option<Pending>,
    state: SubmissionState,
    obstacle: Option<Obstacle>,
    failed: u32,
}

impl Outbox {
    /// With what an earlier visit left: a submission without an answer, or what it was refused for.
    #[must_use]
    pub fn restored(pending: Option<Pending>, refusal: Option<Box<ProblemDocument>>) -> Self {
        let obstacle = pending.as_ref().map(|_| Obstacle::Interrupted);
        let settled = refusal.map_or(SubmissionState::Editing, SubmissionState::Rejected);
        let state = pending.as_ref().map_or(settled, blocked);
        Self { pending, state, obstacle, failed: 0 }
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> &SubmissionState {
        &self.state
    }

    /// The submission that was begun and not settled.
    #[must_use]
    pub fn pending(&self) -> Option<&Pending> {
        self.pending.as_ref()
    }

    /// Why the last attempt gave no answer, while none has come.
    #[must_use]
    pub fn obstacle(&self) -> Option<Obstacle> {
        self.obstacle
    }

    /// The fields the server found wrong.
    #[must_use]
    pub fn problems(&self) -> &[FieldProblem] {
        match &self.state {
            SubmissionState::Rejected(problem) if problem.code == code::INVALID => &problem.problems,
            _ => &[],
        }
    }

    /// Takes an event and says what to do.
    #[must_use]
    pub fn on(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Send(fresh) => {
                if self.pending.is_none() {
                    self.pending = Some(fresh);
                    self.failed = 0;
                }
                self.post()
            }
            Event::TryAgain => self.post(),
            Event::CallBack => self.call_back(),
            Event::Answered { sent, outcome, was_online } => {
                let is_current = self.pending.as_ref().is_some_and(|pending| pending.key == sent.key);
                match outcome {
                    Ok(received) => self.accept(received, sent, is_current),
                    // Another draft was begun meanwhile: what came of this one does not concern it.
                    Err(_) if !is_current => Vec::new(),
                    Err(Failure::Rejected(problem)) if is_definitive(&problem.code, self.is_doubted(&sent)) => {
                        *self = Self::restored(None, Some(problem.clone()));
                        vec![Effect::KeepRefusal(problem)]
                    }
                    Err(failure) => self.blocked_by(obstacle(&failure, was_online), sent),
                }
            }
        }
    }

    /// Keeps the submission as one that may have arrived before it is sent: should everything stop now, that is what is
    /// known of it.
    fn post(&mut self) -> Vec<Effect> {
        match &self.pending {
            Some(pending) if self.state != SubmissionState::Sending => {
                self.state = SubmissionState::Sending;
                let kept = Pending { uncertain: true, ..pending.clone() };
                vec![Effect::Keep(Some(kept)), Effect::Post(pending.clone())]
            }
            _ => Vec::new(),
        }
    }

    /// Whether an attempt before the one with `sent` may have arrived.
    fn is_doubted(&self, sent: &Pending) -> bool {
        sent.uncertain || self.pending.as_ref().is_some_and(|pending| pending.uncertain)
    }

    fn accept(&mut self, received: Received, sent: Pending, is_current: bool) -> Vec<Effect> {
        if is_current {
            *self = Self { state: SubmissionState::Accepted, ..Self::default() };
        }
        vec![Effect::Remember(received, sent)]
    }

    /// An attempt that never reached the rules says nothing of any other one, made before it or since.
    fn blocked_by(&mut self, obstacle: Obstacle, sent: Pending) -> Vec<Effect> {
        let never_arrived = matches!(obstacle, Obstacle::Offline | Obstacle::TooMany { .. });
        let pending = Pending { uncertain: self.is_doubted(&sent) || !never_arrived, ..sent };
        self.state = blocked(&pending);
        self.obstacle = Some(obstacle);
        self.failed = self.failed.saturating_add(1);
        self.pending = Some(pending.clone());
        let seconds = if let Obstacle::TooMany { seconds } = obstacle { seconds } else { 0 };
        let not_before = Duration::from_secs(seconds.into());
        vec![Effect::Keep(Some(pending)), Effect::Retry { failed: self.failed, not_before }]
    }

    fn call_back(&mut self) -> Vec<Effect> {
        match (&self.pending, &self.state) {
            (Some(_), SubmissionState::Waiting) => {
                *self = Self::default();
                vec![Effect::Keep(None)]
            }
            _ => Vec::new(),
        }
    }
}

/// How long to wait after so many failed attempts in a row: 2 s, doubled each time up to a minute, made longer or
/// shorter by up to a half, so that a thousand families do not come back in the same second. `chance` lies in 0 to 1.
#[must_use]
pub fn pause(failed: u32, chance: f64) -> Duration {
    let seconds = 2_u32.saturating_pow(failed.clamp(1, 6)).min(60);
    Duration::from_secs(seconds.into()).mul_f64(0.5 + chance.clamp(0.0, 1.0))
}

fn blocked(pending: &Pending) -> SubmissionState {
    if pending.uncertain { SubmissionState::Unknown } else { SubmissionState::Waiting }
}

fn obstacle(failure: &Failure, was_online: bool) -> Obstacle {
    match failure {
        Failure::Network if !was_online => Obstacle::Offline,
        Failure::Network => Obstacle::Lost,
        Failure::TooMany { seconds } => Obstacle::TooMany { seconds: *seconds },
        Failure::Server | Failure::Rejected(_) => Obstacle::ServerDown,
        Failure::BadResponse => Obstacle::Strange,
    }
}

/// Whether a refusal with this code says that nothing is stored under the key. Most refusals are given before the server
/// looks for what it answered to the key, and so say nothing of an attempt made before, which the answer is `doubted` by.
fn is_definitive(code: &str, doubted: bool) -> bool {
    match code {
        code::INVALID | code::NOT_ELIGIBLE | code::ALREADY_FILED | code::OTHER_PROGRAMME => true,
        // Something is stored under it, or may yet be.
        code::KEY_REUSED | code::STILL_RUNNING | code::TOO_SLOW => false,
        _ => !doubted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pending(key: &str) -> Pending {
        Pending {
            key: key.to_owned(),
            payload: "{}".to_owned(),
            applies_alone: false,
            memory_only: false,
            uncertain: false,
        }
    }

    fn received() -> Received {
        Received {
            number: "123456789".into(),
            code: "1234567890".into(),
            status: "awaiting-activation".into(),
            received_at: chrono::DateTime::UNIX_EPOCH,
        }
    }

    /// An outbox with a submission under way, and what was posted.
    fn sending() -> (Outbox, Pending) {
        let mut outbox = Outbox::default();
        let effects = outbox.on(Event::Send(pending("a")));
        match effects.as_slice() {
            [Effect::Keep(Some(kept)), Effect::Post(posted)] => {
                assert!(kept.uncertain, "should the page die now, it may have arrived");
                (outbox, posted.clone())
            }
            other => panic!("{other:?}"),
        }
    }

    fn fail(outbox: &mut Outbox, sent: &Pending, failure: Failure, was_online: bool) -> Vec<Effect> {
        outbox.on(Event::Answered { sent: sent.clone(), outcome: Err(failure), was_online })
    }

    fn refusal(code: &str) -> Failure {
        Failure::Rejected(Box::new(ProblemDocument { code: code.to_owned(), ..ProblemDocument::default() }))
    }

    #[test]
    fn a_second_press_while_sending_does_nothing() {
        let (mut outbox, _) = sending();
        assert_eq!(outbox.on(Event::Send(pending("b"))), []);
        assert_eq!(outbox.on(Event::TryAgain), []);
        assert_eq!(outbox.on(Event::CallBack), []);
        assert_eq!(outbox.pending().unwrap().key, "a");
    }

    #[test]
    fn a_lost_answer_is_asked_for_with_the_same_key_until_it_comes() {
        let (mut outbox, sent) = sending();
        let refusals = [code::STILL_RUNNING, code::TOO_SLOW, code::KEY_REUSED, code::MALFORMED, "of-another-age"];
        for failure in
            [Failure::Network, Failure::Server, Failure::BadResponse].into_iter().chain(refusals.map(refusal))
        {
            let _ = fail(&mut outbox, &sent, failure, true);
            assert_eq!(outbox.state(), &SubmissionState::Unknown);
            assert_eq!(outbox.on(Event::CallBack), [], "what may have arrived cannot be called back");
            let effects = outbox.on(Event::Send(pending("b")));
            assert!(matches!(effects.last(), Some(Effect::Post(posted)) if posted.key == "a"));
        }
        let effects = outbox.on(Event::Answered { sent, outcome: Ok(received()), was_online: true });
        assert!(matches!(effects.as_slice(), [Effect::Remember(_, sent)] if sent.key == "a"));
        assert_eq!(outbox, Outbox { state: SubmissionState::Accepted, ..Outbox::default() });
    }

    #[test]
    fn what_never_left_the_device_may_be_called_back() {
        let (mut outbox, sent) = sending();
        let effects = fail(&mut outbox, &sent, Failure::Network, false);
        assert_eq!((outbox.state(), outbox.obstacle()), (&SubmissionState::Waiting, Some(Obstacle::Offline)));
        assert!(matches!(effects.first(), Some(Effect::Keep(Some(kept))) if !kept.uncertain));
        assert_eq!(outbox.on(Event::CallBack), [Effect::Keep(None)]);
        assert_eq!(outbox, Outbox::default());
    }

    #[test]
    fn an_attempt_that_was_turned_away_does_not_make_an_earlier_one_certain() {
        let (mut outbox, sent) = sending();
        let _ = fail(&mut outbox, &sent, Failure::Network, true);
        let Some(Effect::Post(again)) = outbox.on(Event::TryAgain).pop() else { panic!("nothing is sent") };
        let effects = fail(&mut outbox, &again, Failure::TooMany { seconds: 7 }, true);
        assert_eq!(outbox.state(), &SubmissionState::Unknown);
        assert!(matches!(effects.last(), Some(Effect::Retry { failed: 2, not_before }) if not_before.as_secs() == 7));
        assert_eq!(outbox.on(Event::CallBack), []);
    }

    #[test]
    fn an_attempt_of_before_the_draft_was_taken_up_again_does_not_make_the_later_one_certain() {
        let (_, sent) = sending();
        let mut outbox = Outbox::restored(Some(Pending { uncertain: true, ..sent.clone() }), None);
        let _ = outbox.on(Event::TryAgain);
        let effects = fail(&mut outbox, &sent, Failure::TooMany { seconds: 1 }, true);
        assert_eq!(outbox.state(), &SubmissionState::Unknown);
        assert!(matches!(effects.first(), Some(Effect::Keep(Some(kept))) if kept.uncertain));
        assert_eq!(outbox.on(Event::CallBack), []);
    }

    #[test]
    fn a_definitive_refusal_frees_the_form_and_the_next_submission_has_a_new_key() {
        let (mut outbox, sent) = sending();
        let effects = fail(&mut outbox, &sent, refusal(code::INVALID), true);
        assert!(matches!(effects.as_slice(), [Effect::KeepRefusal(why)] if why.code == code::INVALID));
        let effects = outbox.on(Event::Send(pending("b")));
        assert!(matches!(effects.last(), Some(Effect::Post(posted)) if posted.key == "b"));
    }

    #[test]
    fn only_a_refusal_that_comes_after_the_key_was_looked_up_settles_what_may_have_arrived() {
        let looked_up = [code::INVALID, code::NOT_ELIGIBLE, code::ALREADY_FILED, code::OTHER_PROGRAMME];
        let may_be_stored = [code::KEY_REUSED, code::STILL_RUNNING, code::TOO_SLOW];
        for code in [&looked_up[..], &may_be_stored, &[code::MALFORMED, code::TOO_LARGE, code::NO_SUCH_PATH]].concat() {
            for uncertain in [false, true] {
                let mut outbox = Outbox::restored(Some(Pending { uncertain, ..pending("a") }), None);
                let Some(Effect::Post(sent)) = outbox.on(Event::TryAgain).pop() else { panic!("nothing is sent") };
                let _ = fail(&mut outbox, &sent, refusal(code), true);
                let is_settled = looked_up.contains(&code) || (!uncertain && !may_be_stored.contains(&code));
                assert_eq!(outbox.pending().is_none(), is_settled, "{code}, uncertain before: {uncertain}");
            }
        }
    }

    #[test]
    fn a_server_that_refuses_for_now_is_not_taken_for_somebody_else() {
        let (mut outbox, sent) = sending();
        let _ = fail(&mut outbox, &sent, refusal(code::TOO_SLOW), true);
        assert_eq!(outbox.obstacle(), Some(Obstacle::ServerDown));
    }

    #[test]
    fn the_answer_to_another_draft_is_remembered_and_changes_nothing_here() {
        let (outbox, sent) = sending();
        let mut next = Outbox::default();
        let _ = next.on(Event::Send(pending("b")));
        let before = next.clone();
        let effects = next.on(Event::Answered { sent: sent.clone(), outcome: Ok(received()), was_online: true });
        assert!(matches!(effects.as_slice(), [Effect::Remember(_, _)]));
        assert_eq!(fail(&mut next, &sent, refusal(code::INVALID), true), []);
        assert_eq!(next, before);
        drop(outbox);
    }

    #[test]
    fn a_visit_that_broke_off_is_taken_up_as_what_is_known_of_it() {
        assert_eq!(Outbox::restored(None, None), Outbox::default());
        let waiting = Outbox::restored(Some(pending("a")), None);
        assert_eq!((waiting.state(), waiting.obstacle()), (&SubmissionState::Waiting, Some(Obstacle::Interrupted)));
        let unknown = Outbox::restored(Some(Pending { uncertain: true, ..pending("a") }), None);
        assert_eq!(unknown.state(), &SubmissionState::Unknown);
    }

    #[test]
    fn a_refusal_that_came_while_nobody_looked_is_taken_up_and_the_next_submission_has_a_new_key() {
        let (mut left, sent) = sending();
        let effects = fail(&mut left, &sent, refusal(code::ALREADY_FILED), true);
        let Some(Effect::KeepRefusal(why)) = effects.into_iter().next() else { panic!("nothing is kept") };
        let mut outbox = Outbox::restored(None, Some(why));
        assert_eq!(outbox, left);
        assert!(matches!(outbox.state(), SubmissionState::Rejected(why) if why.code == code::ALREADY_FILED));
        let effects = outbox.on(Event::Send(pending("b")));
        assert!(matches!(effects.last(), Some(Effect::Post(posted)) if posted.key == "b"));
    }

    #[test]
    fn pauses_grow_up_to_a_minute_and_differ_by_chance() {
        let base = |failed| pause(failed, 0.5).as_secs();
        assert_eq!([1, 2, 3, 4, 5, 6, 7, 1000].map(base), [2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(pause(1, 0.0).as_millis(), 1000);
        assert_eq!(pause(1, 1.0).as_millis(), 3000);
        assert_eq!(pause(1, 9.0), pause(1, 1.0));
    }
}
