//! The program itself: serving, and the operator's commands beside it.

use std::path::Path;
use std::process::Output;
use std::time::Duration;

use tempfile::tempdir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::fresh_key;
use crate::process::{Program, SETTINGS, body_for_today, file, program};

fn logged(data: &Path) -> Program {
    Program::start(data, &["--log", "json", "--log-level", "debug"])
}

fn applications(data: &Path, arguments: &[&str]) -> Output {
    // A variable of the server's does not disturb the operator's commands.
    let mut command = program();
    command.env("KRUZHOK_LISTEN", "127.0.0.1:1").env("SUDO_USER", "olga").env("USER", "kruzhok");
    command.arg("applications").args(arguments).arg("--data").arg(data).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn the_operator_works_beside_the_running_server() {
    let files = tempdir().unwrap();
    let program = logged(files.path());
    let received = file(&program.root).await;

    let listed = text(&applications(files.path(), &["list"]).stdout);
    let grouped = format!("{}-{}-{}", &received.number[..3], &received.number[3..6], &received.number[6..]);
    assert!(listed.contains(&grouped) && listed.contains("awaiting-activation"), "{listed}");
    assert!(!listed.contains("Ёлкина"), "{listed}");

    let shown = text(&applications(files.path(), &["show", &grouped]).stdout);
    assert!(shown.contains("Ёлкина") && shown.contains("by family"), "{shown}");

    let activated = applications(files.path(), &["activate", &received.number, "--certificate", "0012345678"]);
    assert_eq!(text(&activated.stdout), format!("{grouped} is activated\n"), "{activated:?}");
    let again = applications(files.path(), &["refuse", &received.number, "--reason", "age"]);
    assert!(!again.status.success());
    assert!(text(&again.stderr).contains("it cannot become refused; it can become: nothing, it is final"), "{again:?}");
    assert!(text(&applications(files.path(), &["show", &grouped]).stdout).contains("by olga"));

    let status = reqwest::Client::new().get(format!("{}/api/v1/applications/{}", program.root, received.number));
    let report: serde_json::Value = status.bearer_auth(&received.code).send().await.unwrap().json().await.unwrap();
    assert_eq!(report["certificate"], "0012345678");

    let (success, out, log) = program.stop();
    assert!(success && out.is_empty(), "{log}");
    assert!(log.contains("\"route\":\"/api/v1/applications/{number}\""), "{log}");
    for secret in [&received.number, &received.code, "Ёлкина", "127.0.0.1", "0012345678"] {
        assert!(!log.contains(secret), "{secret} is in the log: {log}");
    }
}

#[tokio::test]
async fn a_killed_program_has_kept_what_it_acknowledged() {
    let files = tempdir().unwrap();
    let program = logged(files.path());
    let received = file(&program.root).await;
    program.kill();
    let program = logged(files.path());
    let status = reqwest::Client::new().get(format!("{}/api/v1/applications/{}", program.root, received.number));
    assert_eq!(status.bearer_auth(&received.code).send().await.unwrap().status(), 200);
    program.kill();
}

#[tokio::test]
async fn a_stop_finishes_the_requests_under_way() {
    let files = tempdir().unwrap();
    let program = logged(files.path());
    let (key, body) = (fresh_key(), body_for_today());
    let json = serde_json::to_vec(&body).unwrap();
    let (half, rest) = json.split_at(json.len() / 2);
    let address = program.root.strip_prefix("http://").unwrap().to_owned();
    let mut call = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST /api/v1/applications HTTP/1.1\r\nhost: {address}\r\nidempotency-key: {key}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
        json.len()
    );
    call.write_all(head.as_bytes()).await.unwrap();
    // The server asks for the body once the request is under way.
    let asked = "HTTP/1.1 100 Continue\r\n\r\n";
    let mut said = vec![0; asked.len()];
    call.read_exact(&mut said).await.unwrap();
    assert_eq!(String::from_utf8(said).unwrap(), asked);
    call.write_all(half).await.unwrap();

    let stopped = tokio::task::spawn_blocking(|| program.stop());
    while TcpStream::connect(&address).await.is_ok() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    call.write_all(rest).await.unwrap();
    let mut answer = String::new();
    call.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    assert!(stopped.await.unwrap().0);

    let program = logged(files.path());
    let again = reqwest::Client::new().post(format!("{}/api/v1/applications", program.root));
    let again = again.header("idempotency-key", &key).json(&body).send().await.unwrap().text().await.unwrap();
    assert!(answer.ends_with(&again), "{answer} became {again}");
    program.kill();
}

#[tokio::test]
async fn the_key_may_be_a_file_where_the_program_runs() {
    let files = tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = program();
        command.current_dir(files.path()).env("KRUZHOK_SECRET_FILE", "here.key").args(arguments);
        command
    };
    let program = Program::spawn(run(&SETTINGS));
    file(&program.root).await;
    let rotated = run(&["keys", "rotate"]).output().unwrap();
    assert!(text(&rotated.stdout).starts_with("1 applications in data/kruzhok.sqlite3 are sealed"), "{rotated:?}");
    assert!(files.path().join("here.key").exists());
    program.kill();
}

#[tokio::test]
async fn a_wrong_command_says_what_is_expected() {
    let files = tempdir().unwrap();
    let number = kruzhok_domain::reference::ReferenceNumber::from_ordinal(1).grouped();
    let check = |arguments: &[&str], expected: &str| {
        let output = applications(files.path(), arguments);
        assert!(!output.status.success());
        assert!(text(&output.stderr).contains(expected), "{output:?}");
    };
    check(&["list"], "there is no database");
    check(&["list", "--status", "waiting"], "expected one of: awaiting-activation, activated");
    check(&["show", "123"], "expected the 9 digits of an application");
    check(&["activate", &number, "--certificate", "1"], "expected 10 digits");
    check(&["correct", &number], "--reason");
}

#[tokio::test]
async fn a_start_that_fails_says_why_and_fails() {
    let files = tempdir().unwrap();
    std::fs::write(files.path().join("programme.json"), "{}").unwrap();
    let mut command = program();
    command.arg("--programme").arg(files.path().join("programme.json")).arg("--data").arg(files.path().join("data"));
    let output = command.args(["--listen", "127.0.0.1:0"]).output().unwrap();
    assert!(!output.status.success() && output.stdout.is_empty());
    assert!(
        text(&output.stderr).contains("programme.json cannot be used:\n  .: missing field `version`"),
        "{output:?}"
    );
}
