//! How fast the server is, as wrk sees it from beside it: applications that are on disk when they are answered, and
//! looks at a status. docs/benchmarks.md holds the last run.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use crate::{
    command::{cargo, in_path, printed, say},
    debian,
    failure::{Failure, Result},
    server,
    service::Service,
    workspace::Workspace,
};

/// How many speak with the server at a time.
const CONNECTIONS: [u32; 3] = [1, 64, 512];

/// Every figure is the median of so many runs, which take turns.
const ROUNDS: usize = 3;

/// Seconds of one run.
const SECONDS: u32 = 5;

/// Rows in the database before anything is measured.
const ROWS: u64 = 1_000;

/// What is measured on.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish<'a> {
    rows: Option<u64>,
    /// The address of an empty PostgreSQL database; without it, SQLite.
    database: Option<&'a str>,
}

impl<'a> Wish<'a> {
    /// Reads `[ROWS] [--database ADDRESS]`.
    pub(crate) fn read(words: &[&'a str]) -> Option<Self> {
        match words {
            [] => Some(Self::default()),
            ["--database", address] => Some(Self { rows: None, database: Some(address) }),
            [rows, rest @ ..] => Some(Self { rows: Some(rows.parse().ok()?), ..Self::read(rest)? }),
        }
    }
}

/// What one run of wrk found.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    requests: u64,
    per_second: f64,
    half: String,
    most: String,
    wrong: String,
}

/// Everything wrk needs.
struct Bench {
    wrk: PathBuf,
    folder: PathBuf,
    scripts: PathBuf,
    service: Service,
    runs: u32,
}

/// `cargo xtask bench server [ROWS] [--database ADDRESS]`.
pub(crate) fn server(workspace: &Workspace, wish: &Wish<'_>) -> Result<()> {
    let folder = workspace.target.join("bench");
    let data = folder.join("data");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&data).map_err(Failure::about("target/bench cannot be made"))?;
    let program = server::build(workspace)?;
    write_sample(workspace, &folder)?;
    let start = || Service::start(&program, &data, wish.database, &workspace.root);
    let mut bench = Bench {
        wrk: wrk()?,
        scripts: workspace.root.join("crates/server/benches"),
        service: start()?,
        folder,
        runs: 0,
    };
    let rows = bench.fill(wish.rows.unwrap_or(ROWS))?;
    bench.measure(rows)?;
    let resident = bench.service.resident().map_or("unknown".to_owned(), |kb| format!("{:.1} MiB", kb as f64 / 1024.0));
    drop(bench);
    let began = Instant::now();
    let _again = start()?;
    println!("\nresident after it all: {resident}; start until it listens: {} ms", began.elapsed().as_millis());
    Ok(())
}

/// Writes the body of an application that is valid today into `body.json` of a folder.
pub(crate) fn write_sample(workspace: &Workspace, folder: &Path) -> Result<()> {
    let mut example = cargo();
    example.args(["run", "--quiet", "--package", "kruzhok-server", "--example", "application"]);
    let sample = printed(example.current_dir(&workspace.root));
    let sample = sample.ok_or_else(|| Failure::new("the sample application could not be made."))?;
    fs::write(folder.join("body.json"), sample).map_err(Failure::about("target/bench cannot be written"))
}

fn wrk() -> Result<PathBuf> {
    if in_path("wrk").is_none() {
        debian::install(&["wrk"], "the benchmark needs wrk")?;
    }
    in_path("wrk").ok_or_else(|| Failure::new("wrk was installed and is not in PATH."))
}

impl Bench {
    /// Files until there are so many rows, and remembers numbers and codes of the first; says how many there are.
    fn fill(&mut self, rows: u64) -> Result<u64> {
        say(format!("Filling the database with {rows} applications"));
        let mut filed = self.run("file.lua", 8, 1, true)?.requests;
        while filed < rows {
            filed += self.run("file.lua", 64, 5, false)?.requests;
        }
        Ok(filed)
    }

    fn measure(&mut self, rows: u64) -> Result<()> {
        say(format!("Measuring: {ROUNDS} rounds of {SECONDS} s, with {rows} applications at the beginning"));
        println!("\n| what | connections | per second | p50 | p99 | wrong |\n|---|---|---|---|---|---|");
        for (name, script) in [("applications", "file.lua"), ("looks at a status", "look.lua")] {
            for connections in CONNECTIONS {
                let runs = (0..ROUNDS).map(|_| self.run(script, connections, SECONDS, false));
                let Found { per_second, half, most, wrong, .. } = median(runs.collect::<Result<_>>()?)?;
                println!("| {name} | {connections} | {per_second:.0} | {half} | {most} | {wrong} |");
            }
        }
        Ok(())
    }

    fn run(&mut self, script: &str, connections: u32, seconds: u32, keeps_pairs: bool) -> Result<Found> {
        self.runs += 1;
        let mut wrk = Command::new(&self.wrk);
        let (pairs, looks) = (self.folder.join("pairs"), script == "look.lua");
        wrk.args(["--latency", "-t1", &format!("-c{connections}"), &format!("-d{seconds}s"), "-s"])
            .args([self.scripts.join(script).as_os_str(), self.service.address.as_ref()])
            .env("BODY", self.folder.join("body.json"))
            .env("RUN", self.runs.to_string())
            .envs((keeps_pairs || looks).then_some(("PAIRS", pairs)));
        let said = printed(&mut wrk).ok_or_else(|| Failure::new("wrk failed."))?;
        read(&said).ok_or_else(|| Failure::new(format!("what wrk says is not understood:\n{said}")))
    }
}

/// The run with the median of requests per second.
fn median(mut runs: Vec<Found>) -> Result<Found> {
    runs.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
    let middle = runs.len() / 2;
    runs.into_iter().nth(middle).ok_or_else(|| Failure::new("nothing was measured."))
}

/// What wrk prints at its end.
fn read(said: &str) -> Option<Found> {
    let after = |name: &str| said.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    let requests = said.lines().find_map(|line| line.split_once(" requests in "))?.0.trim().parse().ok()?;
    Some(Found {
        requests,
        per_second: after("Requests/sec:")?.parse().ok()?,
        half: after("50%")?.to_owned(),
        most: after("99%")?.to_owned(),
        wrong: after("Non-2xx or 3xx responses:").unwrap_or("0").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "Running 5s test @ http://127.0.0.1:1\n  Latency Distribution\n     50%    3.33ms\n     75%    5ms\n     \
                        90%   10ms\n     99%   20.96ms\n  66465 requests in 5.02s, 60.1MB read\n  \
                        Non-2xx or 3xx responses: 7\nRequests/sec:  13252.25\nTransfer/sec:     11.9MB";

    #[test]
    fn what_wrk_says_is_read() {
        let found = read(SAID).unwrap();
        assert_eq!((found.requests, found.per_second), (66465, 13252.25));
        assert_eq!((found.half.as_str(), found.most.as_str(), found.wrong.as_str()), ("3.33ms", "20.96ms", "7"));
        assert_eq!(read("nothing"), None);
    }

    #[test]
    fn the_median_is_a_run_that_was_made() {
        let run = |per_second| Found { per_second, ..read(SAID).unwrap() };
        assert_eq!(median(vec![run(3.0), run(1.0), run(2.0)]).ok(), Some(run(2.0)));
    }

    #[test]
    fn rows_and_database_are_read() {
        assert_eq!(Wish::read(&[]), Some(Wish::default()));
        let wish = Wish { rows: Some(10), database: Some("postgres:///x") };
        assert_eq!(Wish::read(&["10", "--database", "postgres:///x"]), Some(wish));
        assert_eq!(Wish::read(&["many"]), None);
    }
}
