//! What comes from outside, out of shape in every way: nothing panics, and nothing is taken that breaks a rule.
//! `cargo xtask fuzz` runs this with a million cases of each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod edits;

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::Request;
use clap::Parser;
use edits::{edited, edits};
use kruzhok_domain::Setting;
use kruzhok_domain::api::{NewApplication, ProblemDocument};
use kruzhok_domain::form::Application;
use kruzhok_domain::programme::Programme;
use kruzhok_domain::samples;
use kruzhok_server::built_app::BuiltApp;
use kruzhok_server::clock::SystemClock;
use kruzhok_server::config::Cli;
use kruzhok_server::http::{Http, router};
use kruzhok_server::open_register;
use kruzhok_server::programme_file::{self, ProgrammeFile};
use kruzhok_server::register::{Credentials, IdempotencyKey};
use proptest::prelude::*;
use tokio::runtime::Runtime;
use tower::ServiceExt;

const SHIPPED: &str = include_str!("../../../../public/programme.json");

fn cases() -> ProptestConfig {
    // The environment may say more; what was found is in the message, and no file is written.
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn body(programme: &Programme) -> String {
    let today = programme.today(chrono::Utc::now());
    let sample = samples::parent_of_seven_year_old(today);
    let setting = Setting { programme, today };
    serde_json::to_string(&Application::check(&sample.answers, &sample.draft, setting).unwrap().to_wire()).unwrap()
}

/// The whole service on an empty database, without a network.
struct Whole {
    runtime: Runtime,
    router: Router,
    body: String,
    _files: tempfile::TempDir,
}

impl Whole {
    fn new() -> Self {
        let files = tempfile::tempdir().unwrap();
        let data = files.path().to_str().unwrap();
        let most = u32::MAX.to_string();
        let flags = ["", "--data", data, "--filings-per-minute", &most, "--lookups-per-minute", &most];
        let config = Cli::parse_from(flags).config;
        let programme: Programme = serde_json::from_str(SHIPPED).unwrap();
        let runtime = Runtime::new().unwrap();
        let body = body(&programme);
        let router = runtime.block_on(async {
            let register = open_register(&config.place, Arc::new(SystemClock)).await.unwrap();
            let file = ProgrammeFile { programme, text: Bytes::from_static(SHIPPED.as_bytes()) };
            router(Http::new(&config, &BuiltApp::default(), Arc::new(file), register).unwrap())
        });
        Self { runtime, router, body, _files: files }
    }

    /// Status and body of the answer to `request`; an error's is a document that says the same.
    fn answer(&self, request: Request<Body>) -> u16 {
        let answer = self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let status = response.status().as_u16();
            (status, to_bytes(response.into_body(), usize::MAX).await.unwrap())
        });
        let (status, text) = answer;
        if status >= 400 {
            let document: ProblemDocument = serde_json::from_slice(&text).unwrap();
            assert_eq!(document.status, status);
        }
        status
    }

    /// As [`answer`](Self::answer), where a page may be the answer as well.
    fn answer_or_page(&self, request: Request<Body>) -> u16 {
        self.runtime.block_on(async { self.router.clone().oneshot(request).await.unwrap().status().as_u16() })
    }
}

#[test]
fn a_body_out_of_shape_is_answered_and_never_by_a_fault_of_ours() {
    let whole = Whole::new();
    proptest!(cases(), |(edits in edits())| {
        let text = edited(&whole.body, &edits);
        let request = Request::post("/api/v1/applications")
            .header("host", "localhost")
            .header("content-type", "application/json")
            .header("idempotency-key", "fuzz-0123456789-0123456789");
        let status = whole.answer(request.body(Body::from(text)).unwrap());
        prop_assert!([201, 400, 409, 413, 422].contains(&status), "{status}");
    });
}

#[test]
fn an_address_and_its_headers_out_of_shape_are_answered_and_never_by_a_fault_of_ours() {
    let whole = Whole::new();
    proptest!(cases(), |(path in "[ -~а-я]{0,40}", code in "[ -~]{0,30}", number in "[0-9 -]{0,12}")| {
        for path in [format!("/{path}"), format!("/api/v1/applications/{number}"), format!("/api/v1/{path}/{number}")] {
            let request = Request::get(path).header("host", "localhost").header("authorization", format!("Bearer {code}"));
            // What is no request at all never reaches the service.
            let Ok(request) = request.body(Body::empty()) else { continue };
            let status = whole.answer_or_page(request);
            prop_assert!(status < 500 || status == 503, "{status}");
        }
    });
}

#[test]
fn what_is_taken_stays_the_same_when_it_is_read_once_more() {
    let programme: Programme = serde_json::from_str(SHIPPED).unwrap();
    let setting = Setting { programme: &programme, today: programme.today(chrono::Utc::now()) };
    let body = body(&programme);
    proptest!(cases(), |(edits in edits())| {
        let text = edited(&body, &edits);
        let Ok(new) = serde_json::from_slice::<NewApplication>(&text) else { return Ok(()) };
        let Ok(application) = Application::check(&new.answers, &new.fields, setting) else { return Ok(()) };
        let wire = application.to_wire();
        let again = Application::check(&wire.answers, &wire.fields, setting).unwrap();
        prop_assert_eq!(again.to_wire(), wire);
    });
}

#[test]
fn a_programme_out_of_shape_is_refused_with_a_reason_or_has_no_fault() {
    proptest!(cases(), |(edits in edits())| {
        match programme_file::read(&edited(SHIPPED, &edits)) {
            Ok(programme) => prop_assert!(programme.faults().is_empty()),
            Err(faults) => prop_assert!(faults.starts_with("\n  "), "{faults}"),
        }
    });
}

#[test]
fn keys_numbers_and_codes_are_read_or_refused() {
    proptest!(cases(), |(text in "\\PC{0,80}")| {
        let _ = (IdempotencyKey::parse(&text), Credentials::parse(&text, &text));
    });
}
