//! What a browser itself found wrong: an error in a script, something the content policy forbids. That a server
//! refuses or is gone is no such thing.
//!
//! Chromium and Firefox keep a console that can be read from outside. WebKit has one too, but neither its driver gives
//! it away nor does its browser print it while it is driven: "an ephemeral session" has nothing to print. There the
//! page is asked instead, by a script before all others. What it hears is less: no `console.error`, and nothing that
//! WebKit keeps from pages, such as a module that fails at its own `await`.

use fantoccini::Client;
use serde_json::{Value, json};

use crate::{
    altered_app::AlteredApp,
    engine::{Browser, Engine},
    webdriver::{own_command, run, run_in_firefox},
};

/// Kept where it outlives the page and where the app keeps nothing.
const LISTENER: &str = "
    const heard = (what) => { window.name += `${what}\\n`; };
    addEventListener('error', (event) => event.message && heard(event.message));
    addEventListener('unhandledrejection', (event) => heard(event.reason));
    addEventListener('securitypolicyviolation', (event) => heard(`${event.violatedDirective}: ${event.blockedURI}`));
";

/// Firefox complains of the worker when a page is left while it still loads. Where the worker really fails, the page does
/// not come up, which no journey overlooks.
const FIREFOX_CONSOLE: &str = "
    const isOfPageLeft = (entry) => entry.errorMessage.includes('A ServiceWorker intercepted the request');
    const isWrong = (entry) => !(entry.flags & Ci.nsIScriptError.warningFlag) && entry.sourceName.startsWith('http')
        && !isOfPageLeft(entry);
    const all = Services.console.getMessageArray().filter((entry) => entry instanceof Ci.nsIScriptError);
    return all.filter(isWrong).map((entry) => entry.errorMessage);
";

/// The app as it has to be for its complaints to be heard, where that differs from the built one.
pub(crate) fn heard(engine: Engine) -> Option<AlteredApp> {
    listener(engine).map(|_| AlteredApp::after_script(""))
}

/// What hears complaints, where it has to stand in the page.
pub(crate) fn listener(engine: Engine) -> Option<&'static str> {
    (engine == Engine::WebKit).then_some(LISTENER)
}

impl Browser {
    /// Everything until now.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => console_of_chromium(&self.client).await,
            Engine::Firefox => run_in_firefox(&self.client, FIREFOX_CONSOLE, vec![]).await,
            Engine::WebKit => {
                let heard: String = run(&self.client, "return window.name", vec![]).await;
                heard.lines().map(str::to_owned).collect()
            }
        }
    }
}

async fn console_of_chromium(client: &Client) -> Vec<String> {
    let entries = own_command(client, "se/log", Some(json!({ "type": "browser" }))).await;
    let of = |entry: &Value, what: &str| entry.get(what).and_then(Value::as_str).unwrap_or_default().to_owned();
    let is_wrong = |entry: &&Value| of(entry, "level") == "SEVERE" && of(entry, "source") != "network";
    entries.as_array().into_iter().flatten().filter(is_wrong).map(|entry| of(entry, "message")).collect()
}
