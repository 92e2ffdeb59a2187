use std::{
    fs, io,
    path::{Path, PathBuf},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{complaints, engine::Engine, surroundings, temporary::TemporaryFolder};

/// A copy of the built app in which something is different, for what must hold when things go wrong.
pub(crate) struct AlteredApp(TemporaryFolder);

impl AlteredApp {
    /// The app whose WebAssembly cannot be downloaded.
    pub(crate) fn without_wasm() -> Self {
        let app = Self::copy();
        for file in app.files() {
            if file.to_string_lossy().contains(".wasm") {
                worked(&file, fs::remove_file(&file));
            }
        }
        app
    }

    /// The app in a browser where `script` ran before everything else; what it complains of is heard.
    pub(crate) fn after_script(script: &str) -> Self {
        let app = Self::copy();
        let listener = complaints::listener(Engine::chosen()).unwrap_or_default();
        app.rewrite_page("<meta", &format!("<script>{listener}{script}</script><meta"));
        app
    }

    /// The app whose WebAssembly is on its way until [`Page::the_app_arrives`](crate::page::Page::the_app_arrives). What
    /// moves by itself meanwhile or then is added up, where the browser tells. The page never finds that it takes too long.
    pub(crate) fn on_its_way() -> Self {
        Self::after_script(
            "{ const real = fetch; let go; const arrived = new Promise((resolve) => { go = resolve; });
               window.fetch = async (...what) => {
                 if (String(what[0]).includes('.wasm')) await arrived;
                 return real(...what);
               };
               window.appArrives = go;
               const later = setTimeout;
               window.setTimeout = (then, time) => {
                 if (time !== 10_000) return later(then, time);
                 // Whoever looks at the page has such timers, too.
                 window.setTimeout = later;
               };
               window.moved = 0;
               if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) {
                 const add = (list) => list.getEntries().forEach(({ hadRecentInput, value }) => {
                   if (!hadRecentInput) window.moved += value;
                 });
                 new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
               } }",
        )
    }

    /// The app on a device that says it has no network while this flag is set in its local storage.
    pub(crate) fn that_loses_the_network(flag: &str) -> Self {
        Self::after_script(&format!(
            "Object.defineProperty(Navigator.prototype, 'onLine', {{ get: () => !localStorage.getItem('{flag}') }});"
        ))
    }

    /// The app on a device whose time passes when [`Page::time_passes`](crate::page::Page::time_passes) says so. What
    /// a driver runs may not reach the clock of the page itself.
    pub(crate) fn whose_time_passes() -> Self {
        Self::after_script(
            "{ const now = Date.now; Date.now = () => now.call(Date) + (window.minutesPassed ?? 0) * 60_000; }",
        )
    }

    /// The app on a device whose clock is so many years off.
    pub(crate) fn whose_clock_is_off(years: i32) -> Self {
        Self::after_script(&format!(
            "{{ const off = {years} * 365 * 86_400_000;
                window.Date = class extends Date {{
                  constructor(...given) {{ super(...(given.length ? given : [Date.now()])); }}
                  static now() {{ return super.now() + off; }}
                }}; }}"
        ))
    }

    /// The app of which the server of another age says one thing where this one says another.
    pub(crate) fn that_hears(said: &[(&str, &str)]) -> Self {
        Self::after_script(&format!(
            "{{ const real = fetch;
                window.fetch = async (what, ...more) => {{
                  const answer = await real(what, ...more);
                  if (!(what.url ?? String(what)).includes('/applications/')) return answer;
                  const text = {}.reduce((text, [from, to]) => text.replaceAll(from, to), await answer.text());
                  return new Response(text, answer);
                }}; }}",
            json!(said)
        ))
    }

    /// A version of the app that does not start while this flag is set in the local storage.
    pub(crate) fn that_breaks(flag: &str) -> Self {
        Self::after_script(&format!(
            "if (localStorage.getItem('{flag}')) Document.prototype.createElement = () => {{ throw new Error(); }};"
        ))
    }

    /// A version of the app that is told rules it cannot read while this flag is set in the local storage.
    pub(crate) fn that_cannot_read_the_rules(flag: &str) -> Self {
        Self::after_script(&format!(
            "{{ const go = window.fetch; window.fetch = (to, how) => \
             localStorage.getItem('{flag}') && String(to.url ?? to).includes('/programme') \
             ? Promise.resolve(new Response('{{\"version\":2}}')) : go.call(window, to, how); }}"
        ))
    }

    /// The app at a service that refuses every application as `problem` says.
    pub(crate) fn that_is_refused(problem: &Value) -> Self {
        let problem = problem.to_string();
        Self::after_script(&format!(
            "{{ const go = window.fetch; window.fetch = (to, how) => (to.method ?? how?.method) === 'POST' \
             ? Promise.resolve(new Response('{problem}', {{ status: 422 }})) : go.call(window, to, how); }}"
        ))
    }

    /// The app in a browser that never answers whoever clears the clipboard while this flag is set in the local storage.
    pub(crate) fn whose_clipboard_stays(flag: &str) -> Self {
        Self::after_script(&format!(
            "{{ const write = Clipboard.prototype.writeText; Clipboard.prototype.writeText = function (text) {{ \
             return !text && localStorage.getItem('{flag}') ? new Promise(() => {{}}) : write.call(this, text); }}; }}"
        ))
    }

    /// The app on a device on which a worker hears late what a page tells it: when
    /// [`Page::the_worker_hears`](crate::page::Page::the_worker_hears) says so.
    pub(crate) fn whose_worker_hears_late() -> Self {
        Self::after_script(
            "{ const tell = ServiceWorker.prototype.postMessage;
               const heard = new Promise((resolve) => { window.workerHears = resolve; });
               ServiceWorker.prototype.postMessage = function (what) { heard.then(() => tell.call(this, what)); }; }",
        )
    }

    /// Puts a version in its place that does not look for the flag any more.
    pub(crate) fn is_put_right(&self, flag: &str) {
        self.rewrite_page(&format!("'{flag}'"), "'none'");
    }

    /// The app as it is, for what is put in its place later.
    pub(crate) fn unaltered() -> Self {
        Self::copy()
    }

    /// Puts the next version in the place of this one, as a deployment does: its page says `mark`, where only
    /// [`Page::everything`](crate::page::Page::everything) reads it.
    pub(crate) fn becomes(&self, mark: &str) {
        self.rewrite_page("<div id=static-page>", &format!("<p hidden>{mark}</p><div id=static-page>"));
    }

    /// The app of a municipality whose file differs in something.
    pub(crate) fn with_programme(change: impl FnOnce(&mut Value)) -> Self {
        let app = Self::copy();
        app.rewrite("programme.json", |text| {
            let mut programme = serde_json::from_str(text).unwrap_or_default();
            change(&mut programme);
            programme.to_string()
        });
        app
    }

    /// Changes a word of the municipality's file.
    pub(crate) fn rewrite_programme(&self, from: &str, to: &str) {
        self.rewrite("programme.json", |text| text.replace(from, to));
    }

    /// Changes the page in one place, and the worker as a build would: it knows the page by its hash.
    fn rewrite_page(&self, from: &str, to: &str) {
        let (before, after) = self.rewrite("index.html", |html| html.replacen(from, to, 1));
        self.rewrite("sw.js", |worker| {
            let worker = worker.replace(&integrity(&before), &integrity(&after));
            worker.replacen("const VERSION = \"", "const VERSION = \"next-", 1)
        });
    }

    /// Gives the text of a file before and after. What was compressed of it before goes.
    fn rewrite(&self, name: &str, change: impl FnOnce(&str) -> String) -> (String, String) {
        let file = self.path().join(name);
        let before = worked(&file, fs::read_to_string(&file));
        let after = change(&before);
        assert!(after != before, "{name} has nothing to change");
        worked(&file, fs::write(&file, &after));
        for compressed in ["br", "gz"].map(|extension| self.path().join(format!("{name}.{extension}"))) {
            if compressed.exists() {
                worked(&compressed, fs::remove_file(&compressed));
            }
        }
        (before, after)
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    fn copy() -> Self {
        let app = Self(TemporaryFolder::new("app"));
        for file in files_in(&surroundings::path("KRUZHOK_DIST")) {
            let name = file.file_name().unwrap_or_default();
            worked(&file, fs::copy(&file, app.path().join(name)));
        }
        app
    }

    fn files(&self) -> Vec<PathBuf> {
        files_in(self.path())
    }
}

fn integrity(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = worked(folder, fs::read_dir(folder));
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_file()).collect()
}

fn worked<T>(path: &Path, outcome: io::Result<T>) -> T {
    outcome.unwrap_or_else(|cause| panic!("{}: {cause}", path.display()))
}
