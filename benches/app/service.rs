//! The server of the app: the real program, an empty database.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{process::Process, temporary::TemporaryFolder};

/// More than one address ever asks: the limits would answer instead of the calls.
const NO_LIMIT: &str = "4000000000";

/// A running server, or one that is stopped for a while.
pub(crate) struct Service {
    // Dropped first: then nothing writes into the folder any more.
    process: Option<Process>,
    /// Such as `http://127.0.0.1:40001`.
    pub(crate) address: String,
    program: PathBuf,
    app: PathBuf,
    data: TemporaryFolder,
}

impl Service {
    pub(crate) fn start(program: &Path, app: &Path) -> Self {
        let mut service = Self {
            process: None,
            address: "http://127.0.0.1:0".to_owned(),
            program: program.to_owned(),
            app: app.to_owned(),
            data: TemporaryFolder::new("bench-data"),
        };
        service.start_again();
        service
    }

    /// Ends it: to a browser, the network is gone.
    pub(crate) fn stop(&mut self) {
        self.process = None;
    }

    /// Starts it on an empty database, at the same address: a child can be filed once.
    pub(crate) fn begin_anew(&mut self) {
        self.stop();
        self.data = TemporaryFolder::new("bench-data");
        self.start_again();
    }

    /// Starts it on the same data, at the same address.
    pub(crate) fn start_again(&mut self) {
        let mut command = Command::new(&self.program);
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("KRUZHOK_")) {
            command.env_remove(name);
        }
        command
            .args(["--listen", self.address.trim_start_matches("http://"), "--log-level", "error"])
            .args(["--filings-per-minute", NO_LIMIT, "--lookups-per-minute", NO_LIMIT])
            .args([Path::new("--data"), self.data.path(), Path::new("--app"), &self.app]);
        let process = Process::start(&mut command);
        self.address = process.wait_for_line("Kruzhok is at ", Duration::from_secs(30));
        self.process = Some(process);
    }
}
