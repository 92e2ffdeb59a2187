//! A private PostgreSQL, made for the tests, that ends with them.

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sqlx::{Connection, PgConnection};

/// Runs the database until its standard input is closed, which also happens when the tests are killed; then stops it
/// by its id and removes its files.
const KEEPER: &str = r#"
trap '' INT TERM
"$@" >"$LOG" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -QUIT $server 2>/dev/null
wait $server
rm -rf "$FILES"
"#;

/// A running cluster. Each test has a database of its own in it.
pub(crate) struct Cluster {
    files: PathBuf,
    programs: PathBuf,
    /// Their standard inputs are open as long as the tests run.
    keepers: Vec<Child>,
}

impl Cluster {
    pub(crate) async fn start() -> Self {
        let programs = programs();
        // Short: the path of a socket has little room.
        let files = tempfile::Builder::new().prefix("kzh-pg-").tempdir_in("/tmp").unwrap().keep();
        let data = files.join("data");
        give_away(&files);
        let initdb = unprivileged(&programs.join("initdb"))
            .args(["--username=kruzhok", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(&data)
            .output()
            .unwrap();
        assert!(initdb.status.success(), "{}", String::from_utf8_lossy(&initdb.stderr));
        let keepers = vec![keep(&programs, &files)];
        let cluster = Self { files, programs, keepers };
        cluster.wait().await;
        cluster
    }

    /// The address of the database `name`.
    pub(crate) fn url(&self, name: &str) -> String {
        format!("postgres://kruzhok@localhost/{name}?host={}", self.files.display())
    }

    /// Ends the database as a crash would, and starts it again.
    pub(crate) async fn crash_and_start(&mut self) {
        self.crash().await;
        self.start_again().await;
    }

    /// Ends the database as a crash would.
    pub(crate) async fn crash(&self) {
        let id = std::fs::read_to_string(self.files.join("data/postmaster.pid")).unwrap();
        let id = id.lines().next().unwrap().to_owned();
        assert!(Command::new("kill").args(["-QUIT", &id]).status().unwrap().success());
        while is_running(&id) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Starts the database anew after a crash.
    pub(crate) async fn start_again(&mut self) {
        self.keepers.push(keep(&self.programs, &self.files));
        self.wait().await;
    }

    async fn wait(&self) {
        for _ in 0..600 {
            match PgConnection::connect(&self.url("postgres")).await {
                Ok(_) => return,
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
        panic!("{}", std::fs::read_to_string(self.files.join("log")).unwrap_or_default());
    }
}

fn keep(programs: &Path, files: &Path) -> Child {
    let server = unprivileged(&programs.join("postgres"));
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "keeper"]).arg(server.get_program()).args(server.get_args());
    keeper.arg("-D").arg(files.join("data")).arg("-k").arg(files);
    // Nothing but the socket; and no fsync, for it is the machine's crash that it guards against.
    keeper.args(["-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=300"]);
    keeper.env("LOG", files.join("log")).env("FILES", files).stdin(Stdio::piped());
    keeper.spawn().unwrap()
}

/// Where `initdb` and `postgres` are: named by `KRUZHOK_POSTGRES`, else where Debian puts them, else in PATH.
fn programs() -> PathBuf {
    let named = std::env::var_os("KRUZHOK_POSTGRES").map(PathBuf::from);
    let debian = || {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let mut versions: Vec<_> = versions.map(|version| version.unwrap().path().join("bin")).collect();
        versions.sort();
        versions.pop()
    };
    let in_path = || std::env::split_paths(&std::env::var_os("PATH")?).find(|folder| folder.join("initdb").exists());
    let programs = named.or_else(debian).or_else(in_path);
    programs.expect("PostgreSQL is not installed (Debian: postgresql); KRUZHOK_POSTGRES names the folder of initdb")
}

/// PostgreSQL refuses to run as root.
fn unprivileged(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]).arg(program);
    command
}

fn give_away(files: &Path) {
    if is_root() {
        std::os::unix::fs::chown(files, Some(65534), Some(65534)).unwrap();
    }
}

/// Until its keeper takes the end of a process away, something of it is left.
fn is_running(id: &str) -> bool {
    let state = std::fs::read_to_string(Path::new("/proc").join(id).join("status"));
    state.is_ok_and(|state| !state.contains("State:\tZ"))
}

fn is_root() -> bool {
    Path::new("/proc/self").metadata().unwrap().uid() == 0
}
