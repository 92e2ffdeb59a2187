//! What a browser does for a family, as `src/state/submission.rs` does it: carries out what each tab's [`Outbox`]
//! decides, over a storage that all tabs share.

use std::time::Duration;

use fastrand::Rng;
use kruzhok::sending::{Effect, Event, Failure, Outbox, Pending, SubmissionState, pause};
use kruzhok_domain::api::Received;
use tokio::{
    task::{AbortHandle, JoinSet},
    time::sleep,
};

use super::{
    Network,
    attempt::{attempt, fresh_key},
    flaw::Flaw,
};

/// How many times faster than in a browser the time passes that is spent waiting.
const HASTE: u32 = 1000;

/// A browser with its storage and its tabs.
pub(super) struct Device {
    pub(super) network: Network,
    pub(super) flaw: Option<Flaw>,
    /// The applications whose number and code it remembers.
    pub(super) filed: Vec<Received>,
    /// What happened until now, for whoever has to find out why it went wrong.
    pub(super) trail: Vec<String>,
    stored: Option<Pending>,
    /// The tab that works on the draft.
    owner: Option<u32>,
    /// The last one is in front of the family.
    tabs: Vec<Tab>,
    opened: u32,
    under_way: JoinSet<(u32, Happened)>,
    chance: Rng,
}

struct Tab {
    number: u32,
    outbox: Outbox,
    /// Counts what happened, so that a pause that was overtaken ends in nothing.
    turn: u32,
    tasks: Vec<AbortHandle>,
}

enum Happened {
    Event(Event),
    PauseIsOver { turn: u32 },
}

impl Device {
    pub(super) fn new(network: Network, flaw: Option<Flaw>, chance: Rng) -> Self {
        let (filed, stored, owner, tabs, opened, under_way, trail) = Default::default();
        Self { network, flaw, filed, stored, owner, tabs, opened, under_way, chance, trail }
    }

    /// Where the sending stands in the tab that is in front.
    pub(super) fn state(&self) -> Option<&SubmissionState> {
        self.tabs.last().map(|tab| tab.outbox.state())
    }

    /// Opens one more tab, which takes the draft up; the others stay open in the background.
    pub(super) fn open_tab(&mut self) {
        self.opened += 1;
        self.tabs.push(Tab { number: self.opened, outbox: Outbox::default(), turn: 0, tasks: Vec::new() });
        self.take_up();
    }

    /// Goes on in the oldest tab.
    pub(super) fn return_to_first_tab(&mut self) {
        self.tabs.rotate_left(1);
        self.take_up();
    }

    /// Loads the tab in front anew: what it was doing breaks off.
    pub(super) fn reload(&mut self) {
        self.tabs.pop().into_iter().flat_map(|tab| tab.tasks).for_each(|task| task.abort());
        self.open_tab();
    }

    /// Something happens in the tab in front.
    pub(super) fn on(&mut self, event: Event) {
        if let Some(tab) = self.tabs.last() {
            self.on_in(tab.number, event);
        }
    }

    /// Waits until something happens by itself; `false` when nothing will.
    pub(super) async fn happens(&mut self) -> bool {
        match self.under_way.join_next().await {
            None => return false,
            Some(Ok((tab, Happened::Event(event)))) => self.on_in(tab, event),
            Some(Ok((tab, Happened::PauseIsOver { turn }))) => {
                if self.tabs.iter().any(|one| one.number == tab && one.turn == turn) {
                    self.on_in(tab, Event::TryAgain);
                }
            }
            Some(Err(ended)) if ended.is_cancelled() => {}
            Some(Err(ended)) => std::panic::resume_unwind(ended.into_panic()),
        }
        true
    }

    /// The tab in front becomes the one that works on the draft, and sends what it finds unsettled.
    fn take_up(&mut self) {
        let Some(tab) = self.tabs.last_mut() else { return };
        self.trail.push(format!("tab {} takes the draft up", tab.number));
        tab.outbox = Outbox::restored(self.stored.clone(), None);
        self.owner = Some(tab.number);
        self.on(Event::TryAgain);
    }

    fn on_in(&mut self, tab: u32, event: Event) {
        // A draft that was sent or taken up elsewhere is none of this tab's any more; what the server says still counts.
        let is_owner = self.owner == Some(tab) || self.flaw == Some(Flaw::TwoOwners);
        if !is_owner && !matches!(event, Event::Answered { .. }) {
            return;
        }
        let Some(at) = self.tabs.iter_mut().find(|one| one.number == tab) else { return };
        at.turn += 1;
        self.trail.push(format!("tab {tab}: {}", in_short(&event)));
        if event == Event::CallBack && self.flaw == Some(Flaw::CallsBackTheUncertain) {
            (at.outbox, self.stored) = Default::default();
        }
        for effect in at.outbox.on(event) {
            if is_owner || matches!(effect, Effect::Remember(..)) {
                self.carry_out(tab, effect);
            }
        }
    }

    fn carry_out(&mut self, tab: u32, effect: Effect) {
        match effect {
            Effect::Keep(_) if self.flaw == Some(Flaw::KeepsNothing) => {}
            Effect::Keep(pending) => self.stored = pending,
            Effect::KeepRefusal(_) => self.stored = None,
            Effect::Post(pending) => self.post(tab, pending),
            Effect::Retry { failed, not_before } => {
                let after = pause(failed, self.chance.f64()).max(not_before);
                self.retry(tab, after);
            }
            Effect::Remember(received, sent) => self.remember(received, &sent),
        }
    }

    fn post(&mut self, tab: u32, pending: Pending) {
        let mut sent = pending.clone();
        if self.flaw == Some(Flaw::FreshKeys) {
            sent.key = fresh_key(&mut self.chance);
        }
        let is_online = self.chance.u8(..6) > 0;
        let address = self.network.address().to_owned();
        self.under_way_in(tab, async move {
            let outcome = if is_online { attempt(&address, &sent).await } else { Err(Failure::Network) };
            Happened::Event(Event::Answered { sent: pending, outcome, was_online: is_online })
        });
    }

    fn retry(&mut self, tab: u32, after: Duration) {
        let Some(turn) = self.tabs.iter().find(|one| one.number == tab).map(|tab| tab.turn) else { return };
        self.under_way_in(tab, async move {
            sleep(after / HASTE).await;
            Happened::PauseIsOver { turn }
        });
    }

    fn under_way_in(&mut self, tab: u32, happens: impl Future<Output = Happened> + Send + 'static) {
        let task = self.under_way.spawn(async move { (tab, happens.await) });
        self.tabs.iter_mut().filter(|one| one.number == tab).for_each(|tab| tab.tasks.push(task.clone()));
    }

    /// First remembers the number, then forgets the draft that was sent.
    fn remember(&mut self, received: Received, sent: &Pending) {
        if self.filed.iter().all(|known| known.number != received.number) {
            self.filed.push(received);
        }
        if self.stored.as_ref().is_some_and(|pending| pending.key == sent.key) {
            (self.stored, self.owner) = (None, None);
        }
    }
}

/// An event in a line, without what was sent.
fn in_short(event: &Event) -> String {
    match event {
        Event::Send(fresh) => format!("send {:.8}", fresh.key),
        Event::Answered { sent, outcome: Ok(received), .. } => format!("{:.8} is {}", sent.key, received.number),
        Event::Answered { sent, outcome: Err(failure), was_online } => {
            format!("{:.8} failed: {failure:?}, online: {was_online}", sent.key)
        }
        Event::TryAgain | Event::CallBack => format!("{event:?}"),
    }
}
