//! Packages of npm that a command of ours borrows, each set in a folder of its own below `target`. They never reach the
//! product.

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

/// A folder of the project with a `package.json`, and what is needed to use it.
pub(crate) struct Need {
    /// The folder in the project.
    pub(crate) source: &'static str,
    /// Where it is copied to, below `target`.
    pub(crate) folder: &'static str,
    /// The first version of Node that its packages run on.
    pub(crate) oldest: u32,
    /// Who needs Node and npm, and what for: the beginning of a sentence.
    pub(crate) why: &'static str,
}

/// Node, and the folder with the installed packages.
pub(crate) struct Packages {
    node: PathBuf,
    /// A copy of the source, beside which the packages lie: scripts find them there.
    pub(crate) folder: PathBuf,
}

impl Packages {
    /// Finds or installs Node and the packages, at the very versions that the `package-lock.json` names.
    pub(crate) fn prepare(workspace: &Workspace, need: &Need) -> Result<Self> {
        let (node, npm) = need.programs()?;
        let source = workspace.root.join(need.source);
        let folder = workspace.target.join(need.folder);
        let stamp = folder.join(".stamp");
        copy(&source, &folder)
            .map_err(Failure::about(format!("{} cannot be copied to target/{}", need.source, need.folder)))?;
        let packages = fingerprint(&source, &["package-lock.json"], "")
            .map_err(Failure::about(format!("{} cannot be read", need.source)))?;
        if !fs::read_to_string(&stamp).is_ok_and(|last| last == packages) {
            install(&npm, &folder)?;
            fs::write(&stamp, packages).map_err(Failure::about("the stamp of the packages cannot be written"))?;
        }
        Ok(Self { node, folder })
    }

    /// Node with a script of the folder.
    pub(crate) fn script(&self, script: &str) -> Command {
        let mut command = Command::new(&self.node);
        command.arg(self.folder.join(script));
        command
    }
}

impl Need {
    /// Node and npm, installed where they are missing and may be.
    fn programs(&self) -> Result<(PathBuf, PathBuf)> {
        if let Some(found) = in_path("node").zip(in_path("npm")) {
            return self.new_enough(found);
        }
        debian::install(&["nodejs", "npm"], &self.sentence())?;
        let found = in_path("node").zip(in_path("npm"));
        let missing = || Failure::new(format!("{}. They were installed, but not into PATH.", self.sentence()));
        self.new_enough(found.ok_or_else(missing)?)
    }

    fn new_enough(&self, (node, npm): (PathBuf, PathBuf)) -> Result<(PathBuf, PathBuf)> {
        let version = printed(Command::new(&node).arg("--version")).unwrap_or_default();
        match major(&version) {
            Some(major) if major >= self.oldest => Ok((node, npm)),
            _ => Err(Failure::new(format!(
                "{}. The one in PATH says it is \"{version}\": install a newer one.",
                self.sentence()
            ))),
        }
    }

    fn sentence(&self) -> String {
        format!("{} need Node {} or newer and npm", self.why, self.oldest)
    }
}

/// The first number of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn copy(source: &Path, folder: &Path) -> io::Result<()> {
    for file in files_below(source)? {
        let copy = folder.join(file.strip_prefix(source).unwrap_or(&file));
        fs::create_dir_all(copy.parent().unwrap_or(folder))?;
        fs::copy(&file, copy)?;
    }
    Ok(())
}

fn install(npm: &Path, folder: &Path) -> Result<()> {
    say("npm installs what is borrowed from others");
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

    #[test]
    fn a_folder_is_copied_with_the_folders_in_it() {
        let folder = std::env::temp_dir().join(format!("kruzhok-npm-{}", std::process::id()));
        let (source, target) = (folder.join("source"), folder.join("target"));
        fs::create_dir_all(source.join("src")).unwrap();
        fs::write(source.join("src/main.js"), "1").unwrap();
        copy(&source, &target).unwrap();
        assert_eq!(fs::read_to_string(target.join("src/main.js")).unwrap(), "1");
        fs::remove_dir_all(folder).unwrap();
    }
}
