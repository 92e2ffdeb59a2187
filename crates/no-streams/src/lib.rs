//! Stands in for the crate `wasm-streams`, which Leptos' server functions use.
//!
//! This app has no server functions: it calls its server by `gloo-net`. But what the real crate hands to JavaScript is in
//! every app it is linked into, used or not, and so 3 kB were downloaded for nothing. Here are the names that Leptos needs
//! to compile. Whoever wants to stream to or from a server function takes the line out of `[patch.crates-io]` in the
//! workspace's `Cargo.toml`; until then an attempt stops with a panic that says so.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser, which cannot be made here.
#[derive(Debug)]
pub enum ReadableStream {}

impl ReadableStream {
    /// Makes a stream of the browser out of one of Rust.
    ///
    /// # Panics
    /// Always.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> Self {
        none()
    }

    /// Takes a stream of the browser.
    ///
    /// # Panics
    /// Always.
    #[must_use]
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        none()
    }

    /// The stream of the browser.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// The stream as one of Rust.
    #[must_use]
    pub fn into_stream(self) -> Self {
        self
    }
}

impl Stream for ReadableStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}

fn none() -> ! {
    panic!("there are no streams: see crates/no-streams")
}
