use std::{env, path::PathBuf};

/// The programs and folders that `cargo xtask test` tells the journeys about.
pub(crate) fn path(variable: &str) -> PathBuf {
    match env::var_os(variable) {
        Some(path) => PathBuf::from(path),
        None => panic!(
            "{variable} is not set: the journeys need a built app, a server and a browser. Run them with \
             `cargo xtask test` or `cargo xtask test journeys`, which prepare these."
        ),
    }
}

/// Where chance begins: another place each time, or `KRUZHOK_SEED`, so that a failure can be seen again.
pub(crate) fn seed() -> u64 {
    match env::var("KRUZHOK_SEED") {
        Ok(seed) => seed.parse().unwrap_or_else(|cause| panic!("KRUZHOK_SEED is \"{seed}\": {cause}.")),
        Err(_) => fastrand::u64(..),
    }
}
