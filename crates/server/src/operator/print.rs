//! What the operator's commands print.

use std::io::{Result, Write};

use kruzhok_domain::choice::Choice;
use kruzhok_domain::form::Field;
use kruzhok_domain::reference::ReferenceNumber;

use crate::register::{Payload, Shown};
use crate::store::Record;

/// What stands above the lines of [`list`].
pub(super) fn heading(out: &mut impl Write) -> Result<()> {
    writeln!(out, "{:<11}  {:<19}  {:<20}  organisation", "number", "status", "received (UTC)")
}

/// A line for each application, with nothing personal in it.
pub(super) fn list(records: &[Record], out: &mut impl Write) -> Result<()> {
    for record in records {
        let received = record.received_at.format("%Y-%m-%d %H:%M:%S");
        let (number, status) = (grouped(&record.number), record.status.code());
        writeln!(out, "{number:<11}  {status:<19}  {received:<20}  {}", record.summary.organisation)?;
    }
    Ok(())
}

/// Everything about one application.
pub(super) fn show(shown: &Shown, out: &mut impl Write) -> Result<()> {
    let record = &shown.record;
    writeln!(out, "number        {}", grouped(&record.number))?;
    writeln!(out, "status        {}{}", record.status.code(), because(&record.reasons))?;
    if let Some(certificate) = &shown.certificate {
        writeln!(out, "certificate   {certificate}")?;
    }
    writeln!(out, "organisation  {}", record.summary.organisation)?;
    writeln!(out, "bring         {}", record.summary.bring.join(", "))?;
    writeln!(out, "marks         {}", record.summary.marks.join(", "))?;
    if let Some(day) = shown.activate_until {
        writeln!(out, "until         {day}")?;
    }
    match &shown.payload {
        Some(payload) => show_payload(payload, out)?,
        None => writeln!(out, "\nThe personal data are destroyed.")?,
    }
    writeln!(out, "\ntimeline (UTC)")?;
    for entry in &shown.timeline {
        let who = entry.operator.as_deref().unwrap_or(entry.actor.code());
        let at = entry.at.format("%Y-%m-%d %H:%M:%S");
        writeln!(out, "  {at}  {}{}  by {who}", entry.status.code(), because(&entry.reasons))?;
    }
    Ok(())
}

fn show_payload(payload: &Payload, out: &mut impl Write) -> Result<()> {
    writeln!(out, "\nanswers")?;
    let answers = serde_json::to_value(payload.application.answers)?;
    for (question, answer) in answers.as_object().into_iter().flatten() {
        writeln!(out, "  {question:<36}  {}", answer.as_str().unwrap_or_default())?;
    }
    writeln!(out, "\nfields")?;
    for field in payload.application.fields.fields() {
        writeln!(out, "  {:<36}  {}", field.code(), payload.application.fields.text(field))?;
    }
    writeln!(out, "  {:<36}  {}", format!("{} received (UTC)", Field::Consent.code()), payload.consent_received_at)
}

fn because(reasons: &[String]) -> String {
    if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join(", ")) }
}

fn grouped(number: &str) -> String {
    ReferenceNumber::parse(number).map_or_else(|_| number.to_owned(), |number| number.grouped())
}
