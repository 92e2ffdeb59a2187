//! Carries out what [`Outbox`] decides: sends, keeps, remembers, and comes back when the network does.

use std::time::Duration;

use kruzhok_domain::api::{FieldProblem, ProblemDocument, Received};
use kruzhok_domain::form::Application;
use leptos::prelude::*;

use super::drafts::{self, End, Standing};
use super::lasting::Lasting;
use super::outbox::{Effect, Event, Obstacle, Outbox, Pending, SubmissionState, pause};
use super::parked::{Outcome, Parked, use_parked};
use super::{Family, Filed, FiledList, use_family, use_filed};
use crate::api;
use crate::dom;
use crate::watched::Watched;

/// The sending of an application. It lives as long as the app, so that leaving the page cancels nothing.
pub(crate) type Submission = Lasting<SubmissionParts>;

/// What a [`Submission`] is made of.
pub(crate) struct SubmissionParts {
    /// The app, and not the page that is drawn: what was begun goes on without it.
    app: Owner,
    outbox: Watched<Outbox>,
    /// The family at the screen.
    family: Family,
    keeper: Watched<Keeper>,
    /// Counts what happened, so that a pause that was overtaken ends in nothing.
    turn: Watched<u32>,
    filed: FiledList,
    parked: Parked,
}

/// Whose application is sent.
#[derive(Clone)]
enum Keeper {
    /// That of the family at the screen.
    Family,
    /// That of a draft which an earlier visit left on the device.
    LeftBehind {
        /// The draft.
        id: String,
        /// By it this tab owns the draft while it sends it.
        token: String,
    },
}

impl Keeper {
    /// Takes charge of a draft which no tab works on, or none that anybody looks at.
    fn of_left_behind(id: String) -> Self {
        let token = dom::random_hex();
        // Where it cannot be noted, the draft is not owned and nothing is sent: the start page offers it all the same.
        let _ = drafts::adopt(&id, &token);
        Self::LeftBehind { id, token }
    }

    /// Whether another tab has taken the draft up, sent it or removed it meanwhile. Two that send the same draft would
    /// be harmless; one that calls it back while the other sends it would not.
    fn is_still_ours(&self, family: Family) -> bool {
        match self {
            Self::Family => family.is_still_ours(),
            Self::LeftBehind { id, token } => drafts::standing(id, token) == Standing::Here,
        }
    }
}

/// Prepares sending, and sends what earlier visits could not.
pub(crate) fn provide_submission() {
    let (family, filed) = (use_family(), use_filed());
    let outbox = Outbox::restored(untrack(|| family.pending()), family.refusal());
    let own = Submission::start(Keeper::Family, outbox, family, filed);
    for (id, envelope) in drafts::unsettled().into_iter().filter(|(id, _)| !family.works_on(id)) {
        Submission::start(Keeper::of_left_behind(id), Outbox::restored(envelope.pending, None), family, filed);
    }
    provide_context(own);
}

/// The sending of this family's application.
pub(crate) fn use_submission() -> Submission {
    expect_context()
}

impl Submission {
    fn start(keeper: Keeper, outbox: Outbox, family: Family, filed: FiledList) -> Self {
        let submission = Self::new(SubmissionParts {
            app: Owner::current().unwrap_or_default(),
            outbox: Watched::new(outbox),
            family,
            keeper: Watched::new(keeper),
            turn: Watched::new(0),
            filed,
            parked: use_parked(),
        });
        submission.watch_the_network();
        submission.try_again();
        submission
    }

    /// Where it stands.
    pub(crate) fn state(self) -> SubmissionState {
        self.outbox.with(|outbox| outbox.state().clone())
    }

    /// The fields the server found wrong.
    pub(crate) fn problems(self) -> Vec<FieldProblem> {
        self.outbox.with(|outbox| outbox.problems().to_vec())
    }

    /// Why the last attempt gave no answer, while none has come.
    pub(crate) fn obstacle(self) -> Option<Obstacle> {
        self.outbox.with(Outbox::obstacle)
    }

    /// Forgets an earlier refusal: what was found wrong is put right.
    pub(crate) fn forget_refusal(self) {
        self.family.forget_refusal();
        self.reset();
    }

    /// Goes on with the draft that was taken up, or begun: with what is to be sent of it, or what it was refused for. What
    /// was being sent goes on without the family.
    pub(crate) fn reset(self) {
        let family = self.family;
        let taken_up = untrack(|| family.pending());
        let before = self.outbox.with_untracked(|outbox| outbox.pending().cloned());
        // The same key is not enough: another tab may have sent it, and what was certain here is so no more.
        if before.is_some() && before == taken_up {
            // The next attempt is on its way, when the server wants it.
            return;
        }
        self.outbox.set(Outbox::restored(taken_up, family.refusal()));
        self.try_again();
        let left = before.and_then(|pending| drafts::sent_with(&pending.key)).filter(|(id, _)| !family.works_on(id));
        if let Some((id, envelope)) = left {
            let outbox = Outbox::restored(envelope.pending, None);
            self.app.with(|| Self::start(Keeper::of_left_behind(id), outbox, family, self.filed));
        }
    }

    /// Forgets what was being sent from memory alone: nothing of it outlives the family. Whether it arrived, the server
    /// knows.
    pub(super) fn forget(self) {
        self.turn.update_untracked(|turn| *turn = turn.wrapping_add(1));
        self.outbox.set(Outbox::default());
    }

    /// Sends `application`, unless a submission is under way or unsettled: then that one is settled first.
    pub(crate) fn send(self, application: &Application) {
        let family = self.family;
        if !family.is_still_ours() {
            return;
        }
        self.on(Event::Send(Pending {
            key: dom::random_hex(),
            payload: serde_json::to_string(&application.to_wire()).unwrap_or_default(),
            applies_alone: application.case.person.applies_alone(),
            memory_only: untrack(|| family.is_memory_only()),
            uncertain: false,
        }));
    }

    /// Makes the next attempt now.
    pub(crate) fn try_again(self) {
        self.on(Event::TryAgain);
    }

    /// Leaves what cannot be sent now on this computer, to be sent from here later. Returns whether there was room.
    pub(crate) fn park(self) -> bool {
        let Some(pending) = self.outbox.with_untracked(|outbox| outbox.pending().cloned()) else { return false };
        // An attempt may be under way.
        let pending = Pending { uncertain: true, ..pending };
        self.parked.leave(pending).is_ok()
    }

    /// Calls back what certainly did not arrive: the family goes on editing.
    pub(crate) fn call_back(self) {
        self.on(Event::CallBack);
    }

    fn on(self, event: Event) {
        // What the server says counts wherever it arrives.
        let is_ours = self.keeper.with_untracked(|keeper| keeper.is_still_ours(self.family));
        if !is_ours && !matches!(event, Event::Answered { .. }) {
            return;
        }
        self.turn.update_untracked(|turn| *turn = turn.wrapping_add(1));
        let effects = self.outbox.try_update(|outbox| outbox.on(event)).unwrap_or_default();
        for effect in effects {
            match effect {
                Effect::Remember(received, sent) => self.remember(received, &sent),
                Effect::Keep(_) | Effect::KeepRefusal(_) | Effect::Post(_) | Effect::Retry { .. } if !is_ours => {}
                Effect::Keep(pending) => self.keep(pending),
                Effect::KeepRefusal(refusal) => self.keep_refusal(refusal),
                Effect::Post(pending) => self.post(pending),
                Effect::Retry { failed, not_before } => {
                    self.retry(pause(failed, js_sys::Math::random()).max(not_before))
                }
            }
        }
    }

    fn keep(self, pending: Option<Pending>) {
        match self.keeper.get_untracked() {
            Keeper::Family => self.family.keep_pending(pending),
            Keeper::LeftBehind { id, .. } => {
                drafts::update(&id, |envelope| envelope.pending = pending);
                self.family.drafts_changed();
            }
        }
    }

    fn keep_refusal(self, refusal: Box<ProblemDocument>) {
        match self.keeper.get_untracked() {
            Keeper::Family => self.family.keep_refusal(refusal),
            Keeper::LeftBehind { id, .. } => {
                if drafts::is_parked(&id) {
                    drafts::remove(&id, End::Removed);
                    self.parked.settle(Outcome::Refused);
                } else {
                    drafts::update(&id, |envelope| {
                        envelope.pending = None;
                        envelope.refusal = Some(refusal);
                    });
                }
                self.family.drafts_changed();
            }
        }
    }

    /// Not scoped to a page: the answer must be taken even after the person has left it.
    fn post(self, pending: Pending) {
        leptos::task::spawn_local(async move {
            let before = dom::is_online();
            let outcome = api::file(&pending.key, &pending.payload).await;
            let was_online = before || dom::is_online();
            self.on(Event::Answered { sent: pending, outcome, was_online });
        });
    }

    fn retry(self, after: Duration) {
        let turn = self.turn.get_untracked();
        set_timeout(
            move || {
                // A page that nobody looks at waits until somebody does.
                if self.turn.get_untracked() == turn && dom::is_visible() {
                    self.try_again();
                }
            },
            after,
        );
    }

    fn watch_the_network(self) {
        dom::on_window(leptos::ev::online, move |_| self.try_again());
        dom::on_window(leptos::ev::visibilitychange, move |_| {
            if dom::is_visible() {
                self.try_again();
            }
        });
    }

    /// First remembers the number, then forgets the draft: a crash between the two loses nothing. Where the number finds no
    /// room and nobody sees it, the draft stays, and the number is asked for again.
    fn remember(self, received: Received, sent: &Pending) {
        let filed = Filed {
            number: received.number,
            code: received.code,
            received_at: received.received_at,
            applies_alone: sent.applies_alone,
        };
        let is_family = self.keeper.with_untracked(|keeper| matches!(keeper, Keeper::Family));
        let is_seen = is_family && untrack(|| self.family.pending()).is_some_and(|pending| pending.key == sent.key);
        let is_lost = !sent.memory_only && self.filed.keep(&filed).is_err() && !is_seen;
        let stored = drafts::sent_with(&sent.key);
        // Staff may have left it here while the answer was on its way to the family's own page.
        let is_parked = stored.as_ref().is_some_and(|(_, envelope)| envelope.is_parked());
        if is_parked || (sent.memory_only && !is_family) {
            self.parked.settle(Outcome::Arrived { number: filed.number.clone(), code: filed.code.clone() });
        }
        if let Some((id, _)) = stored.filter(|_| !is_lost) {
            drafts::remove(&id, End::Sent);
        }
        if is_seen {
            self.filed.set_latest(filed, sent.memory_only);
            self.family.wipe(End::Sent);
        }
        self.family.drafts_changed();
    }
}
