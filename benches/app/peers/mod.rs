//! The peers, each with a server of its own on a free port: answers compressed with brotli as far as it goes, files
//! with a hash in their names kept forever.

mod files;
mod pages;
mod plain;
mod words;

use std::{convert::Infallible, fmt::Display, path::Path, sync::Arc};

use http_body_util::{BodyExt, Full};
use hyper::{Request, Response, body::Bytes, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;

use crate::Result;
use files::Files;
use plain::Plain;
pub(crate) use words::Words;

/// The same beginning, made in another way.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Peer {
    /// A page for each question, drawn by the server: no script at all.
    Plain,
    /// Svelte with a router of a few lines.
    Svelte,
    /// React with a router, react-hook-form, zod and i18next.
    React,
}

impl Peer {
    pub(crate) const ALL: [Self; 3] = [Self::Plain, Self::Svelte, Self::React];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain HTML",
            Self::Svelte => "Svelte 5",
            Self::React => "React 19",
        }
    }
}

/// What was asked for.
struct Asked {
    is_post: bool,
    path: String,
    query: String,
    cookie: String,
    etag: String,
    body: String,
}

/// An answer that is ready to be sent.
#[derive(Clone)]
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
}

/// A site that answers.
enum Site {
    Files(Files),
    Plain(Plain),
}

/// Serves a peer of the folder `built` until the end of the program, and gives its address.
pub(crate) async fn serve(peer: Peer, built: &Path) -> Result<String> {
    let site = Arc::new(match peer {
        Peer::Plain => Site::Plain(Plain::read(built)?),
        Peer::Svelte => Site::Files(Files::read(&built.join("svelte"))?),
        Peer::React => Site::Files(Files::read(&built.join("react"))?),
    });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // Nagle's delay has nothing to do with what is measured.
            let _ = stream.set_nodelay(true);
            let site = Arc::clone(&site);
            let service = service_fn(move |request| answer(Arc::clone(&site), request));
            let connection =
                http1::Builder::new().timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service);
            // A browser that goes away in the middle is no failure.
            tokio::spawn(async move { drop(connection.await) });
        }
    });
    Ok(address)
}

async fn answer(site: Arc<Site>, request: Request<Incoming>) -> std::result::Result<Response<Full<Bytes>>, Infallible> {
    let header =
        |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let mut asked = Asked {
        is_post: request.method() == http::Method::POST,
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        cookie: header("cookie"),
        etag: header("if-none-match"),
        body: String::new(),
    };
    let body = request.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    asked.body = String::from_utf8_lossy(&body).into_owned();
    let Answer { status, headers, body } = match &*site {
        Site::Files(files) => files.answer(&asked),
        Site::Plain(plain) => plain.answer(&asked),
    };
    let response = headers
        .into_iter()
        .fold(Response::builder().status(status), |response, (name, value)| response.header(name, value));
    Ok(response.body(Full::new(body)).unwrap_or_default())
}

/// As far as brotli goes.
fn compressed(content: &[u8]) -> std::io::Result<Bytes> {
    let mut compressed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &best)?;
    Ok(compressed.into())
}

/// The header of a cookie for the whole site.
fn cookie(name: &str, value: impl Display) -> (&'static str, String) {
    ("set-cookie", format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax"))
}
