//! A server for a command of ours: on a free port of this machine, ended with the command.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::{
    command::cannot_start,
    failure::{Failure, Result},
};

/// More than one address ever asks: the limits would answer instead of the calls.
const NO_LIMIT: &str = "4000000000";

/// A running server.
pub(crate) struct Service {
    process: Child,
    /// Such as `http://127.0.0.1:40001`.
    pub(crate) address: String,
}

impl Service {
    /// Starts `program` on the database in `data`, or the one at `database`, and waits until it listens.
    pub(crate) fn start(program: &Path, data: &Path, database: Option<&str>, root: &Path) -> Result<Self> {
        // Where no app is asked for, any folder does.
        Self::listen(program, data, data, root, database)
    }

    /// The same on the database in `data`, with the built app.
    pub(crate) fn start_with_app(program: &Path, data: &Path, app: &Path, root: &Path) -> Result<Self> {
        Self::listen(program, data, app, root, None)
    }

    fn listen(program: &Path, data: &Path, app: &Path, root: &Path, database: Option<&str>) -> Result<Self> {
        let mut command = Command::new(program);
        // The developer's settings are for another server.
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("KRUZHOK_")) {
            command.env_remove(name);
        }
        command
            .args(["--listen", "127.0.0.1:0", "--filings-per-minute", NO_LIMIT, "--lookups-per-minute", NO_LIMIT])
            .args(["--log-level", "error", "--app"])
            .args([app, Path::new("--programme"), &root.join("public/programme.json"), Path::new("--data"), data])
            .envs(database.map(|address| ("KRUZHOK_DATABASE", address)))
            .stdout(Stdio::piped());
        let process = command.spawn().map_err(|cause| cannot_start(&command, &cause))?;
        let mut service = Self { process, address: String::new() };
        service.address = service.said().ok_or_else(|| Failure::new("the server did not start; it says why above."))?;
        Ok(service)
    }

    /// The address that the server prints when it listens.
    fn said(&mut self) -> Option<String> {
        let mut line = String::new();
        BufReader::new(self.process.stdout.as_mut()?).read_line(&mut line).ok()?;
        line.trim().strip_prefix("Kruzhok is at ").map(str::to_owned)
    }

    /// What it keeps in memory, in kB, where the system tells that.
    pub(crate) fn resident(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.split_whitespace().next()?.parse().ok()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It ends with this program in any case; whether by this hand is all the same.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
