use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use crate::{
    command::{cargo, run, say},
    compress::precompress,
    failure::{Failure, Result},
    fingerprint::fingerprint,
    tools::{self, Tools},
    wasm, worker,
    workspace::Workspace,
};

/// Everything that the built app is made from, and how.
const INPUTS: &[&str] = &[
    "src",
    "style",
    "locales",
    "public",
    "crates/domain",
    "crates/view",
    "crates/xtask/src/app.rs",
    "crates/xtask/src/compress.rs",
    "crates/xtask/src/wasm.rs",
    "crates/xtask/src/worker.rs",
    "index.html",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo",
];

/// Builds the app as it is delivered into `dist` and gives that folder; does nothing when its input is the same as
/// the last time.
pub(crate) fn build(workspace: &Workspace) -> Result<PathBuf> {
    let tools = tools::prepare(workspace)?;
    let dist = workspace.dist();
    // Trunk empties the folder when it builds, so a stamp never outlives what it vouches for.
    let stamp = dist.join(".stamp");
    let input = fingerprint(&workspace.root, INPUTS, &tools.versions)
        .map_err(Failure::about("the app's sources cannot be read"))?;
    if fs::read_to_string(&stamp).is_ok_and(|last| last == input) {
        say("The app in dist is up to date");
        return Ok(dist);
    }
    let started = Instant::now();
    say("Building the app with Trunk (the first time takes some minutes)");
    trunk_build(workspace, &tools)?;
    let page = dist.join("index.html");
    join_styles(&page).map_err(Failure::about("the built page cannot be rewritten"))?;
    fill_in_first_pages(workspace, &page)?;
    wasm::strip(&dist).map_err(Failure::about("the built app cannot be stripped"))?;
    worker::write(&workspace.root, &dist)?;
    say("Compressing the app");
    precompress(&dist).map_err(Failure::about("the built app cannot be compressed"))?;
    fs::write(&stamp, input).map_err(Failure::about("dist/.stamp cannot be written"))?;
    say(format!("The app is built into dist, in {} s", started.elapsed().as_secs()));
    Ok(dist)
}

/// Builds the app as developers have it, with the catalogue of all components at `/catalogue`.
pub(crate) fn build_catalogue(workspace: &Workspace) -> Result<PathBuf> {
    let tools = tools::prepare(workspace)?;
    let dist = workspace.target.join("catalogue");
    trunk(workspace, &tools, &["--dist".as_ref(), dist.as_os_str()])?;
    Ok(dist)
}

fn trunk_build(workspace: &Workspace, tools: &Tools) -> Result<()> {
    // Trunk is kept offline so that it never downloads a tool behind our back; that holds for its cargo too.
    run(
        cargo().args(["fetch", "--target", "wasm32-unknown-unknown"]).current_dir(&workspace.root),
        "Check that this machine reaches the crates' registry, then run this again.",
    )?;
    // index.html names the cargo profile that belongs to --release.
    trunk(workspace, tools, &["--release".as_ref()])
}

fn trunk(workspace: &Workspace, tools: &Tools, how: &[&OsStr]) -> Result<()> {
    run(
        Command::new(&tools.trunk)
            .args(["build", "--offline", "true", "--skip-version-check"])
            .args(how)
            .env("PATH", &tools.path)
            // Trunk takes any value of NO_COLOR but "true" and "false" for a mistake.
            .env_remove("NO_COLOR")
            .current_dir(&workspace.root),
        "What is above says why: most often the app does not compile, or index.html names a file that is not there.",
    )
}

/// Draws the first pages into the built page, with a program of the app's own that runs here.
fn fill_in_first_pages(workspace: &Workspace, page: &Path) -> Result<()> {
    run(
        cargo()
            .args(["run", "--quiet", "--package", "kruzhok", "--bin", "prerender", "--"])
            .args([page, &workspace.root.join("public/programme.json")])
            .current_dir(&workspace.root),
        "What is above says why.",
    )
}

/// Makes one style sheet of the neighbours in the page: each of them would cost a hash in the server's content
/// security policy, which travels with the page and is not compressed.
fn join_styles(page: &Path) -> io::Result<()> {
    fs::write(page, joined(&fs::read_to_string(page)?))
}

fn joined(html: &str) -> String {
    html.replace("</style><style>", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_style_sheets_become_one_and_others_stay() {
        let html = "<style>a{}</style><style>b{}</style><script></script><style>c{}</style>";
        assert_eq!(joined(html), "<style>a{}b{}</style><script></script><style>c{}</style>");
    }
}
