//! The programs that each browser's journeys need, and where they come from.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{browsers::Engine, command::in_path};

/// A program that an engine's journeys need.
pub(crate) struct Program {
    /// The variable in which the journeys are told of it.
    pub(crate) told_as: &'static str,
    /// The variable that names it where it is not found.
    pub(crate) named_by: &'static str,
    /// What it may be called.
    pub(crate) names: &'static [&'static str],
    pub(crate) source: Source,
}

/// Where a program comes from that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// A package of Debian.
    Package(&'static str),
    /// Cargo, which the project's own tools come from too.
    Cargo,
}

impl Program {
    pub(crate) fn of(engine: Engine) -> &'static [Self] {
        match engine {
            Engine::Chromium => CHROMIUM,
            Engine::Firefox => FIREFOX,
            Engine::WebKit => WEBKIT,
        }
    }

    /// Where it is on this machine.
    pub(crate) fn find(&self) -> Option<PathBuf> {
        let named = env::var_os(self.named_by).map(PathBuf::from).filter(|path| path.is_file());
        named.or_else(|| self.names.iter().find_map(|name| in_path(name).or_else(|| beside_webkit(name))))
    }
}

const BROWSER: &str = "KRUZHOK_BROWSER";
const DRIVER: &str = "KRUZHOK_DRIVER";
const XVFB: &str = "KRUZHOK_XVFB";

const CHROMIUM: &[Program] = &[
    Program {
        told_as: BROWSER,
        named_by: "KRUZHOK_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        source: Source::Package("chromium"),
    },
    Program {
        told_as: DRIVER,
        named_by: "KRUZHOK_CHROMEDRIVER",
        names: &["chromedriver"],
        source: Source::Package("chromium-driver"),
    },
];

const FIREFOX: &[Program] = &[
    Program {
        told_as: BROWSER,
        named_by: "KRUZHOK_FIREFOX",
        names: &["firefox-esr", "firefox"],
        source: Source::Package("firefox-esr"),
    },
    // Debian has no package of it. Cargo knows what is in PATH, and whether it is of the right version.
    Program { told_as: DRIVER, named_by: "KRUZHOK_GECKODRIVER", names: &[], source: Source::Cargo },
];

const WEBKIT: &[Program] = &[
    Program {
        told_as: BROWSER,
        named_by: "KRUZHOK_MINIBROWSER",
        names: &["MiniBrowser"],
        source: Source::Package("webkit2gtk-driver"),
    },
    Program {
        told_as: DRIVER,
        named_by: "KRUZHOK_WEBKITDRIVER",
        names: &["WebKitWebDriver"],
        source: Source::Package("webkit2gtk-driver"),
    },
    // WebKit draws nothing without a display.
    Program { told_as: XVFB, named_by: XVFB, names: &["Xvfb"], source: Source::Package("xvfb") },
];

/// The folder of WebKitGTK's own programs, which is not in PATH and which each distribution puts elsewhere.
fn beside_webkit(name: &str) -> Option<PathBuf> {
    let of_architectures = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    ["/usr/lib", "/usr/libexec"]
        .map(PathBuf::from)
        .into_iter()
        .chain(of_architectures)
        .map(|folder| folder.join(Path::new("webkit2gtk-4.1")).join(name))
        .find(|program| program.is_file())
}
