//! The built app: what is in its directory, or inside this program, read once when the server starts.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::{Context, ensure};
use axum::body::Bytes;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kruzhok_domain::programme::Programme;
use sha2::{Digest, Sha256};

use crate::keys::hex;
use crate::programme_file::{IN_APP, ProgrammeFile};

/// The directory where the app is looked for when none is named and none is inside this program.
const USUAL: &str = "dist";

/// Bytes of all files. The app is a thirtieth of it; what is more is a directory that was named by mistake, and the
/// server keeps in memory what it serves.
const MOST: u64 = 64 * 1024 * 1024;

const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";
/// What the version of the worker begins after.
const VERSION: &str = "const VERSION = \"";

/// What stands before pages that were drawn when the app was built, with the hash of the programme file, and behind them.
const DRAWN_FOR: &str = "<!--for ";
const DRAWN_UNTIL: &str = "<!--/for-->";

/// The files of the built app. Without an app there are none.
#[derive(Clone, Debug, Default)]
pub struct BuiltApp(BTreeMap<String, Bytes>);

impl BuiltApp {
    /// The app in `directory`; where none is named, the one inside this program, or the one in `dist`.
    ///
    /// # Errors
    /// When the directory is there but cannot be read.
    pub fn load(directory: Option<&Path>) -> anyhow::Result<Self> {
        match (directory, embedded()) {
            (None, Some(app)) => Ok(app),
            (directory, _) => Self::read(directory.unwrap_or(Path::new(USUAL))),
        }
    }

    /// The app in `directory`.
    ///
    /// # Errors
    /// When it is there but cannot be read.
    pub fn read(directory: &Path) -> anyhow::Result<Self> {
        let mut app = Self::default();
        if !directory.join("index.html").exists() {
            tracing::warn!(
                directory = %directory.display(),
                "there is no app, only the API is served: name the built app's directory with --app"
            );
            return Ok(app);
        }
        app.add(directory, "").with_context(|| format!("the app in {} cannot be read", directory.display()))?;
        Ok(app)
    }

    /// The content of the file of that name, such as `snippets/kruzhok-0123456789abcdef/inline0.js`.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Bytes> {
        self.0.get(name)
    }

    /// The names of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The app with this programme. The pages that were drawn beforehand stay where it says what the one said that they
    /// were drawn with, but for dated announcements; for any other one they are taken out, and the app draws its first
    /// page when it has read the file.
    #[must_use]
    pub fn with_programme(mut self, file: &ProgrammeFile) -> Self {
        if self.file(IN_APP) != Some(&file.text) {
            self.replace(IN_APP, file.text.clone());
        }
        let hash = drawn_hash(&file.programme);
        let page = self.file(PAGE).map(|page| String::from_utf8_lossy(page).into_owned()).unwrap_or_default();
        let suits = page.split(DRAWN_FOR).skip(1).all(|rest| rest.starts_with(&hash));
        if suits {
            return self;
        }
        tracing::warn!(
            "the first page of the app was drawn for another programme file, so it comes with the app only: \
             build the app with this file in place of public/programme.json, and it comes at once"
        );
        let bare = without_drawn_pages(&page);
        let (before, after) = (integrity(page.as_bytes()), integrity(bare.as_bytes()));
        self.replace(PAGE, bare.into());
        if let Some(worker) = self.file(WORKER) {
            // It keeps what it knows by its hash, in a cache named after its version.
            let worker = String::from_utf8_lossy(worker).replace(&before, &after);
            let version = format!("{VERSION}{}", hash.get(..8).unwrap_or_default());
            self.replace(WORKER, worker.replacen(VERSION, &version, 1).into());
        }
        self
    }

    /// Puts a text in the place of a file, compressed as well. What was compressed of that one is of no use any more.
    fn replace(&mut self, name: &str, text: Bytes) {
        self.0.remove(&format!("{name}.gz"));
        self.0.insert(format!("{name}.br"), brotli(&text).into());
        self.0.insert(name.to_owned(), text);
    }

    /// Adds what is in `directory` and below; `prefix` is what the names begin with. Hidden files are none of the app's.
    fn add(&mut self, directory: &Path, prefix: &str) -> anyhow::Result<()> {
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if name.starts_with('.') {
                continue;
            } else if path.is_dir() {
                self.add(&path, &format!("{prefix}{name}/"))?;
            } else {
                let held: u64 = self.0.values().map(|content| content.len() as u64).sum();
                ensure!(held + path.metadata()?.len() <= MOST, "it holds far more than an app");
                self.0.insert(format!("{prefix}{name}"), fs::read(&path)?.into());
            }
        }
        Ok(())
    }
}

/// How drawn pages name the programme they were drawn with.
fn drawn_hash(programme: &Programme) -> String {
    // A programme without a text of its own, which does not exist, would match no page.
    hex(&Sha256::digest(serde_json::to_vec(&programme.clone().undated()).unwrap_or_default()))
}

fn without_drawn_pages(page: &str) -> String {
    let mut pieces = page.split(DRAWN_FOR);
    let first = pieces.next().unwrap_or_default().to_owned();
    first + &pieces.filter_map(|piece| Some(piece.split_once(DRAWN_UNTIL)?.1)).collect::<String>()
}

/// Better would take longer than all the rest of a start.
const QUALITY: i32 = 9;

fn brotli(text: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    let how = brotli::enc::BrotliEncoderParams { quality: QUALITY, size_hint: text.len(), ..Default::default() };
    // Memory is read and memory is written.
    let _: io::Result<usize> = brotli::BrotliCompress(&mut &*text, &mut compressed, &how);
    compressed
}

/// A hash as browsers check it.
fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// What was in `dist` when the server was built.
#[cfg(feature = "embed-app")]
fn embedded() -> Option<BuiltApp> {
    use std::borrow::Cow;

    use rust_embed::Embed;

    #[derive(Embed)]
    #[folder = "../../dist"]
    struct Dist;

    let content = |name: &str| match Dist::get(name)?.data {
        Cow::Borrowed(bytes) => Some(Bytes::from_static(bytes)),
        Cow::Owned(bytes) => Some(bytes.into()),
    };
    let files = Dist::iter().filter(|name| !name.starts_with('.'));
    Some(BuiltApp(files.filter_map(|name| Some((name.to_string(), content(&name)?))).collect()))
}

#[cfg(not(feature = "embed-app"))]
fn embedded() -> Option<BuiltApp> {
    None
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use kruzhok_domain::programme::Notice;

    use super::*;

    #[test]
    fn the_app_is_all_files_of_its_directory_but_the_hidden_ones() {
        let files = tempfile::tempdir().unwrap();
        fs::create_dir_all(files.path().join("snippets/a")).unwrap();
        for name in ["index.html", "snippets/a/inline0.js", ".stamp"] {
            fs::write(files.path().join(name), name).unwrap();
        }
        let app = BuiltApp::read(files.path()).unwrap();
        assert_eq!(app.names().collect::<Vec<_>>(), ["index.html", "snippets/a/inline0.js"]);
        assert_eq!(app.file("snippets/a/inline0.js").unwrap(), "snippets/a/inline0.js");
    }

    #[cfg(feature = "embed-app")]
    #[test]
    fn the_app_inside_this_program_is_the_one_in_dist_and_another_one_can_be_named() {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
        assert_eq!(BuiltApp::load(None).unwrap().0, BuiltApp::read(&dist).unwrap().0);
        let files = tempfile::tempdir().unwrap();
        fs::write(files.path().join("index.html"), "another").unwrap();
        assert_eq!(BuiltApp::load(Some(files.path())).unwrap().file("index.html").unwrap(), "another");
    }

    /// The programme of the repository.
    fn shipped() -> ProgrammeFile {
        let text = include_str!("../../../public/programme.json");
        ProgrammeFile { programme: serde_json::from_str(text).unwrap(), text: text.into() }
    }

    fn changed(change: impl FnOnce(&mut Programme)) -> ProgrammeFile {
        let mut programme = shipped().programme;
        change(&mut programme);
        ProgrammeFile { text: serde_json::to_string(&programme).unwrap().into(), programme }
    }

    #[test]
    fn pages_that_were_drawn_for_another_programme_are_taken_out_and_the_worker_knows() {
        let hash = drawn_hash(&shipped().programme);
        let drawn = |content: &str| format!("<!--for {hash}-->{content}<!--/for-->");
        let page =
            format!("<body>{}<script></script>{}</body>", drawn("<main></main>"), drawn("<template></template>"));
        let worker = format!("const VERSION = \"0123\";\nconst FILES = {{\"/\": \"{}\"}};", integrity(page.as_bytes()));
        let files = tempfile::tempdir().unwrap();
        for (name, content) in [("index.html", page.as_str()), ("index.html.br", "compressed"), ("sw.js", &worker)] {
            fs::write(files.path().join(name), content).unwrap();
        }
        let app = || BuiltApp::read(files.path()).unwrap();
        let announcing = changed(|programme| {
            let (from, until) = (NaiveDate::MIN, NaiveDate::MAX);
            programme.notices.push(Notice { from, until, text: "Сегодня приёма нет".to_owned() });
        });
        for same in [shipped(), announcing] {
            let same = app().with_programme(&same);
            for name in ["index.html", "index.html.br", "sw.js"] {
                assert_eq!(same.file(name), app().file(name), "{name}");
            }
        }

        let other = app().with_programme(&changed(|programme| programme.ages.alone_from += 1));
        let bare = "<body><script></script></body>";
        assert_eq!(other.file("index.html").unwrap(), bare);
        assert_eq!(decompressed(&other, "index.html"), bare);
        let worker = String::from_utf8_lossy(other.file("sw.js").unwrap());
        assert!(worker.contains(&integrity(bare.as_bytes())) && !worker.contains("\"0123\""), "{worker}");
        assert!(
            worker.starts_with("const VERSION = \"") && worker.lines().next().unwrap().ends_with("0123\";"),
            "{worker}"
        );
    }

    #[test]
    fn the_programme_is_the_one_that_the_server_goes_by_and_compressed() {
        let files = tempfile::tempdir().unwrap();
        for name in ["index.html", "programme.json", "programme.json.br", "programme.json.gz"] {
            fs::write(files.path().join(name), "of the app").unwrap();
        }
        let app = || BuiltApp::read(files.path()).unwrap();
        let with_text = |text: &'static str| ProgrammeFile { text: text.into(), ..shipped() };
        assert_eq!(app().with_programme(&with_text("of the app")).0, app().0);

        let other = app().with_programme(&with_text("of the town"));
        assert_eq!(other.file("programme.json").unwrap(), "of the town");
        assert_eq!(decompressed(&other, "programme.json"), "of the town");
        assert_eq!(other.file("programme.json.gz"), None);

        let alone = BuiltApp::default().with_programme(&with_text("of the town"));
        assert_eq!(alone.file("programme.json").unwrap(), "of the town");
    }

    fn decompressed(app: &BuiltApp, name: &str) -> String {
        let mut text = Vec::new();
        brotli::BrotliDecompress(&mut &**app.file(&format!("{name}.br")).unwrap(), &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn a_directory_without_a_page_is_no_app() {
        let files = tempfile::tempdir().unwrap();
        fs::write(files.path().join("photo.png"), "").unwrap();
        assert_eq!(BuiltApp::read(files.path()).unwrap().names().count(), 0);
    }

    #[test]
    fn a_directory_that_holds_much_more_than_an_app_is_refused() {
        let files = tempfile::tempdir().unwrap();
        fs::write(files.path().join("index.html"), "").unwrap();
        // Its length without its bytes.
        fs::File::create(files.path().join("film.mp4")).unwrap().set_len(MOST + 1).unwrap();
        let refusal = format!("{:#}", BuiltApp::read(files.path()).unwrap_err());
        assert!(refusal.ends_with("cannot be read: it holds far more than an app"), "{refusal}");
    }
}
