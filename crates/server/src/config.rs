//! Configuration: flags, each with an environment variable of the same meaning.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tracing::level_filters::LevelFilter;

use crate::keys::{self, Secrets};
use crate::operator::{Applications, Backup, KeyCommand, Restore};
use crate::store::{postgres, sqlite};

const PLACES: &str = "Where things are";

const WATCHING: &str = "What can be watched";

const LIMITS: &str = "Limits; the defaults are right for a municipality";

const EXAMPLES: &str = "\
Each option can be set by the variable named beside it instead; what stands on the command line wins.

Examples:
  kruzhok-server
      a try on this machine: open http://127.0.0.1:8080
  kruzhok-server --data /var/lib/kruzhok --programme /etc/kruzhok/programme.json --behind-proxy
      a municipality's service, with a web server in front that ends TLS
  kruzhok-server applications list --data /var/lib/kruzhok
      the applications that came; type it as the account that the server runs as, with its variables
  kruzhok-server applications show --help
      what one command does

docs/deployment.md says how it is put in place, backed up and moved.";

/// Takes applications for certificates of additional education, keeps them, and shows families the app.
///
/// Without a command it serves, until Ctrl-C or SIGTERM; it then finishes what it is answering, 15 seconds at most. The
/// commands work on the same data, while it serves or not.
#[derive(Debug, Parser)]
#[command(name = "kruzhok-server", version, max_term_width = 100, args_conflicts_with_subcommands = true)]
#[command(after_long_help = EXAMPLES)]
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
    /// Directory of the database and of its secret key.
    ///
    /// It is made at the first start, for the account that starts the server and for nobody else. Back up both; without
    /// the key no application can be read.
    #[arg(long, env = "KRUZHOK_DATA", default_value = "data", value_name = "DIRECTORY", global = true,
          help_heading = PLACES)]
    pub data: PathBuf,
    /// A PostgreSQL database, postgres://user:password@host/name [default: a file in the data directory].
    ///
    /// A file is right for a municipality. Several servers may share one PostgreSQL database; they need the same key. Put
    /// the address into the variable rather than on the command line, which others on the machine may see.
    #[arg(long, env = "KRUZHOK_DATABASE", value_name = "ADDRESS", hide_env_values = true, global = true,
          help_heading = PLACES)]
    pub database: Option<String>,
    /// File of the secret key [default: secret.key in the data directory].
    ///
    /// Instead of a file, the variable KRUZHOK_SECRET may hold what would be in it.
    #[arg(long, env = "KRUZHOK_SECRET_FILE", value_name = "FILE", global = true, help_heading = PLACES)]
    pub secret_file: Option<PathBuf>,
}

impl Place {
    /// Which database it is, in words that may be shown: a password is not among them.
    #[must_use]
    pub fn database_name(&self) -> String {
        let file = || self.data.join(sqlite::FILE_NAME).display().to_string();
        self.database.as_deref().map_or_else(file, postgres::place_of)
    }

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
    /// Address and port for the web server in front, or for browsers.
    ///
    /// 127.0.0.1 is reached from this machine alone, 0.0.0.0 from everywhere. Port 0 takes a free one and prints it.
    #[arg(long, env = "KRUZHOK_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS", help_heading = PLACES)]
    pub listen: SocketAddr,
    /// Where applications and keys are kept.
    #[command(flatten)]
    pub place: Place,
    /// The municipality's file: names, ages, documents, organisations [default: programme.json of the app].
    ///
    /// A mistake in it stops the start and is named. The file that comes with the app holds examples.
    #[arg(long, env = "KRUZHOK_PROGRAMME", value_name = "FILE", help_heading = PLACES)]
    pub programme: Option<PathBuf>,
    /// Directory of the built app [default: the app inside this program, else dist].
    ///
    /// It is read once: after a new app is put there, start the server again.
    #[arg(long, env = "KRUZHOK_APP", value_name = "DIRECTORY", help_heading = PLACES)]
    pub app: Option<PathBuf>,
    /// A proxy of yours that ends TLS stands in front.
    ///
    /// The family's address is then the last one in X-Forwarded-For, and browsers are told to come by HTTPS alone. Set
    /// it whenever there is such a proxy, and never without one: anybody could then forge an address. In the variable,
    /// write true.
    #[arg(long, env = "KRUZHOK_BEHIND_PROXY", help_heading = PLACES)]
    pub behind_proxy: bool,
    /// Address and port on which /metrics answers [default: there are no metrics].
    ///
    /// A local one, such as 127.0.0.1:9090: whoever reaches it may read them.
    #[arg(long, env = "KRUZHOK_METRICS_LISTEN", value_name = "ADDRESS", help_heading = WATCHING)]
    pub metrics_listen: Option<SocketAddr>,
    /// How the log is written, on standard error.
    #[arg(long, env = "KRUZHOK_LOG", value_enum, default_value_t = LogFormat::Pretty, value_name = "FORM",
          help_heading = WATCHING)]
    pub log: LogFormat,
    /// What the log tells: error, warn, info (also each request that was refused) or debug (every request).
    #[arg(long, env = "KRUZHOK_LOG_LEVEL", default_value = "info", value_name = "LEVEL", help_heading = WATCHING)]
    pub log_level: LevelFilter,
    /// Applications that one address may send in a minute.
    ///
    /// A whole school stands behind one address; 60 is enough for it, and up to 600 do no harm.
    #[arg(long, env = "KRUZHOK_FILINGS_PER_MINUTE", default_value = "60", value_name = "NUMBER", help_heading = LIMITS)]
    pub filings_per_minute: NonZeroU32,
    /// Looks at a status that one address may take in a minute, and that may be taken at one application.
    ///
    /// It keeps codes from being guessed: stay below 1000.
    #[arg(long, env = "KRUZHOK_LOOKUPS_PER_MINUTE", default_value = "120", value_name = "NUMBER", help_heading = LIMITS)]
    pub lookups_per_minute: NonZeroU32,
    /// Days for which personal data are kept after an application was decided about.
    ///
    /// Then they are destroyed; number, status and the certificate's number stay. The law (152-FZ, article 21) gives 30.
    #[arg(long, env = "KRUZHOK_RETENTION_DAYS", default_value = "30", value_name = "DAYS", help_heading = LIMITS)]
    pub retention_days: u16,
    /// Seconds after which a request is given up.
    ///
    /// The proxy in front must wait longer than that.
    #[arg(long, env = "KRUZHOK_REQUEST_TIMEOUT", default_value = "10", value_name = "SECONDS", help_heading = LIMITS)]
    pub request_timeout: NonZeroU32,
    /// Seconds after which a connection is closed on which nothing gets done.
    ///
    /// Nothing: neither the head of a request comes to its end nor is a piece of an answer taken. The proxy in front must
    /// let go of an idle connection earlier.
    #[arg(long, env = "KRUZHOK_IDLE_TIMEOUT", default_value = "15", value_name = "SECONDS", help_heading = LIMITS)]
    pub idle_timeout: NonZeroU32,
    /// Connections at a time; those beyond wait until one is closed.
    ///
    /// Each takes an open file and about 20 kB of memory.
    #[arg(long, env = "KRUZHOK_CONNECTIONS", default_value = "2048", value_name = "NUMBER", help_heading = LIMITS)]
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
