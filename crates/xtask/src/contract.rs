//! The API against its own description: Schemathesis sends what the description allows and what it forbids, and
//! compares the answers with it. It is a Python program and never reaches the product.

use std::{fs, path::PathBuf, process::Command};

use crate::{
    command::{cargo, run, say},
    failure::{Failure, Result},
    service::Service,
    workspace::Workspace,
};

/// The version that is installed.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Examples for each call, beside those at the borders of each field.
const EXAMPLES: &str = "500";

/// Sends some thousand requests and says what was answered otherwise than described.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let program = build(workspace)?;
    let schemathesis = install(workspace)?;
    let folder = workspace.target.join("contract");
    let data = folder.join("data");
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data).map_err(Failure::about("target/contract cannot be made"))?;
    let service = Service::start(&program, &data, None, &workspace.root)?;
    say("Schemathesis asks (a few minutes)");
    run(
        Command::new(schemathesis)
            .args(["run", "--checks", "all", "--max-examples", EXAMPLES])
            .arg(format!("{}/api/v1/openapi.json", service.address))
            .current_dir(&folder),
        "What is above names the request; mend the answer, or its description in crates/server/src/http.",
    )
}

fn build(workspace: &Workspace) -> Result<PathBuf> {
    run(
        cargo().args(["build", "--package", "kruzhok-server", "--target-dir"]).arg(&workspace.target),
        "What is above says why.",
    )?;
    Ok(workspace.target.join("debug").join(format!("kruzhok-server{}", std::env::consts::EXE_SUFFIX)))
}

/// Schemathesis in a place of its own below `target`, installed where it is not there in this version.
fn install(workspace: &Workspace) -> Result<PathBuf> {
    let place = workspace.target.join("schemathesis");
    let programs = place.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let stamp = place.join(".stamp");
    if !fs::read_to_string(&stamp).is_ok_and(|last| last == SCHEMATHESIS) {
        say("pip installs Schemathesis");
        let advice = "It needs Python 3 with venv (Debian: python3-venv) and the registry of Python's packages.";
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&place), advice)?;
        let python = programs.join("python");
        run(Command::new(python).args(["-m", "pip", "install", "--quiet", SCHEMATHESIS]), advice)?;
        fs::write(&stamp, SCHEMATHESIS).map_err(Failure::about("target/schemathesis cannot be written"))?;
    }
    Ok(programs.join("schemathesis"))
}
