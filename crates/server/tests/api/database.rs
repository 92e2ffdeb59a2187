//! The database under test: SQLite, a file of its own for each test.

use crate::app::TestApp;

/// No address: the file in the data directory.
pub(crate) async fn fresh() -> Option<String> {
    None
}

/// The bytes of every file of the data directory.
pub(crate) async fn raw(app: &TestApp) -> Vec<u8> {
    let files = std::fs::read_dir(&app.config.place.data).unwrap();
    files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}
