use std::path::PathBuf;

use serde_json::Value;

use crate::{
    command::{cargo, printed},
    failure::{Failure, Result},
};

/// Where things are.
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// The one target folder of everything that is built here.
    pub(crate) target: PathBuf,
}

impl Workspace {
    pub(crate) fn find() -> Result<Self> {
        let metadata = printed(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))
            .and_then(|text| serde_json::from_str::<Value>(&text).ok())
            .ok_or_else(|| {
                Failure::new("`cargo metadata` does not understand this workspace. Run it by itself to see why.")
            })?;
        let folder = |name: &str| metadata.get(name).and_then(Value::as_str).map(PathBuf::from);
        match (folder("workspace_root"), folder("target_directory")) {
            (Some(root), Some(target)) => Ok(Self { root, target }),
            _ => Err(Failure::new("`cargo metadata` names no workspace folder. Run this inside the project.")),
        }
    }

    /// The built app.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
