//! From a configuration to a server that answers, and to its end.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::built_app::BuiltApp;
use crate::clock::Clock;
use crate::config::Config;
use crate::connections::{self, Allowance};
use crate::http::{self, Http};
use crate::listening::listen;
use crate::register::Register;
use crate::{metrics, open_register, programme_file};

/// How often the register is tidied up.
const ROUND: Duration = Duration::from_secs(60 * 60);

/// How long a stop waits for the requests under way.
const GRACE: Duration = Duration::from_secs(15);

/// A service that is ready to answer.
pub struct Service {
    register: Register,
    http: Http,
    metrics: Option<TcpListener>,
    allowance: Allowance,
    retention: TimeDelta,
}

/// Serves on `listener` until `shutdown`, then finishes the requests under way.
///
/// # Errors
/// Why the service cannot start, or stopped by itself.
pub async fn run(
    listener: TcpListener,
    config: &Config,
    clock: Arc<dyn Clock>,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    Service::prepare(config, clock).await?.serve(listener, shutdown).await
}

impl Service {
    /// Reads the programme, opens the store and brings it up to date.
    ///
    /// # Errors
    /// What is wrong with the configuration or the data.
    pub async fn prepare(config: &Config, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let app = BuiltApp::load(config.app.as_deref())?;
        let programme = Arc::new(programme_file::load(config, &app)?);
        let register = open_register(&config.place, clock).await?;
        let metrics = match config.metrics_listen {
            Some(address) => Some(listen(address, "--metrics-listen").await?),
            None => None,
        };
        let http = Http::new(config, &app, programme, register.clone())?;
        let retention = TimeDelta::days(config.retention_days.into());
        Ok(Self { register, http, metrics, allowance: Allowance::new(config), retention })
    }

    /// Serves on `listener` until `shutdown`, then finishes the requests under way.
    ///
    /// # Errors
    /// Why the service stopped by itself.
    pub async fn serve(
        self,
        listener: TcpListener,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> anyhow::Result<()> {
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(async move {
            shutdown.await;
            tracing::info!("stopping");
            stop.send_replace(true);
        });
        if let Some(metrics) = self.metrics {
            let router = metrics::router()?;
            tokio::spawn(connections::serve(metrics, router, self.allowance, stop_of(stopped.clone())));
        }
        let housekeeping = tokio::spawn(keep_tidy(self.register.clone(), self.retention));
        let server = connections::serve(listener, http::router(self.http), self.allowance, stop_of(stopped.clone()));
        let too_long = async {
            stop_of(stopped).await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            () = server => {}
            () = too_long => tracing::warn!("some requests did not end in time"),
        }
        housekeeping.abort();
        self.register.close().await;
        Ok(())
    }
}

/// Destroys, now and every hour, the personal data that nobody needs any more, and what else is worth nothing.
async fn keep_tidy(register: Register, kept: TimeDelta) {
    let mut hours = tokio::time::interval(ROUND);
    loop {
        hours.tick().await;
        match register.destroy_decided(kept).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "personal data destroyed: their time was over"),
            Err(cause) => tracing::error!(%cause, "personal data whose time is over could not be destroyed"),
        }
        if let Err(cause) = register.tidy().await {
            tracing::warn!(%cause, "the store could not be tidied up");
        }
    }
}

async fn stop_of(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is as final.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
