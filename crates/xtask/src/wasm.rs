use std::{fs, io, path::Path};

use crate::fingerprint::files_below;

/// What every module begins with: its mark, and the version of the format.
const HEAD: usize = 8;

/// Takes what is for tools alone (names, and who made it) out of the modules of a folder: no browser needs it.
pub(crate) fn strip(folder: &Path) -> io::Result<()> {
    for file in files_below(folder)?.iter().filter(|file| file.extension().is_some_and(|found| found == "wasm")) {
        let module = fs::read(file)?;
        let stripped = stripped(&module).ok_or_else(|| io::Error::other(format!("{} is no module", file.display())))?;
        fs::write(file, stripped)?;
    }
    Ok(())
}

/// The module without its custom sections; `None` where it is none.
fn stripped(module: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = module.split_at_checked(HEAD)?;
    let mut kept = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let (length, content) = number(after)?;
        let size = 1 + after.len() - content.len() + length;
        let (section, after) = rest.split_at_checked(size)?;
        if *kind != 0 {
            kept.extend(section);
        }
        rest = after;
    }
    Some(kept)
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
        assert_eq!(stripped(&module), Some([&head[..], &[1, 1, 0], &long].concat()));
        assert_eq!(stripped(&head), Some(head.to_vec()));
    }

    #[test]
    fn what_breaks_off_is_no_module() {
        for module in
            [&b"\0asm"[..], b"\0asm\x01\0\0\0\x01", b"\0asm\x01\0\0\0\x01\x02\0", b"\0asm\x01\0\0\0\x01\xff\xff"]
        {
            assert_eq!(stripped(module), None, "{module:?}");
        }
    }
}
