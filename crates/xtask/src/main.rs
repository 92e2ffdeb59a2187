//! The project's own commands, for developers and for CI: `cargo xtask serve`, `cargo xtask test`.
//!
//! No part of the product: nothing here is linked into the app or the server, and this crate depends on neither.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks by printing")]

mod app;
mod browsers;
mod command;
mod compress;
mod counts;
mod failure;
mod fingerprint;
mod server;
mod size;
mod test;
mod tools;
mod workspace;

use std::{env, process::ExitCode};

use failure::{Failure, Result};
use workspace::Workspace;

const USAGE: &str = "\
cargo xtask serve [-- SERVER FLAGS]   build everything that is missing and start the service with the app
cargo xtask build                     build the app into dist, without starting anything
cargo xtask test                      everything that must hold, a browser included
cargo xtask test fast                 the same without the built app, its size and the browser
cargo xtask test journeys [NAME]      only the journeys in the browser whose name contains NAME";

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
        ["build"] => app::build(&Workspace::find()?).map(|_| ExitCode::SUCCESS),
        ["test"] => test::everything(&Workspace::find()?),
        ["test", "fast"] => test::fast(&Workspace::find()?),
        ["test", "journeys"] => test::journeys(&Workspace::find()?, None),
        ["test", "journeys", name] => test::journeys(&Workspace::find()?, Some(name)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(Failure::new(format!("there is no command \"{}\". These are:\n{USAGE}", words.join(" ")))),
    }
}
