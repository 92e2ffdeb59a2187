//! The address of the class page: its fragment has the tally, why the page was opened, and whether something that was
//! copied may still be there.

use crate::dom;
use crate::route::Route;

/// In a fragment: nobody was there, so the page cleared itself.
const NOBODY: &str = "nobody";
/// In a fragment: nobody was there, and it is unknown what became of the application.
const UNSETTLED: &str = "unsettled";

/// In a fragment: what was copied could not be cleared.
const COPIED: &str = "copied";

/// Why the computer is cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cleared {
    /// Somebody wanted it.
    OnWish,
    /// Nobody was there.
    Unattended,
    /// Nobody was there, and it was unknown what became of the application.
    UnattendedAndUnsettled,
}

/// The path of the class page with the tally, and with what happened to the family before.
pub(crate) fn class_link(tally: &str, cleared: Cleared) -> String {
    let path = Route::Class.path();
    match cleared {
        Cleared::OnWish => [&path, "#", tally].concat(),
        Cleared::Unattended => [&path, "#", tally, "/", NOBODY].concat(),
        Cleared::UnattendedAndUnsettled => [&path, "#", tally, "/", UNSETTLED].concat(),
    }
}

/// The tally, with a mark where something that was copied may still be pasted.
pub(super) fn noted(tally: &str, has_copied: bool) -> String {
    if has_copied { [tally, "/", COPIED].concat() } else { tally.to_owned() }
}

/// Whether a fragment has that mark.
pub(super) fn has_copied(fragment: &str) -> bool {
    fragment.split('/').any(|part| part == COPIED)
}

/// Why the computer was cleared before this page was opened.
pub(crate) fn cleared_before() -> Cleared {
    split(&dom::fragment()).1
}

/// The tally of a fragment, and why the computer was cleared.
pub(super) fn split(fragment: &str) -> (String, Cleared) {
    let (tally, why) =
        fragment.trim_start_matches('#').split_once('/').unwrap_or((fragment.trim_start_matches('#'), ""));
    let cleared = match why.rsplit('/').next().unwrap_or_default() {
        NOBODY => Cleared::Unattended,
        UNSETTLED => Cleared::UnattendedAndUnsettled,
        _ => Cleared::OnWish,
    };
    (tally.to_owned(), cleared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_class_page_says_why_it_was_opened() {
        for cleared in [Cleared::OnWish, Cleared::Unattended, Cleared::UnattendedAndUnsettled] {
            for copied in [false, true] {
                let link = class_link(&noted("2026-11-23.1.0.0.0", copied), cleared);
                let (path, fragment) = link.split_once('#').unwrap();
                assert_eq!(path, "/class");
                assert_eq!(split(&["#", fragment].concat()), ("2026-11-23.1.0.0.0".to_owned(), cleared));
                assert_eq!(has_copied(fragment), copied, "{fragment}");
            }
        }
        assert_eq!(split(""), (String::new(), Cleared::OnWish));
    }
}
