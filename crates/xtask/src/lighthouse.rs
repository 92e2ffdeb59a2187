//! `cargo xtask bench lighthouse`: four pages of a running service as Lighthouse sees them on a phone.

use std::fs;

use crate::{
    app, bench,
    browsers::{self, Engine},
    command::{run, say},
    failure::{Failure, Result},
    npm::{Need, Packages},
    server,
    service::Service,
    workspace::Workspace,
};

const NEED: Need = Need {
    source: "benches/lighthouse",
    folder: "lighthouse",
    // Its packages ask for 22 and were seen to run on 20.19 and later.
    oldest: 20,
    why: "Lighthouse and what drives its browser",
};

/// Starts the service, files an application, and looks; an error where a page is not accessible, does not follow best
/// practices or is not fit to be found.
pub(crate) fn check(workspace: &Workspace) -> Result<()> {
    let chromium = browsers::only(Engine::Chromium)?;
    let browser = chromium.ready.first().and_then(|browser| browser.program("KRUZHOK_BROWSER"));
    let browser = browser.ok_or_else(|| Failure::new("Chromium was found, but no program of it."))?;
    let packages = Packages::prepare(workspace, &NEED)?;
    let app = app::build(workspace)?;
    let program = server::build(workspace)?;
    let results = workspace.target.join("lighthouse/results");
    let data = workspace.target.join("lighthouse/data");
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data).map_err(Failure::about("target/lighthouse/data cannot be made"))?;
    bench::write_sample(workspace, &data)?;
    let service = Service::start_with_app(&program, &data, &app, &workspace.root)?;
    say("Lighthouse looks at four pages; the whole reports will be in target/lighthouse/results");
    let mut command = packages.script("pages.mjs");
    command.arg(&service.address).arg(browser).arg(data.join("body.json")).arg(results);
    run(&mut command, "What costs points is listed above.")
}
