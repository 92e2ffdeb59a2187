use fantoccini::{Client, wd::WebDriverCompatibleCommand};
use serde_json::Value;

/// A command of a driver's own, beyond the WebDriver standard.
#[derive(Debug)]
struct OwnCommand {
    path: &'static str,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for OwnCommand {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}

/// Asks a driver for something beyond the standard; with a body it is a POST, without one a GET.
pub(crate) async fn own_command(client: &Client, path: &'static str, body: Option<Value>) -> Value {
    match client.issue_cmd(OwnCommand { path, body }).await {
        Ok(answer) => answer,
        Err(cause) => panic!("the browser's driver refused {path}: {cause}"),
    }
}
