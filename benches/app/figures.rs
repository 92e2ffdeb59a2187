//! What was found, and the table of it.

use std::collections::BTreeMap;

use crate::traffic::KINDS;

/// What is measured: times in milliseconds, sizes in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Figure {
    /// Of a first visit that touches nothing, by kind.
    Bytes(&'static str),
    FirstPaint,
    LargestPaint,
    /// How far the page jumped in all, as Chromium counts it.
    Shift,
    /// The page that the app itself drew is there.
    Started,
    /// From the press on the first link in the running app to the second question on the screen.
    UsableLoaded,
    /// The first question was answered, and the second one is on the screen.
    Usable,
    /// The second question was answered, and the third one is on the screen.
    SecondAnswered,
    /// As [`Figure::Usable`], on a later visit.
    UsableAgain,
    /// The same without network and server.
    UsableOffline,
    /// From the press to the next question on the screen.
    Step,
    /// Script in it.
    StepScript,
    /// All work of the page's thread in it.
    StepTask,
    /// From the press to what was received, on the screen.
    Sent,
    /// From the letter in the field to the letter on the screen.
    Keystroke,
    /// Script for one letter.
    KeystrokeScript,
    /// JavaScript's heap after the way, without garbage.
    Heap,
    /// WebAssembly's memory then.
    Wasm,
}

/// All that was found of one subject.
#[derive(Debug, Default)]
pub(crate) struct Figures(BTreeMap<Figure, Vec<f64>>);

impl Figures {
    pub(crate) fn add(&mut self, figure: Figure, value: f64) {
        self.0.entry(figure).or_default().push(value);
    }

    /// The value below which this share of all values lies: 0.5 is the median. `None` where nothing was measured.
    fn quantile(&self, figure: Figure, share: f64) -> Option<f64> {
        let mut values = self.0.get(&figure)?.clone();
        values.sort_by(f64::total_cmp);
        // The smallest value that as many as this share of all do not exceed.
        let place = (share * values.len() as f64).ceil() as usize;
        values.get(place.saturating_sub(1)).copied()
    }

    fn median(&self, figure: Figure) -> Option<f64> {
        self.quantile(figure, 0.5)
    }

    fn all_bytes(&self) -> Option<f64> {
        KINDS.into_iter().map(|kind| self.median(Figure::Bytes(kind))).sum()
    }
}

/// A table in Markdown with a column for each subject.
pub(crate) fn table(names: &[&str], figures: &[Figures]) -> String {
    let mut lines = vec![format!("| | {} |", names.join(" | ")), format!("|---|{}", "---|".repeat(names.len()))];
    let mut row = |name: &str, cell: &dyn Fn(&Figures) -> Option<String>| {
        let cells: Vec<String> = figures.iter().map(|found| cell(found).unwrap_or_else(|| "–".to_owned())).collect();
        lines.push(format!("| {name} | {} |", cells.join(" | ")));
    };
    row("first visit, all bytes", &|found| found.all_bytes().map(kilobytes));
    for kind in KINDS {
        row(&format!("of these {kind}"), &|found| found.median(Figure::Bytes(kind)).map(kilobytes));
    }
    row("first paint", &|found| found.median(Figure::FirstPaint).map(seconds));
    row("largest paint", &|found| found.median(Figure::LargestPaint).map(seconds));
    row("layout shift", &|found| found.median(Figure::Shift).map(|shift| format!("{shift:.3}")));
    row("app started, untouched", &|found| found.median(Figure::Started).map(seconds));
    row("first question answered in the running app, from the press", &|found| {
        found.median(Figure::UsableLoaded).map(milliseconds)
    });
    row("first question answered at once", &|found| found.median(Figure::Usable).map(seconds));
    row("second question answered", &|found| found.median(Figure::SecondAnswered).map(seconds));
    row("first question answered at once, second visit", &|found| found.median(Figure::UsableAgain).map(seconds));
    row("the same without network", &|found| found.median(Figure::UsableOffline).map(seconds));
    row("step p50 / p95", &|found| half_and_most(found, Figure::Step));
    row("script of a step p50 / p95", &|found| half_and_most(found, Figure::StepScript));
    row("all work of a step p50 / p95", &|found| half_and_most(found, Figure::StepTask));
    row("send → received", &|found| found.median(Figure::Sent).map(milliseconds));
    row("keystroke p50 / p95", &|found| half_and_most(found, Figure::Keystroke));
    row("script of a keystroke", &|found| found.median(Figure::KeystrokeScript).map(milliseconds));
    row("JS heap after it all", &|found| found.median(Figure::Heap).map(megabytes));
    row("wasm memory after it all", &|found| found.median(Figure::Wasm).filter(|bytes| *bytes > 0.0).map(megabytes));
    lines.join("\n")
}

fn half_and_most(found: &Figures, figure: Figure) -> Option<String> {
    let number = |share| found.quantile(figure, share).map(|value| format!("{value:.*}", decimals(value)));
    Some(format!("{} / {} ms", number(0.5)?, number(0.95)?))
}

fn milliseconds(value: f64) -> String {
    format!("{value:.*} ms", decimals(value))
}

/// Two digits that count.
fn decimals(value: f64) -> usize {
    usize::from(value < 10.0)
}

fn seconds(milliseconds: f64) -> String {
    format!("{:.2} s", milliseconds / 1e3)
}

fn kilobytes(bytes: f64) -> String {
    if bytes == 0.0 { "–".to_owned() } else { format!("{:.1} kB", bytes / 1e3) }
}

fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}
