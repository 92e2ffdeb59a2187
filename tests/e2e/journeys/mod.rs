//! The journeys, by theme. The name of a test is what it shows.

mod before_the_app;
mod changed_answers;
mod class;
mod class_list;
mod complaints;
mod deep_links;
mod delivery;
mod drafts;
mod focus;
mod handover;
mod keyboard;
mod mistakes;
mod not_eligible;
mod nothing_works;
mod offline;
mod policy;
mod print;
mod print_for_school;
mod sending;
mod status;
mod tabs;
mod three_families;
mod versions;
