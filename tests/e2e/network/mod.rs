//! Networks that fail in every way between a browser and the real server.
//!
//! [`Network`] is the network itself; journeys put it between their browser and their server
//! ([`journey_over_network`](crate::journey::journey_over_network)) and say what becomes of the next application:
//!
//! ```ignore
//! network.next_filings([Fault::CutInAnswer]);   // the server has it, its answer is lost
//! ```
//!
//! [`exactly_once`] needs no browser: it drives the app's own sending, [`kruzhok::sending`], through such networks for
//! a thousand families at once. [`Family`](family::Family) is what people do, [`Device`](device::Device) what a browser
//! does for them. What fails when is drawn by lot; a failure names its seed, and this draws the same again:
//!
//! ```sh
//! KRUZHOK_SEED=1 cargo xtask test journeys network::
//! ```

mod attempt;
mod children;
mod crowd;
mod delivery;
mod device;
mod each_fault;
mod exactly_once;
mod family;
mod fault;
mod flaw;
mod http;
mod proxy;
mod server_dies;

pub(crate) use fault::Fault;
pub(crate) use proxy::Network;
