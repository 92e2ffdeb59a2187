use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{surroundings, temporary::TemporaryFolder};

/// A copy of the built app in which something is different, for what must hold when things go wrong.
pub(crate) struct AlteredApp(TemporaryFolder);

impl AlteredApp {
    /// The app whose WebAssembly cannot be downloaded.
    pub(crate) fn without_wasm() -> Self {
        let app = Self::copy();
        for file in app.files() {
            if file.to_string_lossy().contains(".wasm") {
                worked(&file, fs::remove_file(&file));
            }
        }
        app
    }

    /// The app in a browser where `script` ran before everything else.
    pub(crate) fn after_script(script: &str) -> Self {
        let app = Self::copy();
        app.alter("index.html", |html| {
            let altered = html.replacen("<meta", &format!("<script>{script}</script><meta"), 1);
            assert!(html != altered, "the page has no <meta> to put a script before");
            altered
        });
        app
    }

    /// The app of a municipality whose file differs in something.
    pub(crate) fn with_programme(change: impl FnOnce(&mut Value)) -> Self {
        let app = Self::copy();
        app.alter("programme.json", |text| {
            let mut programme = serde_json::from_str(&text).unwrap_or_default();
            change(&mut programme);
            programme.to_string()
        });
        app
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Rewrites a file, and takes away what was compressed of it.
    fn alter(&self, name: &str, rewrite: impl FnOnce(String) -> String) {
        let file = self.path().join(name);
        let text = worked(&file, fs::read_to_string(&file));
        worked(&file, fs::write(&file, rewrite(text)));
        for compressed in ["br", "gz"].map(|extension| self.path().join(format!("{name}.{extension}"))) {
            if compressed.exists() {
                worked(&compressed, fs::remove_file(&compressed));
            }
        }
    }

    fn copy() -> Self {
        let app = Self(TemporaryFolder::new("app"));
        for file in files_in(&surroundings::path("KRUZHOK_DIST")) {
            let name = file.file_name().unwrap_or_default();
            worked(&file, fs::copy(&file, app.path().join(name)));
        }
        app
    }

    fn files(&self) -> Vec<PathBuf> {
        files_in(self.path())
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = worked(folder, fs::read_dir(folder));
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_file()).collect()
}

fn worked<T>(path: &Path, outcome: io::Result<T>) -> T {
    outcome.unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}
