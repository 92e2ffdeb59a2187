//! What the log tells of requests, and what it never tells.

use serde_json::Value;
use tempfile::tempdir;

use crate::process::{Program, file};

/// What is logged, with `flags`, of a filing, a look with the code, and one with a wrong code.
async fn logged(flags: &[&str]) -> String {
    let files = tempdir().unwrap();
    let program = Program::start(files.path(), flags);
    let received = file(&program.root).await;
    let client = reqwest::Client::new();
    for (code, status) in [(received.code.as_str(), 200), ("0123456789", 404)] {
        let look = client.get(format!("{}/api/v1/applications/{}?name=Ёлкина", program.root, received.number));
        assert_eq!(look.bearer_auth(code).send().await.unwrap().status(), status);
    }
    let (success, _, log) = program.stop();
    assert!(success, "{log}");
    for personal in [&received.number, &received.code, "0123456789", "Ёлкина", "%D0", "127.0.0.1"] {
        assert!(!log.contains(personal), "{personal} is in the log: {log}");
    }
    log
}

fn of_requests(log: &str) -> Vec<Value> {
    let lines = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line.get("route").is_some()).collect()
}

#[tokio::test]
async fn a_line_for_machines_names_the_request_and_the_pattern_of_its_route() {
    let lines = of_requests(&logged(&["--log", "json", "--log-level", "debug"]).await);
    let told =
        |line: &Value| (line["level"].clone(), line["method"].clone(), line["route"].clone(), line["status"].clone());
    let expected = [
        ("DEBUG", "POST", "/api/v1/applications", 201),
        ("DEBUG", "GET", "/api/v1/applications/{number}", 200),
        ("INFO", "GET", "/api/v1/applications/{number}", 404),
    ];
    let expected =
        expected.map(|(level, method, route, status)| (level.into(), method.into(), route.into(), status.into()));
    assert_eq!(lines.iter().map(told).collect::<Vec<_>>(), expected);
    for line in &lines {
        assert_eq!(line["span"]["id"].as_str().unwrap().len(), 16, "{line}");
        assert!(line["microseconds"].as_u64().is_some(), "{line}");
    }
}

#[tokio::test]
async fn of_requests_that_were_answered_as_asked_nothing_is_told_unless_it_is_wanted() {
    let statuses = |log: &str| of_requests(log).iter().map(|line| line["status"].clone()).collect::<Vec<_>>();
    assert_eq!(statuses(&logged(&["--log", "json"]).await), [404]);
    assert_eq!(statuses(&logged(&["--log", "json", "--log-level", "warn"]).await), [0; 0]);
}

#[tokio::test]
async fn a_line_for_people_says_the_same() {
    let log = logged(&[]).await;
    let line = log.lines().find(|line| line.contains("refused")).unwrap();
    let told = "refused method=\"GET\" route=\"/api/v1/applications/{number}\" status=404 microseconds=";
    assert!(line.contains(" INFO request{id=\"") && line.contains(told), "{line}");
}
