//! The description of the API for machines, made from the types themselves.

use axum::routing::get;
use axum::{Json, Router};
use kruzhok_domain::api::{NewApplication, ProblemDocument, Received, StatusReport};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
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
    modifiers(&Code),
)]
struct Api;

/// The code of an application, as a bearer token.
struct Code;

impl Modify for Code {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let description = "The application's code, 10 digits";
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(description)).build();
        api.components.get_or_insert_default().add_security_scheme("code", SecurityScheme::Http(bearer));
    }
}

pub(super) fn router() -> Router<Http> {
    Router::new().route("/openapi.json", get(async || Json(Api::openapi())))
}
