//! That a journey would hear what its browser complains of.

use crate::{altered_app::AlteredApp, engine::Screen, journey::journey_at, service::Service};

#[tokio::test]
async fn a_slip_in_a_script_and_what_the_content_policy_forbids_are_heard() {
    let wrong = "setTimeout(() => { throw new Error('a slip'); }); new Image().src = 'https://elsewhere.invalid/';";
    let app = AlteredApp::after_script(wrong);
    journey_at(Service::start_with(app.path()), Screen::Phone, async |page, _| {
        page.open("/").await;
        page.complains_of(&["a slip", "elsewhere.invalid"]).await;
    })
    .await;
}
