use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// A new empty folder that goes away with this value.
pub(crate) struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    pub(crate) fn new(purpose: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("kruzhok-e2e-{purpose}-{}-{number}", process::id()));
        fs::create_dir_all(&folder).unwrap_or_else(|cause| panic!("{} cannot be made: {cause}", folder.display()));
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // A browser that is still dying may write into it: then the system's own cleaning has to do.
        let _ = fs::remove_dir_all(&self.0);
    }
}
