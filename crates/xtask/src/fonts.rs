//! The letters that browsers draw with in the tests: one family, drawn the same way on any machine.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    debian,
    failure::{Failure, Result},
    workspace::Workspace,
};

/// The letters of an Android phone. One family, or the pictures would depend on what else is installed.
const FONTS: &str = "/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF";

/// Writes settings by which a browser finds one family of fonts and draws it the same way on any machine.
pub(crate) fn prepare(workspace: &Workspace) -> Result<PathBuf> {
    if !Path::new(FONTS).join("Roboto-Regular.ttf").is_file() {
        debian::install(&["fonts-roboto-unhinted"], "what is drawn and printed in the tests is written in Roboto")?;
    }
    if !Path::new(FONTS).join("Roboto-Regular.ttf").is_file() {
        return Err(Failure::new(format!(
            "there is no Roboto in {FONTS}, where Debian's fonts-roboto-unhinted has it."
        )));
    }
    let folder = workspace.target.join("fonts");
    let file = folder.join("fonts.conf");
    let settings = format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{FONTS}</dir>
  <cachedir>{}</cachedir>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"#,
        folder.join("cache").display()
    );
    let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&file, settings));
    written.map_err(Failure::about("target/fonts/fonts.conf cannot be written"))?;
    Ok(file)
}
