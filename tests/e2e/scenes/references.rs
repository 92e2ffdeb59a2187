//! What every scene was like when somebody last accepted it: `tests/looks`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use similar::TextDiff;

use super::{
    compare::{Difference, difference},
    pictures::Picture,
};
use crate::surroundings;

const ACCEPT: &str = "`cargo xtask test scenes --accept` accepts it";

/// Compares an outline with the committed one, or commits to it.
pub(super) fn outline(scene: &str, found: &str) -> Vec<String> {
    let file = reference("outlines", &format!("{scene}.txt"));
    if accepts() {
        write(&file, found.as_bytes());
        return Vec::new();
    }
    match fs::read_to_string(&file) {
        Ok(wanted) if wanted == found => Vec::new(),
        Ok(wanted) => {
            let difference = TextDiff::from_lines(&wanted, found).unified_diff().header("it was", "it is").to_string();
            vec![format!("it is read out otherwise; {ACCEPT}\n{difference}")]
        }
        Err(_) => vec![format!("there is no {}; {ACCEPT}", file.display())],
    }
}

/// Whether a picture is like the committed one.
pub(super) fn has(name: &str, found: &Picture) -> bool {
    committed(name).is_some_and(|wanted| difference(&wanted, found).is_none())
}

fn committed(name: &str) -> Option<Picture> {
    fs::read(of_picture(name)).ok().and_then(|bytes| Picture::from_webp(&bytes))
}

fn of_picture(name: &str) -> PathBuf {
    reference("pictures", &format!("{name}.webp"))
}

/// Compares a picture with the committed one, or commits to it.
pub(super) fn picture(name: &str, found: &Picture) -> Vec<String> {
    let (file, wanted) = (of_picture(name), committed(name));
    let differs = match &wanted {
        None => format!("there is no {}", file.display()),
        Some(wanted) => match difference(wanted, found) {
            None => return Vec::new(),
            Some(difference) => how_it_differs(name, wanted, found, &difference),
        },
    };
    if accepts() {
        write(&file, &found.to_webp().unwrap_or_default());
        return Vec::new();
    }
    vec![format!("{differs}; {ACCEPT}")]
}

/// Says it, and keeps what can be looked at.
fn how_it_differs(name: &str, wanted: &Picture, found: &Picture, difference: &Difference) -> String {
    let actual = show(name, "actual", found);
    match difference {
        Difference::Size => format!(
            "{} is {} × {} px and was {} × {} px",
            actual.display(),
            found.width,
            found.height,
            wanted.width,
            wanted.height
        ),
        Difference::Pixels { count, marked } => {
            let marked = show(name, "difference", marked);
            format!("{} differs in {count} pixels, as {} shows", actual.display(), marked.display())
        }
    }
}

fn show(name: &str, what: &str, picture: &Picture) -> PathBuf {
    let file = surroundings::path("KRUZHOK_E2E_RESULTS").join(format!("{name}-{what}.png"));
    write(&file, &picture.to_png().unwrap_or_default());
    file
}

fn reference(kind: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/looks").join(kind).join(name)
}

fn accepts() -> bool {
    env::var_os("KRUZHOK_ACCEPT").is_some()
}

fn write(file: &Path, bytes: &[u8]) {
    let folder = file.parent().unwrap_or(Path::new("."));
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(file, bytes));
    written.unwrap_or_else(|cause| panic!("{} cannot be written: {cause}", file.display()));
}

mod tests {
    use std::collections::BTreeSet;

    use kruzhok::Route;

    use super::*;

    /// The first line of an outline is the path of its page.
    #[test]
    fn every_page_of_the_app_has_a_scene() {
        let folder = reference("outlines", "");
        let files = fs::read_dir(&folder).into_iter().flatten().flatten();
        let outlines = files.map(|file| fs::read_to_string(file.path()).unwrap_or_default());
        let seen: BTreeSet<String> =
            outlines.map(|outline| outline.lines().next().unwrap_or_default().to_owned()).collect();
        let unseen: Vec<String> =
            Route::all().into_iter().map(Route::path).filter(|path| !seen.contains(path)).collect();
        assert_eq!(unseen, Vec::<String>::new(), "no outline in {} is of these", folder.display());
    }
}
