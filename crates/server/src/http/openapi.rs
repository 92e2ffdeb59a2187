//! The description of the API for machines, made from the types and the handlers themselves. What all answers have in
//! common is said here once.

use axum::routing::get;
use axum::{Json, Router};
use kruzhok_domain::api::{NewApplication, ProblemDocument, Received, StatusReport};
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::Operation;
use utoipa::openapi::response::Response as Described;
use utoipa::openapi::schema::{Ref, Type};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, ObjectBuilder, RefOr};
use utoipa::{Modify, OpenApi};

use super::{Http, applications, health, programme};

#[derive(OpenApi)]
#[openapi(
    info(title = "Kruzhok", description = "Applications for the certificate of additional education"),
    servers((url = "/api/v1")),
    paths(
        applications::file, applications::show, applications::withdraw,
        programme::show, health::live, health::ready,
    ),
    components(schemas(NewApplication, Received, StatusReport, ProblemDocument)),
    modifiers(&Code, &Common),
)]
struct Api;

/// The code of an application, as a bearer token.
struct Code;

/// What may happen to every request, and what every answer brings with it.
struct Common;

/// Statuses with which any call may be answered, and the codes of their problems.
const EVERYWHERE: [(&str, &str); 5] = [
    ("400", "`bad-host`"),
    ("408", "`too-slow`"),
    ("414", "`address-too-long`"),
    ("431", "`headers-too-large`"),
    ("500", "`internal`"),
];

impl Modify for Code {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let description = "The application's code, 10 digits";
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(description)).build();
        api.components.get_or_insert_default().add_security_scheme("code", SecurityScheme::Http(bearer));
    }
}

impl Modify for Common {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let calls = api.paths.paths.values_mut().flat_map(|path| [&mut path.get, &mut path.post]).flatten();
        calls.for_each(complete);
    }
}

fn complete(call: &mut Operation) {
    let responses = &mut call.responses.responses;
    for (status, codes) in EVERYWHERE {
        let response = responses.entry(status.to_owned()).or_insert_with(|| Described::default().into());
        if let RefOr::T(response) = response {
            let known = std::mem::take(&mut response.description);
            response.description = if known.is_empty() { codes.to_owned() } else { format!("{known}, {codes}") };
        }
    }
    let is_tagged = responses.contains_key("304");
    for (status, response) in responses {
        if let RefOr::T(response) = response {
            describe(response, status, is_tagged);
        }
    }
}

fn describe(response: &mut Described, status: &str, is_tagged: bool) {
    let mut brings = |name: &str, header: Header| response.headers.insert(name.to_owned(), header.into());
    brings("x-request-id", header(Type::String, "the request, as the server's log names it"));
    match status {
        "200" | "304" if is_tagged => {
            brings("etag", header(Type::String, "for If-None-Match"));
        }
        "429" | "503" => {
            brings("retry-after", header(Type::Integer, "seconds after which it may be tried again"));
        }
        _ => {}
    }
    if status >= "400" {
        let document = Content::new(Some(Ref::from_schema_name("ProblemDocument")));
        response.content.insert("application/problem+json".to_owned(), document.into());
    }
}

fn header(kind: Type, description: &str) -> Header {
    let schema = ObjectBuilder::new().schema_type(kind).build();
    HeaderBuilder::new().schema(Some(schema)).description(Some(description)).build()
}

pub(super) fn router() -> Router<Http> {
    Router::new().route("/openapi.json", get(async || Json(Api::openapi())))
}
