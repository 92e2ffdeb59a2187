//! `cargo xtask bench app`: the app beside its peers in Chromium. docs/benchmarks.md says how it measures.

use std::path::PathBuf;

use crate::{
    app,
    browsers::{self, Engine},
    command::{cargo, run, say},
    failure::Result,
    npm::{Need, Packages},
    server,
    workspace::Workspace,
};

const NEED: Need = Need {
    source: "benches/peers",
    folder: "peers",
    oldest: 20,
    why: "the peers that the app is measured beside are built by Vite, so they",
};

/// How often everything is measured, unless somebody says.
const ROUNDS: u32 = 5;

/// Builds the app, the server and the peers, and measures them.
pub(crate) fn bench(workspace: &Workspace, rounds: Option<u32>) -> Result<()> {
    // First of all: who lacks a browser should not learn it after a build.
    let chromium = browsers::only(Engine::Chromium)?;
    let peers = build(workspace)?;
    let app = app::build(workspace)?;
    let server = server::build(workspace)?;
    say("Measuring: let the machine do nothing else meanwhile");
    let mut command = cargo();
    command
        // The program only gives commands and serves files from memory; built as the tests are, it builds in seconds.
        .args(["bench", "--package", "kruzhok", "--bench", "app", "--profile", "dev"])
        .env("KRUZHOK_PEERS", peers)
        .env("KRUZHOK_DIST", app)
        .env("KRUZHOK_SERVER", server)
        .env("KRUZHOK_ROUNDS", rounds.unwrap_or(ROUNDS).to_string())
        .envs(chromium.ready.iter().flat_map(|browser| browser.programs.iter()).map(|(name, path)| (*name, path)))
        .current_dir(&workspace.root);
    run(&mut command, "What is above says why.")
}

/// Builds the peers that need it, and gives the folder in which the benchmark looks for them.
fn build(workspace: &Workspace) -> Result<PathBuf> {
    let packages = Packages::prepare(workspace, &NEED)?;
    say("Building the peers");
    let built = packages.folder.join("built");
    let mut command = packages.script("build.mjs");
    run(command.arg(&workspace.root).arg(&built), "What is above says why.")?;
    Ok(built)
}
