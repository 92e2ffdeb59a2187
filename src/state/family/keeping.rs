//! Where a family's draft is kept, when it is written there, and which tab may write it.

use chrono::DateTime;
use kruzhok_domain::form::DateText;
use leptos::prelude::*;

use super::{Family, Saving};
use crate::dom;
use crate::state::drafts::{self, End, Envelope, Standing};

/// How long what is typed may wait to be saved. Whoever leaves the page sooner loses nothing: leaving saves.
const BREATH: std::time::Duration = std::time::Duration::from_millis(150);

/// How many of them may pass while somebody does not stop typing.
const BREATHS: u32 = 10;

impl Family {
    /// Looks whether another tab has taken the draft meanwhile; `false` where this tab may not write it any more.
    pub(crate) fn is_still_ours(self) -> bool {
        if self.helping.get_untracked() || self.id.with_untracked(String::is_empty) {
            return true;
        }
        let standing = self.id.with_untracked(|id| self.token.with_untracked(|token| drafts::standing(id, token)));
        if self.standing.get_untracked() != standing {
            self.standing.set(standing);
        }
        standing == Standing::Here
    }

    pub(super) fn open(self, id: &str) {
        self.save_what_waits();
        let Some(envelope) = drafts::read(id) else { return };
        self.id.set_untracked(id.to_owned());
        self.put(envelope);
        // Where the tab cannot remember it, the start page offers the draft again after a reload.
        let _ = self.token.with_untracked(|token| drafts::take_up(id, token));
        self.standing.set(Standing::Here);
    }

    pub(super) fn put(self, envelope: Envelope) {
        self.answers.set(envelope.answers);
        self.birth_date.set_untracked(DateText::from_stored(&envelope.birth_date));
        self.draft.set(envelope.draft);
        self.ticks.set(envelope.ticks);
        self.pending.set(envelope.pending);
        self.refusal.set_untracked(envelope.refusal);
        self.saving.set(Saving::Saved(envelope.saved_at));
    }

    /// What is to be kept, as of now.
    pub(crate) fn envelope(self) -> Envelope {
        Envelope {
            answers: self.answers.get_untracked(),
            birth_date: self.birth_date.with_untracked(DateText::to_stored),
            draft: self.draft.get_untracked(),
            ticks: self.ticks.get_untracked(),
            pending: self.pending.get_untracked(),
            refusal: self.refusal.get_untracked(),
            ..Envelope::new(self.service.now())
        }
    }

    /// Where another tab works on the draft, nothing is written: what this tab has typed since is in nobody's way.
    pub(super) fn save(self) {
        self.waits.set_untracked(false);
        if self.is_still_ours() {
            self.store();
        }
    }

    /// Saves what is typed when its author takes a breath, and with it what is typed until then: the whole draft is written
    /// each time, and no keystroke should wait for that.
    pub(super) fn save_soon(self) {
        self.typed.update_untracked(|typed| *typed += 1);
        if !self.waits.get_untracked() {
            self.waits.set_untracked(true);
            dom::note_saved(false);
            self.save_in_a_breath(BREATHS);
        }
    }

    fn save_in_a_breath(self, breaths: u32) {
        let typed = self.typed.get_untracked();
        let saves = move || breaths == 0 || self.typed.get_untracked() == typed;
        let then = move || match self.waits.get_untracked() {
            true if saves() => self.save(),
            true => self.save_in_a_breath(breaths - 1),
            false => {}
        };
        set_timeout(then, BREATH);
    }

    /// Saves what was typed and is not saved: before the page goes, or another draft comes.
    pub(super) fn save_what_waits(self) {
        if self.waits.get_untracked() {
            self.save();
        }
    }

    pub(super) fn store(self) {
        if self.helping.get_untracked() {
            self.forget_stored(End::Removed);
            self.saving.set(Saving::MemoryOnly);
            dom::note_saved(false);
            return;
        }
        if self.id.with_untracked(String::is_empty) {
            self.id.set_untracked(dom::random_hex());
        }
        let envelope = self.envelope();
        let id = self.id.get_untracked();
        let written =
            drafts::write(&id, &envelope).and_then(|()| self.token.with_untracked(|token| drafts::take_up(&id, token)));
        // Told by the minute, so that the page changes with the minute only.
        let minute = envelope.saved_at.timestamp() / 60 * 60;
        let saved = Saving::Saved(DateTime::from_timestamp(minute, 0).unwrap_or(envelope.saved_at));
        let saving = if written.is_ok() { saved } else { Saving::Refused };
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
        dom::note_saved(written.is_ok());
    }

    /// Another tab that takes this draft up, sends it or removes it is noticed at once, and again when this page comes
    /// back from the browser's memory.
    pub(super) fn watch_other_tabs(self) {
        dom::on_window(leptos::ev::pagehide, move |_| self.save_what_waits());
        dom::on_window(leptos::ev::visibilitychange, move |_| self.save_what_waits());
        dom::on_window(leptos::ev::Custom::<web_sys::Event>::new("blur"), move |_| self.save_what_waits());
        dom::on_window(leptos::ev::storage, move |event| {
            let concerned = event.key().is_some_and(|key| self.id.with_untracked(|id| drafts::concerns(&key, id)));
            if concerned {
                self.is_still_ours();
            }
        });
        dom::on_window(leptos::ev::pageshow, move |_| {
            self.is_still_ours();
        });
    }

    pub(super) fn forget_stored(self, end: End) {
        let id = self.id.get_untracked();
        if !id.is_empty() {
            // Another tab may have taken it up: then it is none of this tab's to remove.
            if self.is_still_ours() {
                drafts::remove(&id, end);
            }
            drafts::let_go();
            self.id.set_untracked(String::new());
        }
    }
}
