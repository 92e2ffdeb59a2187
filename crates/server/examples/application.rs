//! Prints an application that is valid today, for a load tool or for `curl`: invented, as all samples are.

use std::io::Write;

use anyhow::Context;
use kruzhok_domain::Setting;
use kruzhok_domain::form::Application;
use kruzhok_domain::programme::Programme;
use kruzhok_domain::samples;

const PROGRAMME: &str = include_str!("../../../public/programme.json");

fn main() -> anyhow::Result<()> {
    let programme: Programme = serde_json::from_str(PROGRAMME)?;
    let today = programme.today(chrono::Utc::now());
    let sample = samples::parent_of_seven_year_old(today);
    let checked = Application::check(&sample.answers, &sample.draft, Setting { programme: &programme, today });
    let application = checked.ok().context("the sample does not pass the rules")?;
    let text = serde_json::to_string(&application.to_wire())?;
    Ok(writeln!(std::io::stdout(), "{text}")?)
}
