//! Configuration: flags, each with an environment variable of the same meaning.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tracing::level_filters::LevelFilter;

use crate::keys::{self, Secrets};
use crate::operator::{Applications, Backup, KeyCommand, Restore};

/// Serves the app and its API; with `applications …`, does the accepting organisation's work on the same data.
#[derive(Debug, Parser)]
#[command(name = "kruzhok-server", version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to serve.
    #[command(flatten)]
    pub config: Config,
}

/// What can be done instead of serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look at applications and decide about them; works beside a running server.
    Applications(Applications),
    /// Write everything the database holds into a file, sealed as it is; works beside a running server.
    Backup(Backup),
    /// Take everything from a backup into an empty database of either kind.
    Restore(Restore),
    /// Write every application, opened, as JSON Lines to standard output; works beside a running server.
    Export,
    /// Make a new secret key.
    #[command(subcommand)]
    Keys(KeyCommand),
}

/// Where applications and keys are kept.
#[derive(Clone, Debug, Args)]
pub struct Place {
    /// Directory of the database and its secret key; made if it is not there.
    #[arg(long, env = "KRUZHOK_DATA", default_value = "data", global = true)]
    pub data: PathBuf,
    /// A PostgreSQL database, `postgres://user:password@host/name`, instead of the SQLite file in the data directory.
    #[arg(long, env = "KRUZHOK_DATABASE", hide_env_values = true, global = true)]
    pub database: Option<String>,
    /// File of the secret key [default: secret.key in the data directory]. Instead of a file, the environment variable
    /// KRUZHOK_SECRET may hold what would be in it.
    #[arg(long, env = "KRUZHOK_SECRET_FILE", global = true)]
    pub secret_file: Option<PathBuf>,
}

impl Place {
    /// Where the secrets are.
    #[must_use]
    pub fn secrets(&self) -> Secrets {
        match std::env::var("KRUZHOK_SECRET") {
            Ok(text) => Secrets::Text(text),
            Err(_) => Secrets::File(self.secret_file.clone().unwrap_or_else(|| self.data.join(keys::FILE_NAME))),
        }
    }
}

/// How to serve.
#[derive(Clone, Debug, Args)]
pub struct Config {
    /// Address to listen on; port 0 takes a free one and prints it.
    #[arg(long, env = "KRUZHOK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where applications and keys are kept.
    #[command(flatten)]
    pub place: Place,
    /// Directory of the built app [default: the app inside this program, else dist].
    #[arg(long, env = "KRUZHOK_APP")]
    pub app: Option<PathBuf>,
    /// The municipality's file [default: programme.json of the built app, else public/programme.json].
    #[arg(long, env = "KRUZHOK_PROGRAMME")]
    pub programme: Option<PathBuf>,
    /// Address on which /metrics answers, a local one; without it there are no metrics.
    #[arg(long, env = "KRUZHOK_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,
    /// How the log on stderr is written.
    #[arg(long, env = "KRUZHOK_LOG", value_enum, default_value_t = LogFormat::Pretty)]
    pub log: LogFormat,
    /// What the log tells: `error`, `warn`, `info` (that a request was refused, and what is above it) or `debug` (every
    /// request).
    #[arg(long, env = "KRUZHOK_LOG_LEVEL", default_value = "info")]
    pub log_level: LevelFilter,
    /// The server stands behind a proxy of ours that ends TLS: the client's address is the last one in
    /// `X-Forwarded-For`, and browsers are told to come by HTTPS alone. Without a proxy this lets anybody forge
    /// an address.
    #[arg(long, env = "KRUZHOK_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Applications that one address may send in a minute. A whole school stands behind one address.
    #[arg(long, env = "KRUZHOK_FILINGS_PER_MINUTE", default_value = "60")]
    pub filings_per_minute: NonZeroU32,
    /// Status requests that one address may send in a minute, and that may be sent about one number.
    #[arg(long, env = "KRUZHOK_LOOKUPS_PER_MINUTE", default_value = "120")]
    pub lookups_per_minute: NonZeroU32,
    /// Days after which the personal data of an application that was decided about are destroyed.
    #[arg(long, env = "KRUZHOK_RETENTION_DAYS", default_value = "30")]
    pub retention_days: u16,
    /// Seconds after which a request is given up.
    #[arg(long, env = "KRUZHOK_REQUEST_TIMEOUT", default_value = "10")]
    pub request_timeout: NonZeroU32,
    /// Seconds after which a connection is closed on which nothing comes to an end: neither the head of a request nor
    /// a piece of an answer.
    #[arg(long, env = "KRUZHOK_IDLE_TIMEOUT", default_value = "15")]
    pub idle_timeout: NonZeroU32,
    /// Connections at a time; those beyond wait until one is closed.
    #[arg(long, env = "KRUZHOK_CONNECTIONS", default_value = "4096")]
    pub connections: NonZeroU32,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// For machines: a JSON object a line.
    Json,
}
