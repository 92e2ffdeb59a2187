//! What the network promises about each fault, it keeps.

use kruzhok_domain::api::IDEMPOTENCY_KEY;

use super::{Fault, Network, children::application};
use crate::{request, service::Service};

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn each_fault_does_what_it_says() {
    let service = Service::start();
    let network = Network::to(service.address()).await;
    let mut filed = 0;
    for (child, (fault, status, is_whole, is_filed)) in [
        (Fault::None, 201, true, true),
        (Fault::CutBefore, 0, false, false),
        (Fault::CutAfter, 0, false, true),
        (Fault::CutInAnswer, 201, false, true),
        (Fault::Twice, 201, true, true),
        (Fault::TwiceAtOnce, 201, true, true),
        (Fault::Unavailable, 503, false, false),
        (Fault::BadGateway, 502, false, true),
        (Fault::Forbidden, 403, true, true),
        (Fault::Portal, 200, false, false),
        (Fault::TooMany(7), 429, true, false),
        (Fault::StillRunning, 409, true, false),
    ]
    .into_iter()
    .enumerate()
    {
        network.next_filings([fault]);
        let (key, body) = (format!("{child:032x}"), serde_json::json!(application(child, 0)).to_string());
        let headers = [("Content-Type", "application/json"), (IDEMPOTENCY_KEY, key.as_str())];
        let answer = request::send(network.address(), "POST", "/api/v1/applications", &headers, &body);
        filed += usize::from(is_filed);
        let is_json = serde_json::from_str::<serde_json::Value>(&answer.body).is_ok();
        assert_eq!((answer.status, is_json, service.applications().len()), (status, is_whole, filed), "{fault:?}");
    }
}
