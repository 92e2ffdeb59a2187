//! The browsers that the journeys are run in. What is missing is installed where that may be done without asking
//! anybody.

use std::{
    env, fmt,
    path::{Path, PathBuf},
};

use crate::{
    debian,
    failure::{Failure, Result},
    programs::{Program, Source},
    tools,
};

/// Who draws the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// What it is called in commands and in the environment.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// An engine on this machine.
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    /// Its programs, by the variables that tell the journeys of them.
    pub(crate) programs: Vec<(&'static str, PathBuf)>,
}

impl Browser {
    /// The program that the journeys are told of by that variable.
    pub(crate) fn program(&self, variable: &str) -> Option<&Path> {
        self.programs.iter().find(|(name, _)| *name == variable).map(|(_, program)| program.as_path())
    }
}

/// The browsers of a run, and those that it goes without.
pub(crate) struct Browsers {
    pub(crate) ready: Vec<Browser>,
    pub(crate) missing: Vec<(Engine, Failure)>,
}

/// This one only.
pub(crate) fn only(engine: Engine) -> Result<Browsers> {
    Ok(Browsers { ready: vec![prepare(engine)?], missing: Vec::new() })
}

/// All of them. A developer's machine may go without those that are hard to have there; CI may not.
pub(crate) fn all() -> Result<Browsers> {
    let mut browsers = Browsers { ready: Vec::new(), missing: Vec::new() };
    for engine in Engine::ALL {
        match unless_needed(prepare(engine), engine == Engine::Chromium || is_ci())? {
            Ok(browser) => browsers.ready.push(browser),
            Err(failure) => browsers.missing.push((engine, failure)),
        }
    }
    Ok(browsers)
}

/// Whether nothing may be left out.
pub(crate) fn is_ci() -> bool {
    env::var_os("CI").is_some_and(|value| !value.is_empty() && value != "false")
}

/// Lets something be missing that is not needed: then its failure is only told.
pub(crate) fn unless_needed<T>(outcome: Result<T>, is_needed: bool) -> Result<Result<T>> {
    match outcome {
        Err(failure) if is_needed => Err(failure),
        outcome => Ok(outcome),
    }
}

fn prepare(engine: Engine) -> Result<Browser> {
    let packages = missing_packages(engine);
    if !packages.is_empty() && debian::may_install() {
        debian::install(&packages, &format!("the journeys need {engine}"))?;
    }
    let programs = Program::of(engine).iter().map(|program| Ok((program.told_as, locate(engine, program)?)));
    Ok(Browser { engine, programs: programs.collect::<Result<_>>()? })
}

fn missing_packages(engine: Engine) -> Vec<&'static str> {
    let mut packages: Vec<_> = Program::of(engine)
        .iter()
        .filter_map(|program| match program.source {
            Source::Package(package) if program.find().is_none() => Some(package),
            _ => None,
        })
        .collect();
    packages.dedup();
    packages
}

fn locate(engine: Engine, program: &Program) -> Result<PathBuf> {
    match (program.find(), program.source) {
        (Some(path), _) => Ok(path),
        (None, Source::Cargo) => tools::geckodriver(),
        (None, Source::Package(_)) => Err(missing(engine, program)),
    }
}

fn missing(engine: Engine, program: &Program) -> Failure {
    let packages = missing_packages(engine).join(" ");
    Failure::new(format!(
        "{engine} needs {}, which is not here and cannot be installed from here. On Debian: `sudo apt-get \
         install {packages}`; elsewhere set {} to the program. Without a browser there is `cargo xtask test fast`.",
        program.names.join(" or "),
        program.named_by,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_needed_stops_everything() {
        let missing = || Err::<(), _>(Failure::new("it is not here"));
        assert!(unless_needed(missing(), true).is_err());
        assert!(unless_needed(missing(), false).unwrap().is_err());
        assert!(unless_needed(Ok(()), true).unwrap().is_ok());
    }

    #[test]
    fn who_lacks_a_program_is_told_what_to_install_and_what_to_set() {
        let program = Program {
            told_as: "KRUZHOK_BROWSER",
            named_by: "KRUZHOK_OTHER",
            names: &["other", "another"],
            source: Source::Package("other"),
        };
        let sentence = missing(Engine::WebKit, &program).to_string();
        for part in ["WebKit needs other or another,", "set KRUZHOK_OTHER to"] {
            assert!(sentence.contains(part), "{sentence}");
        }
    }
}
