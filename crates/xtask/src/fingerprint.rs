use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

/// One number for the names and contents of files and folders below `root`, so that a build whose input did not change
/// can be left out. A path that does not exist counts as such.
pub(crate) fn fingerprint(root: &Path, paths: &[&str], also: &str) -> io::Result<String> {
    let mut hasher = DefaultHasher::new();
    also.hash(&mut hasher);
    for path in paths {
        for file in files_below(&root.join(path))? {
            file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// All files below a folder in the order of their names; the path itself when it is a file; none when it is missing.
pub(crate) fn files_below(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    entries.sort();
    let below: Vec<Vec<PathBuf>> = entries.iter().map(|entry| files_below(entry)).collect::<io::Result<_>>()?;
    Ok(below.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("kruzhok-fingerprint-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("src/pages")).unwrap();
        fs::write(folder.join("src/pages/start.rs"), "one").unwrap();
        folder
    }

    #[test]
    fn it_stays_the_same_while_nothing_changes() {
        let folder = folder("same");
        let of = || fingerprint(&folder, &["src", "missing"], "").unwrap();
        assert_eq!(of(), of());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn it_changes_with_a_content_a_name_and_a_tool() {
        let folder = folder("changes");
        let of = |also: &str| fingerprint(&folder, &["src"], also).unwrap();
        let first = of("");
        assert_ne!(first, of("another tool"));
        fs::rename(folder.join("src/pages/start.rs"), folder.join("src/pages/about.rs")).unwrap();
        let renamed = of("");
        assert_ne!(first, renamed);
        fs::write(folder.join("src/pages/about.rs"), "two").unwrap();
        assert_ne!(renamed, of(""));
        fs::remove_dir_all(folder).unwrap();
    }
}
