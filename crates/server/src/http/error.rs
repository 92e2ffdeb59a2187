//! Every error the API answers with: one enum, one table of statuses and codes.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kruzhok_domain::api::{FieldProblem, PROBLEM, ProblemDocument, code};
use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::{Rejection, Rule};
use kruzhok_domain::requirement::Reason;
use kruzhok_domain::wizard::{Question, Verdict};

use crate::register::{Breakdown, FilingError, LookupError};

/// Why a call is not answered as asked.
#[derive(Clone, Debug)]
pub(super) enum ApiError {
    /// 400: no host, or several.
    BadHost,
    /// 400: no JSON of the expected shape.
    Malformed,
    /// 400: no usable idempotency key.
    KeyMissing,
    /// 404: no such path.
    NoSuchPath,
    /// 404: the pair opens nothing.
    NoSuchApplication,
    /// 405: the path does not take this method.
    NoSuchMethod,
    /// 408: it took too long.
    TooSlow,
    /// 409: another programme.
    OtherProgramme,
    /// 409: the child has a live application.
    AlreadyFiled,
    /// 409: not from the present status.
    NotPossibleNow,
    /// 413: too many bytes.
    TooLarge,
    /// 414: too long an address.
    AddressTooLong,
    /// 415: not declared as JSON.
    NotJson,
    /// 422: these fields are wrong.
    Invalid(Vec<FieldProblem>),
    /// 422: by the answers to these questions there is nothing to apply for.
    NotEligible(Vec<FieldProblem>),
    /// 422: the key came with another body.
    KeyReused,
    /// 429: too many; seconds to wait.
    TooMany(u64),
    /// 431: too many headers, or too large ones.
    HeadersTooLarge,
    /// 500: a bug, or damaged data.
    Internal,
    /// 503: it cannot be done now.
    Unavailable,
}

impl ApiError {
    fn status_and_code(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BadHost => (StatusCode::BAD_REQUEST, code::BAD_HOST, "The request must name one host"),
            Self::Malformed => (StatusCode::BAD_REQUEST, code::MALFORMED, "The body is no JSON of the expected shape"),
            Self::KeyMissing => (StatusCode::BAD_REQUEST, code::KEY_MISSING, "A usable Idempotency-Key is missing"),
            Self::NoSuchPath => (StatusCode::NOT_FOUND, code::NO_SUCH_PATH, "There is no such path"),
            Self::NoSuchApplication => {
                (StatusCode::NOT_FOUND, code::NO_SUCH_APPLICATION, "No application opens with this number and code")
            }
            Self::NoSuchMethod => {
                (StatusCode::METHOD_NOT_ALLOWED, code::NO_SUCH_METHOD, "The path does not take this method")
            }
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, code::TOO_SLOW, "The request took too long"),
            Self::OtherProgramme => (StatusCode::CONFLICT, code::OTHER_PROGRAMME, "The programme is another one"),
            Self::AlreadyFiled => (StatusCode::CONFLICT, code::ALREADY_FILED, "There is a live application already"),
            Self::NotPossibleNow => {
                (StatusCode::CONFLICT, code::NOT_POSSIBLE_NOW, "Not possible from the present status")
            }
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, code::TOO_LARGE, "The body is too large"),
            Self::AddressTooLong => (StatusCode::URI_TOO_LONG, code::ADDRESS_TOO_LONG, "The address is too long"),
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, code::NOT_JSON, "The body is not declared as JSON"),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, code::INVALID, "Some fields are wrong"),
            Self::NotEligible(_) => {
                (StatusCode::UNPROCESSABLE_ENTITY, code::NOT_ELIGIBLE, "There is nothing to apply for")
            }
            Self::KeyReused => {
                (StatusCode::UNPROCESSABLE_ENTITY, code::KEY_REUSED, "The key was used for another application")
            }
            Self::TooMany(_) => (StatusCode::TOO_MANY_REQUESTS, code::TOO_MANY, "Too many requests"),
            Self::HeadersTooLarge => {
                (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, code::HEADERS_TOO_LARGE, "The headers are too large")
            }
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, code::INTERNAL, "The service failed"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, code::UNAVAILABLE, "The service cannot answer now"),
        }
    }

    /// The whole answer; `request_id` is the one in the log.
    pub(super) fn into_document(self, request_id: &str) -> Response {
        let (status, code, title) = self.status_and_code();
        let retry_after = match &self {
            Self::TooMany(seconds) => Some(*seconds),
            Self::Unavailable => Some(5),
            _ => None,
        };
        let problems = match self {
            Self::Invalid(problems) | Self::NotEligible(problems) => problems,
            _ => Vec::new(),
        };
        let document = ProblemDocument {
            kind: [PROBLEM, code].concat(),
            title: title.to_owned(),
            status: status.as_u16(),
            code: code.to_owned(),
            request_id: request_id.to_owned(),
            problems,
        };
        let mut response = (status, Json(document)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl IntoResponse for ApiError {
    /// A response that carries the error: [`observe`](super::observe) writes the document, for it knows the request's id.
    fn into_response(self) -> Response {
        let mut response = self.status_and_code().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Breakdown> for ApiError {
    fn from(breakdown: Breakdown) -> Self {
        match &breakdown {
            Breakdown::Store(error) if error.is_passing() => {
                tracing::error!(cause = %breakdown, "unavailable");
                Self::Unavailable
            }
            _ => {
                tracing::error!(cause = %breakdown, "failed");
                Self::Internal
            }
        }
    }
}

impl From<FilingError> for ApiError {
    fn from(error: FilingError) -> Self {
        match error {
            FilingError::KeyReused => Self::KeyReused,
            FilingError::OtherProgramme => Self::OtherProgramme,
            FilingError::AlreadyFiled => Self::AlreadyFiled,
            FilingError::Rejected(rejection) => rejection.into(),
            FilingError::Breakdown(breakdown) => breakdown.into(),
        }
    }
}

impl From<LookupError> for ApiError {
    fn from(error: LookupError) -> Self {
        match error {
            LookupError::NoSuchApplication => Self::NoSuchApplication,
            LookupError::NotPossibleNow => Self::NotPossibleNow,
            LookupError::Breakdown(breakdown) => breakdown.into(),
        }
    }
}

impl From<Rejection> for ApiError {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::Unanswered(question) => Self::NotEligible(vec![problem(question, Rule::Empty)]),
            Rejection::NotEligible(verdict) => {
                let questions = reasons(verdict).into_iter().map(question);
                Self::NotEligible(questions.map(|question| problem(question, Rule::NotOffered)).collect())
            }
            Rejection::Problems(problems) => {
                Self::Invalid(problems.into_iter().map(|found| problem(found.field, found.rule)).collect())
            }
        }
    }
}

fn problem(field: impl Choice, rule: Rule) -> FieldProblem {
    FieldProblem { field: field.code().to_owned(), rule: rule.code().to_owned() }
}

fn reasons(verdict: Verdict) -> Vec<Reason> {
    match verdict {
        Verdict::Eligible => Vec::new(),
        Verdict::Ineligible { reasons } | Verdict::NeedsReview { reasons } => reasons,
    }
}

/// The question whose answer stands behind `reason`.
fn question(reason: Reason) -> Question {
    match reason {
        Reason::TooYoung { .. } | Reason::TooOld { .. } => Question::BirthDate,
        Reason::ParentMustApply { .. } => Question::Applicant,
        Reason::NotResident | Reason::ResidenceUnsure => Question::Residence,
        Reason::HasCertificate | Reason::HasCertificateUnsure => Question::Already,
        Reason::ForeignDocument => Question::Identity,
    }
}
