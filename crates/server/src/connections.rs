//! Connections: how many there may be, and how long one may stay without getting anywhere.
//!
//! `axum::serve` knows neither limit; this is the same loop over hyper itself. It speaks HTTP/1 alone and does not guess
//! the version, for while it is guessed no timeout runs.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;
use tower::Service;

use crate::config::Config;
use crate::metrics;

/// Bytes of a request's head. What is longer than our own answers allow for, hyper refuses by itself.
const HEAD: usize = 16 * 1024;

/// Bytes that are held for one connection, each way: a whole body.
const BUFFER: usize = 64 * 1024;

/// Open files beside the connections: the database, the app's files, the log.
const OTHER_FILES: u64 = 256;

/// How long to wait when the system has no room for another connection.
const NO_ROOM: Duration = Duration::from_secs(1);

/// What all connections together and each of them may take.
#[derive(Clone, Copy)]
pub(crate) struct Allowance {
    /// Connections at a time; those beyond wait.
    connections: u32,
    /// How long one may stay without getting anywhere: with the head of a request unfinished, none begun, or an answer
    /// not taken.
    idle: Duration,
}

/// One of the connections that there may be, from before it comes until it is closed.
type Place = Option<OwnedSemaphorePermit>;

/// A connection's bytes.
type Io = TokioIo<Pin<Box<TimeoutStream<TcpStream>>>>;

impl Allowance {
    pub(crate) fn new(config: &Config) -> Self {
        let idle = Duration::from_secs(config.idle_timeout.get().into());
        Self { connections: config.connections.get(), idle }
    }
}

/// Serves `router` on `listener` until `stop`, then finishes the requests under way.
pub(crate) async fn serve(listener: TcpListener, router: Router, allowance: Allowance, stop: impl Future<Output = ()>) {
    make_room(allowance.connections);
    let (http, open) = (http(allowance), GracefulShutdown::new());
    let places = Arc::new(Semaphore::new(usize::try_from(allowance.connections).unwrap_or(Semaphore::MAX_PERMITS)));
    let mut stop = pin!(stop);
    loop {
        let (place, stream, peer) = tokio::select! {
            next = next(&listener, &places) => next,
            () = &mut stop => break,
        };
        let connection = http.serve_connection(io(stream, allowance.idle), service(router.clone(), peer));
        let connection = open.watch(connection);
        tokio::spawn(async move {
            metrics::connections(1.0);
            // One that breaks is the client's affair.
            let _ = connection.await;
            metrics::connections(-1.0);
            drop(place);
        });
    }
    drop(listener);
    open.shutdown().await;
}

fn http(allowance: Allowance) -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(allowance.idle).max_header_size(HEAD).max_buf_size(BUFFER);
    http
}

/// The next connection. While there are as many as there may be, the system keeps those who come waiting.
async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> (Place, TcpStream, SocketAddr) {
    loop {
        // An error means that the semaphore is closed, which nobody does.
        let place = places.clone().acquire_owned().await.ok();
        match listener.accept().await {
            Ok((stream, peer)) => return (place, stream, peer),
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be taken");
                tokio::time::sleep(NO_ROOM).await;
            }
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset)
}

/// The stream, with a limit for a client that does not take its answer. For one that does not send, hyper and the
/// request's own timeout see to it.
fn io(stream: TcpStream, idle: Duration) -> Io {
    // An answer is small and ready at once: waiting to fill a packet would only delay it.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(idle));
    TokioIo::new(Box::pin(stream))
}

fn service(
    router: Router,
    peer: SocketAddr,
) -> impl HttpService<Incoming, ResBody = Body, Error = Infallible, Future: Send> {
    service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().call(request)
    })
}

/// Lets the process open as many files as there may be connections: systems start programs with far fewer.
fn make_room(connections: u32) {
    let wanted = u64::from(connections) + OTHER_FILES;
    match rlimit::increase_nofile_limit(wanted) {
        Ok(given) if given >= wanted => {}
        Ok(given) => tracing::warn!(given, wanted, "the system allows fewer open files than connections are allowed"),
        Err(error) => tracing::warn!(%error, wanted, "the limit of open files cannot be raised"),
    }
}
