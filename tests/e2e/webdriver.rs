use fantoccini::{Client, wd::WebDriverCompatibleCommand};
use serde::Deserialize;
use serde_json::{Value, json};

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

/// Runs a script in the page.
pub(crate) async fn run<T: for<'a> Deserialize<'a>>(client: &Client, script: &str, arguments: Vec<Value>) -> T {
    let answer = client.execute(script, arguments).await.map_err(|cause| cause.to_string());
    answer
        .and_then(|answer| serde_json::from_value(answer).map_err(|cause| cause.to_string()))
        .unwrap_or_else(|cause| panic!("{cause} in the script\n{script}"))
}

/// Runs a script where Firefox's own windows are made, not in the page.
pub(crate) async fn run_in_firefox<T>(client: &Client, script: &str, arguments: Vec<Value>) -> T
where
    T: for<'a> Deserialize<'a>,
{
    own_command(client, "moz/context", Some(json!({ "context": "chrome" }))).await;
    let answer = run(client, script, arguments).await;
    own_command(client, "moz/context", Some(json!({ "context": "content" }))).await;
    answer
}
