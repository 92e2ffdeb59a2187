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
use crate::register::{Breakdown, Register};
use crate::{metrics, open_register, programme_file};

/// How often the register is tidied up.
const HOUR: Duration = Duration::from_secs(60 * 60);

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
        let housekeeping = tokio::spawn(keep_tidy(self.register.clone(), self.retention, HOUR));
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

/// Destroys, now and every `hour`, the personal data that nobody needs any more, and what else is worth nothing; once a
/// day, or an hour after that failed, it looks who has become too old.
async fn keep_tidy(register: Register, kept: TimeDelta, hour: Duration) {
    let mut hours = tokio::time::interval(hour);
    let mut looked = true;
    for hour_of_day in (0..24).cycle() {
        hours.tick().await;
        tell_destroyed(register.destroy_decided(kept).await);
        if hour_of_day == 0 || !looked {
            looked = tell_destroyed(register.destroy_outgrown().await);
        }
        if let Err(cause) = register.tidy().await {
            tracing::warn!(%cause, "the store could not be tidied up");
        }
    }
}

/// Says what was done, and whether it was.
fn tell_destroyed(destroyed: Result<usize, Breakdown>) -> bool {
    match &destroyed {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "personal data destroyed: their time was over"),
        Err(cause) => tracing::error!(%cause, "personal data whose time is over could not be destroyed"),
    }
    destroyed.is_ok()
}

async fn stop_of(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is as final.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use chrono::{DateTime, NaiveDate, Utc};
    use clap::Parser;
    use kruzhok_domain::api::NewApplication;
    use kruzhok_domain::programme::Programme;
    use kruzhok_domain::reference::ReferenceNumber;
    use kruzhok_domain::samples;
    use kruzhok_domain::status::RefusalReason;

    use super::*;
    use crate::config::Cli;
    use crate::register::{Decision, IdempotencyKey};

    struct Hands(Mutex<DateTime<Utc>>);

    impl Clock for Hands {
        fn now(&self) -> DateTime<Utc> {
            *self.0.lock().unwrap()
        }
    }

    #[tokio::test]
    async fn what_is_over_is_destroyed_while_the_server_runs() {
        let files = tempfile::tempdir().unwrap();
        let arguments = ["kruzhok-server", "--data", files.path().to_str().unwrap()];
        let place = Cli::try_parse_from(arguments).unwrap().config.place;
        let clock = Arc::new(Hands(Mutex::new("2026-11-22T05:00:00Z".parse().unwrap())));
        let register = open_register(&place, clock.clone()).await.unwrap();
        let programme: Programme = serde_json::from_str(include_str!("../../../public/programme.json")).unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let mut numbers = Vec::new();
        for sample in [samples::parent_of_seven_year_old(today), samples::pupil_of_fifteen(today)] {
            let new = NewApplication { programme: programme.id.clone(), answers: sample.answers, fields: sample.draft };
            let key = IdempotencyKey::parse(&format!("0123456789abcdef-{}", numbers.len())).unwrap();
            let number = register.file(&key, &new, &programme).await.unwrap().number;
            numbers.push(ReferenceNumber::parse(&number).unwrap());
        }
        register.decide(&numbers[0], &Decision::Refuse(RefusalReason::Age), "tester").await.unwrap();
        let is_kept = async |number| register.show(number).await.unwrap().payload.is_some();
        let is_gone = |number| {
            let gone = async move {
                while is_kept(number).await {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(60), gone)
        };

        let kept = TimeDelta::days(7);
        let housekeeping = tokio::spawn(keep_tidy(register.clone(), kept, Duration::from_millis(1)));
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(is_kept(&numbers[0]).await);
        *clock.0.lock().unwrap() += kept + TimeDelta::seconds(1);
        is_gone(&numbers[0]).await.unwrap();
        // The pupil becomes 18.
        assert!(is_kept(&numbers[1]).await);
        *clock.0.lock().unwrap() += TimeDelta::days(3 * 366 + 30);
        is_gone(&numbers[1]).await.unwrap();
        housekeeping.abort();
    }
}
