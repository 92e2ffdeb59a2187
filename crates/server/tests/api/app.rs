//! A server for one test, and the calls a client makes.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use clap::builder::Resettable;
use clap::{CommandFactory, FromArgMatches};
use kruzhok_domain::Setting;
use kruzhok_domain::api::{NewApplication, Received};
use kruzhok_domain::form::{Application, Field};
use kruzhok_domain::programme::Programme;
use kruzhok_domain::reference::ReferenceNumber;
use kruzhok_domain::samples::{self, Sample};
use kruzhok_domain::status::Status;
use kruzhok_server::clock::Clock;
use kruzhok_server::config::{Cli, Config, Place};
use kruzhok_server::register::{Decision, DecisionError, Register};
use kruzhok_server::{open_register, run};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::Value;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::database;

pub(crate) const PROGRAMME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/programme.json");

/// A running server with its data; both end with the test.
pub(crate) struct TestApp {
    pub(crate) root: String,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) config: Config,
    client: Client,
    stop: Option<oneshot::Sender<()>>,
    server: JoinHandle<anyhow::Result<()>>,
    files: TempDir,
}

/// A clock that stands until it is moved.
pub(crate) struct TestClock(Mutex<DateTime<Utc>>);

/// A response, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: reqwest::header::HeaderMap,
    pub(crate) text: String,
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

impl TestClock {
    pub(crate) fn pass(&self, time: TimeDelta) {
        *self.0.lock().unwrap() += time;
    }
}

impl TestApp {
    pub(crate) async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    pub(crate) async fn start_with(adjust: impl FnOnce(&mut Config)) -> Self {
        let files = tempfile::tempdir().unwrap();
        let mut config = config(&files);
        config.place.database = database::fresh().await;
        adjust(&mut config);
        let noon = DateTime::parse_from_rfc3339("2026-11-22T05:00:00Z").unwrap().to_utc();
        Self::on(files, config, Arc::new(TestClock(Mutex::new(noon)))).await
    }

    async fn on(files: TempDir, config: Config, clock: Arc<TestClock>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let root = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn({
            let (config, clock) = (config.clone(), clock.clone());
            async move { run(listener, &config, clock, async { drop(stopped.await) }).await }
        });
        let client = Client::builder().timeout(Duration::from_secs(30)).build().unwrap();
        let app = Self { root, clock, config, client, stop: Some(stop), server, files };
        // The listener takes calls before the server does: this one waits for it.
        app.get("/api/v1/health/live").await;
        app
    }

    /// Stops gracefully, and starts again on the same data.
    pub(crate) async fn restart(mut self) -> Self {
        self.stop.take().unwrap().send(()).unwrap();
        (&mut self.server).await.unwrap().unwrap();
        Self::on(self.files, self.config, self.clock).await
    }

    /// Stops, and starts again where `place` says.
    pub(crate) async fn moved_to(mut self, place: Place) -> Self {
        self.stop.take().unwrap().send(()).unwrap();
        (&mut self.server).await.unwrap().unwrap();
        self.config.place = place;
        Self::on(self.files, self.config, self.clock).await
    }

    /// Ends as if the power had gone, and starts again on the same data.
    pub(crate) async fn crash(self) -> Self {
        self.server.abort();
        let _ = self.server.await;
        Self::on(self.files, self.config, self.clock).await
    }

    /// The register beside the running server, as the operator's commands open it.
    pub(crate) async fn register(&self) -> Register {
        open_register(&self.config.place, self.clock.clone()).await.unwrap()
    }

    pub(crate) async fn decide(&self, number: &str, decision: Decision) -> Result<Status, DecisionError> {
        let number = ReferenceNumber::parse(number).unwrap();
        self.register().await.decide(&number, &decision, "tester").await
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.root))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, key: &str, body: &NewApplication) -> Answer {
        send(self.request(Method::POST, "/api/v1/applications").header("idempotency-key", key).json(body)).await
    }

    /// Sends an application that must be taken.
    pub(crate) async fn file(&self, body: &NewApplication) -> Received {
        let answer = self.post(&fresh_key(), body).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{answer:?}");
        serde_json::from_str(&answer.text).unwrap()
    }

    pub(crate) async fn status(&self, number: &str, code: &str) -> Answer {
        send(self.request(Method::GET, &format!("/api/v1/applications/{number}")).bearer_auth(code)).await
    }

    pub(crate) async fn withdraw(&self, received: &Received) -> Answer {
        let path = format!("/api/v1/applications/{}/withdraw", received.number);
        send(self.request(Method::POST, &path).bearer_auth(&received.code)).await
    }

    /// The status report of an application that must open.
    pub(crate) async fn report(&self, received: &Received) -> Value {
        let answer = self.status(&received.number, &received.code).await;
        assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
        answer.json()
    }

    /// The bytes of everything that is kept.
    pub(crate) async fn raw_data(&self) -> Vec<u8> {
        database::raw(self).await
    }
}

/// Whether `part` is somewhere in `bytes`.
pub(crate) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// Checks status and code of a problem document, and that it names its request.
    #[track_caller]
    pub(crate) fn assert_problem(&self, status: u16, code: &str) {
        assert_eq!(self.status.as_u16(), status, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json");
        let document = self.json();
        assert_eq!((&document["status"], &document["code"]), (&Value::from(status), &Value::from(code)), "{document}");
        assert_eq!(document["request_id"], self.header("x-request-id"));
        assert_eq!(self.header("cache-control"), "no-store");
    }
}

pub(crate) async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer { status: response.status(), headers: response.headers().clone(), text: response.text().await.unwrap() }
}

pub(crate) fn config(files: &TempDir) -> Config {
    let path = |name: &str| files.path().join(name).to_str().unwrap().to_owned();
    let flags = [
        "kruzhok-server".to_owned(),
        format!("--data={}", path("data")),
        format!("--app={}", path("dist")),
        format!("--programme={PROGRAMME}"),
        "--filings-per-minute=10000".to_owned(),
        "--lookups-per-minute=10000".to_owned(),
    ];
    cli(&flags).config
}

/// What these words ask of the program, whatever is set where the tests are run.
pub(crate) fn cli(words: &[impl AsRef<str>]) -> Cli {
    let command = Cli::command().mut_args(|flag| flag.env(Resettable::Reset));
    Cli::from_arg_matches(&command.get_matches_from(words.iter().map(AsRef::as_ref))).unwrap()
}

pub(crate) fn fresh_key() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("test-key-{:016}", COUNT.fetch_add(1, Ordering::Relaxed))
}

pub(crate) fn programme() -> Programme {
    serde_json::from_str(&std::fs::read_to_string(PROGRAMME).unwrap()).unwrap()
}

/// The day on which tests happen, unless they move the clock.
pub(crate) fn today() -> chrono::NaiveDate {
    "2026-11-22".parse().unwrap()
}

/// What the app sends for `sample`: checked and in canonical form.
pub(crate) fn wire(sample: &Sample) -> NewApplication {
    let programme = programme();
    let setting = Setting { programme: &programme, today: today() };
    Application::check(&sample.answers, &sample.draft, setting).unwrap().to_wire()
}

/// A valid application for a child of seven.
pub(crate) fn child() -> NewApplication {
    wire(&samples::parent_of_seven_year_old(today()))
}

/// A valid application for another child: other names, no СНИЛС.
pub(crate) fn other_child(surname: &str) -> NewApplication {
    let mut other = child();
    other.fields.put(Field::ChildSurname, surname);
    other.fields.put(Field::ChildSnils, "");
    other.fields.put(Field::ChildNoSnils, "yes");
    other
}

/// A programme file with one text replaced, in a file of its own.
pub(crate) fn changed_programme(files: &TempDir, from: &str, to: &str) -> PathBuf {
    let shipped = std::fs::read_to_string(PROGRAMME).unwrap();
    assert!(shipped.contains(from));
    let path = files.path().join("programme.json");
    std::fs::write(&path, shipped.replacen(from, to, 1)).unwrap();
    path
}
