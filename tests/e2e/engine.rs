//! Browsers: one driver and one browser a journey, with nothing left from the last one.

use std::{
    cell::Cell,
    env,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::{
    display::Display,
    process::{Process, end},
    surroundings,
    temporary::TemporaryFolder,
    webdriver::own_command,
};

const PATIENCE: Duration = Duration::from_secs(30);

/// Who draws the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    /// WebKitGTK's MiniBrowser, the nearest relative of Safari on a phone.
    WebKit,
}

/// The size of the visible part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    Phone,
    Desktop,
}

impl Engine {
    /// The engine of this run: `KRUZHOK_ENGINE`, Chromium without it.
    pub(crate) fn chosen() -> Self {
        match env::var("KRUZHOK_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("KRUZHOK_ENGINE is \"{other}\": it may be chromium, firefox or webkit."),
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    fn driver(self, program: &Path, port: u16, profile: &Path) -> Command {
        let mut command = Command::new(program);
        command.env("LANGUAGE", "ru_RU:ru");
        match self {
            Self::Chromium => command.arg(format!("--port={port}")),
            // Access to the system, for the console: it is part of the browser's own interface.
            Self::Firefox => command
                .args(["--port", &port.to_string(), "--websocket-port", "0", "--allow-system-access"])
                .arg("--profile-root")
                .arg(profile),
            Self::WebKit => command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1").arg(format!("--port={port}")),
        };
        command
    }

    /// The display that the driver's browser needs to be shown on.
    fn display(self, driver: &mut Command) -> Option<Display> {
        let display = (self == Self::WebKit).then(Display::start)?;
        display.show(driver);
        Some(display)
    }

    fn capabilities(self, browser: &Path, profile: &Path) -> Value {
        match self {
            Self::Chromium => json!({ "browserName": "chrome", "goog:chromeOptions": {
                "binary": browser,
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--no-first-run", "--hide-scrollbars", "--lang=ru", format!("--user-data-dir={}", profile.display()),
                ],
                "prefs": { "intl.accept_languages": "ru-RU,ru" },
            }, "goog:loggingPrefs": { "browser": "ALL" } }),
            Self::Firefox => json!({ "browserName": "firefox", "moz:firefoxOptions": {
                "binary": browser,
                "args": ["-headless"],
                "prefs": {
                    "intl.accept_languages": "ru-RU, ru", "intl.locale.requested": "ru",
                    // As on a phone, and as in Chromium: no bar takes room from the page.
                    "ui.useOverlayScrollbars": 1,
                },
            }}),
            Self::WebKit => json!({ "browserName": "MiniBrowser", "webkitgtk:browserOptions": {
                "binary": browser,
                "args": ["--automation"],
            }}),
        }
    }
}

impl Screen {
    pub(crate) const ALL: [Self; 2] = [Self::Phone, Self::Desktop];

    pub(crate) fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (360, 740),
            Self::Desktop => (1280, 800),
        }
    }
}

/// A running browser. [`Browser::close`] is the polite end; the driver and the browser are ended in any case.
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    pub(crate) screen: Cell<Screen>,
    process: Option<u64>,
    // In the order in which they have to go.
    _driver: Process,
    _display: Option<Display>,
    _profile: TemporaryFolder,
}

impl Browser {
    pub(crate) async fn open(engine: Engine, screen: Screen) -> Self {
        let profile = TemporaryFolder::new("browser");
        let port = free_port();
        let mut driver = engine.driver(&surroundings::path("KRUZHOK_DRIVER"), port, profile.path());
        let display = engine.display(&mut driver);
        let driver = Process::start(&mut driver);
        wait_until_it_listens(port, &driver).await;
        let wanted = engine.capabilities(&surroundings::path("KRUZHOK_BROWSER"), profile.path());
        let Value::Object(wanted) = wanted else { unreachable!("capabilities are an object") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|cause| panic!("no browser started: {cause}\n{}", driver.printed()));
        let process = ["goog:processID", "moz:processID"]
            .into_iter()
            .find_map(|name| client.capabilities().and_then(|all| all.get(name)).and_then(Value::as_u64));
        let screen_now = Cell::new(screen);
        let browser =
            Self { client, engine, screen: screen_now, process, _driver: driver, _display: display, _profile: profile };
        browser.resize(screen).await;
        browser
    }

    /// A picture of the page from its top to its end where the engine can, of its visible part where it cannot.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        let encoded = match self.engine {
            Engine::Chromium => {
                let whole = json!({ "format": "png", "captureBeyondViewport": true });
                self.devtools("Page.captureScreenshot", whole).await.get("data").cloned()
            }
            Engine::Firefox => Some(own_command(&self.client, "moz/screenshot/full", None).await),
            Engine::WebKit => return self.client.screenshot().await.unwrap_or_default(),
        };
        let text = encoded.as_ref().and_then(Value::as_str).unwrap_or_default();
        BASE64_STANDARD.decode(text).unwrap_or_default()
    }

    /// The page on sheets of A4, as a PDF: with its backgrounds, and nothing made smaller to fit. WebKit cannot.
    pub(crate) async fn printed(&self) -> Vec<u8> {
        let margin = json!({ "top": 1.2, "bottom": 1.2, "left": 1.4, "right": 1.4 });
        let size = json!({ "width": 21.0, "height": 29.7 });
        let wanted = json!({ "page": size, "margin": margin, "background": true, "shrinkToFit": false });
        let encoded = own_command(&self.client, "print", Some(wanted)).await;
        BASE64_STANDARD.decode(encoded.as_str().unwrap_or_default()).unwrap_or_default()
    }

    /// Why the browser would not offer to put the app on the home screen. Chromium alone tells.
    pub(crate) async fn obstacles_to_installing(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let manifest = self.devtools("Page.getAppManifest", json!({})).await;
        let install = self.devtools("Page.getInstallabilityErrors", json!({})).await;
        let errors = [manifest.get("errors"), install.get("installabilityErrors")];
        errors.into_iter().flatten().filter_map(Value::as_array).flatten().map(Value::to_string).collect()
    }

    pub(crate) async fn close(self) {
        // The driver ends the browser; should it hang, dropping does.
        let _ = tokio::time::timeout(Duration::from_secs(10), self.client.clone().close()).await;
    }

    /// Gives a command of the DevTools protocol, which Chromium alone understands.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        own_command(&self.client, "goog/cdp/execute", Some(json!({ "cmd": command, "params": parameters }))).await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if let Some(process) = self.process {
            end(process);
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .unwrap_or_else(|cause| panic!("there is no free port on this machine: {cause}"))
}

async fn wait_until_it_listens(port: u16, driver: &Process) {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(Instant::now() < deadline, "the browser's driver does not listen:\n{}", driver.printed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
