//! The project's own commands, for developers and for CI: `cargo xtask serve`, `cargo xtask test`.
//!
//! No part of the product: nothing here is linked into the app or the server, and this crate depends on neither.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks by printing")]

mod app;
mod bench;
mod browsers;
mod command;
mod compress;
mod contract;
mod counts;
mod debian;
mod failure;
mod fingerprint;
mod first_start;
mod fonts;
mod fuzz;
mod journeys;
mod lighthouse;
mod node;
mod npm;
mod package;
mod peers;
mod postgres;
mod programs;
mod scenes;
mod server;
mod service;
mod size;
mod standard_library;
mod test;
mod tools;
mod wasm;
mod worker;
mod workspace;

use std::{env, process::ExitCode};

use failure::{Failure, Result};
use journeys::Selection;
use workspace::Workspace;

const USAGE: &str = "\
cargo xtask serve [-- SERVER FLAGS]   build everything that is missing and start the service with the app
cargo xtask watch                     build the app at each change, beside a running server, while its pages are changed
cargo xtask build                     build the app into dist, without starting anything
cargo xtask package                   build target/package/kruzhok-server: one static program with the app inside
cargo xtask test                      everything that must hold, three browsers included
cargo xtask test fast                 the same without the built app, its size and the browsers
cargo xtask test journeys [--engine chromium|firefox|webkit] [NAME]
                                      only the journeys, in all browsers or one; those whose name contains NAME
cargo xtask test scenes [NAME]        only the scenes whose journey's name contains NAME: every page, looked at closely
cargo xtask test scenes --accept      the same, and what the pages are like now is what they shall be like
cargo xtask bench server [ROWS] [--database ADDRESS]
                                      how fast the server is, with wrk, on SQLite or an empty PostgreSQL database
cargo xtask bench app [ROUNDS]        the app beside three peers, in Chromium as on a cheap phone
cargo xtask bench lighthouse          four pages of a running service, as Lighthouse sees them on a phone
cargo xtask fuzz [CASES]              what the server reads, a million times out of shape
cargo xtask contract                  the API against its own description, with Schemathesis";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("\nCould not go on: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve", flags @ ..] => {
            let workspace = Workspace::find()?;
            let dist = app::build(&workspace)?;
            let server = server::build(&workspace)?;
            server::run(&workspace, &server, &server::with_app(flags, &dist)).map(|()| ExitCode::SUCCESS)
        }
        ["watch"] => app::watch(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        ["build"] => app::build(&Workspace::find()?).map(|_| ExitCode::SUCCESS),
        ["package"] => package::build(&Workspace::find()?).map(|_| ExitCode::SUCCESS),
        ["test"] => test::everything(&Workspace::find()?),
        ["test", "fast"] => test::fast(&Workspace::find()?),
        ["test", "journeys", selection @ ..] => {
            let selection = Selection::read(selection)?;
            test::journeys(&Workspace::find()?, &selection)
        }
        ["test", "scenes", wish @ ..] if scenes::Wish::read(wish).is_some() => {
            test::scenes(&Workspace::find()?, scenes::Wish::read(wish).unwrap_or_default())
        }
        ["bench", "server", wish @ ..] if bench::Wish::read(wish).is_some() => {
            bench::server(&Workspace::find()?, &bench::Wish::read(wish).unwrap_or_default()).map(|()| ExitCode::SUCCESS)
        }
        ["bench", "app"] => peers::bench(&Workspace::find()?, None).map(|()| ExitCode::SUCCESS),
        ["bench", "app", rounds] if rounds.parse::<u32>().is_ok_and(|rounds| rounds > 0) => {
            peers::bench(&Workspace::find()?, rounds.parse().ok()).map(|()| ExitCode::SUCCESS)
        }
        ["bench", "lighthouse"] => lighthouse::check(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        ["fuzz", cases @ ..] if cases.len() < 2 => fuzz::run(&Workspace::find()?, cases.first().copied()),
        ["contract"] => contract::check(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Failure::new(format!("there is no command \"{}\". These are:\n{USAGE}", words.join(" ")))),
    }
}
