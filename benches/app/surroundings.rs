//! What `cargo xtask bench app` tells.

use std::{
    collections::BTreeMap,
    env, fs,
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

use chrono::{DateTime, Datelike, Utc};
use kruzhok_domain::{programme::Programme, samples};

use crate::{Result, peers::Words};

/// Programs, folders, and who comes.
pub(crate) struct Surroundings {
    pub(crate) browser: PathBuf,
    pub(crate) driver: PathBuf,
    pub(crate) server: PathBuf,
    pub(crate) app: PathBuf,
    /// The built peers, with their words.
    pub(crate) peers: PathBuf,
    pub(crate) rounds: usize,
    /// The child's day of birth, as year-month-day.
    pub(crate) birth_date: String,
    /// What the family writes and chooses, by the code of the field.
    pub(crate) papers: BTreeMap<String, String>,
    pub(crate) words: Headings,
}

/// What the screens are called at which something is measured, the same for all subjects.
pub(crate) struct Headings {
    /// The second question.
    pub(crate) second: String,
    /// The third one.
    pub(crate) third: String,
    /// The application was received.
    pub(crate) sent: String,
}

impl Surroundings {
    /// Reads the environment; an error says which variable is missing.
    pub(crate) fn read() -> Result<Self> {
        let app = path("KRUZHOK_DIST")?;
        let programme: Programme = serde_json::from_str(&fs::read_to_string(app.join("programme.json"))?)?;
        let today = programme.today(now());
        let sample = samples::parent_of_seven_year_old(today);
        let born = samples::born(7, today);
        let mut papers: BTreeMap<String, String> = serde_json::from_value(serde_json::to_value(&sample.draft)?)?;
        let birth_date = format!("{}-{}-{}", born.year(), born.month(), born.day());
        papers.insert("birth-date".to_owned(), birth_date.clone());
        let peers = path("KRUZHOK_PEERS")?;
        let words = Words::read(&peers)?;
        Ok(Self {
            words: Headings {
                second: plain(words.question("birth-date").text("/title")),
                third: plain(words.question("residence").text("/title")),
                sent: plain(words.text("/sent/title")),
            },
            browser: path("KRUZHOK_BROWSER")?,
            driver: path("KRUZHOK_DRIVER")?,
            server: path("KRUZHOK_SERVER")?,
            app,
            peers,
            rounds: env::var("KRUZHOK_ROUNDS").map_or(Ok(5), |rounds| rounds.parse())?,
            birth_date,
            papers,
        })
    }
}

/// Without the spaces at which no line may break: the probe knows one kind of space.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn path(variable: &str) -> Result<PathBuf> {
    let told = env::var_os(variable).map(PathBuf::from);
    told.ok_or_else(|| format!("{variable} is not set: run this with `cargo xtask bench app`, which sets it.").into())
}

/// The moment by this machine's clock.
pub(crate) fn now() -> DateTime<Utc> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    DateTime::from_timestamp(since.cast_signed(), 0).unwrap_or_default()
}
