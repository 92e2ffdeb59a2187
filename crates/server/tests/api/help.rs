//! What the program says of itself: read by people who have nothing else at hand, so a change of it is looked at.

use std::process::Command;

use clap::CommandFactory;
use kruzhok_server::config::Cli;

const HELP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/help.txt");

/// The words of each command, beginning with the program itself: `["applications", "list"]`.
fn commands(command: &clap::Command, words: &[String]) -> Vec<Vec<String>> {
    let below = command.get_subcommands().filter(|below| below.get_name() != "help");
    let below = below.flat_map(|below| commands(below, &[words, &[below.get_name().to_owned()]].concat()));
    std::iter::once(words.to_vec()).chain(below).collect()
}

/// What `--help` prints after these words, where no variable is set and lines have the usual length.
fn help(words: &[String]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kruzhok-server"));
    let output = command.args(words).arg("--help").env_clear().output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    let command = [&["kruzhok-server".to_owned()], words, &["--help".to_owned()]].concat().join(" ");
    format!("$ {command}\n{}\n", lines.join("\n"))
}

#[test]
fn the_help_is_as_it_was_last_read_over() {
    let help = commands(&Cli::command(), &[]).iter().map(|words| help(words)).collect::<Vec<_>>().join("\n");
    if std::env::var_os("KRUZHOK_ACCEPT").is_some() {
        std::fs::write(HELP, &help).unwrap();
    }
    let kept = std::fs::read_to_string(HELP).unwrap_or_default();
    let differs = || help.lines().zip(kept.lines()).find(|(now, before)| now != before);
    assert!(
        kept == help,
        "the help is not what tests/api/help.txt says, first of all here: {:?}. When it is meant to change, accept it \
         and read it over in the diff: KRUZHOK_ACCEPT=1 cargo test -p kruzhok-server --test api help",
        differs()
    );
}
