//! The server's program, started and ended as those do who run it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use kruzhok_domain::api::Received;

use crate::app::{PROGRAMME, fresh_key};

/// Flags of every server here, but for its data.
pub(crate) const SETTINGS: [&str; 6] = ["--listen", "127.0.0.1:0", "--programme", PROGRAMME, "--app", "/nowhere"];

/// A running server program.
pub(crate) struct Program {
    child: Child,
    out: BufReader<ChildStdout>,
    pub(crate) root: String,
}

impl Program {
    pub(crate) fn start(data: &Path, flags: &[&str]) -> Self {
        let mut command = program();
        command.args(SETTINGS).arg("--data").arg(data).args(flags);
        Self::spawn(command)
    }

    /// Starts a server by `command`, whose settings are in it.
    pub(crate) fn spawn(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let Some(root) = line.trim().strip_prefix("Kruzhok is at ") else {
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            panic!("the server did not start: {said}");
        };
        Self { root: root.to_owned(), child, out }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends the program as a loss of power would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks the program to stop, and gives everything it printed and logged.
    pub(crate) fn stop(mut self) -> (bool, String, String) {
        let kill = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        let (mut out, mut log) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        (self.child.wait().unwrap().success(), out, log)
    }
}

/// Waits until the server says whether it can do its work by `status`: what it saw a moment ago still counts.
pub(crate) async fn until_ready_is(status: u16, root: &str) {
    for _ in 0..100 {
        if reqwest::get(format!("{root}/api/v1/health/ready")).await.unwrap().status() == status {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it never was {status}");
}

/// The program, to be started in whatever way.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kruzhok-server"));
    // Those of whoever runs the tests are for another server.
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("KRUZHOK_")) {
        command.env_remove(name);
    }
    // A flag says otherwise where the limits are what is tested.
    command.env("KRUZHOK_FILINGS_PER_MINUTE", "1000000").env("KRUZHOK_LOOKUPS_PER_MINUTE", "1000000");
    command
}

/// The samples are valid on any day; this is the program's.
pub(crate) fn body_for_today() -> kruzhok_domain::api::NewApplication {
    let programme = crate::app::programme();
    let today = programme.today(chrono::Utc::now());
    let sample = kruzhok_domain::samples::parent_of_seven_year_old(today);
    let setting = kruzhok_domain::Setting { programme: &programme, today };
    kruzhok_domain::form::Application::check(&sample.answers, &sample.draft, setting).unwrap().to_wire()
}

pub(crate) async fn file(root: &str) -> Received {
    let request = reqwest::Client::new().post(format!("{root}/api/v1/applications"));
    let request = request.header("idempotency-key", fresh_key()).json(&body_for_today());
    request.send().await.unwrap().error_for_status().unwrap().json().await.unwrap()
}
