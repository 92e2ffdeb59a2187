use std::{
    cell::{Cell, RefCell},
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use crate::{clock, process::Process, request, surroundings, temporary::TemporaryFolder};

/// A server of its own for one journey: the real program, an empty database, a free port.
pub(crate) struct Service {
    // Dropped first: then nothing writes into the folder any more. `None` while it is stopped.
    process: RefCell<Option<Process>>,
    address: String,
    app: PathBuf,
    flags: &'static [&'static str],
    folder: TemporaryFolder,
    /// How many days have passed, where the clocks stand still.
    days_later: Cell<u64>,
}

impl Service {
    /// Serves the built app.
    pub(crate) fn start() -> Self {
        Self::start_with(&surroundings::path("KRUZHOK_DIST"))
    }

    /// Serves what is in the folder `app`.
    pub(crate) fn start_with(app: &Path) -> Self {
        Self::start_flagged(app, &[])
    }

    /// Serves the built app to more people than ever come from one address.
    pub(crate) fn start_for_crowds() -> Self {
        let flags = &["--filings-per-minute", "1000000", "--lookups-per-minute", "1000000"];
        Self::start_flagged(&surroundings::path("KRUZHOK_DIST"), flags)
    }

    fn start_flagged(app: &Path, flags: &'static [&'static str]) -> Self {
        let folder = TemporaryFolder::new("service");
        let (process, address) = serve(program(&folder, 0), app, "127.0.0.1:0", flags);
        Self {
            process: RefCell::new(Some(process)),
            address,
            app: app.to_owned(),
            flags,
            folder,
            days_later: Cell::new(0),
        }
    }

    /// Ends the server, as if the network to it were gone.
    pub(crate) fn stop(&self) {
        self.process.take();
    }

    /// Ends the server in the midst of whatever it is doing.
    pub(crate) fn kill(&self) {
        self.process.take().into_iter().for_each(Process::kill);
    }

    /// Starts it again on the same data, at the same address.
    pub(crate) fn start_again(&self) {
        let (process, _) = serve(self.program(), &self.app, self.address.trim_start_matches("http://"), self.flags);
        self.process.replace(Some(process));
    }

    /// Loses everything that was filed, as a server does that is restored from a backup of before.
    pub(crate) fn loses_everything(&self) {
        self.stop();
        let files = fs::read_dir(self.folder.path()).into_iter().flatten().flatten();
        for file in files.filter(|file| file.path().is_file()) {
            fs::remove_file(file.path()).unwrap_or_else(|cause| panic!("{}: {cause}", file.path().display()));
        }
        self.start_again();
    }

    /// Lets days pass, where the clocks stand still: the server starts again so much later.
    pub(crate) fn days_pass(&self, days: u64) {
        self.days_later.set(self.days_later.get() + days);
        self.stop();
        self.start_again();
    }

    /// `http://127.0.0.1:PORT`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Everything the server has said until now.
    pub(crate) fn printed(&self) -> String {
        self.process.borrow().as_ref().map_or_else(|| "it is stopped".to_owned(), Process::printed)
    }

    /// What a client without any browser gets: `service.get("/")`.
    pub(crate) fn get(&self, path: &str) -> request::Answer {
        request::send(&self.address, "GET", path, &[], "")
    }

    /// What a client without any browser gets for a document in JSON.
    pub(crate) fn post(&self, path: &str, header: (&str, &str), body: &str) -> request::Answer {
        request::send(&self.address, "POST", path, &[("Content-Type", "application/json"), header], body)
    }

    /// Does what an operator does in a terminal beside the running server, and gives what was printed.
    ///
    /// ```ignore
    /// service.operator(&["applications", "activate", "123-456-789", "--certificate", "1234567890"]);
    /// ```
    pub(crate) fn operator(&self, words: &[&str]) -> String {
        let output = self
            .program()
            .args(words)
            .stdin(Stdio::null())
            .output()
            .unwrap_or_else(|cause| panic!("the server's program cannot be started: {cause}"));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let complained = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "`kruzhok-server {}` failed:\n{said}{complained}", words.join(" "));
        said
    }

    /// The operator's list of applications, a line for each.
    pub(crate) fn applications(&self) -> Vec<String> {
        self.operator(&["applications", "list"]).lines().skip(1).map(str::to_owned).collect()
    }

    fn program(&self) -> Command {
        program(&self.folder, self.days_later.get())
    }
}

fn serve(mut command: Command, app: &Path, listen: &str, flags: &[&str]) -> (Process, String) {
    let process = Process::start(command.arg("--app").arg(app).args(["--listen", listen]).args(flags));
    let address = process.wait_for_line("Kruzhok is at ", Duration::from_secs(30));
    (process, address)
}

/// The server's program on the journey's own folder, with nothing of the developer's settings.
fn program(folder: &TemporaryFolder, days_later: u64) -> Command {
    let mut command = Command::new(surroundings::path("KRUZHOK_SERVER"));
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("KRUZHOK_")) {
        command.env_remove(name);
    }
    command.env("KRUZHOK_DATA", folder.path()).env("KRUZHOK_OPERATOR", "Operator of the journeys");
    clock::stop(&mut command, days_later);
    command
}
