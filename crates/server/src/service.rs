//! From a configuration to a server that answers, and to its end.

use std::fs::{DirBuilder, File};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::clock::Clock;
use crate::config::Config;
use crate::connections::{self, Allowance};
use crate::http::{self, Http};
use crate::register::Register;
use crate::store::sqlite::{self, SqliteStore};
use crate::{metrics, programme_file, secret};

/// How long a stop waits for the requests under way.
const GRACE: Duration = Duration::from_secs(15);

/// A service that is ready to answer.
pub struct Service {
    register: Register,
    http: Http,
    metrics: Option<TcpListener>,
    allowance: Allowance,
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
        let programme = Arc::new(programme_file::load(config)?);
        let register = open_register(&config.data, clock).await?;
        let metrics = match config.metrics_listen {
            Some(address) => {
                Some(TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?)
            }
            None => None,
        };
        let http = Http::new(config, programme, register.clone())?;
        Ok(Self { register, http, metrics, allowance: Allowance::new(config) })
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
        let server = connections::serve(listener, http::router(self.http), self.allowance, stop_of(stopped.clone()));
        let too_long = async {
            stop_of(stopped).await;
            tokio::time::sleep(GRACE).await;
        };
        tokio::select! {
            () = server => {}
            () = too_long => tracing::warn!("some requests did not end in time"),
        }
        self.register.close().await;
        Ok(())
    }
}

/// Opens the register over the data directory, making key and database at the first start.
///
/// # Errors
/// What is wrong with the directory, the key or the database.
pub async fn open_register(data: &Path, clock: Arc<dyn Clock>) -> anyhow::Result<Register> {
    make_directory(data).with_context(|| format!("the data directory {} cannot be made", data.display()))?;
    // Two processes may start at once on an empty directory: one makes key and schema, the other one waits.
    let lock = lock(data.join("start.lock")).await;
    let lock = lock.with_context(|| format!("the data directory {} cannot be written", data.display()))?;
    let database = data.join(sqlite::FILE_NAME);
    let keys = secret::keys(data, database.exists())?;
    let store = SqliteStore::open(data, &keys).await;
    drop(lock);
    let store = store.with_context(|| format!("the database {} cannot be opened", database.display()))?;
    Ok(Register::new(Arc::new(store), keys, clock))
}

/// Waits for the lock on a thread of its own: another task of this one may hold it.
async fn lock(path: PathBuf) -> anyhow::Result<File> {
    let lock = move || File::create(path).and_then(|file| file.lock().map(|()| file));
    Ok(tokio::task::spawn_blocking(lock).await??)
}

fn make_directory(data: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(data)
}

async fn stop_of(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is as final.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
