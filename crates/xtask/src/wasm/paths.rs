use std::{env, path::PathBuf};

/// What the paths of source files begin with, beside those of packages: the standard library, what that is made of, and
/// our own.
const SOURCES: [&str; 4] = ["/rustc/", "/rust/deps/", "crates/", "src/"];

/// How a source file ends.
const RUST: &[u8] = b".rs";

/// What the paths of all source files begin with that can be in a module built here.
pub(super) fn sources() -> Vec<String> {
    let packages = cargo_home().map(|home| home.to_string_lossy().into_owned());
    SOURCES.into_iter().map(str::to_owned).chain(packages).collect()
}

/// Where cargo keeps packages.
fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    set.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// The data with blanks for the paths of source files that begin as `sources` do: nothing moves, and blanks weigh next to
/// nothing.
pub(super) fn without_paths(data: &[u8], sources: &[String]) -> Vec<u8> {
    let mut kept = data.to_vec();
    let mut rest = kept.as_mut_slice();
    while !rest.is_empty() {
        let length = path(rest, sources);
        rest.iter_mut().take(length).for_each(|byte| *byte = b' ');
        rest = rest.split_at_mut(length.max(1)).1;
    }
    kept
}

/// The length of the path of a source file with which `text` begins; 0 where it begins with none.
fn path(text: &[u8], sources: &[String]) -> usize {
    if !sources.iter().any(|source| text.starts_with(source.as_bytes())) {
        return 0;
    }
    let is_of_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let run = text.split(|byte| !is_of_path(byte)).next().unwrap_or_default();
    run.windows(RUST.len()).position(|end| end == RUST).map_or(0, |end| end + RUST.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_sources_become_blanks_and_nothing_moves() {
        let check = |text: &str, expected: &str| {
            let found = without_paths(text.as_bytes(), &["src/", "/home/me/.cargo"].map(str::to_owned));
            assert_eq!(String::from_utf8(found).unwrap(), expected, "{text}");
        };
        check("a/srcsrc/pages/x.rsb", "a/src              b");
        check("/check/home/me/.cargo/registry/src/i-1/a-0.1.0/src/b.rsno", &format!("/check{}no", " ".repeat(49)));
        check("src/a.rssrc/b.rs", &" ".repeat(16));
        check("src/pages/x.css", "src/pages/x.css");
        check("src/ю.rs", "src/ю.rs");
        check("src=\"/icon.rs\"", "src=\"/icon.rs\"");
    }
}
