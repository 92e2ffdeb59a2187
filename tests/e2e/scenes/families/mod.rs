//! Who walks through the app, so that every scene is met. The name of a test says which pages it is about.

mod broken;
mod check;
mod class;
mod class_list;
mod documents;
mod form;
mod handover;
mod municipality;
mod plain;
mod questions;
mod results;
mod sent;

mod start;
mod status;
mod tabs;
mod versions;
