//! Families that apply all the time, whatever happens to the servers, and a ledger of what they were told.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::time::Duration;

use kruzhok_domain::api::{NewApplication, Received};
use kruzhok_domain::form::Field;
use kruzhok_server::register::Register;
use reqwest::Client;
use tokio::task::JoinHandle;

use crate::process::body_for_today;

/// How long nothing may go on: far above what the slowest machine needs.
const PATIENCE: Duration = Duration::from_secs(120);

/// Families that apply one after the other, several at a time.
pub(crate) struct Load {
    shared: Arc<Shared>,
    clients: Vec<JoinHandle<()>>,
}

struct Shared {
    client: Client,
    /// Where servers are, or were.
    roots: RwLock<Vec<String>>,
    body: NewApplication,
    begun: AtomicUsize,
    stop: AtomicBool,
    /// Answers that the service cannot now.
    refused: AtomicUsize,
    /// By family: what it was told.
    ledger: Mutex<BTreeMap<usize, Received>>,
}

impl Load {
    /// `clients` families at a time apply to the servers at `roots`.
    pub(crate) fn start(clients: usize, roots: Vec<String>) -> Self {
        let shared = Arc::new(Shared {
            client: Client::builder().timeout(Duration::from_secs(20)).build().unwrap(),
            roots: RwLock::new(roots),
            body: body_for_today(),
            begun: AtomicUsize::new(0),
            stop: AtomicBool::new(false),
            refused: AtomicUsize::new(0),
            ledger: Mutex::default(),
        });
        let clients = (0..clients).map(|_| tokio::spawn(apply(shared.clone()))).collect();
        Self { shared, clients }
    }

    /// From now on servers are at `roots`.
    pub(crate) fn go_to(&self, roots: Vec<String>) {
        *self.shared.roots.write().unwrap() = roots;
    }

    /// Waits until so many more families have their number.
    pub(crate) async fn more(&self, families: usize) {
        let wanted = self.acknowledged() + families;
        self.wait_until(|| self.acknowledged() >= wanted).await;
    }

    async fn wait_until(&self, done: impl Fn() -> bool) {
        let wait = async {
            while !done() {
                assert!(!self.clients.iter().any(JoinHandle::is_finished), "a client gave up");
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        let acknowledged = || format!("after {} applications nothing goes on", self.acknowledged());
        tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("{}", acknowledged()));
    }

    /// What the first family was told.
    pub(crate) fn first(&self) -> Received {
        self.shared.ledger.lock().unwrap().values().next().unwrap().clone()
    }

    /// Waits until a server says that it cannot take applications now.
    pub(crate) async fn until_refused(&self) {
        self.wait_until(|| self.shared.refused.load(Ordering::Relaxed) > 0).await;
    }

    /// How many families have their number.
    pub(crate) fn acknowledged(&self) -> usize {
        self.shared.ledger.lock().unwrap().len()
    }

    /// Lets those who have begun end.
    pub(crate) async fn stop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        for client in self.clients.drain(..) {
            client.await.unwrap();
        }
        assert_eq!(self.acknowledged(), self.shared.begun.load(Ordering::Relaxed));
    }

    /// Whoever was told a number opens an application with it, and is told the same again.
    pub(crate) async fn check(&self) {
        let ledger = self.shared.ledger.lock().unwrap().clone();
        for (family, received) in &ledger {
            assert_eq!(self.shared.open(received).await, 200, "family {family}");
        }
        for (family, received) in ledger.iter().step_by(5) {
            assert_eq!(self.shared.send(*family).await.as_ref(), Some(received), "family {family}");
        }
    }

    /// Stops, checks, and sees that there is no application besides; says how many there are.
    pub(crate) async fn end(mut self, register: &Register) -> usize {
        self.stop().await;
        self.check().await;
        assert_eq!(count(register).await, self.acknowledged());
        self.acknowledged()
    }
}

/// How many applications there are.
pub(crate) async fn count(register: &Register) -> usize {
    let (mut after, mut count) = (0, 0);
    loop {
        let page = register.list(None, after).await.unwrap();
        let Some(last) = page.last() else { return count };
        after = last.id;
        count += page.len();
    }
}

async fn apply(shared: Arc<Shared>) {
    while !shared.stop.load(Ordering::Relaxed) {
        let family = shared.begun.fetch_add(1, Ordering::Relaxed);
        let received = loop {
            match shared.send(family).await {
                Some(received) => break received,
                None => tokio::time::sleep(Duration::from_millis(5)).await,
            }
        };
        shared.ledger.lock().unwrap().insert(family, received);
    }
}

impl Shared {
    /// One try; `None` where it has to be repeated.
    async fn send(&self, family: usize) -> Option<Received> {
        let mut body = self.body.clone();
        body.fields.put(Field::ChildSurname, surname(family));
        body.fields.put(Field::ChildSnils, "");
        body.fields.put(Field::ChildNoSnils, "yes");
        let request = self.client.post(format!("{}/api/v1/applications", self.root(family)));
        let answer =
            request.header("idempotency-key", format!("load-key-{family:012}")).json(&body).send().await.ok()?;
        let (status, text) = (answer.status().as_u16(), answer.text().await.ok()?);
        match status {
            201 => Some(serde_json::from_str(&text).unwrap()),
            503 => {
                self.refused.fetch_add(1, Ordering::Relaxed);
                None
            }
            408 => None,
            _ => panic!("family {family}: {status} {text}"),
        }
    }

    async fn open(&self, received: &Received) -> u16 {
        let path = format!("{}/api/v1/applications/{}", self.root(0), received.number);
        self.client.get(path).bearer_auth(&received.code).send().await.unwrap().status().as_u16()
    }

    fn root(&self, family: usize) -> String {
        let roots = self.roots.read().unwrap();
        // Who tries again may meet another server.
        roots[(family + fastrand::usize(..roots.len())) % roots.len()].clone()
    }
}

/// A surname that no other family has.
fn surname(family: usize) -> String {
    const LETTERS: [char; 10] = ['а', 'б', 'в', 'г', 'д', 'е', 'ж', 'з', 'и', 'к'];
    let digits = format!("{family:08}");
    std::iter::once('Ф').chain(digits.bytes().map(|digit| LETTERS[usize::from(digit - b'0')])).collect()
}
