//! The packages in `tests/node` that look at pages: axe and html-validate.

use std::path::{Path, PathBuf};

use crate::{
    command::run,
    failure::Result,
    npm::{Need, Packages},
    workspace::Workspace,
};

const NEED: Need = Need {
    source: "tests/node",
    folder: "node",
    // That of Debian 12.
    oldest: 18,
    why: "the scenes look at pages with axe and html-validate, which",
};

/// Node with the packages installed.
pub(crate) struct Node(Packages);

impl Node {
    /// Finds or installs Node and the packages.
    pub(crate) fn prepare(workspace: &Workspace) -> Result<Self> {
        Packages::prepare(workspace, &NEED).map(Self)
    }

    /// The folder of the packages.
    pub(crate) fn modules(&self) -> PathBuf {
        self.0.folder.join("node_modules")
    }

    /// Validates pages as a browser wrote them down, by the rules of `tests/node/html-validate.mjs`.
    pub(crate) fn validate(&self, pages: &[PathBuf]) -> Result<()> {
        let mut command = self.0.script("node_modules/html-validate/bin/html-validate.mjs");
        command.arg("--config").arg(self.0.folder.join("html-validate.mjs")).args(pages);
        run(&mut command, "What is above names each page and the place in it.")
    }

    /// Makes sure that a browser reads an HTML file without having to mend it.
    pub(crate) fn parse(&self, file: &Path) -> Result<()> {
        run(self.0.script("parses.mjs").arg(file), "What is above names the place.")
    }
}
