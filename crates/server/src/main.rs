//! The server's program: reads the configuration, listens, serves until it is told to stop.

use std::future::Future;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use kruzhok_server::clock::SystemClock;
use kruzhok_server::config::{Cli, Config, LogFormat};
use kruzhok_server::listening::listen;
use kruzhok_server::{Service, log, operator};
use tracing::level_filters::LevelFilter;

/// That of musl, which is in the program as it is delivered, takes a tenth more time; here and there one is enough.
/// Without huge pages it holds 12 MB under load instead of 27.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match &cli.command {
        Some(command) => {
            let _log = log::start(LogFormat::Pretty, LevelFilter::INFO);
            operator::run(command, &cli.config.place, &mut std::io::stdout()).await
        }
        None => {
            let _log = log::start(cli.config.log, cli.config.log_level);
            serve(&cli.config).await
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "kruzhok-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(config: &Config) -> anyhow::Result<()> {
    let shutdown = shutdown()?;
    let listener = listen(config.listen, "--listen").await?;
    let service = Service::prepare(config, Arc::new(SystemClock)).await?;
    writeln!(std::io::stdout(), "Kruzhok is at http://{}", listener.local_addr()?)?;
    service.serve(listener, shutdown).await
}

/// Resolves when the program is told to stop, by Ctrl-C or by the system.
#[cfg(unix)]
fn shutdown() -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Resolves when the program is told to stop, by Ctrl-C.
#[cfg(not(unix))]
fn shutdown() -> anyhow::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
