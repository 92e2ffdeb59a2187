//! Everything a store holds, row by row, in a form that either database takes.

use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;

use super::{ApplicationRow, EventRow, StoreError};

/// One row of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Archived {
    /// A fact about the database.
    Fact {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// The id of a key that may seal.
    SealingKey(String),
    /// An application.
    Application(Box<ApplicationRow>),
    /// An event; its application comes before it.
    Event(EventRow),
}

/// Takes the rows of a store. It is closed when nobody wants them any more.
pub type Sink = mpsc::Sender<Vec<Archived>>;

/// Gives rows to a store. An error ends the whole.
pub type Source = mpsc::Receiver<Result<Vec<Archived>, StoreError>>;
