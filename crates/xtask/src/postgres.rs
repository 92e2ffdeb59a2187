//! PostgreSQL, on which the server's tests run once more. They make and end a cluster of their own; here it is only
//! found, or installed.

use std::{env, fs, path::PathBuf};

use crate::{
    browsers::{is_ci, unless_needed},
    command::in_path,
    debian,
    failure::{Failure, Result},
};

/// The test target that needs it.
pub(crate) const TESTS: &str = "postgres";

/// Names the folder of `initdb` and `postgres`, for the tests too.
const NAMED_BY: &str = "KRUZHOK_POSTGRES";

/// Where Debian keeps a folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// Sees to it that it is here. A developer's machine may go without: then what comes back says why. CI may not.
pub(crate) fn prepare() -> Result<Option<Failure>> {
    Ok(unless_needed(found_or_installed(), is_ci())?.err())
}

fn found_or_installed() -> Result<()> {
    if find().is_none() && debian::may_install() {
        debian::install(&["postgresql"], "the server's tests need PostgreSQL")?;
    }
    find().map(drop).ok_or_else(missing)
}

fn find() -> Option<PathBuf> {
    let named = env::var_os(NAMED_BY).map(PathBuf::from);
    let versions = || fs::read_dir(DEBIAN).ok()?.flatten().map(|version| version.path().join("bin")).max();
    let path = || in_path("initdb")?.parent().map(PathBuf::from);
    named.or_else(versions).or_else(path).filter(|folder| folder.join("initdb").exists())
}

fn missing() -> Failure {
    Failure::new(format!(
        "PostgreSQL is not here and cannot be installed from here. On Debian: `sudo apt-get install postgresql`; \
         elsewhere set {NAMED_BY} to the folder of initdb."
    ))
}
