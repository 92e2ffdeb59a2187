//! Sending an application: one state, and one key for each intended submission.

use kruzhok_domain::api::{FieldProblem, ProblemDocument, Received, code};
use kruzhok_domain::form::Application;
use leptos::prelude::*;

use super::drafts::Pending;
use super::{Family, Filed, FiledList, use_family, use_filed};
use crate::api::{self, Failure};
use crate::dom;

/// Where the sending of this family's application stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SubmissionState {
    /// Nothing is under way.
    Editing,
    /// Sent, no answer yet.
    Sending,
    /// The server has it.
    Accepted,
    /// The server refused, and says why; nothing was stored.
    Rejected(Box<ProblemDocument>),
    /// Too many attempts; nothing was stored.
    TooMany {
        /// Seconds to wait.
        seconds: u32,
    },
    /// The device has no network; nothing was sent.
    Offline,
    /// The connection broke on the way: whether the server has it is unknown, and sending again finds out.
    Unknown,
    /// The server cannot answer now: whether it has the application is unknown, and sending again finds out.
    ServerDown,
}

/// The sending of this family's application. It lives as long as the app, so that leaving the page cancels nothing.
#[derive(Clone, Copy)]
pub(crate) struct Submission {
    state: RwSignal<SubmissionState>,
    family: Family,
    filed: FiledList,
}

/// Prepares sending.
pub(crate) fn provide_submission() {
    let submission =
        Submission { state: RwSignal::new(SubmissionState::Editing), family: use_family(), filed: use_filed() };
    submission.reset();
    provide_context(submission);
}

/// The sending of this family's application.
pub(crate) fn use_submission() -> Submission {
    expect_context()
}

impl Submission {
    /// Where it stands.
    pub(crate) fn state(self) -> SubmissionState {
        self.state.get()
    }

    /// The fields the server found wrong.
    pub(crate) fn problems(self) -> Vec<FieldProblem> {
        match &*self.state.read() {
            SubmissionState::Rejected(problem) if problem.code == code::INVALID => problem.problems.clone(),
            _ => Vec::new(),
        }
    }

    /// Forgets an earlier refusal: the family goes on editing, or another draft is taken up. A submission that was
    /// begun and not settled, before a reload for instance, stays unknown until it is sent again.
    pub(crate) fn reset(self) {
        match untrack(|| self.family.pending()) {
            Some(pending) => {
                self.family.set_pending(Some(Pending { uncertain: true, ..pending }));
                self.state.set(SubmissionState::Unknown);
            }
            None => self.state.set(SubmissionState::Editing),
        }
    }

    /// Sends `application`, unless a submission is under way or unsettled: then that one is settled first.
    pub(crate) fn send(self, application: &Application) {
        self.family.adopt_pending();
        if untrack(|| self.family.pending()).is_none() {
            self.family.set_pending(Some(Pending {
                key: dom::random_hex(),
                payload: serde_json::to_string(&application.to_wire()).unwrap_or_default(),
                applies_alone: application.case.person.applies_alone(),
                memory_only: untrack(|| self.family.is_memory_only()),
                uncertain: false,
            }));
        }
        self.send_again();
    }

    /// Sends the begun submission with its own key and its own bytes: there must not be two.
    pub(crate) fn send_again(self) {
        let Some(pending) = untrack(|| self.family.pending()) else { return };
        if *self.state.read_untracked() == SubmissionState::Sending {
            return;
        }
        self.state.set(SubmissionState::Sending);
        // Not scoped to the page: the answer must be taken even after the person has left it.
        leptos::task::spawn_local(async move {
            let online = dom::is_online();
            let outcome = api::file(&pending.key, &pending.payload).await;
            self.settle(outcome, online, &pending);
        });
    }

    fn settle(self, outcome: Result<Received, Failure>, was_online: bool, pending: &Pending) {
        let still_here = untrack(|| self.family.pending()).is_some_and(|current| current.key == pending.key);
        let state = match outcome {
            Ok(received) => self.accept(received, still_here, pending),
            Err(Failure::Rejected(problem)) if is_certain(&problem.code) => SubmissionState::Rejected(problem),
            Err(Failure::Rejected(_)) => SubmissionState::Unknown,
            Err(Failure::TooMany { seconds }) => SubmissionState::TooMany { seconds },
            Err(Failure::Network) if !was_online => SubmissionState::Offline,
            Err(Failure::Network | Failure::BadResponse) => SubmissionState::Unknown,
            Err(Failure::Server) => SubmissionState::ServerDown,
        };
        // Another draft was begun meanwhile: what came of this one does not concern it.
        if !still_here {
            return;
        }
        // Where it is certain that nothing was stored, the next submission is a new one with a new key. An attempt that
        // never reached the rules says nothing of an earlier one; the server knows a key it has seen before any rule.
        match state {
            SubmissionState::Rejected(_) => self.family.set_pending(None),
            SubmissionState::TooMany { .. } | SubmissionState::Offline if !pending.uncertain => {
                self.family.set_pending(None);
            }
            SubmissionState::Unknown | SubmissionState::ServerDown => {
                self.family.set_pending(Some(Pending { uncertain: true, ..pending.clone() }));
            }
            SubmissionState::TooMany { .. }
            | SubmissionState::Offline
            | SubmissionState::Editing
            | SubmissionState::Sending
            | SubmissionState::Accepted => {}
        }
        self.state.set(state);
    }

    /// First remembers the number, then forgets the draft: a crash between the two loses nothing.
    fn accept(self, received: Received, still_here: bool, pending: &Pending) -> SubmissionState {
        let filed = Filed {
            number: received.number,
            code: received.code,
            received_at: received.received_at,
            applies_alone: pending.applies_alone,
        };
        self.filed.keep(&filed, pending.memory_only);
        if still_here {
            self.filed.set_latest(filed, pending.memory_only);
            self.family.wipe();
        } else {
            self.family.discard_sent(&pending.key);
        }
        SubmissionState::Accepted
    }
}

/// Whether a refusal with this code says that nothing was stored. A refusal without a code of ours may come from
/// anything between here and the server.
fn is_certain(code: &str) -> bool {
    !matches!(code, "" | code::STILL_RUNNING | code::TOO_SLOW)
}
