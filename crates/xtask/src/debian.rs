//! What Debian offers: installed where that may be done without asking anybody.

use std::process::Command;

use crate::{
    command::{in_path, printed, run, say},
    failure::{Failure, Result},
};

/// Installs packages. `why` says what needs them, for the person who has to do it by hand.
pub(crate) fn install(packages: &[&str], why: &str) -> Result<()> {
    let by_hand = format!("{why}: `apt-get install {}`.", packages.join(" "));
    if !may_install() {
        return Err(Failure::new(format!("{by_hand} That cannot be done from here: do it by hand.")));
    }
    say(format!(
        "{} not here: apt-get installs {}",
        packages.join(", "),
        if packages.len() > 1 { "them" } else { "it" }
    ));
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(&mut apt(&["update"]), &by_hand)?;
    run(apt(&["install", "-y", "--no-install-recommends"]).args(packages), &by_hand)
}

/// Whether packages may be installed without asking anybody.
pub(crate) fn may_install() -> bool {
    let is_root = printed(Command::new("id").arg("-u")).as_deref() == Some("0");
    is_root && in_path("apt-get").is_some()
}
