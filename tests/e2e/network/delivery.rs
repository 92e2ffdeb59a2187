//! What comes of a request under each fault.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use http::{Request, Response, StatusCode, header};
use http_body_util::Full;
use hyper::body::{Body, Bytes, Frame};
use kruzhok_domain::api::{PROBLEM, ProblemDocument, code};

use super::{
    Fault,
    http::{Broken, exchange},
};

/// Brings a request to the server, or not, and gives the answer; `None` where none ever comes.
pub(super) async fn deliver(fault: Fault, request: Request<Full<Bytes>>) -> Result<Option<Response<Answer>>, Broken> {
    let answer = match fault {
        Fault::None => whole(exchange(request).await?),
        Fault::Slow(time) => {
            tokio::time::sleep(time).await;
            whole(exchange(request).await?)
        }
        Fault::CutBefore => return Err(Broken),
        Fault::CutAfter => return exchange(request).await.and(Err(Broken)),
        Fault::CutInAnswer => half(exchange(request).await?),
        Fault::CutThenForwarded => {
            tokio::spawn(exchange(request));
            return Err(Broken);
        }
        Fault::Silence => return Ok(None),
        Fault::SilenceAfter => return exchange(request).await.and(Ok(None)),
        Fault::Twice => {
            exchange(request.clone()).await?;
            whole(exchange(request).await?)
        }
        Fault::TwiceAtOnce => {
            let (first, second) = tokio::join!(exchange(request.clone()), exchange(request));
            whole(first.and(second)?)
        }
        Fault::BadGateway => {
            exchange(request).await?;
            page(StatusCode::BAD_GATEWAY)
        }
        Fault::Forbidden => {
            exchange(request).await?;
            answer(StatusCode::FORBIDDEN, "application/json", r#"{"code":"forbidden"}"#.into())
        }
        Fault::Unavailable => page(StatusCode::SERVICE_UNAVAILABLE),
        Fault::Portal => page(StatusCode::OK),
        Fault::TooMany(seconds) => {
            let mut answer = problem(StatusCode::TOO_MANY_REQUESTS, code::TOO_MANY);
            answer.headers_mut().insert(header::RETRY_AFTER, u16::from(seconds).into());
            answer
        }
        Fault::StillRunning => problem(StatusCode::CONFLICT, code::STILL_RUNNING),
    };
    Ok(Some(answer))
}

/// A page of somebody between, who knows nothing of the service.
fn page(status: StatusCode) -> Response<Answer> {
    let html = "<!DOCTYPE html><title>Guest network</title><h1>Accept the rules of this network</h1>";
    answer(status, "text/html", html.into())
}

fn problem(status: StatusCode, code: &str) -> Response<Answer> {
    let document = ProblemDocument {
        kind: [PROBLEM, code].concat(),
        code: code.to_owned(),
        status: status.as_u16(),
        ..ProblemDocument::default()
    };
    answer(status, "application/problem+json", serde_json::to_vec(&document).unwrap_or_default().into())
}

fn answer(status: StatusCode, kind: &'static str, body: Bytes) -> Response<Answer> {
    let mut answer = whole(Response::new(body));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    answer
}

fn whole(answer: Response<Bytes>) -> Response<Answer> {
    answer.map(|body| Answer { rest: Some(body), is_whole: true, is_sent: false })
}

/// The headers promise the whole body; the connection breaks in its middle.
fn half(answer: Response<Bytes>) -> Response<Answer> {
    answer.map(|body| Answer { rest: Some(body.slice(..body.len() / 2)), is_whole: false, is_sent: false })
}

/// The body of an answer, or its first half.
pub(super) struct Answer {
    rest: Option<Bytes>,
    is_whole: bool,
    is_sent: bool,
}

impl Body for Answer {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if let Some(bytes) = self.rest.take() {
            return Poll::Ready(Some(Ok(Frame::data(bytes))));
        }
        if self.is_whole {
            return Poll::Ready(None);
        }
        if !self.is_sent {
            // What is there goes out when there is nothing more for the moment.
            self.is_sent = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(Broken)))
    }
}
