//! The wire types, shared by both ends. Unknown fields are tolerated everywhere, and so are unknown codes in
//! what the server says: a newer server must not break an older page.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::form::Draft;
use crate::iso;
use crate::wizard::Answers;

/// The root of every call.
pub const ROOT: &str = "/api/v1";

/// Name of the header that makes a submission happen exactly once.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// What [`ProblemDocument::kind`] begins with; the code follows. By it an error of this service is known from one of
/// anything that stands before it.
pub const PROBLEM: &str = "urn:kruzhok:problem:";

/// `POST /applications`: the answers and the fields of one application, on-path only and in canonical form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewApplication {
    /// The id of the programme under which the application is made.
    pub programme: String,
    /// The wizard's answers.
    pub answers: Answers,
    /// The form's fields.
    pub fields: Draft,
}

/// `201` to `POST /applications`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Received {
    /// The application's number, 9 digits.
    pub number: String,
    /// The code that opens it, 10 digits. It is told this once, and again to the same idempotency key.
    pub code: String,
    /// Where it stands: a code of [`Status`](crate::status::Status).
    pub status: String,
    /// When it was received.
    #[serde(with = "iso::instant")]
    pub received_at: DateTime<Utc>,
}

/// `200` to `GET /applications/{number}`. It carries no personal data: whoever reads the status page learns no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StatusReport {
    /// The application's number, 9 digits.
    pub number: String,
    /// Where it stands: a code of [`Status`](crate::status::Status).
    pub status: String,
    /// Why, where the status has reasons: codes of [`CorrectionReason`](crate::status::CorrectionReason) or
    /// [`RefusalReason`](crate::status::RefusalReason).
    #[serde(default)]
    pub reasons: Vec<String>,
    /// The certificate's number, 10 digits, while it is active and there is a right to it.
    #[serde(default)]
    pub certificate: Option<String>,
    /// The one thing to do next: a code of [`NextAction`](crate::status::NextAction).
    pub next_action: String,
    /// Everything that happened, oldest first.
    pub timeline: Vec<Event>,
    /// The id of the organisation to come to.
    pub organisation: String,
    /// Whether the application is the pupil's own.
    pub applies_alone: bool,
    /// The documents to bring for activation: codes of [`DocumentKind`](crate::wizard::DocumentKind).
    pub bring: Vec<String>,
    /// What the organisation has to decide: codes of [`Mark`](crate::form::Mark).
    #[serde(default)]
    pub marks: Vec<String>,
    /// The last day on which the certificate can be activated, where a term is published.
    #[serde(default, with = "iso::day::maybe")]
    pub activate_until: Option<chrono::NaiveDate>,
}

/// Something that happened to an application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Event {
    /// The status it led to: a code of [`Status`](crate::status::Status).
    pub status: String,
    /// When.
    #[serde(with = "iso::instant")]
    pub at: DateTime<Utc>,
    /// Who did it: a code of [`Actor`](crate::status::Actor).
    pub by: String,
}

/// An error, as RFC 9457 (`application/problem+json`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemDocument {
    /// A URI reference that names the kind of problem.
    #[serde(default, rename = "type")]
    pub kind: String,
    /// A short English title for developers; families read the app's own words.
    #[serde(default)]
    pub title: String,
    /// The HTTP status.
    #[serde(default)]
    pub status: u16,
    /// The stable code: one of [`code`].
    #[serde(default)]
    pub code: String,
    /// The request, as the server's log names it.
    #[serde(default)]
    pub request_id: String,
    /// The fields that are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<FieldProblem>,
}

/// A field and the rule it breaks, as codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// Code of a [`Field`](crate::form::Field) or a [`Question`](crate::wizard::Question).
    pub field: String,
    /// Code of a [`Rule`](crate::form::Rule).
    pub rule: String,
}

/// The stable codes of [`ProblemDocument`].
pub mod code {
    /// The application has fields that are wrong (422).
    pub const INVALID: &str = "invalid";
    /// By the answers no certificate can be had, or the questions are not all answered (422).
    pub const NOT_ELIGIBLE: &str = "not-eligible";
    /// The idempotency key was used for another application (422).
    pub const KEY_REUSED: &str = "key-reused";
    /// The idempotency key is missing or not of 16 to 64 letters, digits and hyphens (400).
    pub const KEY_MISSING: &str = "key-missing";
    /// The same submission is being stored at this moment (409).
    pub const STILL_RUNNING: &str = "still-running";
    /// The child has a live application already (409).
    pub const ALREADY_FILED: &str = "already-filed";
    /// The programme is another one (409).
    pub const OTHER_PROGRAMME: &str = "other-programme";
    /// No application opens with this number and code (404).
    pub const NO_SUCH_APPLICATION: &str = "no-such-application";
    /// The change is not possible from the present status (409).
    pub const NOT_POSSIBLE_NOW: &str = "not-possible-now";
    /// Too many requests (429, with `Retry-After`).
    pub const TOO_MANY: &str = "too-many";
    /// The request names no host, several, or what can be none (400).
    pub const BAD_HOST: &str = "bad-host";
    /// The body is no JSON of the expected shape (400).
    pub const MALFORMED: &str = "malformed";
    /// The body is too large (413).
    pub const TOO_LARGE: &str = "too-large";
    /// The address is too long (414).
    pub const ADDRESS_TOO_LONG: &str = "address-too-long";
    /// The request has too many headers, or too large ones (431).
    pub const HEADERS_TOO_LARGE: &str = "headers-too-large";
    /// The body is not declared as JSON (415).
    pub const NOT_JSON: &str = "not-json";
    /// There is no such path (404).
    pub const NO_SUCH_PATH: &str = "no-such-path";
    /// The path does not take this method (405).
    pub const NO_SUCH_METHOD: &str = "no-such-method";
    /// The request took too long (408).
    pub const TOO_SLOW: &str = "too-slow";
    /// The service cannot answer now (503).
    pub const UNAVAILABLE: &str = "unavailable";
    /// The service failed (500).
    pub const INTERNAL: &str = "internal";
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use serde_json::{Value, json};

    use super::*;

    /// Checks that `known`, with fields nobody knows at every depth, is read as if they were not there.
    #[track_caller]
    fn check<T: Serialize + DeserializeOwned + PartialEq + core::fmt::Debug>(known: &T) {
        let mut unknown = serde_json::to_value(known).unwrap();
        add_what_nobody_knows(&mut unknown);
        assert_eq!(&serde_json::from_value::<T>(unknown.clone()).unwrap(), known, "{unknown}");
    }

    fn add_what_nobody_knows(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.values_mut().for_each(add_what_nobody_knows);
                fields.insert("colour".to_owned(), json!("blue"));
            }
            Value::Array(values) => values.iter_mut().for_each(add_what_nobody_knows),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn event() -> Event {
        Event { status: "awaiting-activation".to_owned(), at: DateTime::default(), by: "family".to_owned() }
    }

    fn field_problem() -> FieldProblem {
        FieldProblem { field: "phone".to_owned(), rule: "empty".to_owned() }
    }

    #[test]
    fn fields_nobody_knows_are_passed_over_in_everything_that_is_sent_either_way() {
        let mut fields = Draft::default();
        fields.put(crate::form::Field::Phone, "8");
        let answers = Answers { applicant: Some(crate::wizard::Applicant::Parent), ..Answers::default() };
        check(&NewApplication { programme: "p".to_owned(), answers, fields });
        check(&Received {
            number: "123456788".to_owned(),
            code: "0123456789".to_owned(),
            status: "awaiting-activation".to_owned(),
            received_at: DateTime::default(),
        });
        check(&StatusReport {
            number: "123456788".to_owned(),
            status: "needs-correction".to_owned(),
            reasons: vec!["name".to_owned()],
            certificate: Some("0012345678".to_owned()),
            next_action: "put-right".to_owned(),
            timeline: vec![event(), event()],
            organisation: "example-centre".to_owned(),
            applies_alone: true,
            bring: vec!["child-identity".to_owned()],
            marks: vec!["no-snils".to_owned()],
            activate_until: chrono::NaiveDate::from_ymd_opt(2026, 12, 31),
        });
        check(&event());
        check(&ProblemDocument { problems: vec![field_problem()], status: 422, ..ProblemDocument::default() });
        check(&field_problem());
    }

    #[test]
    fn a_report_of_a_newer_server_is_read() {
        let report: StatusReport = serde_json::from_str(
            r#"{"number":"123456788","status":"teleported","next_action":"wave","timeline":[],
                "organisation":"example-centre","applies_alone":false,"bring":["crystal"]}"#,
        )
        .unwrap();
        assert_eq!(report.status, "teleported");
        assert_eq!((report.reasons, report.certificate, report.activate_until), (vec![], None, None));
    }

    #[test]
    fn a_problem_document_may_lack_everything() {
        assert_eq!(serde_json::from_str::<ProblemDocument>("{}").unwrap(), ProblemDocument::default());
    }
}
