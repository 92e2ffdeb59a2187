use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use crate::fingerprint::files_below;

/// What every module begins with: its mark, and the version of the format.
const HEAD: usize = 8;

/// The section that holds texts.
const DATA: u8 = 11;

/// What the paths of source files begin with, beside those of packages: the standard library, what that is made of, and
/// our own.
const SOURCES: [&str; 4] = ["/rustc/", "/rust/deps/", "crates/", "src/"];

/// How a source file ends.
const RUST: &[u8] = b".rs";

/// Takes what is for tools alone out of the modules of a folder, for no browser needs it: names, who made it, and where in
/// the sources something panicked, which nobody is told. The last are paths of the machine that builds, too.
pub(crate) fn strip(folder: &Path) -> io::Result<()> {
    let packages = cargo_home().map(|home| home.to_string_lossy().into_owned());
    let sources: Vec<&str> = SOURCES.into_iter().chain(packages.as_deref()).collect();
    for file in files_below(folder)?.iter().filter(|file| file.extension().is_some_and(|found| found == "wasm")) {
        let module = fs::read(file)?;
        let stripped =
            stripped(&module, &sources).ok_or_else(|| io::Error::other(format!("{} is no module", file.display())))?;
        fs::write(file, stripped)?;
    }
    Ok(())
}

/// Where cargo keeps packages.
fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
    set.or_else(|| Some(env::home_dir()?.join(".cargo")))
}

/// The module without its custom sections, and without paths that begin as `sources` do; `None` where it is none.
fn stripped(module: &[u8], sources: &[&str]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(HEAD)?;
    let mut kept = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let (length, content) = number(after)?;
        let size = 1 + after.len() - content.len() + length;
        let (section, after) = rest.split_at_checked(size)?;
        match *kind {
            0 => {}
            DATA => kept.extend(without_paths(section, sources)),
            _ => kept.extend(section),
        }
        rest = after;
    }
    Some(kept)
}

/// The same with blanks for the paths of source files: nothing moves, and blanks weigh next to nothing.
fn without_paths(section: &[u8], sources: &[&str]) -> Vec<u8> {
    let mut kept = section.to_vec();
    let mut rest = kept.as_mut_slice();
    while !rest.is_empty() {
        let length = path(rest, sources);
        rest.iter_mut().take(length).for_each(|byte| *byte = b' ');
        rest = rest.split_at_mut(length.max(1)).1;
    }
    kept
}

/// The length of the path of a source file with which `text` begins; 0 where it begins with none.
fn path(text: &[u8], sources: &[&str]) -> usize {
    if !sources.iter().any(|source| text.starts_with(source.as_bytes())) {
        return 0;
    }
    let is_of_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"/._-".contains(byte);
    let run = text.split(|byte| !is_of_path(byte)).next().unwrap_or_default();
    run.windows(RUST.len()).position(|end| end == RUST).map_or(0, |end| end + RUST.len())
}

/// The number in LEB128 with which `bytes` begin, and what follows.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let last = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let (digits, rest) = bytes.split_at_checked(last + 1)?;
    Some((digits.iter().rev().fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f)), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_sections_go_and_all_others_stay() {
        let head = *b"\0asm\x01\0\0\0";
        let long = [&[10, 0x80, 0x01][..], &[7; 128]].concat();
        let module = [&head[..], &[0, 2, 1, b'n'], &[1, 1, 0], &long, &[0, 0]].concat();
        assert_eq!(stripped(&module, &[]), Some([&head[..], &[1, 1, 0], &long].concat()));
        assert_eq!(stripped(&head, &[]), Some(head.to_vec()));
    }

    #[test]
    fn paths_of_sources_become_blanks_and_nothing_moves() {
        let check = |text: &str, expected: &str| {
            let found = without_paths(text.as_bytes(), &["src/", "/home/me/.cargo"]);
            assert_eq!(String::from_utf8(found).unwrap(), expected, "{text}");
        };
        check("a/srcsrc/pages/x.rsb", "a/src              b");
        check("/check/home/me/.cargo/registry/src/i-1/a-0.1.0/src/b.rsno", &format!("/check{}no", " ".repeat(49)));
        check("src/a.rssrc/b.rs", &" ".repeat(16));
        check("src/pages/x.css", "src/pages/x.css");
        check("src/ю.rs", "src/ю.rs");
        check("src=\"/icon.rs\"", "src=\"/icon.rs\"");
    }

    #[test]
    fn what_breaks_off_is_no_module() {
        for module in
            [&b"\0asm"[..], b"\0asm\x01\0\0\0\x01", b"\0asm\x01\0\0\0\x01\x02\0", b"\0asm\x01\0\0\0\x01\xff\xff"]
        {
            assert_eq!(stripped(module, &[]), None, "{module:?}");
        }
    }
}
