use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::GzEncoder};

use crate::fingerprint::files_below;

/// Below this a compressed answer saves nothing worth a second file.
const SMALLEST: usize = 200;

/// Puts a `.br` and a `.gz` beside every file of a folder that becomes much smaller by it, so that the server never
/// compresses anything itself and can afford the best there is.
pub(crate) fn precompress(folder: &Path) -> io::Result<()> {
    for file in files_below(folder)?.iter().filter(|file| is_original(file)) {
        let content = fs::read(file)?;
        if content.len() > SMALLEST {
            keep_if_worth_it(&content, &brotli(&content)?, &beside(file, "br"))?;
            keep_if_worth_it(&content, &gzip(&content)?, &beside(file, "gz"))?;
        }
    }
    Ok(())
}

/// `app.wasm` → `app.wasm.br`.
pub(crate) fn beside(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

fn is_original(file: &Path) -> bool {
    let hidden = file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
    let compressed = file.extension().is_some_and(|extension| extension == "br" || extension == "gz");
    !hidden && !compressed
}

fn keep_if_worth_it(content: &[u8], compressed: &[u8], file: &Path) -> io::Result<()> {
    if is_worth_it(content.len(), compressed.len()) { fs::write(file, compressed) } else { Ok(()) }
}

/// Less than a tenth is not worth unpacking: pictures are compressed already.
fn is_worth_it(length: usize, compressed: usize) -> bool {
    compressed < length - length / 10
}

pub(crate) fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &best)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shrinks_by_a_tenth_is_worth_it() {
        assert!(is_worth_it(1000, 899));
        assert!(!is_worth_it(1000, 900));
        assert!(!is_worth_it(1000, 1010));
    }

    #[test]
    fn only_files_that_shrink_get_a_compressed_twin() {
        let folder = std::env::temp_dir().join(format!("kruzhok-compress-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (long, short, stamp) = (folder.join("long.css"), folder.join("short.css"), folder.join(".stamp"));
        fs::write(&long, "a { color: red }\n".repeat(100)).unwrap();
        fs::write(&short, "a { color: red }").unwrap();
        fs::write(&stamp, "0".repeat(1000)).unwrap();

        precompress(&folder).unwrap();
        precompress(&folder).unwrap();

        let names: Vec<_> = files_below(&folder).unwrap();
        assert_eq!(names, [stamp, long.clone(), beside(&long, "br"), beside(&long, "gz"), short]);
        assert_eq!(&fs::read(beside(&long, "gz")).unwrap()[..2], [0x1f, 0x8b]);
        fs::remove_dir_all(folder).unwrap();
    }
}
