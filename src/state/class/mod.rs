//! Class mode: a member of staff helps one family after the other on one computer. Everything is in memory alone, and
//! finishing with a family leaves nothing of it.
//!
//! What may outlive a family is the [`Tally`]. It is in no storage: it stands in the fragment of the class page's
//! address, and beside each entry of the browser's history, by which a page that is loaded anew knows where it belongs.

mod address;
mod attention;
mod tally;

use std::time::Duration;

use kruzhok_domain::wizard::{Answers, Applicant};
use leptos::prelude::*;

use super::lasting::Lasting;
use super::{End, Family, FiledList, Service, Submission, use_family, use_filed, use_service, use_submission};
use crate::clock;
use crate::dom;
use crate::watched::{Watched, on_change};

pub(crate) use address::{Cleared, class_link, cleared_before};
pub(crate) use attention::Attention;
pub(crate) use tally::Tally;

/// How often it is looked whether somebody is there.
const TICK: Duration = Duration::from_secs(1);
/// How long a browser may take to clear what was copied. What is on the screen is covered meanwhile.
const MOMENT: Duration = Duration::from_millis(300);

/// What clearing the computer would lose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Loss {
    /// What was typed and not sent.
    Unsent,
    /// What becomes of an application that may have arrived: its number would never be known.
    Unsettled,
}

/// Class mode, on or off.
pub(crate) type ClassMode = Lasting<ClassModeParts>;

/// What a [`ClassMode`] is made of.
pub(crate) struct ClassModeParts {
    tally: Watched<Tally>,
    attention: Watched<Attention>,
    /// What is about to be lost, while it is asked whether it shall be.
    about_to_lose: Watched<Option<Loss>>,
    /// Whether somebody is on the screen who is in no family's answers: the names of a class, or an application that was
    /// looked up.
    shows_somebody: Watched<bool>,
    /// When somebody pressed anything last, in milliseconds of the device's clock.
    active_at: Watched<f64>,
    /// Whether the page was left.
    is_left: Watched<bool>,
    family: Family,
    filed: FiledList,
    submission: Submission,
    service: Service,
}

/// Whether this page was left in class mode, and what the tally was then: it is loaded anew, by Back, by a reload or by
/// a browser that opens closed tabs again.
pub(crate) fn left_in_class_mode() -> Option<String> {
    dom::entry_note()
}

/// Takes up the tally from the address, and watches whether somebody is there.
pub(crate) fn provide_class_mode() {
    let service = use_service();
    let fragment = dom::fragment();
    let (text, cleared) = address::split(&fragment);
    if address::has_copied(&fragment) {
        dom::forget_copied_before();
        // Staff may keep this address, and what they copy later is theirs.
        dom::replace_address(&class_link(&text, cleared));
    }
    let class = ClassMode::new(ClassModeParts {
        tally: Watched::new(Tally::parse(&text, service.today())),
        attention: Watched::new(Attention::Here),
        about_to_lose: Watched::new(None),
        shows_somebody: Watched::new(false),
        active_at: Watched::new(clock::device_millis()),
        is_left: Watched::new(false),
        family: use_family(),
        filed: use_filed(),
        submission: use_submission(),
        service,
    });
    class.watch();
    provide_context(class);
}

/// Class mode.
pub(crate) fn use_class_mode() -> ClassMode {
    expect_context()
}

impl ClassMode {
    /// Whether it is on: nothing is written to this computer.
    pub(crate) fn is_on(self) -> bool {
        self.family.is_memory_only()
    }

    /// Turns it on, before any family is there. What was being sent goes on without one.
    pub(crate) fn begin(self) {
        if !self.family.is_memory_only() {
            self.family.begin_anew();
            self.family.help();
            self.submission.reset();
            self.filed.forget_latest();
        }
    }

    /// What was done today.
    pub(crate) fn tally(self) -> Tally {
        self.tally.get()
    }

    /// Counts something that was done, if class mode is on.
    pub(crate) fn count(self, add: fn(&mut Tally)) {
        if untrack(|| self.is_on()) {
            self.tally.update(|tally| {
                *tally = Tally::parse(&tally.to_text(), self.service.today());
                add(tally);
            });
        }
    }

    /// Whether somebody is there.
    pub(crate) fn attention(self) -> Attention {
        self.attention.get()
    }

    /// Somebody is there.
    pub(crate) fn is_attended(self) {
        self.active_at.set_untracked(clock::device_millis());
        self.attention.set(Attention::Here);
    }

    /// What is about to be lost, while it is asked whether it shall be.
    pub(crate) fn about_to_lose(self) -> Option<Loss> {
        self.about_to_lose.get()
    }

    /// Asks before this is lost. Whoever is to answer is there.
    pub(crate) fn ask_before(self, loss: Loss) {
        self.is_attended();
        self.about_to_lose.set(Some(loss));
    }

    /// Ends the question, and everything stays.
    pub(crate) fn keep(self) {
        self.about_to_lose.set(None);
    }

    /// Notes whether somebody is on the screen who is in no family's answers: that is cleared as well when nobody is there.
    pub(crate) fn shows_somebody(self, shows: bool) {
        self.shows_somebody.set(shows);
    }

    /// Whether an application was sent and it is unknown what became of it.
    pub(crate) fn is_unsettled(self) -> bool {
        untrack(|| self.family.pending()).is_some()
    }

    /// Whether something of a family is in memory that was not sent: clearing the computer would lose it.
    pub(crate) fn has_unsent(self) -> bool {
        untrack(|| self.family.pending().is_some() || has_answers(&self.family.answers()))
    }

    /// Whether nothing about anybody is in memory or on the screen.
    pub(crate) fn is_clean(self) -> bool {
        !has_answers(&self.family.answers())
            && self.family.pending().is_none()
            && self.filed.latest().is_none()
            && !self.shows_somebody.get()
    }

    /// Clears the computer, and leaves for the class page. What is on the screen is covered at once, and memory is
    /// empty before the page goes: a browser that keeps the page for Back keeps nothing of the family.
    pub(crate) fn finish(self, cleared: Cleared) {
        if untrack(|| self.filed.latest()).is_some() {
            self.count(|tally| (tally.helped, tally.sent) = (tally.helped + 1, tally.sent + 1));
        } else if self.has_unsent() {
            self.count(|tally| tally.helped += 1);
        }
        self.wipe();
        // A page that is gone can forget nothing more.
        let moment = if dom::has_copied() { MOMENT } else { Duration::ZERO };
        dom::forget_copied();
        set_timeout(move || dom::replace_page_anew(&class_link(&self.noted(), cleared)), moment);
    }

    /// What is noted of this page in the history.
    fn noted(self) -> String {
        address::noted(&self.tally.get_untracked().to_text(), dom::has_copied())
    }

    fn wipe(self) {
        dom::cover();
        self.family.wipe(End::Removed);
        self.submission.forget();
        self.filed.forget_latest();
    }

    fn watch(self) {
        let somebody = move || {
            // The key that wakes a computer after hours is no sign of the family that it shows.
            self.look();
            // While it asks, only an answer counts: a mouse may be pushed by whoever passes.
            if self.attention.get_untracked() == Attention::Here {
                self.active_at.set_untracked(clock::device_millis());
            }
        };
        for event in ["pointerdown", "keydown", "wheel", "touchstart", "input"] {
            dom::on_window(leptos::ev::Custom::<web_sys::Event>::new(event), move |_| somebody());
        }
        for event in ["visibilitychange", "focus"] {
            dom::on_window(leptos::ev::Custom::<web_sys::Event>::new(event), move |_| self.look());
        }
        // A page that is left may be kept for Back, or not: nothing may be in it either way.
        dom::on_window(leptos::ev::pagehide, move |_| {
            if untrack(|| self.is_on()) {
                self.is_left.set_untracked(true);
                self.wipe();
            }
        });
        dom::on_window(leptos::ev::pageshow, move |_| self.come_back());
        // An application that settles while it is asked about has a number, which nobody may take for lost.
        on_change(move || {
            if self.family.pending().is_none() && self.about_to_lose.get_untracked() == Some(Loss::Unsettled) {
                self.keep();
            }
        });
        // At home no clock ticks.
        let mut ticks = false;
        on_change(move || {
            if self.is_on() && !ticks {
                let _ = set_interval_with_handle(move || self.look(), TICK);
                ticks = true;
            }
        });
    }

    /// A page that was left and that the browser kept for Back: its memory is empty and its screen covered.
    fn come_back(self) {
        if self.is_left.get_untracked() && untrack(|| self.is_on()) {
            let link = class_link(&self.noted(), Cleared::OnWish);
            // Firefox takes no new address while it brings a page back.
            set_timeout(move || dom::replace_page_anew(&link), Duration::ZERO);
        }
    }

    /// Looks whether somebody is there, and notes in the history that this page is one of class mode.
    pub(crate) fn look(self) {
        if !untrack(|| self.is_on()) {
            return;
        }
        if self.is_left.get_untracked() {
            return self.come_back();
        }
        dom::note_entry(&self.noted());
        if untrack(|| self.is_clean()) {
            return self.is_attended();
        }
        let limits = self.service.with(|programme| programme.inactivity);
        let quiet = clock::device_millis() - self.active_at.get_untracked();
        match attention::attention(quiet, limits) {
            Attention::Gone => {
                self.finish(if self.is_unsettled() { Cleared::UnattendedAndUnsettled } else { Cleared::Unattended });
            }
            attention if attention != self.attention.get_untracked() => self.attention.set(attention),
            Attention::Here | Attention::Asked { .. } => {}
        }
    }
}

/// Whether a family has answered anything: who applies is staff's own answer.
fn has_answers(answers: &Answers) -> bool {
    *answers != Answers::default() && *answers != Answers { applicant: Some(Applicant::Staff), ..Answers::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_alone_are_no_family() {
        let staff = Answers { applicant: Some(Applicant::Staff), ..Answers::default() };
        assert!(!has_answers(&Answers::default()) && !has_answers(&staff));
        assert!(has_answers(&Answers { applicant: Some(Applicant::Parent), ..Answers::default() }));
    }
}
