//! Several servers on one database, and a database that goes away.

use std::collections::BTreeMap;
use std::sync::Arc;

use kruzhok_server::clock::SystemClock;
use kruzhok_server::config::Place;
use kruzhok_server::store::postgres::PostgresStore;
use kruzhok_server::{keys, open_register};
use reqwest::Client;
use sqlx::{Connection, PgConnection};
use tempfile::{TempDir, tempdir};

use crate::app::{config, fresh_key};
use crate::cluster::Cluster;
use crate::database;
use crate::load::Load;
use crate::process::{Program, SETTINGS, body_for_today, file, program, until_ready_is};

/// Three servers, each with a directory of its own, one database and one key.
async fn three(url: &str, flags: &[&str]) -> (Vec<TempDir>, Place, Vec<Program>) {
    let mut directories: Vec<TempDir> = Vec::new();
    let mut servers = Vec::new();
    let first = tempdir().unwrap();
    let mut place = config(&first).place;
    place.secret_file = Some(first.path().join(keys::FILE_NAME));
    place.database = Some(url.to_owned());
    for _ in 0..3 {
        let files = tempdir().unwrap();
        let mut command = program();
        command.args(SETTINGS).args(flags).arg("--data").arg(files.path());
        command.env("KRUZHOK_DATABASE", url).env("KRUZHOK_SECRET_FILE", place.secret_file.as_ref().unwrap());
        servers.push(Program::spawn(command));
        directories.push(files);
    }
    directories.push(first);
    (directories, place, servers)
}

fn roots(servers: &[Program]) -> Vec<String> {
    servers.iter().map(|server| server.root.clone()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_servers_under_load_are_one_service() {
    let url = database::fresh().await.unwrap();
    let (_files, place, servers) = three(&url, &[]).await;
    let load = Load::start(12, roots(&servers));
    load.more(400).await;
    let register = open_register(&place, Arc::new(SystemClock)).await.unwrap();
    load.end(&register).await;
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_submission_sent_to_three_servers_at_once_is_one_application_with_one_answer() {
    let url = database::fresh().await.unwrap();
    let (_files, place, servers) = three(&url, &[]).await;
    let register = open_register(&place, Arc::new(SystemClock)).await.unwrap();
    let client = Client::new();
    let send = |server: &Program, key: &str| {
        let request = client.post(format!("{}/api/v1/applications", server.root)).header("idempotency-key", key);
        tokio::spawn(request.json(&body_for_today()).send())
    };
    // One key: one answer.
    let key = fresh_key();
    let sent: Vec<_> = servers.iter().cycle().take(9).map(|server| send(server, &key)).collect();
    let mut answers = BTreeMap::new();
    for answer in sent {
        let answer = answer.await.unwrap().unwrap();
        assert_eq!(answer.status(), 201);
        *answers.entry(answer.text().await.unwrap()).or_insert(0) += 1;
    }
    assert_eq!(answers.into_values().collect::<Vec<_>>(), [9]);
    // Other keys for the same child: none.
    let sent: Vec<_> = servers.iter().cycle().take(9).map(|server| send(server, &fresh_key())).collect();
    for answer in sent {
        assert_eq!(answer.await.unwrap().unwrap().status(), 409);
    }
    assert_eq!(crate::load::count(&register).await, 1);
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test]
async fn a_limit_counts_what_is_asked_of_all_servers() {
    let url = database::fresh().await.unwrap();
    let flags = ["--behind-proxy", "--lookups-per-minute", "6"];
    let (_files, _, servers) = three(&url, &flags).await;
    let received = file(&servers[0].root).await;
    let mut statuses = BTreeMap::new();
    for turn in 0..12_u8 {
        let server = &servers[usize::from(turn) % 3];
        let request = Client::new().get(format!("{}/api/v1/applications/{}", server.root, received.number));
        // From another address each time: the limit of the number is the one that counts.
        let request = request.header("x-forwarded-for", format!("192.0.2.{turn}")).bearer_auth("0000000000");
        *statuses.entry(request.send().await.unwrap().status().as_u16()).or_insert(0) += 1;
    }
    // Ten seconds give one back; the whole takes less than that on any machine that can run it at all, and a slower one
    // would be given more than six, never less.
    assert!(statuses[&404] >= 6 && statuses[&404] < 12, "{statuses:?}");
    assert_eq!(statuses[&404] + statuses[&429], 12, "{statuses:?}");
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_crashes_and_starts_again_under_load_loses_nothing_and_doubles_nothing() {
    let mut cluster = Cluster::start().await;
    let (_files, place, servers) = three(&cluster.url("postgres"), &[]).await;
    let load = Load::start(8, roots(&servers));
    for _ in 0..5 {
        load.more(40).await;
        cluster.crash_and_start().await;
    }
    load.more(40).await;
    let register = open_register(&place, Arc::new(SystemClock)).await.unwrap();
    load.end(&register).await;
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test]
async fn a_server_whose_database_is_away_is_not_ready_and_recovers() {
    let mut cluster = Cluster::start().await;
    let (_files, _, servers) = three(&cluster.url("postgres"), &[]).await;
    until_ready_is(204, &servers[0].root).await;
    cluster.crash().await;
    until_ready_is(503, &servers[0].root).await;
    let live = reqwest::get(format!("{}/api/v1/health/live", servers[0].root)).await.unwrap().status();
    assert_eq!(live, 204);
    cluster.start_again().await;
    until_ready_is(204, &servers[0].root).await;
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test]
async fn an_allowance_is_not_lost_to_a_clock_that_was_set_back() {
    let url = database::fresh().await.unwrap();
    let (_files, _, servers) = three(&url, &["--lookups-per-minute", "6"]).await;
    let look = || async { reqwest::get(format!("{}/api/v1/applications/1", servers[0].root)).await.unwrap().status() };
    assert_eq!(look().await, 404);
    let mut connection = PgConnection::connect(&url).await.unwrap();
    let future = sqlx::query("UPDATE allowances SET whole_at = whole_at + 3600000000");
    assert_eq!(future.execute(&mut connection).await.unwrap().rows_affected(), 1);
    let mut allowed = 0;
    for _ in 0..12 {
        allowed += usize::from(look().await == 404);
    }
    // One of the server's own six was used up before.
    assert!((5..11).contains(&allowed), "{allowed}");
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test]
async fn the_trail_can_be_added_to_and_neither_changed_nor_shortened() {
    let url = database::fresh().await.unwrap();
    let (_files, _, servers) = three(&url, &[]).await;
    file(&servers[0].root).await;
    let mut connection = PgConnection::connect(&url).await.unwrap();
    for statement in ["UPDATE events SET actor = 'nobody'", "DELETE FROM events", "TRUNCATE events"] {
        let refusal = sqlx::query(statement).execute(&mut connection).await.unwrap_err().to_string();
        assert!(refusal.contains("append-only"), "{refusal}");
    }
    servers.into_iter().for_each(Program::kill);
}

#[tokio::test]
async fn an_account_that_may_make_no_tables_is_told_that_it_may_not() {
    let url = database::fresh().await.unwrap();
    let mut connection = PgConnection::connect(&url).await.unwrap();
    for statement in ["CREATE ROLE stranger LOGIN", "REVOKE CREATE ON SCHEMA public FROM PUBLIC"] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    let refusal = PostgresStore::open(&url.replace("kruzhok@", "stranger@")).await.err().unwrap().to_string();
    assert!(refusal.contains("permission denied"), "{refusal}");
    assert!(!refusal.contains("schema of the store"), "{refusal}");
}
