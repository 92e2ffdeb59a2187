//! Journeys of families through the built app and a real server, in real browsers: Chromium, Firefox and WebKit.
//!
//! `cargo xtask test journeys [--engine ENGINE] [NAME]` builds what they need and runs them. A journey is one
//! `#[tokio::test]`:
//!
//! ```ignore
//! #[tokio::test]
//! async fn a_parent_learns_what_to_bring() {
//!     journey(Screen::Phone, async |page, _| {
//!         page.open("/").await;
//!         page.follow("Родитель").await;
//!         page.heading_is("Когда родился ребёнок?").await;
//!         page.fill_in("Дата рождения", "День", "1").await;
//!         page.press("Продолжить").await;
//!         page.screenshot("after-the-birth-date").await;
//!     })
//!     .await;
//! }
//! ```
//!
//! A page is spoken to as a person would: by what is written on it ([`page::Page`]). There are no selectors, no
//! sleeps and no shared accounts: each journey has a server with an empty database and a new browser of its own.
//! What a kind of page is for stands in [`pages`], who comes in [`people`], what is printed in [`paper`], the journeys
//! themselves in [`journeys`], and what a bad connection does to them, with and without a browser, in [`network`].
#![cfg(not(target_family = "wasm"))]

mod altered_app;
mod clock;
mod complaints;
mod display;
mod engine;
mod journey;
mod journeys;
mod network;
mod page;
mod pages;
mod paper;
mod people;
mod process;
mod request;
mod resizing;
mod scenes;
mod service;
mod surroundings;
mod temporary;
mod webdriver;
mod words;
