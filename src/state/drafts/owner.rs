//! Which tab works on a draft. Only that one writes it, so that two tabs never overwrite each other or mix.

use chrono::{DateTime, Utc};
use kruzhok_domain::iso;
use serde::{Deserialize, Serialize};

use crate::storage::{self, Place, Refused};

/// Keys begin with this, and end with the draft's id.
pub(super) const PREFIX: &str = "kruzhok.owner.";

/// What is known of a draft beside itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Owner {
    /// The tab with this token writes it.
    Tab(String),
    /// It was sent, and is gone.
    Sent(#[serde(with = "iso::instant")] DateTime<Utc>),
    /// It was removed.
    Removed(#[serde(with = "iso::instant")] DateTime<Utc>),
}

/// How a tab stands to the draft it works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It may write.
    Here,
    /// Another tab has taken the draft up since.
    Elsewhere,
    /// Another tab has sent it.
    Sent,
    /// Another tab has removed it.
    Removed,
}

/// How a draft ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// The server has it.
    Sent,
    /// Somebody removed it.
    Removed,
}

/// Makes the tab with `token` the one that writes the draft.
pub(super) fn claim(id: &str, token: &str) -> Result<(), Refused> {
    storage::write(Place::Device, &key(id), &Owner::Tab(token.to_owned()))
}

/// How the tab with `token` stands to the draft. Where nothing is noted, storage was cleared or never worked: then what
/// is in memory is all there is.
pub(super) fn standing(id: &str, token: &str) -> Standing {
    match storage::read(Place::Device, &key(id)) {
        None => Standing::Here,
        Some(Owner::Tab(owner)) if owner == token => Standing::Here,
        Some(Owner::Tab(_)) => Standing::Elsewhere,
        Some(Owner::Sent(_)) => Standing::Sent,
        Some(Owner::Removed(_)) => Standing::Removed,
    }
}

/// Notes for other tabs what became of the draft.
pub(super) fn end(id: &str, end: End, now: DateTime<Utc>) {
    let ended = match end {
        End::Sent => Owner::Sent(now),
        End::Removed => Owner::Removed(now),
    };
    // Where it cannot be noted, another tab learns nothing of it; the server still takes an application once.
    let _ = storage::write(Place::Device, &key(id), &ended);
}

/// Forgets how drafts ended before `oldest`: no tab is open that long.
pub(super) fn sweep(oldest: DateTime<Utc>) {
    for key in storage::keys(Place::Device, PREFIX) {
        if let Some(Owner::Sent(at) | Owner::Removed(at)) = storage::read(Place::Device, &key)
            && at < oldest
        {
            storage::remove(Place::Device, &key);
        }
    }
}

/// Whether a change in storage under `changed` concerns the draft.
pub(super) fn concerns(changed: &str, id: &str) -> bool {
    changed.strip_prefix(PREFIX) == Some(id)
}

fn key(id: &str) -> String {
    [PREFIX, id].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_read_as_serde_json_reads_it() {
        for owner in
            [r#"{"tab":"0123"}"#, r#"{"sent":"2026-11-22T07:32:10.123Z"}"#, r#"{"removed":"2026-11-22T07:32:10Z"}"#]
        {
            crate::json::against_serde_json::check::<Owner>(owner);
        }
    }
}
