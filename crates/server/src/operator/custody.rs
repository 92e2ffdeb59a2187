//! Keeping what is kept: backups, exports, keys.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};
use clap::{Args, Subcommand};

use crate::config::Place;
use crate::keys;
use crate::register::Register;

/// Write everything the database holds into a file.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; one that is there already is not overwritten.
    file: PathBuf,
}

/// Take everything from a backup into an empty database.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup. Its secret key must be in place before.
    file: PathBuf,
}

/// What can be done about keys.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Make a new key and seal everything with it; works beside a running server. The old key is put into a file of
    /// its own, for the backups that were made before.
    Rotate,
    /// Print a new key, for secrets that come from the environment: put it at their end, start the servers again, then
    /// `keys rotate`, then take the older one out.
    New,
}

pub(super) async fn back_up(
    backup: &Backup,
    place: &Place,
    register: &Register,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let path = &backup.file;
    let file = private_file(path).with_context(|| format!("{} cannot be made", path.display()))?;
    let mut file = BufWriter::new(file);
    let written = async {
        let rows = register.back_up(&mut file).await?;
        file.get_ref().sync_all()?;
        Ok::<_, anyhow::Error>(rows)
    };
    match written.await {
        Ok(rows) => {
            writeln!(out, "{rows} rows of {} are in {}", place.database_name(), path.display())?;
            writeln!(out, "The secret key is not in it: keep a copy of the key elsewhere.")?;
            Ok(())
        }
        Err(error) => {
            // Half a backup must not lie there looking like a whole one.
            let _ = std::fs::remove_file(path);
            Err(error.context(format!("the backup {} could not be written, and was removed", path.display())))
        }
    }
}

pub(super) async fn restore(
    restore: &Restore,
    place: &Place,
    register: &Register,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let path = &restore.file;
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let rows = register.restore(BufReader::new(file)).await;
    let rows = rows.with_context(|| format!("{} was not restored", path.display()))?;
    Ok(writeln!(out, "{rows} rows were restored into {}", place.database_name())?)
}

pub(super) async fn export(register: &Register, out: &mut (impl Write + Send)) -> anyhow::Result<()> {
    let mut out = BufWriter::new(out);
    register.export(&mut out).await?;
    Ok(())
}

/// Can be called again at any time: where it was stopped, it goes on with the key it had made.
pub(super) async fn rotate(place: &Place, register: &Register, out: &mut impl Write) -> anyhow::Result<()> {
    let secrets = register.keys().secrets();
    let unfinished = register.keys().ids().len() > 1;
    if !unfinished {
        secrets.add()?;
    }
    let count = register.reseal().await?;
    let (database, key) = (place.database_name(), register.keys().sealing_id());
    writeln!(out, "{count} applications in {database} are sealed with the key {key}")?;
    if let keys::Secrets::Text(_) = secrets {
        writeln!(out, "Take the older `seal:` words out of KRUZHOK_SECRET; older backups need them.")?;
        return Ok(());
    }
    let aside = secrets.put_older_aside()?;
    register.keys().reload()?;
    ensure!(!aside.is_empty(), "there is no older key");
    for path in aside {
        writeln!(out, "The older key is in {}; only backups from before need it.", path.display())?;
    }
    Ok(writeln!(out, "Back up the new key.")?)
}

pub(super) fn new_word(out: &mut impl Write) -> anyhow::Result<()> {
    Ok(writeln!(out, "{}", keys::new_word()?)?)
}

fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
