//! Chromium over its debugging protocol, which its driver passes on.

use std::{
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{Result, process::Process};

const PATIENCE: Duration = Duration::from_secs(30);

/// How many times slower the processor is than this machine's.
const SLOWER: u32 = 4;

/// Bytes a second to the phone: 1.6 Mbit/s.
const DOWN: u32 = 1_600_000 / 8;

/// Bytes a second from the phone: 750 kbit/s.
const UP: u32 = 750_000 / 8;

/// Milliseconds from a request to the first byte of its answer, at least.
const ROUND_TRIP: u32 = 150;

/// The program that starts browsers and speaks with them.
pub(crate) struct Driver {
    address: String,
    browser: PathBuf,
    _process: Process,
}

/// A phone: a browser with a profile, and one tab.
pub(crate) struct Phone {
    client: Client,
}

/// A command of a driver's own, beyond the WebDriver standard.
#[derive(Debug)]
struct OwnCommand(&'static str, Value);

impl WebDriverCompatibleCommand for OwnCommand {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> std::result::Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

impl Driver {
    pub(crate) async fn start(program: &Path, browser: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let process = Process::start(Command::new(program).arg(format!("--port={port}")));
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if Instant::now() > deadline {
                return Err(format!("the browser's driver does not listen:\n{}", process.printed()).into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(Self { address: format!("http://127.0.0.1:{port}"), browser: browser.to_owned(), _process: process })
    }

    /// Starts a browser on a profile. `script` runs before each document.
    pub(crate) async fn phone(&self, profile: &Path, script: &str) -> Result<Phone> {
        let wanted = json!({ "browserName": "chrome", "pageLoadStrategy": "none", "goog:chromeOptions": {
            "binary": self.browser,
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                "--hide-scrollbars", "--lang=ru", format!("--user-data-dir={}", profile.display()),
            ],
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        }, "goog:loggingPrefs": { "performance": "ALL" } });
        let Value::Object(wanted) = wanted else { return Err("capabilities are an object".into()) };
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(&self.address).await?;
        let phone = Phone { client };
        let size = json!({ "width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true });
        phone.devtools("Emulation.setDeviceMetricsOverride", size).await?;
        phone.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await?;
        phone.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
        phone.devtools("Network.enable", json!({})).await?;
        phone.network(true).await?;
        phone.devtools("Performance.enable", json!({})).await?;
        phone.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await?;
        Ok(phone)
    }
}

impl Phone {
    /// Gives a command of the debugging protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        let answer = self.client.issue_cmd(OwnCommand("goog/cdp/execute", body)).await;
        answer.map_err(|cause| format!("the browser refused {command}: {cause}").into())
    }

    /// The slow network, or none.
    pub(crate) async fn network(&self, is_there: bool) -> Result<()> {
        let conditions = json!({
            "offline": !is_there, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP,
        });
        self.devtools("Network.emulateNetworkConditions", conditions).await.map(drop)
    }

    /// Opens an address and waits for nothing.
    pub(crate) async fn open(&self, address: &str) -> Result<()> {
        self.devtools("Page.navigate", json!({ "url": address })).await.map(drop)
    }

    /// What an expression is in the page; a promise is waited for.
    pub(crate) async fn evaluate<T: for<'a> Deserialize<'a>>(&self, expression: &str) -> Result<T> {
        let how = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.devtools("Runtime.evaluate", how).await?;
        if let Some(failure) = answer.pointer("/exceptionDetails/exception/description").and_then(Value::as_str) {
            return Err(format!("{failure} in {expression}").into());
        }
        Ok(serde_json::from_value(answer.pointer("/result/value").cloned().unwrap_or_default())?)
    }

    /// Asks until the answer is yes. A page that is just being left has no answer.
    pub(crate) async fn until(&self, expression: &str) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !self.evaluate(expression).await.unwrap_or(false) {
            if Instant::now() > deadline {
                let page: String = self.evaluate("`${location} ${document.body?.innerText}`").await?;
                return Err(format!("it never came to {expression}. The page is {page}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Presses at a point of the screen.
    pub(crate) async fn press(&self, [x, y]: [f64; 2]) -> Result<()> {
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    /// Types one letter where the focus is.
    pub(crate) async fn key(&self, letter: char) -> Result<()> {
        let event = |kind: &str| json!({ "type": kind, "text": letter, "unmodifiedText": letter, "key": letter });
        self.devtools("Input.dispatchKeyEvent", event("keyDown")).await?;
        self.devtools("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": letter })).await.map(drop)
    }

    /// A counter that Chromium keeps of the page, such as `ScriptDuration` in seconds.
    pub(crate) async fn counter(&self, name: &str) -> Result<f64> {
        let answer = self.devtools("Performance.getMetrics", json!({})).await?;
        let all = answer.get("metrics").and_then(Value::as_array).into_iter().flatten();
        let found = all.filter(|one| one.get("name").and_then(Value::as_str) == Some(name));
        found.filter_map(|one| one.get("value")?.as_f64()).next().ok_or_else(|| format!("there is no {name}").into())
    }

    /// What the network did since this was asked the last time, as events of the protocol.
    pub(crate) async fn network_events(&self) -> Result<Vec<Value>> {
        let log = self.client.issue_cmd(OwnCommand("se/log", json!({ "type": "performance" }))).await?;
        let lines = log.as_array().into_iter().flatten().filter_map(|line| line.get("message")?.as_str());
        let events = lines.filter_map(|text| serde_json::from_str::<Value>(text).ok()?.get("message").cloned());
        Ok(events.collect())
    }

    /// Ends the browser, which writes everything into its profile first.
    pub(crate) async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}
