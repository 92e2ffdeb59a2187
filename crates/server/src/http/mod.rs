//! The service's HTTP face: the API under [`ROOT`](kruzhok_domain::api::ROOT), and the built app.

mod address;
mod applications;
mod csp;
mod error;
mod etag;
mod head;
mod health;
mod json;
mod limits;
mod observe;
mod openapi;
mod page;
mod programme;
mod router;
mod site;

use std::sync::Arc;
use std::time::Duration;

use crate::config::Config;
use crate::programme_file::ProgrammeFile;
use crate::register::Register;

pub use router::router;
pub use site::APP_ROUTES;

use limits::Limits;
use site::Site;

/// What the handlers share.
#[derive(Clone)]
pub struct Http {
    register: Register,
    programme: Arc<ProgrammeFile>,
    site: Arc<Site>,
    limits: Arc<Limits>,
    request_timeout: Duration,
    behind_proxy: bool,
}

impl Http {
    /// Reads what is needed of the built app; without one, the pages say that it must be built.
    ///
    /// # Errors
    /// When the built app is there but cannot be read.
    pub fn new(config: &Config, programme: Arc<ProgrammeFile>, register: Register) -> anyhow::Result<Self> {
        Ok(Self {
            site: Arc::new(Site::read(&config.app)?),
            limits: Arc::new(Limits::new(config.filings_per_minute, config.lookups_per_minute, register.clone())),
            request_timeout: Duration::from_secs(config.request_timeout.get().into()),
            behind_proxy: config.behind_proxy,
            programme,
            register,
        })
    }
}
