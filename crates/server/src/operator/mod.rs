//! What is done on the command line, beside a running server or instead of one.

mod applications;
mod custody;
mod print;

use std::io::Write;
use std::sync::Arc;

use anyhow::ensure;

use crate::clock::SystemClock;
use crate::config::{Command, Place};
use crate::register::Register;
use crate::store::sqlite;
use crate::{open_register, open_store};

pub use applications::Applications;
pub use custody::{Backup, KeyCommand, Restore};

/// Does what `command` says and prints the outcome to `out`.
///
/// # Errors
/// Why it could not be done, in words for the operator.
pub async fn run(command: &Command, place: &Place, out: &mut (impl Write + Send)) -> anyhow::Result<()> {
    if let Command::Keys(KeyCommand::New) = command {
        return custody::new_word(out);
    }
    if let Command::Restore(restore) = command {
        // A backup cannot be read with a key that is made for it.
        place.secrets().make_if_none(true)?;
        let (store, keys) = open_store(place).await?;
        let register = Register::new(store, keys, Arc::new(SystemClock));
        let done = custody::restore(restore, place, &register, out).await;
        register.close().await;
        return done;
    }
    let exists = place.database.is_some() || place.data.join(sqlite::FILE_NAME).exists();
    ensure!(exists, "there is no database {}; name its directory with --data", place.database_name());
    let register = open_register(place, Arc::new(SystemClock)).await?;
    let done = act(command, place, &register, out).await;
    register.close().await;
    done
}

async fn act(
    command: &Command,
    place: &Place,
    register: &Register,
    out: &mut (impl Write + Send),
) -> anyhow::Result<()> {
    match command {
        Command::Applications(applications) => applications::run(applications, register, out).await,
        Command::Backup(backup) => custody::back_up(backup, place, register, out).await,
        Command::Export => custody::export(register, out).await,
        Command::Keys(KeyCommand::Rotate) => custody::rotate(place, register, out).await,
        // Done before there is a register.
        Command::Restore(_) | Command::Keys(KeyCommand::New) => Ok(()),
    }
}
