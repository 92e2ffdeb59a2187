use std::{
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
    standard_library::StandardLibrary,
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
    "crates/no-streams",
    "crates/view",
    "crates/xtask/src/app.rs",
    "crates/xtask/src/compress.rs",
    "crates/xtask/src/standard_library.rs",
    "crates/xtask/src/wasm",
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
    let input = |library: StandardLibrary| {
        fingerprint(&workspace.root, INPUTS, &format!("{}, {library:?}", tools.versions))
            .map_err(Failure::about("the app's sources cannot be read"))
    };
    let wanted = input(StandardLibrary::here())?;
    if fs::read_to_string(&stamp).is_ok_and(|last| last == wanted) {
        say("The app in dist is up to date");
        return Ok(dist);
    }
    let started = Instant::now();
    let library = StandardLibrary::prepare();
    say("Building the app with Trunk (the first time takes some minutes)");
    trunk_build(workspace, &tools, library)?;
    let page = dist.join("index.html");
    join_styles(&page).map_err(Failure::about("the built page cannot be rewritten"))?;
    fill_in_first_pages(workspace, &page)?;
    wasm::lighten(&dist, &page).map_err(Failure::about("the built app cannot be made lighter"))?;
    worker::write(&workspace.root, &dist)?;
    say("Compressing the app");
    precompress(&dist).map_err(Failure::about("the built app cannot be compressed"))?;
    fs::write(&stamp, input(library)?).map_err(Failure::about("dist/.stamp cannot be written"))?;
    say(format!("The app is built into dist, in {} s", started.elapsed().as_secs()));
    Ok(dist)
}

/// Builds the app as developers have it, with the catalogue of all components at `/catalogue`.
pub(crate) fn build_catalogue(workspace: &Workspace) -> Result<PathBuf> {
    let tools = tools::prepare(workspace)?;
    let dist = workspace.target.join("catalogue");
    run(trunk("build", workspace, &tools).arg("--dist").arg(&dist), TRUNK_FAILED)?;
    Ok(dist)
}

/// Builds the app as developers have it at each change, and serves it beside a running server.
pub(crate) fn watch(workspace: &Workspace) -> Result<()> {
    run(&mut trunk("serve", workspace, &tools::prepare(workspace)?), TRUNK_FAILED)
}

fn trunk_build(workspace: &Workspace, tools: &Tools, library: StandardLibrary) -> Result<()> {
    // Trunk is kept offline so that it never downloads a tool behind our back; that holds for its cargo too.
    run(
        library
            .within(&mut cargo())
            .args(["fetch", "--target", "wasm32-unknown-unknown"])
            // What macros and build scripts are made of.
            .args(["--target", "host-tuple"])
            .current_dir(&workspace.root),
        "Check that this machine reaches the crates' registry, then run this again.",
    )?;
    // index.html names the cargo profile that belongs to --release.
    run(library.within(&mut trunk("build", workspace, tools)).arg("--release"), TRUNK_FAILED)
}

const TRUNK_FAILED: &str =
    "What is above says why: most often the app does not compile, or index.html names a file that is not there.";

fn trunk(what: &str, workspace: &Workspace, tools: &Tools) -> Command {
    let mut trunk = Command::new(&tools.trunk);
    trunk
        .args([what, "--offline", "true", "--skip-version-check"])
        .env("PATH", &tools.path)
        // Trunk takes any value of NO_COLOR but "true" and "false" for a mistake.
        .env_remove("NO_COLOR")
        .current_dir(&workspace.root);
    trunk
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
    fn every_crate_of_the_app_is_looked_at_when_it_may_have_changed() {
        let read = |file: &str| fs::read_to_string(Path::new("../..").join(file)).unwrap();
        let (manifest, trunk) = (read("Cargo.toml"), read("Trunk.toml"));
        let crates = manifest.split("path = \"crates/").skip(1).filter_map(|rest| rest.split('"').next());
        let of_the_app: Vec<String> = crates.map(|name| format!("crates/{name}")).collect();
        assert!(of_the_app.len() >= 3, "{of_the_app:?}");
        for part in of_the_app {
            assert!(INPUTS.contains(&part.as_str()), "a change in {part} builds no new app: add it to INPUTS");
            assert!(trunk.contains(&format!("\"{part}\"")), "a change in {part} is not seen: add it to [watch]");
        }
    }

    #[test]
    fn neighbouring_style_sheets_become_one_and_others_stay() {
        let html = "<style>a{}</style><style>b{}</style><script></script><style>c{}</style>";
        assert_eq!(joined(html), "<style>a{}b{}</style><script></script><style>c{}</style>");
    }
}
