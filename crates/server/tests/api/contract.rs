//! The description of the API, and that what is answered is what it describes.

use std::path::Path;

use serde_json::{Value, json};

use crate::app::{TestApp, child};

const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/openapi.json");

async fn description() -> Value {
    TestApp::start().await.get("/api/v1/openapi.json").await.json()
}

/// A change of the description is a change of what clients rely on: it is to be looked at.
#[tokio::test]
async fn the_description_of_the_api_is_the_one_that_was_agreed_on() {
    let text = format!("{:#}\n", description().await);
    if std::env::var_os("KRUZHOK_ACCEPT").is_some() {
        std::fs::write(SNAPSHOT, &text).unwrap();
    }
    let agreed = std::fs::read_to_string(SNAPSHOT).unwrap_or_default();
    let differs = text.lines().zip(agreed.lines()).find(|(now, before)| now != before);
    assert!(
        text == agreed,
        "the API is described otherwise than in {}, first here: {differs:?}. If that is meant, look whether clients of \
         today can live with it, and accept it: KRUZHOK_ACCEPT=1 cargo test -p kruzhok-server --test api contract",
        Path::new(SNAPSHOT).display()
    );
}

#[tokio::test]
async fn the_description_covers_every_call_and_every_field() {
    let app = TestApp::start().await;
    let api = app.get("/api/v1/openapi.json").await.json();
    let paths: Vec<_> = api["paths"].as_object().unwrap().keys().collect();
    let expected = [
        "/applications",
        "/applications/{number}",
        "/applications/{number}/withdraw",
        "/health/live",
        "/health/ready",
        "/programme",
    ];
    assert_eq!(paths, expected);
    let received = app.file(&child()).await;
    let described = &api["components"]["schemas"]["StatusReport"]["properties"];
    for name in app.report(&received).await.as_object().unwrap().keys() {
        assert!(described.get(name).is_some(), "{name}");
    }
    assert_eq!(api["paths"]["/applications/{number}"]["get"]["security"], json!([{ "code": [] }]));
}

#[tokio::test]
async fn what_the_app_sends_is_what_is_described() {
    let api = description().await;
    let schemas = &api["components"]["schemas"];
    let answers = serde_json::to_value(child().answers).unwrap();
    for (question, answer) in answers.as_object().unwrap() {
        let described = &schemas["Answers"]["properties"][question];
        let Some(schema) = described["oneOf"][0]["$ref"].as_str() else {
            assert_eq!(described["format"], "date", "{question}");
            continue;
        };
        let codes = &schemas[schema.rsplit('/').next().unwrap()]["enum"];
        assert!(codes.as_array().unwrap().contains(answer), "{question}: {answer} is not in {codes}");
    }
    assert_eq!(schemas["Draft"]["additionalProperties"], json!({ "type": "string" }));
}

#[tokio::test]
async fn every_refusal_is_described_as_a_problem_document_and_every_wait_with_its_time() {
    let api = description().await;
    let calls = api["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
    for (status, response) in calls.flat_map(|call| call["responses"].as_object().unwrap()) {
        let headers = response["headers"].as_object().unwrap();
        assert!(headers.contains_key("x-request-id"), "{response}");
        assert_eq!(
            headers.contains_key("retry-after"),
            ["429", "503"].contains(&status.as_str()),
            "{status}: {response}"
        );
        let is_problem = response["content"].get("application/problem+json").is_some();
        assert_eq!(is_problem, status.as_str() >= "400", "{status}: {response}");
    }
}
