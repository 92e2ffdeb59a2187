//! What lasts as long as the page.

use std::ops::Deref;

/// A part of the state that is made once and never taken away. Handles on it are in every event handler, so they are as
/// small as a reference.
pub(crate) struct Lasting<T: 'static>(&'static T);

impl<T> Lasting<T> {
    /// Makes `part` last.
    pub(super) fn new(part: T) -> Self {
        Self(Box::leak(Box::new(part)))
    }
}

impl<T> Clone for Lasting<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Lasting<T> {}

impl<T> Deref for Lasting<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}
