use std::{
    fs,
    path::{Path, PathBuf},
};

/// The folder of the workspace: that of the root package.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|cause| panic!("{path}: {cause}"))
}

/// The paths of all files in or below a folder of the workspace whose names end so, sorted.
pub(crate) fn below(folder: &str, end: &str) -> Vec<String> {
    let root = root();
    let path = |file: PathBuf| file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
    let mut found: Vec<String> = files(&root.join(folder)).into_iter().map(path).collect();
    found.retain(|path| path.ends_with(end));
    found.sort();
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()));
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
