//! A site of files whose script does the rest, as any static host serves it; and the one call it makes.

use std::{collections::BTreeMap, fs, path::Path};

use hyper::body::Bytes;

use super::{Answer, Asked, compressed};
use crate::Result;

/// Kept in memory and compressed.
pub(super) struct Files {
    by_path: BTreeMap<String, Answer>,
    page: Answer,
}

impl Files {
    /// Reads what Vite left in a folder: `index.html`, and files with a hash in their names in `assets`.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let page = file("text/html; charset=utf-8", "no-cache", &fs::read(folder.join("index.html"))?)?;
        let mut by_path = BTreeMap::new();
        for entry in fs::read_dir(folder.join("assets"))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let kind = if name.ends_with(".css") { "text/css" } else { "text/javascript" };
            by_path.insert(
                format!("/assets/{name}"),
                file(kind, "public, max-age=31536000, immutable", &fs::read(&path)?)?,
            );
        }
        Ok(Self { by_path, page })
    }

    pub(super) fn answer(&self, asked: &Asked) -> Answer {
        if asked.is_post {
            let body = Bytes::from_static(br#"{"number":"123-456-789","code":"12345-67890"}"#);
            return Answer { status: 201, headers: vec![("content-type", "application/json".to_owned())], body };
        }
        let found = self.by_path.get(&asked.path).unwrap_or(&self.page);
        let is_known = found.headers.iter().any(|(name, value)| *name == "etag" && *value == asked.etag);
        if is_known { Answer { status: 304, body: Bytes::new(), ..found.clone() } } else { found.clone() }
    }
}

fn file(kind: &str, caching: &str, content: &[u8]) -> Result<Answer> {
    let body = compressed(content)?;
    let headers = vec![
        ("content-type", kind.to_owned()),
        ("content-encoding", "br".to_owned()),
        ("cache-control", caching.to_owned()),
        ("vary", "accept-encoding".to_owned()),
        ("etag", format!("\"{}-{}\"", content.len(), body.len())),
    ];
    Ok(Answer { status: 200, headers, body })
}
