//! The journeys, by theme. The name of a test is what it shows.

mod changed_answers;
mod complaints;
mod deep_links;
mod delivery;
mod drafts;
mod focus;
mod mistakes;
mod not_eligible;
mod nothing_works;
mod offline;
mod print;
mod sending;
mod staff;
mod status;
mod tabs;
mod three_families;
mod versions;
