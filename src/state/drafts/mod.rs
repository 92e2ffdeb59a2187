//! Drafts on the device: one for each child, so that two children never mix.

mod envelope;
pub(super) mod file;
mod owner;

use chrono::{DateTime, Days, Utc};

pub(crate) use envelope::{Envelope, Unreadable, initial_of};
pub(crate) use owner::{End, Standing};

use super::outbox::{Outbox, SubmissionState};
use crate::clock;
use crate::storage::{self, Place, Refused};

/// Keys of drafts on the device begin with this, and end with the draft's id.
const PREFIX: &str = "kruzhok.draft.";
/// Key of the id of the draft that this tab works on.
const TAB_KEY: &str = "kruzhok.tab";
/// How long a draft is kept.
const KEPT_DAYS: u64 = 14;

/// A draft left on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SavedDraft {
    pub(super) id: String,
    /// When it was last saved.
    pub(crate) saved_at: DateTime<Utc>,
    /// How far its sending came on an earlier visit, or in another tab.
    pub(crate) sending: SubmissionState,
    /// The first letter of the child's name, once it is typed.
    pub(crate) initial: Option<char>,
}

impl SavedDraft {
    /// Whether it was to be sent and no answer came.
    pub(crate) fn is_unsettled(&self) -> bool {
        self.sending != SubmissionState::Editing && !self.is_refused()
    }

    /// Whether it was sent and the server refused it.
    pub(crate) fn is_refused(&self) -> bool {
        matches!(self.sending, SubmissionState::Rejected(_))
    }
}

/// What was on the device and cannot be taken up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dropped {
    /// It was too old, and is removed.
    pub(crate) expired: bool,
    /// It was being sent, was too old, and is removed without an answer.
    pub(crate) unsettled: bool,
    /// How many applications that staff left here were too old, and are removed without an answer to them.
    pub(crate) parked: usize,
    /// It was damaged, and is removed.
    pub(crate) broken: bool,
    /// A newer app wrote it; it is left alone.
    pub(crate) newer: bool,
}

/// The id of the draft that this tab works on.
pub(super) fn of_this_tab() -> Option<String> {
    storage::read(Place::Tab, TAB_KEY)
}

/// Takes up the draft with this id in this tab, and nowhere else.
pub(super) fn take_up(id: &str, token: &str) -> Result<(), Refused> {
    owner::claim(id, token)?;
    storage::write(Place::Tab, TAB_KEY, &id)
}

/// Makes the holder of `token` the only one that writes the draft with this id, though this tab does not work on it.
pub(super) fn adopt(id: &str, token: &str) -> Result<(), Refused> {
    owner::claim(id, token)
}

/// Notes that this tab works on no draft.
pub(super) fn let_go() {
    storage::remove(Place::Tab, TAB_KEY);
}

/// How the tab with `token` stands to a draft.
pub(super) fn standing(id: &str, token: &str) -> Standing {
    owner::standing(id, token)
}

/// Whether a change in storage under `changed` concerns who works on the draft.
pub(super) fn concerns(changed: &str, id: &str) -> bool {
    owner::concerns(changed, id)
}

/// The draft with this id, if it is there and can be read.
pub(super) fn read(id: &str) -> Option<Envelope> {
    Envelope::parse(&storage::text(Place::Device, &key(id))?).ok()
}

/// Keeps a draft.
pub(super) fn write(id: &str, envelope: &Envelope) -> Result<(), Refused> {
    storage::write(Place::Device, &key(id), envelope)
}

/// Changes a draft that no tab works on.
pub(super) fn update(id: &str, change: impl FnOnce(&mut Envelope)) {
    if let Some(mut envelope) = read(id) {
        change(&mut envelope);
        // It was read a moment ago: where it cannot be written now, it stays as it is and is tried again.
        let _ = write(id, &envelope);
    }
}

/// Whether the draft with this id is a submission that staff left here.
pub(super) fn is_parked(id: &str) -> bool {
    read(id).is_some_and(|envelope| envelope.is_parked())
}

/// The draft whose submission has this key.
pub(super) fn sent_with(key: &str) -> Option<(String, Envelope)> {
    let is_it = |envelope: &Envelope| envelope.pending.as_ref().is_some_and(|pending| pending.key == key);
    unsettled().into_iter().find(|(_, envelope)| is_it(envelope))
}

/// Removes a draft, and tells other tabs why.
pub(super) fn remove(id: &str, end: End) {
    storage::remove(Place::Device, &key(id));
    owner::end(id, end, clock::device_now());
}

/// The drafts to offer: those whose submission is unsettled before all others, then those that were refused, which may have
/// come to light while nobody looked, then the newest. What staff left here is none of a family's business.
pub(super) fn to_offer() -> Vec<SavedDraft> {
    let all = all().filter_map(|(id, found)| found.ok().map(|envelope| (id, envelope)));
    let mut all: Vec<_> = all.filter(|(_, envelope)| !envelope.is_parked()).collect();
    // Whoever only said who they are once more has nothing to lose by that.
    let newest = all.iter().max_by_key(|(_, envelope)| (!envelope.is_hardly_begun(), envelope.saved_at));
    let newest = newest.map(|(id, _)| id.clone());
    all.retain(|(id, envelope)| !envelope.is_hardly_begun() || newest.as_ref() == Some(id));
    let mut drafts = Vec::new();
    for (id, envelope) in all {
        insert(&mut drafts, saved(id, &envelope));
    }
    drafts
}

/// Puts a draft before the first one that is less urgent.
fn insert(drafts: &mut Vec<SavedDraft>, draft: SavedDraft) {
    let urgency = |draft: &SavedDraft| (draft.is_unsettled(), draft.is_refused(), draft.saved_at);
    let place = drafts.iter().position(|other| urgency(other) < urgency(&draft)).unwrap_or(drafts.len());
    drafts.insert(place, draft);
}

/// The drafts whose submission is unsettled.
pub(super) fn unsettled() -> Vec<(String, Envelope)> {
    let all = all().filter_map(|(id, found)| found.ok().map(|envelope| (id, envelope)));
    all.filter(|(_, envelope)| envelope.pending.is_some()).collect()
}

/// Removes what is damaged, and what is too old by the server's clock, which says `now`, and by the device's, which may be a
/// year off and stamps what is saved without a network; and says what there was. While the server's is not known, nothing
/// is too old.
pub(super) fn sweep(now: Option<DateTime<Utc>>) -> Dropped {
    let oldest = oldest(now, clock::device_now());
    owner::sweep(oldest);
    let mut dropped = Dropped::default();
    for (id, found) in all().collect::<Vec<_>>() {
        match fate(&found, oldest) {
            Fate::Kept => continue,
            Fate::Newer => {
                dropped.newer = true;
                continue;
            }
            Fate::Parked => dropped.parked += 1,
            Fate::Unsettled => dropped.unsettled = true,
            Fate::Expired => dropped.expired = true,
            Fate::Broken => dropped.broken = true,
        }
        remove(&id, End::Removed);
    }
    dropped
}

fn oldest(now: Option<DateTime<Utc>>, device_now: DateTime<Utc>) -> DateTime<Utc> {
    now.map_or(DateTime::UNIX_EPOCH, |now| now.min(device_now) - Days::new(KEPT_DAYS))
}

#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Newer,
    Expired,
    /// Too old, with an application under way.
    Unsettled,
    /// Too old, with one that staff left here.
    Parked,
    Broken,
}

/// What is to become of what was found in storage.
fn fate(found: &Result<Envelope, Unreadable>, oldest: DateTime<Utc>) -> Fate {
    match found {
        Ok(envelope) if envelope.saved_at >= oldest => Fate::Kept,
        Ok(envelope) if envelope.is_parked() => Fate::Parked,
        Ok(envelope) if envelope.pending.is_some() => Fate::Unsettled,
        Ok(_) => Fate::Expired,
        Err(Unreadable::Newer) => Fate::Newer,
        Err(Unreadable::Broken) => Fate::Broken,
    }
}

fn saved(id: String, envelope: &Envelope) -> SavedDraft {
    SavedDraft {
        id,
        saved_at: envelope.saved_at,
        sending: Outbox::restored(envelope.pending.clone(), envelope.refusal.clone()).state().clone(),
        initial: envelope.initial(),
    }
}

fn all() -> impl Iterator<Item = (String, Result<Envelope, Unreadable>)> {
    let ids =
        storage::keys(Place::Device, PREFIX).into_iter().filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned));
    ids.filter_map(|id| storage::text(Place::Device, &key(&id)).map(|text| (id, Envelope::parse(&text))))
}

fn key(id: &str) -> String {
    [PREFIX, id].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::outbox::Pending;
    use chrono::TimeDelta;

    #[test]
    fn a_draft_that_was_refused_is_told_from_one_that_is_on_its_way() {
        let refusal = Some(Box::default());
        let refused = saved(String::new(), &Envelope { refusal, ..Envelope::new(DateTime::UNIX_EPOCH) });
        assert!(refused.is_refused() && !refused.is_unsettled());
        let plain = saved(String::new(), &Envelope::new(DateTime::UNIX_EPOCH));
        assert!(!plain.is_refused() && !plain.is_unsettled());
    }

    #[test]
    fn drafts_are_offered_by_their_urgency_and_the_newest_first() {
        let draft = |id: &str, sending: SubmissionState, minutes: i64| SavedDraft {
            id: id.to_owned(),
            saved_at: DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes),
            sending,
            initial: None,
        };
        let mut drafts = Vec::new();
        for left in [
            draft("old", SubmissionState::Editing, 1),
            draft("refused", SubmissionState::Rejected(Box::default()), 2),
            draft("new", SubmissionState::Editing, 9),
            draft("waiting", SubmissionState::Waiting, 3),
        ] {
            insert(&mut drafts, left);
        }
        let ids: Vec<_> = drafts.iter().map(|draft| draft.id.as_str()).collect();
        assert_eq!(ids, ["waiting", "refused", "new", "old"]);
    }

    #[test]
    fn a_clock_that_is_off_makes_no_draft_too_old() {
        let day = |days| DateTime::UNIX_EPOCH + Days::new(days);
        assert_eq!(oldest(Some(day(100)), day(100)), day(86));
        assert_eq!(oldest(Some(day(100)), day(70)), day(56));
        assert_eq!(oldest(Some(day(100)), day(465)), day(86));
        assert_eq!(oldest(None, day(465)), DateTime::UNIX_EPOCH);
    }

    #[test]
    fn a_draft_lives_for_fourteen_days_and_not_longer() {
        let oldest = DateTime::UNIX_EPOCH + Days::new(100);
        let at = |days| Ok(Envelope::new(DateTime::UNIX_EPOCH + Days::new(days)));
        assert_eq!(fate(&at(100), oldest), Fate::Kept);
        assert_eq!(fate(&at(99), oldest), Fate::Expired);
        let sent = |days, memory_only| {
            let (key, payload) = Default::default();
            let pending = Some(Pending { key, payload, applies_alone: false, memory_only, uncertain: true });
            at(days).map(|draft: Envelope| Envelope { pending, ..draft })
        };
        assert_eq!([false, true].map(|parked| fate(&sent(100, parked), oldest)), [Fate::Kept, Fate::Kept]);
        assert_eq!([false, true].map(|parked| fate(&sent(99, parked), oldest)), [Fate::Unsettled, Fate::Parked]);
        assert_eq!(fate(&Err(Unreadable::Broken), oldest), Fate::Broken);
        assert_eq!(fate(&Err(Unreadable::Newer), oldest), Fate::Newer);
    }
}
