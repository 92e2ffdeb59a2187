//! What `probe.js` noted on the pages of a visit.

use serde::Deserialize;

use crate::{Result, browser::Phone};

/// One thing that happened.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Note {
    what: String,
    /// Milliseconds since 1970.
    at: f64,
    /// The heading of what was painted.
    #[serde(default)]
    screen: String,
    /// How far the page jumped.
    #[serde(default)]
    value: f64,
    /// Milliseconds from a keystroke to its letter on the screen.
    #[serde(default)]
    took: f64,
}

/// All of a tab, in the order in which they were noted.
pub(crate) struct Notes(Vec<Note>);

impl Notes {
    pub(crate) async fn of(phone: &Phone) -> Result<Self> {
        Ok(Self(phone.evaluate("bench.notes()").await?))
    }

    fn all(&self, what: &str) -> impl DoubleEndedIterator<Item = &Note> {
        self.0.iter().filter(move |note| note.what == what)
    }

    /// Milliseconds from the first navigation to the first note of a kind; an error where there is none.
    pub(crate) fn first(&self, what: &str) -> Result<f64> {
        self.since_navigation(self.all(what).next(), what)
    }

    /// The same to the last one.
    pub(crate) fn last(&self, what: &str) -> Result<f64> {
        self.since_navigation(self.all(what).next_back(), what)
    }

    /// Milliseconds from the first navigation until the screen with that heading was painted.
    pub(crate) fn screen(&self, heading: &str) -> Result<f64> {
        self.since_navigation(self.all("painted").find(|note| note.screen == heading), heading)
    }

    /// Milliseconds from the last press to the last screen.
    pub(crate) fn last_step(&self) -> Result<f64> {
        match (self.all("press").next_back(), self.all("painted").next_back()) {
            (Some(press), Some(painted)) => Ok(painted.at - press.at),
            _ => Err("nothing was pressed".into()),
        }
    }

    /// How far the page jumped in all.
    pub(crate) fn shift(&self) -> f64 {
        self.all("shift").fold(0.0, |sum, note| sum + note.value)
    }

    /// Milliseconds of each keystroke.
    pub(crate) fn keystrokes(&self) -> Vec<f64> {
        self.all("typed").map(|note| note.took).collect()
    }

    fn since_navigation(&self, note: Option<&Note>, what: &str) -> Result<f64> {
        let began = self.all("navigation").next();
        note.zip(began).map(|(note, began)| note.at - began.at).ok_or_else(|| format!("«{what}» never came").into())
    }
}
