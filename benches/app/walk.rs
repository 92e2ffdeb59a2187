//! A visit that goes all the way: question by question, several times, then the form, and the application is sent.

use std::{path::Path, time::Duration};

use serde_json::json;

use crate::{
    Result,
    browser::{Driver, Phone},
    figures::{Figure, Figures},
    notes::Notes,
    subject::Subject,
    surroundings::Surroundings,
    visit::{hurry, probe},
};

/// How often the questions are walked through in a visit.
const WALKS: usize = 3;

/// What is typed letter by letter.
const TYPED: &str = "Константинопольская";

/// More pages than any subject has from the form to the end.
const PAGES: usize = 12;

/// A first visit in a hurry that goes on to the end.
pub(crate) async fn all_the_way(
    driver: &Driver,
    profile: &Path,
    subject: &Subject,
    with: &Surroundings,
    found: &mut Figures,
) -> Result<()> {
    let phone = driver.phone(profile, &probe(Some(with))?).await?;
    let notes = hurry(&phone, subject).await?;
    found.add(Figure::Usable, notes.screen(&with.words.second)?);
    found.add(Figure::SecondAnswered, notes.screen(&with.words.third)?);
    let walk = Walk { phone: &phone, papers: json!(with.papers).to_string() };
    for again in 0..WALKS {
        if again > 0 {
            walk.follow(".brand").await?;
            walk.follow(".door").await?;
            found.add(Figure::UsableLoaded, Notes::of(&phone).await?.last_step()?);
        }
        while walk.is_asked().await? {
            walk.step(found).await?;
        }
    }
    walk.follow("a[href='/application/child']").await?;
    walk.type_in("child-surname", found).await?;
    walk.send(&with.words.sent, found).await?;
    for _ in 0..2 {
        phone.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    }
    found.add(Figure::Heap, phone.counter("JSHeapUsedSize").await?);
    found.add(Figure::Wasm, phone.evaluate("bench.wasm()").await?);
    phone.close().await
}

/// Milliseconds that the page's thread has spent.
struct Spent {
    script: f64,
    /// All its work: script, style, layout, and the rest.
    task: f64,
}

impl Spent {
    fn since(&self, before: &Self) -> Self {
        Self { script: self.script - before.script, task: self.task - before.task }
    }
}

/// Somebody on the way, with their papers.
struct Walk<'a> {
    phone: &'a Phone,
    /// What they write, as JSON.
    papers: String,
}

impl Walk<'_> {
    async fn is_asked(&self) -> Result<bool> {
        self.phone.evaluate("location.pathname.startsWith('/questions/')").await
    }

    /// Follows a link, and waits for the screen it leads to.
    async fn follow(&self, link: &str) -> Result<()> {
        let screens: usize = self.phone.evaluate("bench.screens()").await?;
        self.phone.press(self.phone.evaluate(&format!("bench.middle(\"{link}\")")).await?).await?;
        self.arrive(screens).await
    }

    async fn arrive(&self, screens: usize) -> Result<()> {
        self.phone.until(&format!("bench.screens() > {screens} && bench.quiet() > 200")).await
    }

    /// Answers what is asked, and goes on.
    async fn step(&self, found: &mut Figures) -> Result<()> {
        let spent = self.go_on().await?;
        found.add(Figure::Step, Notes::of(self.phone).await?.last_step()?);
        if let Some(Spent { script, task }) = spent {
            found.add(Figure::StepScript, script);
            found.add(Figure::StepTask, task);
        }
        Ok(())
    }

    /// Fills in the page, presses the button, and waits for the next screen; gives what was spent until the page rests.
    /// Nobody counts across two documents.
    async fn go_on(&self) -> Result<Option<Spent>> {
        self.phone.evaluate::<Option<()>>(&format!("bench.fill({})", self.papers)).await?;
        self.phone.until("bench.quiet() > 200").await?;
        let button = self.phone.evaluate("bench.middle('main button[type=submit]')").await?;
        let screens = self.phone.evaluate("bench.screens()").await?;
        let documents: usize = self.phone.evaluate("bench.documents()").await?;
        let before = self.spent().await?;
        self.phone.press(button).await?;
        // Whoever asks takes time from the page.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let spent = self.spent().await?.since(&before);
        self.arrive(screens).await?;
        let still = self.phone.evaluate::<usize>("bench.documents()").await? == documents;
        Ok(still.then_some(spent))
    }

    /// Types a long name, letter by letter.
    async fn type_in(&self, field: &str, found: &mut Figures) -> Result<()> {
        self.phone.evaluate::<Option<()>>(&format!("document.getElementById('{field}').focus()")).await?;
        self.phone.until("bench.quiet() > 200").await?;
        let before = self.spent().await?;
        for letter in TYPED.chars() {
            self.phone.key(letter).await?;
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let spent = self.spent().await?.since(&before);
        let keystrokes = Notes::of(self.phone).await?.keystrokes();
        found.add(Figure::KeystrokeScript, spent.script / TYPED.chars().count() as f64);
        keystrokes.into_iter().for_each(|took| found.add(Figure::Keystroke, took));
        Ok(())
    }

    /// Fills in one page after the other until the last one says that the application has arrived.
    async fn send(&self, sent: &str, found: &mut Figures) -> Result<()> {
        for _ in 0..PAGES {
            self.go_on().await?;
            if self.phone.evaluate::<String>("document.getElementById('heading').textContent").await? == sent {
                found.add(Figure::Sent, Notes::of(self.phone).await?.last_step()?);
                return Ok(());
            }
        }
        let page: String = self.phone.evaluate("document.body.innerText").await?;
        Err(format!("nothing was sent. The page is {page}").into())
    }

    async fn spent(&self) -> Result<Spent> {
        let milliseconds = async |name| self.phone.counter(name).await.map(|seconds| seconds * 1e3);
        Ok(Spent { script: milliseconds("ScriptDuration").await?, task: milliseconds("TaskDuration").await? })
    }
}
