//! What the server reads from outside, a million times out of shape: no panic, and nothing taken that is wrong.

use std::process::ExitCode;

use crate::{
    command::cargo,
    failure::{Failure, Result},
    test::run_tests,
    workspace::Workspace,
};

/// Cases for each thing that is read.
const CASES: u32 = 1_000_000;

/// `cargo xtask fuzz`: the tests that `cargo xtask test` runs with a few hundred cases, with many.
pub(crate) fn run(workspace: &Workspace, cases: Option<&str>) -> Result<ExitCode> {
    let wrong = |_| Failure::new("the number of cases is no number: `cargo xtask fuzz 1000000`.");
    let cases = cases.map_or(Ok(CASES), |cases| cases.parse().map_err(wrong))?;
    let mut command = cargo();
    command.args(["test", "--release", "--package", "kruzhok-server", "--test", "fuzz", "--", "--nocapture"]);
    let counts = run_tests(command.env("PROPTEST_CASES", cases.to_string()).current_dir(&workspace.root))?;
    Ok(if counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
