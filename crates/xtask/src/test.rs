//! Everything that must hold, in the order in which it is cheapest to know.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use serde_json::Value;

use crate::{
    app, browsers,
    command::{cannot_start, cargo, line, run, say},
    counts::Counts,
    failure::{Failure, Result},
    size, tools,
    workspace::Workspace,
};

const JOURNEYS: &str = "e2e";
const SEE_ABOVE: &str = "What is above says why.";

/// `cargo xtask test`.
pub(crate) fn everything(workspace: &Workspace) -> Result<ExitCode> {
    tools::prepare(workspace)?;
    // First of all: who lacks a browser should not learn it after twenty minutes.
    let chromium = browsers::chromium()?;
    let mut report = Report::default();
    checks(workspace, &mut report);
    let built = report.step("compile the tests", || compile_tests(workspace));
    if let Some(built) = &built {
        host_tests(workspace, &mut report, built);
    }
    let app = report.step("build the app", || app::build(workspace));
    if app.is_some() {
        report.step("size of the app", || size::check(workspace));
    }
    match (&built, app) {
        (Some(built), Some(dist)) => {
            report.tests("journeys in the browser", || {
                run_journeys(workspace, &Surroundings::new(built, dist, chromium)?, None)
            });
        }
        _ => report.skip("the journeys in the browser: there is nothing to run them with"),
    }
    Ok(report.close())
}

/// `cargo xtask test fast`: what needs no built app and no browser.
pub(crate) fn fast(workspace: &Workspace) -> Result<ExitCode> {
    tools::prepare(workspace)?;
    let mut report = Report::default();
    checks(workspace, &mut report);
    if let Some(built) = report.step("compile the tests", || compile_tests(workspace)) {
        host_tests(workspace, &mut report, &built);
    }
    report.skip("the build of the app as it is delivered and its size");
    report.skip("the journeys in the browser");
    Ok(report.close())
}

/// `cargo xtask test journeys [NAME]`.
pub(crate) fn journeys(workspace: &Workspace, name: Option<&str>) -> Result<ExitCode> {
    let chromium = browsers::chromium()?;
    let mut report = Report::default();
    let dist = app::build(workspace)?;
    let built = compile_tests(workspace)?;
    report.tests("journeys in the browser", || {
        run_journeys(workspace, &Surroundings::new(&built, dist, chromium)?, name)
    });
    report.skip("everything but the journeys");
    Ok(report.close())
}

fn checks(workspace: &Workspace, report: &mut Report) {
    let wasm = ["--target", "wasm32-unknown-unknown", "--package", "kruzhok", "--package", "kruzhok-domain"];
    let deny = ["--", "-D", "warnings"];
    let at_root = || {
        let mut command = cargo();
        command.current_dir(&workspace.root);
        command
    };
    report.step("format", || run(at_root().args(["fmt", "--all", "--check"]), "`cargo fmt --all` puts it right."));
    report.step("clippy", || run(at_root().args(["clippy", "--workspace", "--all-targets"]).args(deny), SEE_ABOVE));
    report.step("clippy for the browser", || run(at_root().arg("clippy").args(wasm).args(deny), SEE_ABOVE));
    report.step("documentation", || {
        run(at_root().args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"), SEE_ABOVE)
    });
}

fn host_tests(workspace: &Workspace, report: &mut Report, built: &Built) {
    report.tests("tests on this machine", || {
        let names = built.tests.iter().filter(|name| *name != JOURNEYS).flat_map(|name| ["--test", name]);
        let mut command = cargo();
        command.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins"]).args(names);
        run_tests(command.current_dir(&workspace.root))
    });
    report.tests("examples in the documentation", || {
        run_tests(cargo().args(["test", "--workspace", "--no-fail-fast", "--doc"]).current_dir(&workspace.root))
    });
}

/// What compiling the tests leaves behind.
#[derive(Default)]
struct Built {
    /// The names of the integration tests.
    tests: Vec<String>,
    server: Option<PathBuf>,
}

/// Compiles all tests, the journeys and the server for them included, once and with the same features for all.
fn compile_tests(workspace: &Workspace) -> Result<Built> {
    let mut command = cargo();
    command.args(["test", "--workspace", "--all-targets", "--no-run", "--message-format=json-render-diagnostics"]);
    command.current_dir(&workspace.root);
    let output = command.stderr(Stdio::inherit()).output().map_err(|cause| cannot_start(&command, &cause))?;
    if !output.status.success() {
        return Err(Failure::new(format!("the tests do not compile. {SEE_ABOVE}")));
    }
    Ok(read_built(&String::from_utf8_lossy(&output.stdout)))
}

fn read_built(messages: &str) -> Built {
    let mut built = Built::default();
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let text = |path: &str| message.pointer(path).and_then(Value::as_str);
        match (text("/target/kind/0"), text("/target/name"), text("/executable")) {
            (Some("test"), Some(name), Some(_)) => built.tests.push(name.to_owned()),
            (Some("bin"), Some("kruzhok-server"), Some(program))
                if message.pointer("/profile/test") == Some(&Value::Bool(false)) =>
            {
                built.server = Some(program.into());
            }
            _ => {}
        }
    }
    built
}

/// What the journeys are told about, through their environment.
struct Surroundings {
    server: PathBuf,
    dist: PathBuf,
    chromium: browsers::Chromium,
}

impl Surroundings {
    fn new(built: &Built, dist: PathBuf, chromium: browsers::Chromium) -> Result<Self> {
        let server = built.server.clone().ok_or_else(|| {
            Failure::new(
                "compiling the tests built no kruzhok-server: does crates/server still have an integration test?",
            )
        })?;
        Ok(Self { server, dist, chromium })
    }
}

fn run_journeys(workspace: &Workspace, with: &Surroundings, name: Option<&str>) -> Result<Counts> {
    let results = workspace.target.join("e2e");
    // Pictures of the last run would be taken for those of this one.
    let _ = fs::remove_dir_all(&results);
    fs::create_dir_all(&results).map_err(Failure::about("target/e2e cannot be made"))?;
    let mut command = cargo();
    command
        .env("RUST_BACKTRACE", "0")
        .args(["test", "--workspace", "--test", JOURNEYS, "--"])
        .args(name)
        .args(["--test-threads", "2"]);
    let counts = run_tests(
        command
            .env("KRUZHOK_SERVER", &with.server)
            .env("KRUZHOK_DIST", &with.dist)
            .env("KRUZHOK_ENGINE", "chromium")
            .env("KRUZHOK_BROWSER", &with.chromium.browser)
            .env("KRUZHOK_DRIVER", &with.chromium.driver)
            .env("KRUZHOK_E2E_RESULTS", &results)
            .current_dir(&workspace.root),
    )?;
    match (counts, name) {
        (Counts { passed: 0, failed: 0 }, Some(name)) => {
            Err(Failure::new(format!("no journey is named like \"{name}\".")))
        }
        _ => Ok(counts),
    }
}

/// Runs a cargo test command, its output live on the terminal, and adds up what its runners say.
fn run_tests(command: &mut Command) -> Result<Counts> {
    println!("  {}", line(command));
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|cause| cannot_start(command, &cause))?;
    let mut counts = Counts::default();
    for line in child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).split(b'\n')) {
        let line = line.map_err(Failure::about("the tests' output cannot be read"))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some(closing) = Counts::read(&line) {
            counts += closing;
        }
    }
    let status = child.wait().map_err(Failure::about("the tests' end was lost"))?;
    // A runner that crashed prints no closing line: without this its tests would be missing in silence.
    if !status.success() && counts.failed == 0 {
        return Err(Failure::new(format!("`{}` ended before its tests did. {SEE_ABOVE}", line(command))));
    }
    Ok(counts)
}

/// What was done and how it went. A step that fails does not keep the others from being tried.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    skipped: Vec<&'static str>,
    counts: Counts,
}

impl Report {
    /// A step without tests of its own: it counts only when it fails.
    fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        self.take(name, work, |_| Counts::default())
    }

    /// A step whose tests count one by one.
    fn tests(&mut self, name: &str, work: impl FnOnce() -> Result<Counts>) {
        self.take(name, work, |counts| *counts);
    }

    fn take<T>(
        &mut self,
        name: &str,
        work: impl FnOnce() -> Result<T>,
        counts: impl FnOnce(&T) -> Counts,
    ) -> Option<T> {
        println!();
        say(name);
        let started = Instant::now();
        let outcome = work();
        let step = format!("{name} ({} s)", started.elapsed().as_secs());
        let counts = outcome.as_ref().map_or(Counts { passed: 0, failed: 1 }, counts);
        self.counts += counts;
        self.lines.push(match &outcome {
            Err(failure) => format!("FAILED  {step}: {failure}"),
            Ok(_) if counts.failed > 0 => format!("FAILED  {step}: {} of {} tests", counts.failed, counts.sum()),
            Ok(_) => format!("ok      {step}"),
        });
        outcome.ok()
    }

    fn skip(&mut self, what: &'static str) {
        self.skipped.push(what);
    }

    /// Prints the summary; its last line is read by CI.
    fn close(self) -> ExitCode {
        println!();
        self.lines.iter().for_each(|line| println!("{line}"));
        self.skipped.iter().for_each(|what| println!("SKIPPED {what}"));
        if !self.skipped.is_empty() {
            println!("\nThis was only a part: before you hand work over, run `cargo xtask test`.");
        }
        println!("\n{} passed, {} failed", self.counts.passed, self.counts.failed);
        if self.counts.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_and_the_names_of_the_tests_are_read_from_what_cargo_says() {
        let built = read_built(concat!(
            r#"{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"kruzhok-server"},"profile":{"test":true},"executable":"deps/kruzhok_server"}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"kind":["bin"],"name":"kruzhok-server"},"profile":{"test":false},"executable":"debug/kruzhok-server"}"#,
            "\n",
            r#"{"reason":"compiler-artifact","target":{"kind":["test"],"name":"api"},"profile":{"test":true},"executable":"deps/api"}"#,
            "\nnot json\n",
            r#"{"reason":"build-finished","success":true}"#,
        ));
        assert_eq!(built.server, Some("debug/kruzhok-server".into()));
        assert_eq!(built.tests, ["api"]);
    }

    #[test]
    fn a_step_that_fails_counts_as_a_failure_and_the_next_one_still_runs() {
        let mut report = Report::default();
        assert_eq!(report.step("first", || Err::<(), _>(Failure::new("no"))), None);
        report.tests("second", || Ok(Counts { passed: 2, failed: 1 }));
        assert_eq!(report.counts, Counts { passed: 2, failed: 2 });
        assert_eq!(report.lines.len(), 2);
    }
}
