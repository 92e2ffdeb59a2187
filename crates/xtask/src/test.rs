//! Everything that must hold, in the order in which it is cheapest to know.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Command, ExitCode, Stdio},
    time::Instant,
};

use serde_json::Value;

use crate::{
    app,
    browsers::{self, Engine, is_ci, unless_needed},
    command::{cannot_start, cargo, line, run, say},
    counts::Counts,
    failure::{Failure, Result},
    journeys::{self, JOURNEYS, Selection, Surroundings, run_named},
    postgres,
    scenes::{self, Stage, Wish},
    size, tools,
    workspace::Workspace,
};

const SEE_ABOVE: &str = "What is above says why.";

/// `cargo xtask test`.
pub(crate) fn everything(workspace: &Workspace) -> Result<ExitCode> {
    tools::prepare(workspace)?;
    // First of all: who lacks a browser should not learn it after twenty minutes.
    let browsers = browsers::all()?;
    let without_postgres = postgres::prepare()?;
    let stage = unless_needed(Stage::prepare(workspace), is_ci())?;
    let mut report = Report::default();
    checks(workspace, &mut report);
    let built = report.step("compile the tests", || compile_tests(workspace));
    if let Some(built) = &built {
        host_tests(workspace, &mut report, built, without_postgres);
    }
    let app = report.step("build the app", || app::build(workspace));
    if app.is_some() {
        report.step("size of the app", || size::check(workspace));
        report.tests("the app inside the server", || app_inside_server(workspace));
    }
    let with = built.zip(app).and_then(|(built, app)| {
        report.step("what the journeys run with", || Surroundings::prepare(workspace, built.server, app))
    });
    match with {
        Some(with) => {
            journeys::run(&mut report, workspace, &with, &browsers, None);
            match stage {
                Ok(stage) => scenes::run(&mut report, workspace, &with, &browsers, &stage, Wish::default()),
                Err(why) => report.skip(format!("the scenes: {why}")),
            }
        }
        None => report.skip("the journeys and the scenes: there is nothing to run them with"),
    }
    Ok(report.close())
}

/// `cargo xtask test fast`: what needs no built app and no browser.
pub(crate) fn fast(workspace: &Workspace) -> Result<ExitCode> {
    tools::prepare(workspace)?;
    let without_postgres = postgres::prepare()?;
    let mut report = Report::default();
    checks(workspace, &mut report);
    if let Some(built) = report.step("compile the tests", || compile_tests(workspace)) {
        host_tests(workspace, &mut report, &built, without_postgres);
    }
    report.skip("the build of the app as it is delivered, its size, and the server with it inside");
    report.skip("the journeys in the browsers");
    Ok(report.close())
}

/// `cargo xtask test journeys`.
pub(crate) fn journeys(workspace: &Workspace, selection: &Selection<'_>) -> Result<ExitCode> {
    let browsers = selection.engine.map_or_else(browsers::all, browsers::only)?;
    let mut report = Report::default();
    let app = app::build(workspace)?;
    let with = Surroundings::prepare(workspace, compile_tests(workspace)?.server, app)?;
    journeys::run(&mut report, workspace, &with, &browsers, selection.name);
    report.skip("everything but the journeys");
    for engine in Engine::ALL.into_iter().filter(|engine| selection.engine.is_some_and(|chosen| chosen != *engine)) {
        report.skip(format!("the journeys in {engine}"));
    }
    Ok(report.close())
}

/// `cargo xtask test scenes [NAME] [--accept]`.
pub(crate) fn scenes(workspace: &Workspace, wish: Wish<'_>) -> Result<ExitCode> {
    let browsers = browsers::only(Engine::Chromium)?;
    let stage = Stage::prepare(workspace)?;
    let mut report = Report::default();
    let app = app::build(workspace)?;
    let with = Surroundings::prepare(workspace, compile_tests(workspace)?.server, app)?;
    scenes::run(&mut report, workspace, &with, &browsers, &stage, wish);
    report.skip("everything but the scenes");
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

fn host_tests(workspace: &Workspace, report: &mut Report, built: &Built, without_postgres: Option<Failure>) {
    let left_out = [JOURNEYS, if without_postgres.is_some() { postgres::TESTS } else { JOURNEYS }];
    if let Some(why) = without_postgres {
        report.skip(format!("the server's tests on PostgreSQL: {why}"));
    }
    report.tests("tests on this machine", || {
        let here = built.tests.iter().filter(|name| !left_out.contains(&name.as_str()));
        let names = here.flat_map(|name| ["--test", name]);
        let mut command = cargo();
        command.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins"]).args(names);
        run_tests(command.current_dir(&workspace.root))
    });
    report.tests("examples in the documentation", || {
        run_tests(cargo().args(["test", "--workspace", "--no-fail-fast", "--doc"]).current_dir(&workspace.root))
    });
}

/// The tests of what is compiled only when there is a built app.
fn app_inside_server(workspace: &Workspace) -> Result<Counts> {
    let mut command = cargo();
    let module = "built_app";
    command.args(["test", "--package", "kruzhok-server", "--features", "embed-app", "--lib", module]);
    run_named(command.current_dir(&workspace.root), Some(module))
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

/// Runs a cargo test command, its output live on the terminal, and adds up what its runners say.
pub(crate) fn run_tests(command: &mut Command) -> Result<Counts> {
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
pub(crate) struct Report {
    lines: Vec<String>,
    skipped: Vec<String>,
    pub(crate) counts: Counts,
}

impl Report {
    /// A step without tests of its own: it counts only when it fails.
    pub(crate) fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        self.take(name, work, |_| Counts::default())
    }

    /// A step whose tests count one by one.
    pub(crate) fn tests(&mut self, name: &str, work: impl FnOnce() -> Result<Counts>) {
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

    pub(crate) fn skip(&mut self, what: impl Into<String>) {
        self.skipped.push(what.into());
    }

    /// Prints the summary; its last line is read by CI.
    fn close(self) -> ExitCode {
        println!();
        self.lines.iter().for_each(|line| println!("{line}"));
        self.skipped.iter().for_each(|what| println!("SKIPPED {what}"));
        if !self.skipped.is_empty() {
            println!("\nThis was only a part: before you hand work over, `cargo xtask test` must skip nothing.");
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
