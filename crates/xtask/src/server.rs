use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{cannot_start, cargo, run as run_to_its_end, say},
    failure::Result,
    workspace::Workspace,
};

/// Builds the server as it is delivered and gives the program.
pub(crate) fn build(workspace: &Workspace) -> Result<PathBuf> {
    say("Building the server (the first time takes some minutes)");
    run_to_its_end(
        cargo()
            .args(["build", "--release", "--package", "kruzhok-server"])
            .arg("--target-dir")
            .arg(&workspace.target)
            .current_dir(&workspace.root),
        "What is above says why.",
    )?;
    Ok(workspace.target.join("release").join(format!("kruzhok-server{}", std::env::consts::EXE_SUFFIX)))
}

/// The server's flags: those given, without the `--` that sets them apart, and the built app unless another is named.
pub(crate) fn with_app(flags: &[&str], dist: &Path) -> Vec<String> {
    let given = flags.strip_prefix(&["--"]).unwrap_or(flags);
    let names_an_app = given.iter().any(|flag| *flag == "--app" || flag.starts_with("--app="));
    let app = ["--app".to_owned(), dist.display().to_string()];
    let default = if names_an_app { &[][..] } else { &app[..] };
    default.iter().cloned().chain(given.iter().map(|flag| (*flag).to_owned())).collect()
}

/// Becomes the server: Ctrl-C reaches it and nothing else is left behind. Its database is made in the project's folder,
/// wherever the command was typed.
pub(crate) fn run(workspace: &Workspace, server: &Path, flags: &[String]) -> Result<()> {
    say("Starting the server; Ctrl-C stops it");
    let mut command = Command::new(server);
    command.args(flags).current_dir(&workspace.root);
    become_command(command)
}

#[cfg(unix)]
fn become_command(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let cause = command.exec();
    Err(cannot_start(&command, &cause))
}

#[cfg(not(unix))]
fn become_command(mut command: Command) -> Result<()> {
    run_to_its_end(&mut command, "What it printed above says why.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(flags: &[&str], expected: &[&str]) {
        assert_eq!(with_app(flags, Path::new("dist")), expected);
    }

    #[test]
    fn the_built_app_is_served_unless_another_is_named() {
        check(&[], &["--app", "dist"]);
        check(&["--", "--port", "0"], &["--app", "dist", "--port", "0"]);
        check(&["--port", "0"], &["--app", "dist", "--port", "0"]);
        check(&["--", "--app", "other"], &["--app", "other"]);
        check(&["--app=other"], &["--app=other"]);
    }
}
