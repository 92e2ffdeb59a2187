//! What may happen to a machine, with a database in one file.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use kruzhok_server::clock::SystemClock;
use kruzhok_server::open_register;
use kruzhok_server::store::sqlite::FILE_NAME;
use tempfile::tempdir;

use crate::app::config;
use crate::load::Load;
use crate::process::{Program, SETTINGS, file, program, until_ready_is};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_a_hundred_times_under_load_loses_nothing_and_doubles_nothing() {
    let files = tempdir().unwrap();
    let config = config(&files);
    let mut server = Program::start(&config.place.data, &[]);
    let load = Load::start(8, vec![server.root.clone()]);
    for _ in 0..100 {
        load.more(3).await;
        server.kill();
        server = Program::start(&config.place.data, &[]);
        load.go_to(vec![server.root.clone()]);
    }
    let register = open_register(&config.place, Arc::new(SystemClock)).await.unwrap();
    assert!(load.end(&register).await >= 300);
    server.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_on_one_file_are_one_service() {
    let files = tempdir().unwrap();
    let config = config(&files);
    let servers = [(); 2].map(|()| Program::start(&config.place.data, &[]));
    let load = Load::start(8, servers.iter().map(|server| server.root.clone()).collect());
    load.more(400).await;
    let register = open_register(&config.place, Arc::new(SystemClock)).await.unwrap();
    load.end(&register).await;
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test]
async fn a_damaged_database_is_not_opened_and_not_touched() {
    let files = tempdir().unwrap();
    let config = config(&files);
    let server = Program::start(&config.place.data, &[]);
    file(&server.root).await;
    assert!(server.stop().0);
    let path = config.place.data.join(FILE_NAME);
    let whole = std::fs::read(&path).unwrap();
    let garbage = b"not a database, whatever its name says ".repeat(500);
    let truncated = whole[..whole.len() / 2].to_vec();
    let mut overwritten = whole.clone();
    overwritten[4096..4096 * 4].fill(0xA5);
    for damaged in [garbage, truncated, overwritten] {
        std::fs::write(&path, &damaged).unwrap();
        let mut command = program();
        command.args(SETTINGS).arg("--data").arg(&config.place.data);
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success());
        assert!(said.contains("is damaged") && said.contains("restore the last backup"), "{said}");
        assert!(std::fs::read(&path).unwrap() == damaged, "the file was changed");
    }
    std::fs::write(&path, whole).unwrap();
    Program::start(&config.place.data, &[]).kill();
}

/// A server whose data are on a disk of its own of 4 MiB, which `before` has prepared: a small file system that only
/// the server sees.
fn on_small_disk(data: &Path, before: &str) -> Command {
    let mut command = Command::new("unshare");
    let script = format!("mount -t tmpfs -o size=4m disk \"$DATA\" && {before} && exec \"$@\"");
    command.args(["--map-root-user", "--mount", "sh", "-c", &script, "sh"]);
    let program = program();
    command.arg(program.get_program()).args(SETTINGS).arg("--data").arg(data).env("DATA", data);
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

#[tokio::test]
async fn a_full_disk_loses_nothing_and_is_over_when_there_is_room_again() {
    let files = tempdir().unwrap();
    // All but half a megabyte is taken by something else.
    let server = Program::spawn(on_small_disk(files.path(), "head -c 3600000 /dev/zero > \"$DATA/else\""));
    let mut load = Load::start(2, vec![server.root.clone()]);
    load.until_refused().await;
    // Whoever has a number still sees its status; whoever asks whether the service is well is told that it is not.
    let client = reqwest::Client::new();
    let first = load.first();
    let status = client.get(format!("{}/api/v1/applications/{}", server.root, first.number));
    assert_eq!(status.bearer_auth(&first.code).send().await.unwrap().status(), 200);
    until_ready_is(503, &server.root).await;

    let seen_by_the_server = Path::new("/proc").join(server.id().to_string()).join("root");
    let data = seen_by_the_server.join(files.path().strip_prefix("/").unwrap());
    std::fs::remove_file(data.join("else")).unwrap();
    load.more(50).await;
    // Before the disk is full again.
    load.stop().await;
    until_ready_is(204, &server.root).await;
    // Nothing is left of looking whether the full disk can be written.
    let names = std::fs::read_dir(&data).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.starts_with("writable-")).count(), 0);
    // Nobody else sees the small disk: a copy of what is on it, log and all, is looked into.
    let copy = tempdir().unwrap();
    let config = config(&copy);
    std::fs::create_dir(&config.place.data).unwrap();
    for file in std::fs::read_dir(data).unwrap().map(Result::unwrap) {
        std::fs::copy(file.path(), config.place.data.join(file.file_name())).unwrap();
    }
    let register = open_register(&config.place, Arc::new(SystemClock)).await.unwrap();
    load.end(&register).await;
    server.kill();
}

#[tokio::test]
async fn a_disk_that_cannot_be_written_is_said_so_at_the_start() {
    let files = tempdir().unwrap();
    let original = tempdir().unwrap();
    let server = Program::start(original.path(), &[]);
    file(&server.root).await;
    assert!(server.stop().0);
    let before = "cp -r \"$ORIGINAL\"/. \"$DATA\" && mount -o remount,ro \"$DATA\"";
    let mut command = on_small_disk(files.path(), before);
    let output = command.env("ORIGINAL", original.path()).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    assert!(said.contains("cannot be written"), "{said}");
}
