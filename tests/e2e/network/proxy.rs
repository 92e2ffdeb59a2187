use std::{
    collections::VecDeque,
    net::Ipv4Addr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use http::{Method, Request, Response, Uri, header};
use http_body_util::{BodyExt, Full};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use kruzhok_domain::api::{IDEMPOTENCY_KEY, ROOT};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::{AbortHandle, JoinSet},
    time::timeout,
};

use super::{
    Fault,
    delivery::{Answer, deliver},
    http::Broken,
};

/// More than any browser here needs for anything.
const PATIENCE: Duration = Duration::from_secs(20);

/// A network between a browser and a server. Everything passes untouched, but for the applications that are sent: what
/// becomes of each of them is said before.
pub(crate) struct Network {
    address: String,
    filings: Arc<Filings>,
    carrying: AbortHandle,
}

#[derive(Default)]
struct Filings {
    coming: Mutex<VecDeque<Fault>>,
    /// How long the next page takes.
    page: Mutex<Duration>,
    keys: Mutex<Vec<String>>,
    unanswered: watch::Sender<bool>,
}

impl Network {
    /// A network to the server at `http://127.0.0.1:PORT`.
    pub(crate) async fn to(server: &str) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.unwrap_or_else(|cause| panic!("there is no free port on this machine: {cause}"));
        let address = listener.local_addr().map(|address| format!("http://{address}")).unwrap_or_default();
        let filings = Arc::default();
        let line = Line { server: server.to_owned(), filings: Arc::clone(&filings) };
        let carrying = tokio::spawn(line.carry_all(listener)).abort_handle();
        Self { address, filings, carrying }
    }

    /// Where the server is for those who come through this network: `http://127.0.0.1:PORT`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Says what becomes of the next applications that are sent, in this order. Those after them pass.
    pub(crate) fn next_filings(&self, faults: impl IntoIterator<Item = Fault>) {
        locked(&self.filings.coming).extend(faults);
    }

    /// From now on everything passes.
    pub(crate) fn heals(&self) {
        locked(&self.filings.coming).clear();
    }

    /// Lets the next page that is loaded take its time.
    pub(crate) fn next_page_takes(&self, time: Duration) {
        *locked(&self.filings.page) = time;
    }

    /// Waits until so many applications were sent, also those that did not pass.
    pub(crate) async fn has_carried(&self, count: usize) {
        let carried = async {
            while self.keys().len() < count {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        assert!(timeout(PATIENCE, carried).await.is_ok(), "no {count} applications were sent");
    }

    /// Waits until an application that was sent stays unanswered.
    pub(crate) async fn falls_silent(&self) {
        let mut unanswered = self.filings.unanswered.subscribe();
        let silence = timeout(PATIENCE, unanswered.wait_for(|silent| *silent)).await;
        assert!(silence.is_ok(), "no application was sent that stays unanswered");
    }

    /// The idempotency keys of all applications that were sent until now, also of those that did not pass.
    pub(crate) fn keys(&self) -> Vec<String> {
        locked(&self.filings.keys).clone()
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        self.carrying.abort();
    }
}

#[derive(Clone)]
struct Line {
    server: String,
    filings: Arc<Filings>,
}

impl Line {
    async fn carry_all(self, listener: TcpListener) {
        let mut connections = JoinSet::new();
        while let Ok((stream, _)) = listener.accept().await {
            connections.spawn(self.clone().connection(stream));
            while connections.try_join_next().is_some() {}
        }
    }

    /// One request for each connection: on one that was used before, browsers send again by themselves what broke off.
    async fn connection(self, stream: TcpStream) {
        let service = service_fn(|request| self.carry(request));
        // That it ends in an error is most often what was wanted.
        let _ = http1::Builder::new().keep_alive(false).serve_connection(TokioIo::new(stream), service).await;
    }

    async fn carry(&self, request: Request<Incoming>) -> Result<Response<Answer>, Broken> {
        let (mut head, body) = request.into_parts();
        let body = body.collect().await.map_err(|_| Broken)?.to_bytes();
        let fault = self.fault(&head);
        let path = head.uri.path_and_query().map_or("/", |path| path.as_str());
        head.uri = [self.server.as_str(), path].concat().parse::<Uri>().map_err(|_| Broken)?;
        head.headers.remove(header::CONNECTION);
        match deliver(fault, Request::from_parts(head, Full::new(body))).await? {
            Some(answer) => Ok(answer),
            None => {
                self.filings.unanswered.send_replace(true);
                std::future::pending().await
            }
        }
    }

    fn fault(&self, head: &http::request::Parts) -> Fault {
        if head.headers.get("sec-fetch-dest").is_some_and(|wanted| wanted == "document") {
            return Fault::Slow(std::mem::take(&mut *locked(&self.filings.page)));
        }
        if head.method != Method::POST || head.uri.path() != [ROOT, "/applications"].concat() {
            return Fault::None;
        }
        let key = head.headers.get(IDEMPOTENCY_KEY).and_then(|key| key.to_str().ok()).unwrap_or_default();
        locked(&self.filings.keys).push(key.to_owned());
        locked(&self.filings.coming).pop_front().unwrap_or(Fault::None)
    }
}

fn locked<T>(of_all: &Mutex<T>) -> MutexGuard<'_, T> {
    of_all.lock().unwrap_or_else(PoisonError::into_inner)
}
