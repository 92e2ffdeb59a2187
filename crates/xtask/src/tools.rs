//! The programs that a build needs beside Rust itself. What is missing is installed by cargo into a folder of the
//! user's own, a folder per version, so that nothing of the system is touched and two versions never mix.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    command::{cargo, in_path, printed, run, say},
    debian,
    failure::{Failure, Result},
    workspace::Workspace,
};

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
const WASM: &str = "wasm32-unknown-unknown";

/// What an app build is run with.
pub(crate) struct Tools {
    pub(crate) trunk: PathBuf,
    /// PATH with the right wasm-bindgen first: Trunk looks for it there.
    pub(crate) path: OsString,
    /// The versions that shape what is built.
    pub(crate) versions: String,
}

/// Finds or installs everything an app build needs.
pub(crate) fn prepare(workspace: &Workspace) -> Result<Tools> {
    let wasm_bindgen = locked_version(&read_lock(workspace)?, "wasm-bindgen")?;
    library(WASM, "the browser")?;
    let trunk = Tool { package: "trunk", program: "trunk", version: TRUNK, flags: &["--locked"], features: TRUNK_TLS };
    // Without --locked: the lock file published with it names a version that was withdrawn later.
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &wasm_bindgen,
        flags: &[],
        features: &[],
    };
    let trunk = trunk.ready()?;
    let bindgen = bindgen.ready()?;
    let rustc = printed(Command::new("rustc").arg("--version")).unwrap_or_default();
    Ok(Tools { trunk, path: path_with(&bindgen)?, versions: format!("trunk {TRUNK}, {wasm_bindgen}, {rustc}") })
}

/// Finds or installs the program that drives Firefox.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    Tool { package: "geckodriver", program: "geckodriver", version: GECKODRIVER, flags: &["--locked"], features: &[] }
        .ready()
}

/// Trunk's default is the system's OpenSSL, which needs a C compiler's headers: rustls needs nothing.
const TRUNK_TLS: &[&str] = &["--no-default-features", "--features", "rustls"];

struct Tool<'a> {
    package: &'a str,
    program: &'a str,
    version: &'a str,
    flags: &'a [&'a str],
    features: &'a [&'a str],
}

impl Tool<'_> {
    fn ready(&self) -> Result<PathBuf> {
        let cached = self.folder()?.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        let known = in_path(self.program).into_iter().chain([cached.clone()]);
        if let Some(program) = known.into_iter().find(|program| self.is(program)) {
            return Ok(program);
        }
        self.install()?;
        if self.is(&cached) {
            return Ok(cached);
        }
        Err(Failure::new(format!(
            "{} {} was installed but does not start. Delete {} and run this again.",
            self.program,
            self.version,
            self.folder()?.display()
        )))
    }

    fn is(&self, program: &Path) -> bool {
        let said = printed(Command::new(program).arg("--version"));
        said.as_deref().and_then(stated_version) == Some(self.version)
    }

    fn install(&self) -> Result<()> {
        say(format!("{} {} is not here: cargo installs it for you, once (a few minutes)", self.program, self.version));
        let build = cache()?.join("build");
        let done = run(
            cargo()
                .args(["install", self.package, "--version", self.version])
                .args(self.flags)
                .args(self.features)
                .arg("--root")
                .arg(self.folder()?)
                // A tool that runs for seconds need not be built for minutes.
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_TARGET_DIR", &build),
            "Check that this machine reaches the crates' registry, then run this again.",
        );
        // Half a gigabyte that nobody needs again; when it stays, only space is lost.
        let _ = fs::remove_dir_all(&build);
        done
    }

    fn folder(&self) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{}", self.package, self.version)))
    }
}

/// Finds or installs what a static program is built with: `target`'s library, and a C compiler for the database.
pub(crate) fn musl(target: &str) -> Result<()> {
    if in_path("musl-gcc").is_none() {
        debian::install(&["musl-tools"], "A static program needs the C compiler of musl")?;
    }
    library(target, "static programs")
}

/// Rust's standard library for another kind of machine.
fn library(target: &str, purpose: &str) -> Result<()> {
    if has_library(target) {
        return Ok(());
    }
    if in_path("rustup").is_none() {
        return Err(Failure::new(format!(
            "this Rust has no standard library for {target} and there is no rustup to add it. Install Rust with rustup, \
             or install that library with whatever installed Rust here, then run this again."
        )));
    }
    say(format!("Rust's library for {purpose} ({target}) is not here: rustup adds it"));
    run(
        Command::new("rustup").args(["target", "add", target]),
        "Check that this machine reaches Rust's download server, then run this again.",
    )
}

fn has_library(target: &str) -> bool {
    printed(Command::new("rustc").args(["--print", "target-libdir", "--target", target]))
        .and_then(|folder| fs::read_dir(folder).ok())
        .is_some_and(|mut files| files.next().is_some())
}

fn cache() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("KRUZHOK_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("kruzhok/tools")))
        .or_else(|| env::home_dir().map(|folder| folder.join(".cache/kruzhok/tools")))
        .ok_or_else(|| Failure::new("there is no home folder to keep tools in. Set KRUZHOK_TOOLS to a folder."))
}

fn path_with(program: &Path) -> Result<OsString> {
    let before = program.parent().map(Path::to_path_buf);
    let usual = env::var_os("PATH").unwrap_or_default();
    env::join_paths(before.into_iter().chain(env::split_paths(&usual)))
        .map_err(Failure::about("the tools' folder cannot be put into PATH"))
}

fn read_lock(workspace: &Workspace) -> Result<String> {
    fs::read_to_string(workspace.root.join("Cargo.lock")).map_err(Failure::about("Cargo.lock cannot be read"))
}

/// The version of a package that a Cargo.lock names.
fn locked_version(lock: &str, package: &str) -> Result<String> {
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != name)
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or_else(|| {
            Failure::new(format!("Cargo.lock names no {package}. Run `cargo generate-lockfile`, then run this again."))
        })
}

/// The number in what a program prints of its version, such as `trunk 0.21.14`.
fn stated_version(line: &str) -> Option<&str> {
    line.split_whitespace().nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n\
        [[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.60\"\n";

    #[test]
    fn the_locked_version_is_that_of_exactly_this_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen").unwrap(), "0.2.130");
        assert_eq!(locked_version(LOCK, "wasm-bindgen-futures").unwrap(), "0.4.60");
    }

    #[test]
    fn a_package_that_is_not_locked_is_said_to_be_missing() {
        let sentence = locked_version(LOCK, "wasm").unwrap_err().to_string();
        assert!(sentence.contains("names no wasm."), "{sentence}");
    }

    #[test]
    fn the_version_is_the_second_word_a_program_prints() {
        assert_eq!(stated_version("wasm-bindgen 0.2.130 (abcdef)"), Some("0.2.130"));
        assert_eq!(stated_version(""), None);
    }
}
