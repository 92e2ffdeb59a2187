//! Visits: one that looks only, and such that come back.

use std::path::Path;

use serde_json::json;

use crate::{
    Result,
    browser::{Driver, Phone},
    figures::{Figure, Figures},
    notes::Notes,
    subject::Subject,
    surroundings::Surroundings,
    traffic,
};

/// Milliseconds without anything happening after which a page is taken for loaded.
const QUIET: u32 = 2_000;

/// What runs before each document; with a pilot, which answers the first two questions at once.
pub(crate) fn probe(pilot: Option<&Surroundings>) -> Result<String> {
    let day = serde_json::to_string(&pilot.map(|with| &with.birth_date))?;
    Ok(format!("{{ const PILOT = {day};\n{} }}", include_str!("probe.js")))
}

/// A first visit that touches nothing until everything is loaded: what is seen, and what it weighs.
pub(crate) async fn look(driver: &Driver, profile: &Path, subject: &Subject, found: &mut Figures) -> Result<()> {
    let phone = driver.phone(profile, &probe(None)?).await?;
    phone.open(&subject.address).await?;
    phone.until(&format!("bench.quiet() > {QUIET}")).await?;
    if subject.has_worker() {
        phone.until("navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')").await?;
    }
    let notes = Notes::of(&phone).await?;
    found.add(Figure::FirstPaint, notes.first("fcp")?);
    found.add(Figure::LargestPaint, notes.last("lcp")?);
    found.add(Figure::Shift, notes.shift());
    found.add(Figure::Started, notes.first("app")?);
    for (kind, bytes) in traffic::bytes(&phone.network_events().await?) {
        found.add(Figure::Bytes(kind), bytes);
    }
    phone.close().await
}

/// A later visit with the same profile, in a hurry.
pub(crate) async fn come_back(
    driver: &Driver,
    profile: &Path,
    subject: &Subject,
    with: &Surroundings,
    found: &mut Figures,
) -> Result<()> {
    let phone = driver.phone(profile, &probe(Some(with))?).await?;
    let notes = hurry(&phone, subject).await?;
    found.add(Figure::UsableAgain, notes.screen(&with.words.second)?);
    // The next visit is that of somebody who has begun nothing either.
    phone.open("about:blank").await?;
    let typed = json!({ "origin": subject.address, "storageTypes": "local_storage" });
    phone.devtools("Storage.clearDataForOrigin", typed).await?;
    phone.close().await
}

/// The same while there is neither a network nor a server.
pub(crate) async fn come_back_offline(
    driver: &Driver,
    profile: &Path,
    subject: &Subject,
    with: &Surroundings,
    found: &mut Figures,
) -> Result<()> {
    let phone = driver.phone(profile, &probe(Some(with))?).await?;
    phone.network(false).await?;
    let notes = hurry(&phone, subject).await?;
    found.add(Figure::UsableOffline, notes.screen(&with.words.second)?);
    phone.close().await
}

/// Lets the pilot answer the first two questions, each as soon as it is seen.
pub(crate) async fn hurry(phone: &Phone, subject: &Subject) -> Result<Notes> {
    phone.open(&subject.address).await?;
    phone.until("document.getElementById('residence') !== null && bench.quiet() > 500").await?;
    Notes::of(phone).await
}
