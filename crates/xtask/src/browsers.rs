use std::{env, path::PathBuf, process::Command};

use crate::{
    command::{in_path, printed, run, say},
    failure::{Failure, Result},
};

/// A browser and the program that drives it for the journeys.
pub(crate) struct Chromium {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Finds Chromium and its driver, and installs them where that may be done without asking anybody.
pub(crate) fn chromium() -> Result<Chromium> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if in_path("apt-get").is_none() || !is_root() {
        return Err(missing("They cannot be installed from here."));
    }
    say("Chromium and its driver are not here: apt-get installs them");
    install()?;
    find().ok_or_else(|| missing("apt-get installed them, but not into PATH."))
}

fn find() -> Option<Chromium> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file());
    let browser = named("KRUZHOK_CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(in_path)
    })?;
    let driver = named("KRUZHOK_CHROMEDRIVER").or_else(|| in_path("chromedriver"))?;
    Some(Chromium { browser, driver })
}

fn install() -> Result<()> {
    let advice = "Install the packages chromium and chromium-driver by hand, then run this again.";
    run(Command::new("apt-get").arg("update").env("DEBIAN_FRONTEND", "noninteractive"), advice)?;
    run(
        Command::new("apt-get")
            .args(["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"])
            .env("DEBIAN_FRONTEND", "noninteractive"),
        advice,
    )
}

fn is_root() -> bool {
    printed(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn missing(why: &str) -> Failure {
    Failure::new(format!(
        "the journeys need Chromium and ChromeDriver of the same version, and they are not in PATH. {why} On Debian or \
         Ubuntu: `sudo apt-get install chromium chromium-driver`; elsewhere set KRUZHOK_CHROMIUM and \
         KRUZHOK_CHROMEDRIVER to the two programs. Without a browser there is `cargo xtask test fast`."
    ))
}
