//! The scenes: every page in every state, looked at closely in Chromium.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    app,
    browsers::{Browsers, Engine},
    debian,
    failure::{Failure, Result},
    fingerprint::files_below,
    fonts,
    journeys::{Surroundings, in_browser, run_named},
    node::Node,
    test::Report,
    workspace::Workspace,
};

/// The moment at which all clocks stand still, so that no date on a page ever changes: half past twelve in the
/// municipality.
const STOPPED_AT: &str = "2026-12-01T05:30:00Z";

/// Which scenes, and whether what they are like now is what they shall be like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Wish<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) accept: bool,
}

impl<'a> Wish<'a> {
    /// Reads `[NAME] [--accept]`.
    pub(crate) fn read(words: &[&'a str]) -> Option<Self> {
        match words {
            [] => Some(Self::default()),
            ["--accept"] => Some(Self { accept: true, ..Self::default() }),
            [name] if !name.starts_with('-') => Some(Self { name: Some(name), accept: false }),
            [name, "--accept"] | ["--accept", name] if !name.starts_with('-') => {
                Some(Self { name: Some(name), accept: true })
            }
            _ => None,
        }
    }
}

/// Looks at the scenes, and then at what can only be told of all of them together.
pub(crate) fn run(
    report: &mut Report,
    workspace: &Workspace,
    with: &Surroundings,
    browsers: &Browsers,
    stage: &Stage,
    wish: Wish<'_>,
) {
    let Some(chromium) = browsers.ready.iter().find(|browser| browser.engine == Engine::Chromium) else { return };
    let Some(catalogue) = report.step("build the catalogue of components", || app::build_catalogue(workspace)) else {
        return;
    };
    let before = report.counts.failed;
    report.tests("scenes in Chromium", || {
        let _ = fs::remove_dir_all(&stage.results);
        fs::create_dir_all(&stage.results).map_err(Failure::about("target/e2e/scenes cannot be made"))?;
        let mut command = in_browser(chromium, workspace, with, wish.name.or(Some("scenes::")), "journeys::");
        stage.tell(&mut command, wish);
        run_named(command.env("KRUZHOK_CATALOGUE", catalogue), wish.name)
    });
    report.step("HTML of the scenes", || stage.validate(workspace));
    // A walk that stopped has not met all of its scenes.
    if wish.name.is_none() && report.counts.failed == before {
        report.step("looks without a scene", || stage.orphans(workspace, wish));
    }
}

/// What the scenes need beside a browser.
pub(crate) struct Stage {
    node: Node,
    faketime: PathBuf,
    fonts: PathBuf,
    /// Where pages and pictures of this run are kept.
    results: PathBuf,
}

impl Stage {
    /// Finds or installs everything.
    pub(crate) fn prepare(workspace: &Workspace) -> Result<Self> {
        let node = Node::prepare(workspace)?;
        let results = workspace.target.join("e2e/scenes");
        let faketime = faketime()?;
        let fonts = fonts::prepare(workspace)?;
        Ok(Self { node, faketime, fonts, results })
    }

    /// Tells a test run about it.
    fn tell(&self, tests: &mut Command, wish: Wish<'_>) {
        tests
            .env("KRUZHOK_STOPPED_AT", STOPPED_AT)
            .env("KRUZHOK_FAKETIME", &self.faketime)
            .env("KRUZHOK_NODE_MODULES", self.node.modules())
            .env("KRUZHOK_E2E_RESULTS", &self.results)
            .env("FONTCONFIG_FILE", &self.fonts);
        if wish.accept {
            tests.env("KRUZHOK_ACCEPT", "1");
        }
    }

    /// Validates the HTML of all scenes of this run, and of the page as it is built.
    fn validate(&self, workspace: &Workspace) -> Result<()> {
        self.node.parse(&workspace.dist().join("index.html"))?;
        self.node.validate(&pages(&self.results)?)
    }

    /// Whether each committed outline and picture still has its scene. Only a run of all scenes can tell.
    fn orphans(&self, workspace: &Workspace, wish: Wish<'_>) -> Result<()> {
        let scenes = pages(&self.results)?.iter().map(|page| stem(page)).collect();
        let looks =
            files_below(&workspace.root.join("tests/looks")).map_err(Failure::about("tests/looks is unreadable"))?;
        let orphans: Vec<PathBuf> = looks.into_iter().filter(|look| !has_scene(&stem(look), &scenes)).collect();
        if wish.accept {
            return remove(&orphans).map_err(Failure::about("a look without a scene cannot be removed"));
        }
        let list: String = orphans.iter().map(|look| format!("\n  {}", look.display())).collect();
        if orphans.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!("no scene belongs to these; `cargo xtask test scenes --accept` removes them:{list}")))
    }
}

/// Whether an outline or a picture, `help` or `help-320-dark`, is of one of the scenes.
fn has_scene(look: &str, scenes: &BTreeSet<String>) -> bool {
    let of_picture = look.rsplitn(3, '-').nth(2).unwrap_or_default();
    scenes.contains(look) || scenes.contains(of_picture)
}

fn pages(results: &Path) -> Result<Vec<PathBuf>> {
    let mut files = files_below(results).map_err(Failure::about("the scenes' pages cannot be read"))?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "html"));
    Ok(files)
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn remove(files: &[PathBuf]) -> io::Result<()> {
    files.iter().try_for_each(fs::remove_file)
}

/// The library that lets a program see another time than that of the machine.
fn faketime() -> Result<PathBuf> {
    let find = || {
        let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten();
        folders.map(|folder| folder.path().join("faketime/libfaketime.so.1")).find(|library| library.is_file())
    };
    if let Some(library) = find() {
        return Ok(library);
    }
    let why = "the scenes stop the server's clock, or no page would ever look as before";
    debian::install(&["libfaketime"], why)?;
    find().ok_or_else(|| Failure::new(format!("{why}, but there is no /usr/lib/*/faketime/libfaketime.so.1.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_is_a_name_and_whether_to_accept() {
        let both = Wish { name: Some("status"), accept: true };
        assert_eq!(Wish::read(&[]), Some(Wish::default()));
        assert_eq!(Wish::read(&["status"]), Some(Wish { name: Some("status"), accept: false }));
        assert_eq!(Wish::read(&["status", "--accept"]), Some(both));
        assert_eq!(Wish::read(&["--accept", "status"]), Some(both));
        assert_eq!(Wish::read(&["--acept"]), None);
        assert_eq!(Wish::read(&["status", "sent"]), None);
    }

    #[test]
    fn an_outline_and_its_pictures_belong_to_their_scene_and_to_no_other() {
        let scenes = BTreeSet::from(["question-birth-date".to_owned()]);
        for look in ["question-birth-date", "question-birth-date-320-dark"] {
            assert!(has_scene(look, &scenes), "{look}");
        }
        for look in ["question", "question-birth-date-error", "question-birth-date-error-320-dark", "help"] {
            assert!(!has_scene(look, &scenes), "{look}");
        }
    }
}
