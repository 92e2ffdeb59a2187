//! Fills the first pages into `index.html`: `prerender PAGE PROGRAMME` rewrites the file PAGE. A step of building the app.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let filled = match arguments.as_slice() {
        [page, programme] => fill(page, programme),
        _ => Err("two arguments are needed: the page and the programme file".to_owned()),
    };
    match filled {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            #[expect(clippy::print_stderr, reason = "a command-line tool speaks by printing")]
            {
                eprintln!("{why}");
            }
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_family = "wasm"))]
fn fill(page: &str, programme: &str) -> Result<(), String> {
    let read = |path: &str| std::fs::read_to_string(path).map_err(|cause| format!("{path}: {cause}"));
    let filled = kruzhok::prerender::fill(&read(page)?, &read(programme)?).map_err(|cause| cause.to_string())?;
    std::fs::write(page, filled).map_err(|cause| format!("{page}: {cause}"))
}

/// The browser needs no second program.
#[cfg(target_family = "wasm")]
fn fill(_: &str, _: &str) -> Result<(), String> {
    Err("this runs on the machine that builds the app".to_owned())
}
