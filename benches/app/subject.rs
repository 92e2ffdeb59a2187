//! Who is measured.

use crate::{
    Result,
    peers::{Peer, serve},
    service::Service,
    surroundings::Surroundings,
};

/// A site with a server of its own.
pub(crate) struct Subject {
    pub(crate) name: String,
    /// Such as `http://127.0.0.1:40001`.
    pub(crate) address: String,
    /// The server of ours, which can be stopped; the peers would have nothing to show without theirs.
    service: Option<Service>,
}

/// The app, and all its peers.
pub(crate) async fn all(with: &Surroundings) -> Result<Vec<Subject>> {
    let service = Service::start(&with.server, &with.app);
    let address = service.address.clone();
    let mut subjects = vec![Subject { name: "Kruzhok".to_owned(), address, service: Some(service) }];
    for peer in Peer::ALL {
        let address = serve(peer, &with.peers).await?;
        subjects.push(Subject { name: peer.name().to_owned(), address, service: None });
    }
    Ok(subjects)
}

impl Subject {
    /// Whether a service worker keeps it on the device.
    pub(crate) fn has_worker(&self) -> bool {
        self.service.is_some()
    }

    /// Forgets what was sent to the server.
    pub(crate) fn begin_anew(&mut self) {
        if let Some(service) = &mut self.service {
            service.begin_anew();
        }
    }

    /// Takes the server away; whether that can be done at all.
    pub(crate) fn stop(&mut self) -> bool {
        self.service.as_mut().map(Service::stop).is_some()
    }

    /// Brings the server back.
    pub(crate) fn start_again(&mut self) {
        if let Some(service) = &mut self.service {
            service.start_again();
        }
    }
}
