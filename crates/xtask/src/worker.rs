//! The service worker of the built app: it has to know which files make up the app, and what is in each.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::{
    failure::{Failure, Result},
    fingerprint::files_below,
};

/// It is no file for Trunk: without this step there must be no worker, or it would keep an app that changes.
const TEMPLATE: &str = "public/sw.js";
const NAME: &str = "sw.js";
const VERSION: &str = "const VERSION = \"\";";
const FILES: &str = "const FILES = {};";

/// What the app runs with. The pictures that a home screen wants are fetched by the system, once.
const KEPT: [&str; 3] = ["js", "wasm", "webmanifest"];

/// And the picture of its tab.
const ICON: &str = "icon-48.png";

/// Writes the worker for the app in `dist`.
pub(crate) fn write(root: &Path, dist: &Path) -> Result<()> {
    let template = fs::read_to_string(root.join(TEMPLATE)).map_err(Failure::about(TEMPLATE))?;
    let files = hashes(dist).map_err(Failure::about("the built app cannot be read"))?;
    let worker = filled(&template, &files)
        .ok_or_else(|| Failure::new(format!("{TEMPLATE} lacks `{VERSION}` or `{FILES}`, which this step fills in.")))?;
    fs::write(dist.join(NAME), worker).map_err(Failure::about("dist/sw.js cannot be written"))
}

/// The files by the paths under which a browser asks for them, each with its hash as browsers check it.
fn hashes(dist: &Path) -> io::Result<BTreeMap<String, String>> {
    let of = |file: &PathBuf| Ok((path(file.strip_prefix(dist).unwrap_or(file)), integrity(&fs::read(file)?)));
    files_below(dist)?.iter().filter(|file| is_kept(file)).map(of).collect()
}

fn is_kept(file: &Path) -> bool {
    let named = |name: &str| file.file_name().is_some_and(|found| found == name);
    let of_kind = || file.extension().is_some_and(|found| KEPT.iter().any(|kind| found == *kind));
    named("index.html") || named(ICON) || of_kind() && !named(NAME)
}

fn path(file: &Path) -> String {
    let parts = file.iter().map(|part| ["/".into(), part.to_string_lossy()].concat());
    parts.collect::<String>().replace("/index.html", "/")
}

fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// The template with both lines filled in; `None` where it has no such lines. Whatever changes makes another version.
fn filled(template: &str, files: &BTreeMap<String, String>) -> Option<String> {
    let files = FILES.replace("{}", &serde_json::to_string_pretty(files).ok()?);
    let digest = Sha256::digest([template, &files].concat());
    let version: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let version = VERSION.replace("\"\"", &format!("\"{version}\""));
    let is_template = template.contains(VERSION) && template.contains(FILES);
    is_template.then(|| template.replace(VERSION, &version).replace(FILES, &files))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: &str = "const VERSION = \"\";\nconst FILES = {};\nrun();\n";

    fn one(path: &str, content: &str) -> BTreeMap<String, String> {
        BTreeMap::from([(path.to_owned(), integrity(content.as_bytes()))])
    }

    #[test]
    fn the_worker_knows_the_app_and_nothing_else() {
        let dist = std::env::temp_dir().join(format!("kruzhok-worker-{}", std::process::id()));
        fs::create_dir_all(dist.join("snippets/a")).unwrap();
        for name in ["index.html", "a.js", "a.wasm", "icon-48.png", "snippets/a/b.js"] {
            fs::write(dist.join(name), name).unwrap();
        }
        for name in ["sw.js", "index.html.br", "icon.svg", "icon-192.png", "programme.json", ".stamp"] {
            fs::write(dist.join(name), name).unwrap();
        }
        let paths: Vec<String> = hashes(&dist).unwrap().into_keys().collect();
        assert_eq!(paths, ["/", "/a.js", "/a.wasm", "/icon-48.png", "/snippets/a/b.js"]);
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_hash_is_one_that_a_browser_checks() {
        // The example of the specification (Subresource Integrity, section 3.1).
        assert_eq!(integrity(b"alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn another_file_or_another_worker_is_another_version() {
        let of = |template: &str, content: &str| filled(template, &one("/a.js", content)).unwrap();
        let version = |worker: &str| worker.lines().next().unwrap().to_owned();
        let first = of(SHORT, "a");
        assert!(first.contains(&integrity(b"a")), "{first}");
        assert!(version(&first).len() > VERSION.len(), "{first}");
        assert_eq!(first, of(SHORT, "a"));
        assert_ne!(version(&first), version(&of(SHORT, "b")));
        assert_ne!(version(&first), version(&of(&SHORT.replace("run", "walk"), "a")));
    }

    #[test]
    fn a_template_without_its_lines_is_no_template() {
        assert_eq!(filled("run();", &one("/", "")), None);
        let template = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(TEMPLATE)).unwrap();
        assert!(filled(&template, &one("/", "")).is_some(), "{TEMPLATE} cannot be filled in");
    }
}
