//! The words that the peers' build took out of those of the app.

use std::{fs, path::Path};

use serde_json::Value;

use crate::Result;

/// All of them, or a part.
#[derive(Debug, Clone)]
pub(crate) struct Words(Value);

impl Words {
    /// Reads `words.json` in the folder of the built peers.
    pub(crate) fn read(built: &Path) -> Result<Self> {
        let file = built.join("words.json");
        let text = fs::read_to_string(&file).map_err(|cause| format!("{}: {cause}", file.display()))?;
        Ok(Self(serde_json::from_str(&text)?))
    }

    /// The text at a JSON pointer; nothing where there is none.
    pub(crate) fn text(&self, pointer: &str) -> &str {
        self.0.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
    }

    /// The whole number at a JSON pointer.
    pub(super) fn number(&self, pointer: &str) -> Option<usize> {
        self.0.pointer(pointer).and_then(Value::as_u64).and_then(|number| number.try_into().ok())
    }

    /// The list at a JSON pointer.
    pub(super) fn list(&self, pointer: &str) -> Vec<Self> {
        self.0.pointer(pointer).and_then(Value::as_array).into_iter().flatten().cloned().map(Self).collect()
    }

    /// All of one question.
    pub(crate) fn question(&self, code: &str) -> Self {
        let found = self.list("/questions").into_iter().find(|one| one.text("/code") == code);
        found.unwrap_or(Self(Value::Null))
    }
}
