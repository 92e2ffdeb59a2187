//! A start that cannot work says why, and touches nothing.

use std::sync::Arc;

use kruzhok_server::clock::SystemClock;
use kruzhok_server::config::Config;
use kruzhok_server::{Service, keys};
use tempfile::tempdir;

use crate::app::{changed_programme, config};

async fn refusal(config: &Config) -> String {
    let error = Service::prepare(config, Arc::new(SystemClock)).await.err().unwrap();
    format!("{error:#}")
}

#[tokio::test]
async fn a_bad_programme_file_is_named_with_its_field_and_what_was_expected() {
    let files = tempdir().unwrap();
    let mut config = config(&files);
    let path = changed_programme(&files, "\"until\": 18", "\"until\": \"18\", \"untill\": 18");
    config.programme = Some(path.clone());
    let refusal = refusal(&config).await;
    let expected = format!(
        "the programme file {} cannot be used:\n  ages.until: invalid type: string \"18\", expected u32",
        path.display()
    );
    assert!(refusal.starts_with(&expected), "{refusal}");
    assert!(!config.place.data.exists());
}

#[tokio::test]
async fn every_fault_of_a_programme_file_is_said_at_once() {
    let files = tempdir().unwrap();
    let mut config = config(&files);
    config.programme = Some(changed_programme(&files, "\"until\": 18", "\"until\": 3, \"untill\": 18"));
    let refusal = refusal(&config).await;
    assert!(refusal.contains("ages.untill: expected no such field"), "{refusal}");
    assert!(refusal.contains("ages.from: expected an age below `ages.until`"), "{refusal}");
}

#[tokio::test]
async fn a_missing_programme_file_is_named() {
    let files = tempdir().unwrap();
    let mut config = config(&files);
    config.programme = Some(files.path().join("nothing.json"));
    assert!(refusal(&config).await.contains("nothing.json cannot be read"));
}

#[tokio::test]
async fn a_database_without_its_key_is_not_opened_and_no_new_key_is_made() {
    let files = tempdir().unwrap();
    let config = config(&files);
    drop(Service::prepare(&config, Arc::new(SystemClock)).await.unwrap());
    let key = config.place.data.join(keys::FILE_NAME);
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    let refusal = refusal(&config).await;
    assert!(refusal.contains("secret.key is missing") && refusal.contains("backup"), "{refusal}");
    assert!(!key.exists());
    std::fs::write(&key, kept).unwrap();
    assert!(Service::prepare(&config, Arc::new(SystemClock)).await.is_ok());
}

#[tokio::test]
async fn a_database_with_another_key_or_a_broken_one_is_not_opened() {
    let files = tempdir().unwrap();
    let config = config(&files);
    drop(Service::prepare(&config, Arc::new(SystemClock)).await.unwrap());
    let key = config.place.data.join(keys::FILE_NAME);
    std::fs::write(&key, format!("hash:{0} seal:{0}", "ab".repeat(32))).unwrap();
    assert!(refusal(&config).await.contains("not the one the data were made with"));
    std::fs::write(&key, "ab").unwrap();
    assert!(refusal(&config).await.contains("is no key"));
}

#[tokio::test]
async fn a_data_directory_that_cannot_be_made_is_named() {
    let files = tempdir().unwrap();
    let mut config = config(&files);
    std::fs::write(files.path().join("file"), "").unwrap();
    config.place.data = files.path().join("file/data");
    assert!(refusal(&config).await.contains("file/data cannot be made"));
}

#[tokio::test]
async fn two_servers_may_start_at_once_on_an_empty_directory() {
    let files = tempdir().unwrap();
    let config = config(&files);
    let clock = Arc::new(SystemClock);
    let (one, two) = tokio::join!(Service::prepare(&config, clock.clone()), Service::prepare(&config, clock.clone()));
    one.unwrap();
    two.unwrap();
}
