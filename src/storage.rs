//! The browser's storage, with failures that are told instead of swallowed: it may be blocked, full or corrupted.

use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

use crate::dom;
use crate::json;

/// Where to keep something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// This device, until it is removed.
    Device,
    /// This tab, until it is closed.
    Tab,
}

/// The browser refused: storage is blocked, or full.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refused;

fn storage(place: Place) -> Option<Storage> {
    if !dom::IS_THERE {
        return None;
    }
    match place {
        Place::Device => window().local_storage(),
        Place::Tab => window().session_storage(),
    }
    .ok()
    .flatten()
}

/// What is kept under `key`; `None` where nothing is, or where it cannot be read.
pub(crate) fn read<T: DeserializeOwned>(place: Place, key: &str) -> Option<T> {
    json::read(&text(place, key)?).ok()
}

/// The very text that is kept under `key`; `None` where nothing is.
pub(crate) fn text(place: Place, key: &str) -> Option<String> {
    storage(place)?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key`.
pub(crate) fn write<T: Serialize>(place: Place, key: &str, value: &T) -> Result<(), Refused> {
    let text = serde_json::to_string(value).map_err(|_| Refused)?;
    storage(place).ok_or(Refused)?.set_item(key, &text).map_err(|_| Refused)
}

/// Removes what is kept under `key`.
pub(crate) fn remove(place: Place, key: &str) {
    if let Some(storage) = storage(place) {
        let _ = storage.remove_item(key);
    }
}

/// The keys in `place` that begin with `prefix`.
pub(crate) fn keys(place: Place, prefix: &str) -> Vec<String> {
    let Some(storage) = storage(place) else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|index| storage.key(index).ok().flatten()).filter(|key| key.starts_with(prefix)).collect()
}
