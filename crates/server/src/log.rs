//! The log, on stderr. Nothing personal goes into it: no path with a number, no query, no body, no address.
//!
//! A line is written by a thread of its own. When stderr takes less than is logged, lines are dropped rather than
//! requests kept waiting.

use std::io::IsTerminal;
use std::panic::PanicHookInfo;

use tracing::level_filters::LevelFilter;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::LogFormat;

/// Lines that may wait to be written.
const WAITING_LINES: usize = 16 * 1024;

/// Starts the log. What is waiting is written when the guard goes.
pub fn start(format: LogFormat, level: LevelFilter) -> WorkerGuard {
    let writer = NonBlockingBuilder::default().buffered_lines_limit(WAITING_LINES).lossy(true);
    let (writer, guard) = writer.finish(std::io::stderr());
    let lines = fmt::layer().with_writer(writer).with_ansi(std::io::stderr().is_terminal()).with_target(false);
    let log = tracing_subscriber::registry().with(wanted(level));
    match format {
        LogFormat::Pretty => log.with(lines).init(),
        LogFormat::Json => log.with(lines.json().flatten_event(true)).init(),
    }
    std::panic::set_hook(Box::new(log_panic));
    guard
}

/// Ours at `level`. Of others only what is wrong: what a library says in detail may quote what it works on.
fn wanted(level: LevelFilter) -> Targets {
    Targets::new().with_default(level.min(LevelFilter::WARN)).with_target(env!("CARGO_CRATE_NAME"), level)
}

/// The place alone: the message of a panic may quote a value.
fn log_panic(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "a bug: the program panicked");
}
