use std::{
    any::Any,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::pin,
    task::Poll,
    thread,
};

use crate::{
    altered_app::AlteredApp,
    complaints,
    engine::{Browser, Engine, Screen},
    network::Network,
    page::Page,
    service::Service,
};

/// Runs one journey: starts a server with an empty database and a new browser, and shuts both down however it ends.
///
/// When it fails, the test's output tells where it stopped: the steps until there, the address, the first heading,
/// the text of the page, a picture of it and what the server said.
pub(crate) async fn journey(screen: Screen, steps: impl AsyncFnOnce(&Page, &Service)) {
    let (_heard, service) = heard();
    journey_at(service, screen, async |page, service| {
        steps(page, service).await;
        page.has_no_complaints().await;
    })
    .await;
}

/// The same over a network that fails when the journey says so.
pub(crate) async fn journey_over_network(screen: Screen, steps: impl AsyncFnOnce(&Page, &Service, &Network)) {
    let (_heard, service) = heard();
    let network = Network::to(service.address()).await;
    journey_from(network.address(), service, screen, async |page, service| {
        steps(page, service, &network).await;
        page.has_no_complaints().await;
    })
    .await;
}

/// A server whose app says what it complains of; the app goes with what stands beside the server.
fn heard() -> (Option<AlteredApp>, Service) {
    let app = complaints::heard(Engine::chosen());
    let service = app.as_ref().map_or_else(Service::start, |app| Service::start_with(app.path()));
    (app, service)
}

/// The same with a service that was started before, whose app may have reason to complain.
pub(crate) async fn journey_at(service: Service, screen: Screen, steps: impl AsyncFnOnce(&Page, &Service)) {
    let address = service.address().to_owned();
    journey_from(&address, service, screen, steps).await;
}

#[expect(clippy::print_stderr, reason = "the output of a failed test is read by people")]
async fn journey_from(address: &str, service: Service, screen: Screen, steps: impl AsyncFnOnce(&Page, &Service)) {
    let browser = Browser::open(Engine::chosen(), screen).await;
    let page = Page::new(browser, address);

    let outcome = caught(steps(&page, &service)).await;
    if outcome.is_err() {
        let report = page.report(&name_of_this_test()).await;
        eprintln!("\n{report}\n--- the server said\n{}", service.printed());
    }
    page.close().await;
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// The outcome of a future that may panic, so that what it used can still be looked at.
async fn caught<T>(steps: impl Future<Output = T>) -> Result<T, Box<dyn Any + Send>> {
    let mut steps = pin!(steps);
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| steps.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

/// The test harness names a test's thread after it: `start::the_start_page_opens`.
fn name_of_this_test() -> String {
    thread::current().name().unwrap_or("a journey").replace("::", "-")
}
