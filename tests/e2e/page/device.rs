//! What the browser keeps of the service on the device, and what the device says of its network.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Page,
    finding::{Attempt, Miss},
    worked,
};
use crate::engine::{Engine, Screen};

const SCRIPT: &str = include_str!("device.js");

impl Page {
    /// Waits until the app is on the device, so that the next page comes from there.
    pub(crate) async fn is_on_the_device(&self) {
        self.note("expect the app on the device");
        self.until(async || match self.later("isKept()", Vec::new()).await? {
            true => Ok(()),
            false => Err(Miss("no worker is in charge".to_owned())),
        })
        .await;
    }

    /// Takes the app from the device: the next page comes through the network.
    pub(crate) async fn takes_the_app_away(&self) {
        self.is_on_the_device().await;
        self.note("take the app away from the device");
        let _: bool = self.until(async || self.later("takeAway()", Vec::new()).await).await;
    }

    /// Lets the WebAssembly of [`AlteredApp::on_its_way`](crate::altered_app::AlteredApp::on_its_way) arrive.
    pub(crate) async fn the_app_arrives(&self) {
        self.note("let the app arrive");
        let _: bool = self.script("window.appArrives(); return true", Vec::new()).await;
    }

    /// The same; and the button of the form that it draws is pressed before that is on the screen.
    pub(crate) async fn the_app_arrives_under_the_finger(&self) {
        self.note("let the app arrive while a button is pressed");
        let script = format!("{SCRIPT}\npressWhatTheAppDraws(); window.appArrives(); return true");
        let _: bool = self.script(&script, Vec::new()).await;
    }

    /// Lets the worker of
    /// [`AlteredApp::whose_worker_hears_late`](crate::altered_app::AlteredApp::whose_worker_hears_late) hear.
    pub(crate) async fn the_worker_hears(&self) {
        self.note("let the worker hear what it was told");
        let _: bool = self.script("window.workerHears(); return true", Vec::new()).await;
    }

    /// Waits until a newer version lies beside the one in charge.
    pub(crate) async fn has_a_newer_version_waiting(&self) {
        self.note("expect a newer version on the device");
        self.until(async || match self.later("aNewerVersionWaits()", Vec::new()).await? {
            true => Ok(()),
            false => Err(Miss("no worker waits".to_owned())),
        })
        .await;
    }

    /// Waits until no version waits any more, for the newest is in charge.
    pub(crate) async fn has_the_newer_version_in_charge(&self) {
        self.note("expect the newer version in charge");
        self.until(async || match self.later("theNewestIsInCharge()", Vec::new()).await? {
            true => Ok(()),
            false => Err(Miss("another worker is in charge".to_owned())),
        })
        .await;
    }

    /// The versions of the app on the device, the oldest first.
    pub(crate) async fn versions_on_the_device(&self) -> Vec<String> {
        self.until(async || self.later("keptVersions()", Vec::new()).await).await
    }

    /// The paths of what lies in the browser's caches.
    pub(crate) async fn cached_paths(&self) -> Vec<String> {
        self.until(async || self.later("keptPaths()", Vec::new()).await).await
    }

    /// The paths of what in the browser's caches has one of these words in it.
    pub(crate) async fn cached_with(&self, words: &[&str]) -> Vec<String> {
        self.until(async || self.later("keptPlacesOf(arguments[0])", vec![json!(words)]).await).await
    }

    /// Whether the browser would put the service on the home screen, as far as it tells.
    pub(crate) async fn may_be_installed(&self) {
        assert_eq!(self.browser.obstacles_to_installing().await, Vec::<String>::new(), "it cannot be installed");
    }

    /// Lets the device be touched, without a mouse; `false` where the engine has no such device.
    pub(crate) async fn is_touched(&self) -> bool {
        let can = self.browser.engine == Engine::Chromium;
        if can {
            self.note("touch the screen");
            self.browser.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
        }
        can
    }

    /// Gives the page the size of another screen.
    pub(crate) async fn fits(&self, screen: Screen) {
        self.note(format!("go over to a screen of {:?}", screen.size()));
        self.browser.resize(screen).await;
    }

    /// What a browser tells its pages when somebody comes back to one.
    pub(crate) async fn somebody_returns(&self) {
        self.note("come back to the page");
        self.run("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))").await;
    }

    /// What a browser tells its pages when the device has a network again.
    pub(crate) async fn the_network_is_back(&self) {
        self.note("come into a network");
        self.run("dispatchEvent(new Event('online'))").await;
    }

    /// Fills the local storage to the last letter with what is called `filler`.
    pub(crate) async fn fill_the_device(&self) {
        self.note("fill the device");
        self.run(&format!("{SCRIPT}\nfillTheDevice();")).await;
    }

    /// Takes something out of the local storage.
    pub(crate) async fn take_from_device(&self, key: &str) {
        self.note(format!("take {key} from the device"));
        self.run(&format!("localStorage.removeItem('{key}')")).await;
    }

    /// Waits until something lies in the local storage under that key.
    pub(crate) async fn lies_on_the_device(&self, key: &str) {
        self.note(format!("expect {key} on the device"));
        self.until(async || match self.ask("localStorage.getItem(arguments[0]) !== null", vec![json!(key)]).await? {
            true => Ok(()),
            false => Err(Miss(format!("there is no {key}"))),
        })
        .await;
    }

    /// Waits until the page is that of a version with this mark.
    pub(crate) async fn is_the_version(&self, mark: &str) {
        self.note(format!("expect the version «{mark}»"));
        self.until(async || match self.ask::<String>("everything()", Vec::new()).await? {
            page if page.contains(mark) => Ok(()),
            _ => Err(Miss("it is another version".to_owned())),
        })
        .await;
    }

    pub(super) async fn run(&self, script: &str) {
        worked("a script of the journey fails", self.browser.client.execute(script, Vec::new()).await);
    }

    /// Evaluates an expression whose value comes later, with the vocabulary of `device.js`.
    async fn later<T: for<'a> Deserialize<'a>>(&self, expression: &str, arguments: Vec<Value>) -> Attempt<T> {
        let script = format!(
            "const done = arguments[arguments.length - 1];\n{SCRIPT}\n{expression}.then(done, (error) => done({{ error: \
             String(error) }}));"
        );
        let answer = self.browser.client.execute_async(&script, arguments).await?;
        serde_json::from_value(answer.clone()).map_err(|cause| Miss(format!("{expression}: {cause} in {answer}")))
    }
}
