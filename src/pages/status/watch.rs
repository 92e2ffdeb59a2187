//! Asking the server about one application: at first, by hand, and now and then while somebody looks.

use std::time::Duration;

use chrono::{DateTime, Utc};
use kruzhok_domain::api::{StatusReport, code};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::status::Status;
use leptos::prelude::*;

use super::Pair;
use super::words::title;
use crate::api::{self, Failure};
use crate::dom;
use crate::i18n::{self, status};
use crate::state::{FiledList, KnownReport, Service, is_remembered, keep_report, last_report, use_filed, use_service};
use crate::watched::Watched;

/// How often a page in front of somebody asks anew. An organisation needs minutes, not seconds.
const INTERVAL: Duration = Duration::from_secs(60);

/// One application under watch.
#[derive(Clone, Copy)]
pub(super) struct Watch {
    pair: Watched<Pair>,
    /// At first what this device kept of an earlier visit.
    report: Watched<Option<StatusReport>>,
    checked_at: Watched<Option<DateTime<Utc>>>,
    trouble: Watched<Option<Failure>>,
    asking: Watched<bool>,
    /// How many questions were asked: only the answer to the last one counts.
    asked: Watched<u32>,
    /// What to do where the server knows no such application.
    on_refused: Option<Callback<()>>,
    /// Whether the next answer moves the focus to the heading: what had it will be gone.
    moves_focus: Watched<bool>,
    service: Service,
    /// The page: what it asks goes on while its parts are drawn anew, the button that asked among them.
    page: Watched<Option<Owner>>,
    filed: FiledList,
}

impl Watch {
    /// Number and code of what is watched.
    pub(super) fn pair(self) -> Pair {
        self.pair.get_untracked()
    }

    /// Asks at once, and then every minute while the page is visible and the status is not final.
    pub(super) fn start(pair: Pair, on_refused: Option<Callback<()>>, moves_focus: bool) -> Self {
        let filed = use_filed();
        let known = last_report(filed, &pair.number, &pair.code);
        let watch = Self {
            pair: Watched::new(pair),
            checked_at: Watched::new(known.as_ref().map(|known| known.checked_at)),
            report: Watched::new(known.map(|known| known.report)),
            trouble: Watched::new(None),
            asking: Watched::new(false),
            asked: Watched::new(0),
            on_refused,
            moves_focus: Watched::new(moves_focus),
            service: use_service(),
            page: Watched::new(Owner::current()),
            filed,
        };
        watch.ask();
        let ask_again = move || {
            if dom::is_visible() && !watch.is_final() && !untrack(|| watch.is_refused()) {
                watch.ask();
            }
        };
        if let Ok(handle) = set_interval_with_handle(ask_again, INTERVAL) {
            on_cleanup(move || handle.clear());
        }
        let returned = window_event_listener_untyped("visibilitychange", move |_| ask_again());
        on_cleanup(move || returned.remove());
        watch
    }

    /// Asks the server now, unless an answer is under way.
    pub(super) fn ask(self) {
        if !self.asking.get_untracked() {
            let Pair { number, code } = self.pair.get_untracked();
            self.take(async move { api::status(&number, &code).await });
        }
    }

    /// Withdraws the application.
    pub(super) fn withdraw(self) {
        let Pair { number, code } = self.pair.get_untracked();
        self.moves_focus.set_untracked(true);
        self.take(async move { api::withdraw(&number, &code).await });
    }

    fn take(self, call: impl Future<Output = Result<StatusReport, Failure>> + 'static) {
        let turn = self.asked.get_untracked() + 1;
        self.asked.set_untracked(turn);
        self.asking.set(true);
        let asked = async move {
            let answer = call.await;
            if self.asked.get_untracked() == turn {
                self.asking.set(false);
                self.show(answer);
            }
        };
        // Dropped with the page: nobody waits for the answer any more.
        if let Some(page) = self.page.get_untracked() {
            page.with(|| leptos::task::spawn_local_scoped_with_cancellation(asked));
        }
    }

    fn show(self, answer: Result<StatusReport, Failure>) {
        self.note(&answer);
        match (answer, self.on_refused) {
            (Err(failure), Some(on_refused)) if is_unknown(&failure) && !self.is_remembered() => {
                on_refused.run(());
                return;
            }
            (Ok(report), _) => {
                self.trouble.set(None);
                if self.report.with_untracked(|known| known.as_ref() != Some(&report)) {
                    self.report.set(Some(report));
                }
            }
            (Err(failure), _) => self.trouble.set(Some(failure)),
        }
        if self.moves_focus.get_untracked() {
            self.moves_focus.set_untracked(false);
            request_animation_frame(dom::focus_heading);
        }
    }

    /// Keeps what is known for a visit without a network. Of what was sent from here it is kept even where the server does
    /// not know it any more: nobody else may remember it then.
    fn note(self, answer: &Result<StatusReport, Failure>) {
        match answer {
            Ok(report) => {
                let checked_at = self.service.now();
                self.checked_at.set(Some(checked_at));
                let known = KnownReport { report: report.clone(), checked_at };
                self.pair.with_untracked(|pair| keep_report(self.filed, &pair.code, known));
            }
            Err(failure) if is_unknown(failure) && !self.is_remembered() => self.report.set(None),
            Err(_) => {}
        }
    }

    fn is_remembered(self) -> bool {
        self.pair.with_untracked(|pair| is_remembered(self.filed, &pair.number, &pair.code))
    }

    /// The last report, however old.
    pub(super) fn report(self) -> Option<StatusReport> {
        self.report.get()
    }

    /// When the last report came.
    pub(super) fn checked_at(self) -> Option<DateTime<Utc>> {
        self.checked_at.get()
    }

    /// Whether an answer is under way.
    pub(super) fn is_asking(self) -> bool {
        self.asking.get()
    }

    /// Whether the server knows no such application, so that asking again is of no use.
    pub(super) fn is_refused(self) -> bool {
        self.trouble.with(|trouble| trouble.as_ref().is_some_and(is_unknown))
    }

    /// The heading of the page.
    pub(super) fn title(self) -> String {
        self.report.with(|report| report.as_ref().map_or(status::TITLE, title).to_owned())
    }

    /// Why the last question has no answer, and how old what is shown is.
    pub(super) fn trouble_text(self) -> Option<String> {
        let mut text = match self.trouble.get()? {
            failure if is_unknown(&failure) && self.is_remembered() => status::failure::LOST.to_owned(),
            failure => in_words(&failure),
        };
        if let (true, Some(checked)) = (self.report.with(Option::is_some), self.checked_at.get()) {
            text.push(' ');
            text.push_str(&status::failure::stale(&i18n::moment(checked, self.service.offset())));
        }
        Some(text)
    }

    fn is_final(self) -> bool {
        let known = |report: &StatusReport| Status::from_code(&report.status);
        self.report.with_untracked(|report| report.as_ref().and_then(known)).is_some_and(Status::is_final)
    }
}

/// Whether the server knows no such application. Everything else that is refused is refused for now, or by somebody else.
fn is_unknown(failure: &Failure) -> bool {
    matches!(failure, Failure::Rejected(problem) if problem.code == code::NO_SUCH_APPLICATION)
}

fn in_words(failure: &Failure) -> String {
    match failure {
        Failure::Network => status::failure::NETWORK.to_owned(),
        Failure::TooMany { seconds } => status::failure::too_many((*seconds).into()),
        Failure::Rejected(problem) if problem.code == code::NOT_POSSIBLE_NOW => status::failure::TOO_LATE.to_owned(),
        failure if is_unknown(failure) => status::failure::WRONG_PAIR.to_owned(),
        Failure::Rejected(_) | Failure::Server | Failure::BadResponse => status::failure::SERVER.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use kruzhok_domain::api::ProblemDocument;

    use super::*;

    #[test]
    fn only_the_server_itself_can_say_that_there_is_no_such_application() {
        let refused = |code: &str| {
            Failure::Rejected(Box::new(ProblemDocument { code: code.to_owned(), ..ProblemDocument::default() }))
        };
        let unknown = refused(code::NO_SUCH_APPLICATION);
        assert!(is_unknown(&unknown) && in_words(&unknown) == status::failure::WRONG_PAIR);
        let too_late = refused(code::NOT_POSSIBLE_NOW);
        assert!(!is_unknown(&too_late) && in_words(&too_late) == status::failure::TOO_LATE);
        for code in [code::TOO_SLOW, code::BAD_HOST, code::HEADERS_TOO_LARGE, code::NO_SUCH_PATH, "of-another-age", ""]
        {
            let failure = refused(code);
            assert!(!is_unknown(&failure) && in_words(&failure) == status::failure::SERVER, "{code}");
        }
    }
}
