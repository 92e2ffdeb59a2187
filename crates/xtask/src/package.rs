//! The server as it is delivered: one static program with the app inside, which any Linux starts.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    app,
    command::{cargo, printed, run, say},
    failure::{Failure, Result},
    first_start, tools,
    workspace::Workspace,
};

/// Builds the program, makes sure that it is what it should be, and gives its path.
pub(crate) fn build(workspace: &Workspace) -> Result<PathBuf> {
    let target = target()?;
    tools::musl(&target)?;
    let dist = app::build(workspace)?;
    let built = compile(workspace, &target)?;
    let folder = workspace.target.join("package");
    let program = folder.join("kruzhok-server");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(built, &program))
        .map_err(Failure::about(format!("{} cannot be written", program.display())))?;
    is_static(&program)?;
    first_start::serves(&program, &folder.join("first-start"), &dist.join("index.html"))?;
    let length = fs::metadata(&program).map_err(Failure::about("the program cannot be measured"))?.len();
    say(format!("{} is there: {:.1} MB, static, starts by itself", program.display(), length as f64 / 1e6));
    Ok(program)
}

/// This machine's own kind, with the C library that is linked into the program.
fn target() -> Result<String> {
    if env::consts::OS == "linux" {
        Ok(format!("{}-unknown-linux-musl", env::consts::ARCH))
    } else {
        Err(Failure::new("the program for servers is built on Linux. Run this there."))
    }
}

fn compile(workspace: &Workspace, target: &str) -> Result<PathBuf> {
    say("Building the server with the app inside (the first time takes some minutes)");
    run(
        cargo()
            .args(["build", "--profile", "server-release", "--package", "kruzhok-server", "--features", "embed-app"])
            .args(["--target", target])
            .arg("--target-dir")
            .arg(&workspace.target)
            .current_dir(&workspace.root),
        "What is above says why.",
    )?;
    Ok(workspace.target.join(target).join("server-release/kruzhok-server"))
}

/// A program that needs libraries of the system names the loader that finds them.
fn is_static(program: &Path) -> Result<()> {
    let headers = printed(Command::new("readelf").args(["--wide", "--program-headers"]).arg(program));
    match headers {
        Some(headers) if headers.contains("LOAD") && !headers.contains("INTERP") => Ok(()),
        Some(headers) => Err(Failure::new(format!("{} is not static:\n{headers}", program.display()))),
        None => Err(Failure::new("readelf, which comes with the linker, does not start. Install binutils.")),
    }
}
