//! Values that pages watch: Leptos' signals with one difference, which is that all of them share the code that watches.
//!
//! A signal of Leptos has a type of its own for each type of value, and so has all that keeps its watchers; there are some
//! thirty of those types here. What watches is the same for all of them ([`ArcTrigger`]), so it is kept apart from the
//! value, and a family downloads it once.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::{ArcTrigger, Effect, Get, GetValue, LocalStorage, Memo, Notify, StoredValue, Track};

/// A value, and whoever watches it.
#[derive(Clone)]
struct Shared {
    /// A `RefCell<T>`.
    value: Rc<dyn Any>,
    changed: ArcTrigger,
}

/// A value that can be read, changed and watched. It goes with the page that made it; read after that, it panics, as a
/// signal does.
pub(crate) struct Watched<T> {
    shared: StoredValue<Shared, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Watched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Watched<T> {}

impl<T: Default + 'static> Default for Watched<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

#[inline(never)]
fn shared(value: Rc<dyn Any>) -> StoredValue<Shared, LocalStorage> {
    StoredValue::new_local(Shared { value, changed: ArcTrigger::new() })
}

#[inline(never)]
fn watched(shared: StoredValue<Shared, LocalStorage>) -> Rc<dyn Any> {
    let Shared { value, changed } = shared.get_value();
    changed.track();
    value
}

#[inline(never)]
fn unwatched(shared: StoredValue<Shared, LocalStorage>) -> Option<Rc<dyn Any>> {
    shared.try_get_value().map(|shared| shared.value)
}

#[inline(never)]
fn tell(shared: StoredValue<Shared, LocalStorage>) {
    if let Some(shared) = shared.try_get_value() {
        shared.changed.notify();
    }
}

/// Reads what is in the cell: it is of this type, for it was put there by a [`Watched`] of it.
fn look<T: 'static, U>(cell: &Rc<dyn Any>, read: impl FnOnce(&T) -> U) -> U {
    match cell.downcast_ref::<RefCell<T>>() {
        Some(cell) => read(&cell.borrow()),
        None => unreachable!(),
    }
}

impl<T: 'static> Watched<T> {
    /// A value to begin with.
    pub(crate) fn new(value: T) -> Self {
        Self { shared: shared(Rc::new(RefCell::new(value))), of: PhantomData }
    }

    /// Reads the value, and watches it.
    pub(crate) fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        look(&watched(self.shared), read)
    }

    /// Reads the value without watching it.
    pub(crate) fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        match unwatched(self.shared) {
            Some(cell) => look(&cell, read),
            None => unreachable!(),
        }
    }

    /// Changes the value without telling anybody; returns what `change` did, or `None` where the value is gone.
    pub(crate) fn try_update_untracked<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let cell = unwatched(self.shared)?;
        let cell = cell.downcast_ref::<RefCell<T>>()?;
        Some(change(&mut cell.borrow_mut()))
    }

    /// Changes the value without telling anybody.
    pub(crate) fn update_untracked(self, change: impl FnOnce(&mut T)) {
        self.try_update_untracked(change);
    }

    /// Puts another value in its place without telling anybody.
    pub(crate) fn set_untracked(self, value: T) {
        drop(self.try_update_untracked(|now| std::mem::replace(now, value)));
    }

    /// Changes the value, and tells whoever watches it; returns what `change` did, or `None` where the value is gone.
    pub(crate) fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        let done = self.try_update_untracked(change);
        tell(self.shared);
        done
    }

    /// Changes the value, and tells whoever watches it.
    pub(crate) fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Puts another value in its place, and tells whoever watches it.
    pub(crate) fn set(self, value: T) {
        let before = self.try_update_untracked(|now| std::mem::replace(now, value));
        tell(self.shared);
        drop(before);
    }

    /// Watches the value without reading it.
    pub(crate) fn track(self) {
        watched(self.shared);
    }

    /// The value itself, watched.
    pub(crate) fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// The value itself.
    pub(crate) fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

/// Runs `run` after the page is drawn, and again whenever something changes that it read.
pub(crate) fn on_change(run: impl FnMut() + 'static) {
    on_change_of_any(Box::new(run));
}

#[inline(never)]
fn on_change_of_any(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Something that is worked out anew when what it read has changed; whoever watches it is told only when it is not the
/// same as before.
pub(crate) struct Steady<T> {
    value: Watched<Option<T>>,
    /// Counts the values there were. Leptos sees only this, which has one type for all.
    version: Memo<usize>,
}

impl<T> Clone for Steady<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Steady<T> {}

impl<T: Clone + PartialEq + 'static> Steady<T> {
    /// What `read` says at the time.
    pub(crate) fn new(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let value = Watched::new(None);
        let is_new = move || {
            let now = Some(read());
            let is_same = value.with_untracked(|before| *before == now);
            value.set_untracked(now);
            !is_same
        };
        Self { value, version: versions(Box::new(is_new)) }
    }

    /// What it is now, watched.
    pub(crate) fn get(self) -> T {
        self.version.get();
        match self.value.get_untracked() {
            Some(value) => value,
            None => unreachable!(),
        }
    }
}

#[inline(never)]
fn versions(is_new: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<usize> {
    Memo::new(move |before: Option<&usize>| before.copied().unwrap_or_default() + usize::from(is_new()))
}

/// Something that is worked out anew whenever it is read; what it reads is watched.
pub(crate) struct Derived<T> {
    read: StoredValue<Rc<dyn Any>, LocalStorage>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: 'static> Derived<T> {
    /// What `read` says at the time.
    pub(crate) fn new(read: impl Fn() -> T + 'static) -> Self {
        let read: Box<dyn Fn() -> T> = Box::new(read);
        Self { read: kept(Rc::new(read)), of: PhantomData }
    }

    /// What it is now, watched.
    pub(crate) fn get(self) -> T {
        match self.read.get_value().downcast_ref::<Box<dyn Fn() -> T>>() {
            Some(read) => read(),
            None => unreachable!(),
        }
    }
}

#[inline(never)]
fn kept(read: Rc<dyn Any>) -> StoredValue<Rc<dyn Any>, LocalStorage> {
    StoredValue::new_local(read)
}

impl<T: Default + 'static> Default for Derived<T> {
    fn default() -> Self {
        Self::new(T::default)
    }
}

impl<T: Clone + 'static> From<Watched<T>> for Derived<T> {
    fn from(watched: Watched<T>) -> Self {
        Self::new(move || watched.get())
    }
}

impl From<String> for Derived<String> {
    fn from(text: String) -> Self {
        Self::new(move || text.clone())
    }
}

impl From<&'static str> for Derived<String> {
    fn from(text: &'static str) -> Self {
        Self::new(move || text.to_owned())
    }
}
