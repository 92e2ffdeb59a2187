//! The journeys in tests/e2e, in one browser after the other.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    browsers::{Browser, Browsers, Engine},
    command::cargo,
    counts::Counts,
    failure::{Failure, Result},
    fonts,
    test::{Report, run_tests},
    workspace::Workspace,
};

/// The name of the journeys' test target.
pub(crate) const JOURNEYS: &str = "e2e";

/// What they are run with.
pub(crate) struct Surroundings {
    server: PathBuf,
    app: PathBuf,
    pictures: PathBuf,
    /// Where Roboto cannot be had, the browsers draw with what there is: then a sheet of paper may become two.
    fonts: Option<PathBuf>,
}

impl Surroundings {
    pub(crate) fn prepare(workspace: &Workspace, server: Option<PathBuf>, app: PathBuf) -> Result<Self> {
        let server = server.ok_or_else(|| {
            Failure::new(
                "compiling the tests built no kruzhok-server: does crates/server still have an integration test?",
            )
        })?;
        let pictures = workspace.target.join("e2e");
        // Pictures of the last run would be taken for those of this one.
        let _ = fs::remove_dir_all(&pictures);
        fs::create_dir_all(&pictures).map_err(Failure::about("target/e2e cannot be made"))?;
        Ok(Self { server, app, pictures, fonts: fonts::prepare(workspace).ok() })
    }
}

/// Which of them are run, and where.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection<'a> {
    /// All of them, or this one.
    pub(crate) engine: Option<Engine>,
    /// All journeys, or those with this in their name.
    pub(crate) name: Option<&'a str>,
}

impl<'a> Selection<'a> {
    /// Reads `[--engine ENGINE] [NAME]`.
    pub(crate) fn read(words: &[&'a str]) -> Result<Self> {
        let (engine, rest) = match words {
            ["--engine", code, rest @ ..] => (Some(engine(code)?), rest),
            rest => (None, rest),
        };
        match rest {
            [] => Ok(Self { engine, name: None }),
            [name] if !name.starts_with('-') => Ok(Self { engine, name: Some(name) }),
            _ => Err(Failure::new("the journeys are run with `cargo xtask test journeys [--engine ENGINE] [NAME]`.")),
        }
    }
}

fn engine(code: &str) -> Result<Engine> {
    let known = Engine::ALL.map(Engine::code).join(", ");
    let found = Engine::ALL.into_iter().find(|engine| engine.code() == code);
    found.ok_or_else(|| Failure::new(format!("there is no engine \"{code}\". These are: {known}.")))
}

/// Runs the journeys with `name` in their name, or all, in all browsers that are there.
pub(crate) fn run(
    report: &mut Report,
    workspace: &Workspace,
    with: &Surroundings,
    browsers: &Browsers,
    name: Option<&str>,
) {
    for browser in &browsers.ready {
        let mut command = in_browser(browser, workspace, with, name, "scenes::");
        command.env("KRUZHOK_E2E_RESULTS", &with.pictures);
        let mut what = format!("journeys in {}", browser.engine);
        if let Some((journeys, why)) = beyond(browser.engine) {
            command.args(["--skip", journeys]);
            what = format!("{what} without {journeys}: {why}");
        }
        report.tests(&what, || run_named(&mut command, name));
    }
    for (engine, why) in &browsers.missing {
        report.skip(format!("journeys in {engine}: {why}"));
    }
}

/// The journeys that cannot be made in an engine, and why.
fn beyond(engine: Engine) -> Option<(&'static str, &'static str)> {
    match engine {
        Engine::Chromium | Engine::Firefox => None,
        Engine::WebKit => Some(("journeys::print", "its driver knows no printing")),
    }
}

/// The tests that drive `browser`, without those whose names contain `skipped`.
pub(crate) fn in_browser(
    browser: &Browser,
    workspace: &Workspace,
    with: &Surroundings,
    name: Option<&str>,
    skipped: &str,
) -> Command {
    let mut command = cargo();
    command
        .args(["test", "--workspace", "--test", JOURNEYS, "--"])
        .args(name)
        .args(["--skip", skipped, "--test-threads", "2"])
        .env("RUST_BACKTRACE", "0")
        .env("KRUZHOK_SERVER", &with.server)
        .env("KRUZHOK_DIST", &with.app)
        .env("KRUZHOK_ENGINE", browser.engine.code())
        .envs(with.fonts.iter().map(|fonts| ("FONTCONFIG_FILE", fonts)))
        .envs(browser.programs.iter().map(|(variable, program)| (*variable, program)))
        .current_dir(&workspace.root);
    command
}

/// Runs tests of which at least one must have `name` in its name.
pub(crate) fn run_named(command: &mut Command, name: Option<&str>) -> Result<Counts> {
    match (run_tests(command)?, name) {
        (Counts { passed: 0, failed: 0 }, Some(name)) => {
            Err(Failure::new(format!("nothing is named like \"{name}\".")))
        }
        (counts, _) => Ok(counts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engine_and_name_are_both_optional() {
        let read = |words: &[&'static str]| Selection::read(words).unwrap();
        assert_eq!(read(&[]), Selection { engine: None, name: None });
        assert_eq!(read(&["focus"]), Selection { engine: None, name: Some("focus") });
        assert_eq!(read(&["--engine", "webkit"]), Selection { engine: Some(Engine::WebKit), name: None });
        assert_eq!(
            read(&["--engine", "firefox", "focus"]),
            Selection { engine: Some(Engine::Firefox), name: Some("focus") }
        );
    }

    #[test]
    fn a_name_that_no_test_has_is_a_failure() {
        let run = |closing: &str, name| run_named(Command::new("echo").arg(closing), name);
        let (none, one) = ("test result: ok. 0 passed; 0 failed;", "test result: ok. 1 passed; 0 failed;");
        assert!(run(none, Some("focsu")).is_err());
        assert_eq!(run(one, Some("focus")).unwrap(), Counts { passed: 1, failed: 0 });
        assert_eq!(run(none, None).unwrap(), Counts::default());
    }

    #[test]
    fn an_engine_that_nobody_knows_is_no_name_of_a_journey() {
        for words in [&["--engine", "opera"][..], &["--engine"], &["--engin", "firefox"], &["focus", "mistakes"]] {
            assert!(Selection::read(words).is_err(), "{words:?}");
        }
    }
}
