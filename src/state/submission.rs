//! Sending an application: one state, and one key for each intended submission.

use kruzhok_domain::api::{FieldProblem, ProblemDocument, Received, code};
use kruzhok_domain::form::Application;
use leptos::prelude::*;

use super::family::Pending;
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
    /// The server cannot answer now; sending again finds out whether it has the application.
    ServerDown,
}

/// The sending of this family's application. It lives as long as the app, so that leaving the page cancels nothing.
#[derive(Clone, Copy)]
pub(crate) struct Submission {
    state: RwSignal<SubmissionState>,
    family: Family,
    filed: FiledList,
}

/// Prepares sending; a submission that was begun before a reload is unknown until it is sent again.
pub(crate) fn provide_submission() {
    let family = use_family();
    let begun = family.pending().is_some();
    let state = if begun { SubmissionState::Unknown } else { SubmissionState::Editing };
    provide_context(Submission { state: RwSignal::new(state), family, filed: use_filed() });
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

    /// Forgets an earlier refusal: the family goes on editing.
    pub(crate) fn reset(self) {
        self.state.set(SubmissionState::Editing);
    }

    /// Sends `application`, unless a sending is under way. A submission whose outcome is unknown is settled first,
    /// with its own key and its own bytes: whatever was edited since, there must not be two.
    pub(crate) fn send(self, application: &Application) {
        if *self.state.read_untracked() == SubmissionState::Sending {
            return;
        }
        let pending = self.family.pending().unwrap_or_else(|| Pending {
            key: dom::random_hex(),
            payload: serde_json::to_string(&application.to_wire()).unwrap_or_default(),
        });
        self.family.set_pending(Some(pending.clone()));
        self.state.set(SubmissionState::Sending);
        let applies_alone = application.case.person.applies_alone();
        // Not scoped to the page: the answer must be taken even after the person has left it.
        leptos::task::spawn_local(async move {
            let online = dom::is_online();
            let outcome = api::file(&pending.key, &pending.payload).await;
            self.settle(outcome, online, applies_alone);
        });
    }

    fn settle(self, outcome: Result<Received, Failure>, was_online: bool, applies_alone: bool) {
        let state = match outcome {
            Ok(received) => {
                self.accept(received, applies_alone);
                return;
            }
            Err(Failure::Rejected(problem)) if is_certain(&problem.code) => SubmissionState::Rejected(problem),
            Err(Failure::Rejected(_)) => SubmissionState::Unknown,
            Err(Failure::TooMany { seconds }) => SubmissionState::TooMany { seconds },
            Err(Failure::Network) if !was_online => SubmissionState::Offline,
            Err(Failure::Network | Failure::BadResponse) => SubmissionState::Unknown,
            Err(Failure::Server) => SubmissionState::ServerDown,
        };
        // Only the server's own refusal is certain; the next submission is then a new one with a new key.
        if matches!(state, SubmissionState::Rejected(_)) {
            self.family.set_pending(None);
        }
        self.state.set(state);
    }

    fn accept(self, received: Received, applies_alone: bool) {
        let filed =
            Filed { number: received.number, code: received.code, received_at: received.received_at, applies_alone };
        // First remember the number, then forget the draft: a crash between the two loses nothing.
        self.filed.add(filed, self.family.is_memory_only());
        self.family.wipe();
        self.state.set(SubmissionState::Accepted);
    }
}

/// Whether a refusal with this code says that nothing was stored. A refusal without a code of ours may come from
/// anything between here and the server.
fn is_certain(code: &str) -> bool {
    !matches!(code, "" | code::STILL_RUNNING | code::TOO_SLOW)
}
