//! The service's HTTP face: the API under [`ROOT`](kruzhok_domain::api::ROOT), and the built app.

mod address;
mod applications;
mod asset;
mod csp;
mod early;
mod error;
mod etag;
mod head;
mod health;
mod json;
mod limits;
mod observe;
mod openapi;
mod programme;
mod router;
mod site;

use std::sync::Arc;
use std::time::Duration;

use crate::built_app::BuiltApp;
use crate::config::Config;
use crate::programme_file::ProgrammeFile;
use crate::register::Register;

pub use router::router;
pub use site::APP_ROUTES;

use health::Readiness;
use limits::Limits;
use site::Site;

/// What the handlers share.
#[derive(Clone)]
pub struct Http {
    register: Register,
    programme: Arc<ProgrammeFile>,
    site: Arc<Site>,
    limits: Arc<Limits>,
    readiness: Arc<Readiness>,
    request_timeout: Duration,
    behind_proxy: bool,
}

impl Http {
    /// Takes over the built app, with this programme; where it is empty, the pages say that it must be built.
    ///
    /// # Errors
    /// When the page of the app is such that no policy can name it.
    pub fn new(
        config: &Config,
        app: &BuiltApp,
        programme: Arc<ProgrammeFile>,
        register: Register,
    ) -> anyhow::Result<Self> {
        Ok(Self {
            site: Arc::new(Site::of(&app.clone().with_programme(&programme))?),
            limits: Arc::new(Limits::new(config.filings_per_minute, config.lookups_per_minute, register.clone())),
            readiness: Arc::default(),
            request_timeout: Duration::from_secs(config.request_timeout.get().into()),
            behind_proxy: config.behind_proxy,
            programme,
            register,
        })
    }
}
