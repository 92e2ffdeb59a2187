//! The API against its own description: Schemathesis sends what the description allows and what it forbids, and
//! compares the answers with it. It is a Python program and never reaches the product.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use crate::{
    command::{cannot_start, cargo, run, say},
    failure::{Failure, Result},
    workspace::Workspace,
};

/// The version that is installed.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";

/// Examples for each call, beside those at the borders of each field.
const EXAMPLES: &str = "500";

/// More than one address ever asks: the limits would answer instead of the calls.
const NO_LIMIT: &str = "4000000000";

/// A server on a free port with an empty database, ended with this.
struct Server {
    process: Child,
    address: String,
}

/// Sends some thousand requests and says what was answered otherwise than described.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let program = build(workspace)?;
    let schemathesis = install(workspace)?;
    let folder = workspace.target.join("contract");
    let server = Server::start(&program, &folder, &workspace.root)?;
    say("Schemathesis asks (a few minutes)");
    run(
        Command::new(schemathesis)
            .args(["run", "--checks", "all", "--max-examples", EXAMPLES])
            .arg(format!("{}/api/v1/openapi.json", server.address))
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

impl Server {
    fn start(program: &Path, folder: &Path, root: &Path) -> Result<Self> {
        let data = folder.join("data");
        if data.exists() {
            fs::remove_dir_all(&data).map_err(Failure::about("target/contract cannot be emptied"))?;
        }
        let mut command = Command::new(program);
        command
            .args(["--listen", "127.0.0.1:0", "--filings-per-minute", NO_LIMIT, "--lookups-per-minute", NO_LIMIT])
            .args(["--log-level", "error", "--app"])
            .args([folder, Path::new("--programme"), &root.join("public/programme.json"), Path::new("--data"), &data])
            .stdout(Stdio::piped());
        let mut server =
            Self { process: command.spawn().map_err(|cause| cannot_start(&command, &cause))?, address: String::new() };
        server.address = server.said().ok_or_else(|| Failure::new("the server did not start; it says why above."))?;
        Ok(server)
    }

    /// The address that the server prints when it listens.
    fn said(&mut self) -> Option<String> {
        let mut line = String::new();
        BufReader::new(self.process.stdout.as_mut()?).read_line(&mut line).ok()?;
        line.trim().strip_prefix("Kruzhok is at ").map(str::to_owned)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends with this program in any case; whether by this hand is all the same.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
