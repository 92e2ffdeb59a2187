use std::{collections::BTreeSet, sync::Arc};

use fastrand::Rng;
use kruzhok_domain::api::Received;
use tokio::{sync::Semaphore, task::JoinSet};

use super::{
    Fault, Network,
    device::Device,
    family::{Applied, Family},
    flaw::Flaw,
};
use crate::{request, service::Service};

/// How many families apply at a time.
const AT_A_TIME: usize = 16;
/// How often the network fails one family before it gets better.
const FAULTS: usize = 8;

/// Families that apply, a few at a time, each with a device, a network and a chance of its own.
pub(super) struct Crowd {
    families: JoinSet<Applied>,
    /// One permit for each family that is done.
    pub(super) done: Arc<Semaphore>,
}

/// What a crowd has to say in the end.
pub(super) struct Report {
    /// What is wrong; nothing is what it should be.
    pub(super) complaints: Vec<String>,
    /// How many attempts there were.
    pub(super) attempts: usize,
}

impl Crowd {
    /// Lets so many families apply. What they do and what fails follows from `seed`, as far as the order in which
    /// answers come allows.
    pub(super) fn applies(service: &Service, families: usize, seed: u64, flaw: Option<Flaw>) -> Self {
        let (mut chance, done) = (Rng::with_seed(seed), Arc::new(Semaphore::new(0)));
        let gate = Arc::new(Semaphore::new(AT_A_TIME));
        let mut crowd = Self { families: JoinSet::new(), done: Arc::clone(&done) };
        for child in 0..families {
            let (gate, done, server) = (Arc::clone(&gate), Arc::clone(&done), service.address().to_owned());
            let family = family(child, server, chance.fork(), flaw);
            crowd.families.spawn(async move {
                let _turn = gate.acquire().await;
                let applied = family.await;
                done.add_permits(1);
                applied
            });
        }
        crowd
    }

    /// Waits until all are done, and compares what they know with what the service has.
    pub(super) async fn report(mut self, service: &Service) -> Report {
        let mut report = Report { complaints: Vec::new(), attempts: 0 };
        let mut known = BTreeSet::new();
        while let Some(applied) = self.families.join_next().await {
            let applied = applied.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()));
            report.take(applied, service, &mut known);
        }
        // Whatever is still under way is finished before the end of the server.
        service.stop();
        let filed: BTreeSet<String> = numbers(service);
        report.complaints.extend(filed.difference(&known).map(|number| format!("nobody knows of {number}: doubled")));
        report.complaints.extend(known.difference(&filed).map(|number| format!("the service has no {number}: lost")));
        report
    }
}

async fn family(child: usize, server: String, mut chance: Rng, flaw: Option<Flaw>) -> Applied {
    let network = Network::to(&server).await;
    network.next_filings((0..FAULTS).map(|_| Fault::by(&mut chance)));
    let device = Device::new(network, flaw, chance.fork());
    Family::new(child, device, chance).apply().await
}

impl Report {
    fn take(&mut self, applied: Applied, service: &Service, known: &mut BTreeSet<String>) {
        self.attempts += applied.attempts;
        let wrong =
            applied.trouble.clone().or_else(|| (applied.filed.len() != 1).then(|| "has not one number".to_owned()));
        let closed = applied.filed.iter().find(|received| !opens(service, received));
        let wrong = wrong.or_else(|| closed.map(|received| format!("its code does not open {}", received.number)));
        if let Some(wrong) = wrong {
            self.complaints.push(format!("family {}: {wrong}\n{}\n", applied.child, applied.trail));
        }
        known.extend(applied.filed.into_iter().map(|received| received.number));
    }
}

fn opens(service: &Service, received: &Received) -> bool {
    let (path, bearer) = (format!("/api/v1/applications/{}", received.number), format!("Bearer {}", received.code));
    let answer = request::send(service.address(), "GET", &path, &[("Authorization", &bearer)], "");
    answer.status == 200 && answer.body.contains(&received.number)
}

/// The numbers of all applications in the operator's list.
fn numbers(service: &Service) -> BTreeSet<String> {
    let lines = service.applications();
    lines.iter().filter_map(|line| line.split_whitespace().next()).map(|number| number.replace('-', "")).collect()
}
