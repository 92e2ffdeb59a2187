//! One request on a connection of its own.

use std::sync::LazyLock;

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

/// The connection broke before the answer was whole.
#[derive(Debug)]
pub(super) struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the connection broke")
    }
}

impl std::error::Error for Broken {}

/// Sends a request and waits for the whole answer. It is sent once: a lost answer is not asked for again.
pub(super) async fn exchange(request: Request<Full<Bytes>>) -> Result<Response<Bytes>, Broken> {
    static CLIENT: LazyLock<Client<HttpConnector, Full<Bytes>>> = LazyLock::new(|| {
        let mut builder = Client::builder(TokioExecutor::new());
        builder.pool_max_idle_per_host(0).retry_canceled_requests(false).build(HttpConnector::new())
    });
    let (head, body) = CLIENT.request(request).await.map_err(|_| Broken)?.into_parts();
    let body = body.collect().await.map_err(|_| Broken)?.to_bytes();
    Ok(Response::from_parts(head, body))
}
