//! Rust's standard library inside the app. As it comes it can tell on a terminal why it panicked, which no family has:
//! built anew without that, the app is a fourteenth lighter.

use std::{path::Path, process::Command};

use crate::command::{in_path, printed, say};

/// What the app's standard library is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StandardLibrary {
    /// Built with the app: small, and a panic is a trap of WebAssembly at once.
    Rebuilt,
    /// The one that came with Rust, where its sources cannot be had. The app does the same and is heavier.
    AsItCame,
}

/// Stable cargo and rustc offer both to whoever says that they know it may change.
const UNLOCK: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";

impl StandardLibrary {
    /// What it can be on this machine as it is.
    pub(crate) fn here() -> Self {
        if has_sources() && knows_flags() { Self::Rebuilt } else { Self::AsItCame }
    }

    /// The same, after rustup was asked for what is missing.
    pub(crate) fn prepare() -> Self {
        if !has_sources() {
            add_sources();
        }
        let here = Self::here();
        if here == Self::AsItCame {
            say("Rust's standard library cannot be built anew here: the app becomes a fourteenth heavier");
        }
        here
    }

    /// Lets a cargo, or what calls one, build it so. A panic ends the app either way.
    pub(crate) fn within(self, command: &mut Command) -> &mut Command {
        match self {
            Self::AsItCame => command,
            Self::Rebuilt => command
                .env(UNLOCK.0, UNLOCK.1)
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS),
        }
    }
}

fn has_sources() -> bool {
    printed(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

fn add_sources() {
    if in_path("rustup").is_some() {
        say("The sources of Rust's standard library are not here: rustup adds them");
        let _ = Command::new("rustup").args(["component", "add", "rust-src"]).status();
    }
}

fn knows_flags() -> bool {
    let asked = ["--print", "cfg", "--target", "wasm32-unknown-unknown"];
    printed(Command::new("rustc").args(FLAGS.split(' ')).args(asked).env(UNLOCK.0, UNLOCK.1)).is_some()
}
