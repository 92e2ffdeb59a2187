//! The app beside its peers, in Chromium as on a cheap phone with a slow network.
//!
//! `cargo xtask bench app [ROUNDS]` builds everything and runs this; docs/benchmarks.md says how it measures. What it
//! is told by `cargo xtask` stands in [`surroundings`], the subjects in [`subject`] and [`peers`], what is done with
//! each in [`visit`] and [`walk`], and what becomes of the numbers in [`figures`].
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks by printing")]

mod browser;
mod figures;
mod notes;
mod peers;
#[path = "../../tests/e2e/process.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod process;
mod service;
mod subject;
mod surroundings;
#[path = "../../tests/e2e/temporary.rs"]
mod temporary;
mod traffic;
mod visit;
mod walk;

use std::{error::Error, process::ExitCode};

use browser::Driver;
use figures::{Figures, table};
use subject::Subject;
use surroundings::Surroundings;
use temporary::TemporaryFolder;

/// What went wrong: a sentence for the person at the terminal.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let outcome = tokio::runtime::Runtime::new().map_err(Into::into).and_then(|runtime| runtime.block_on(run()));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nCould not go on: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let with = Surroundings::read()?;
    let driver = Driver::start(&with.driver, &with.browser).await?;
    let mut subjects = subject::all(&with).await?;
    let mut figures: Vec<Figures> = subjects.iter().map(|_| Figures::default()).collect();
    for round in 1..=with.rounds {
        // Subjects take turns, so that a minute in which the machine is busy harms none more than the others.
        for (subject, found) in subjects.iter_mut().zip(&mut figures) {
            eprintln!("  round {round} of {}: {}", with.rounds, subject.name);
            measure(&driver, &with, subject, found).await.map_err(|cause| format!("{}: {cause}", subject.name))?;
        }
    }
    let names: Vec<&str> = subjects.iter().map(|subject| subject.name.as_str()).collect();
    println!("\n{}", table(&names, &figures));
    Ok(())
}

/// One round with one subject: a visit that only looks, one that comes back, one without a network, and one that is in
/// a hurry and goes all the way.
async fn measure(driver: &Driver, with: &Surroundings, subject: &mut Subject, found: &mut Figures) -> Result<()> {
    subject.begin_anew();
    let profile = TemporaryFolder::new("bench");
    visit::look(driver, profile.path(), subject, found).await?;
    visit::come_back(driver, profile.path(), subject, with, found).await?;
    if subject.stop() {
        let outcome = visit::come_back_offline(driver, profile.path(), subject, with, found).await;
        subject.start_again();
        outcome?;
    }
    let profile = TemporaryFolder::new("bench");
    walk::all_the_way(driver, profile.path(), subject, with, found).await
}
