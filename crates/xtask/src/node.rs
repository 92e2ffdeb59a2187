//! Node, and the packages in `tests/node` that look at pages: axe and html-validate. They never reach the product.

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{in_path, printed, run, say},
    debian,
    failure::{Failure, Result},
    fingerprint::{files_below, fingerprint},
    workspace::Workspace,
};

/// The first version of Node that the packages run on: that of Debian 12.
const OLDEST: u32 = 18;

const NEEDED: &str = "the scenes look at pages with axe and html-validate, which need Node 18 or newer and npm";

/// Node with the packages installed.
pub(crate) struct Node {
    program: PathBuf,
    /// A copy of `tests/node`, beside which the packages lie: scripts find them there.
    folder: PathBuf,
}

impl Node {
    /// Finds or installs Node and the packages, at the very versions that `tests/node/package-lock.json` names.
    pub(crate) fn prepare(workspace: &Workspace) -> Result<Self> {
        let (program, npm) = programs()?;
        let source = workspace.root.join("tests/node");
        let folder = workspace.target.join("node");
        let stamp = folder.join(".stamp");
        copy(&source, &folder).map_err(Failure::about("tests/node cannot be copied to target/node"))?;
        let packages =
            fingerprint(&source, &["package-lock.json"], "").map_err(Failure::about("tests/node cannot be read"))?;
        if !fs::read_to_string(&stamp).is_ok_and(|last| last == packages) {
            install(&npm, &folder)?;
            fs::write(&stamp, packages).map_err(Failure::about("target/node/.stamp cannot be written"))?;
        }
        Ok(Self { program, folder })
    }

    /// The folder of the packages.
    pub(crate) fn modules(&self) -> PathBuf {
        self.folder.join("node_modules")
    }

    /// Validates pages as a browser wrote them down, by the rules of `tests/node/html-validate.mjs`.
    pub(crate) fn validate(&self, pages: &[PathBuf]) -> Result<()> {
        let mut command = self.script(&self.modules().join("html-validate/bin/html-validate.mjs"));
        command.arg("--config").arg(self.folder.join("html-validate.mjs")).args(pages);
        run(&mut command, "What is above names each page and the place in it.")
    }

    /// Makes sure that a browser reads an HTML file without having to mend it.
    pub(crate) fn parse(&self, file: &Path) -> Result<()> {
        run(self.script(&self.folder.join("parses.mjs")).arg(file), "What is above names the place.")
    }

    fn script(&self, script: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.arg(script);
        command
    }
}

/// Node and npm, installed where they are missing and may be.
fn programs() -> Result<(PathBuf, PathBuf)> {
    if let Some(found) = in_path("node").zip(in_path("npm")) {
        return new_enough(found);
    }
    debian::install(&["nodejs", "npm"], NEEDED)?;
    let found = in_path("node").zip(in_path("npm"));
    new_enough(found.ok_or_else(|| Failure::new(format!("{NEEDED}. They were installed, but not into PATH.")))?)
}

fn new_enough((node, npm): (PathBuf, PathBuf)) -> Result<(PathBuf, PathBuf)> {
    let version = printed(Command::new(&node).arg("--version")).unwrap_or_default();
    match major(&version) {
        Some(major) if major >= OLDEST => Ok((node, npm)),
        _ => Err(Failure::new(format!("{NEEDED}. The one in PATH says it is \"{version}\": install a newer one."))),
    }
}

/// The first number of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn copy(source: &Path, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for file in files_below(source)? {
        fs::copy(&file, folder.join(file.file_name().unwrap_or_default()))?;
    }
    Ok(())
}

fn install(npm: &Path, folder: &Path) -> Result<()> {
    say("npm installs what looks at pages");
    run(
        Command::new(npm).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder),
        "Check that this machine reaches the registry of npm, then run this again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major(""), None);
    }
}
