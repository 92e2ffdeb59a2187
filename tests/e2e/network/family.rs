use fastrand::Rng;
use kruzhok::sending::{Event, Pending, SubmissionState};
use kruzhok_domain::api::{Received, code};

use super::{attempt::fresh_key, children, device::Device, flaw::Flaw};

/// More happens to nobody: the network gets better in the end.
const MOST_TURNS: usize = 2000;

/// A family that wants one certificate, and does what people do: presses twice, loads the page anew, opens a second
/// tab, calls back and corrects what it wrote.
pub(super) struct Family {
    child: usize,
    device: Device,
    chance: Rng,
    /// Whether what it wrote at first is refused.
    is_mistaken: bool,
    /// How often it has changed its mind about what it wrote.
    version: usize,
}

/// What became of it.
pub(super) struct Applied {
    pub(super) child: usize,
    /// The applications whose number and code its device remembers.
    pub(super) filed: Vec<Received>,
    /// How often something was sent.
    pub(super) attempts: usize,
    /// Why it gave up.
    pub(super) trouble: Option<String>,
    /// Everything that happened on its device.
    pub(super) trail: String,
}

impl Family {
    pub(super) fn new(child: usize, device: Device, mut chance: Rng) -> Self {
        let is_mistaken = chance.u8(..5) == 0;
        Self { child, device, chance, is_mistaken, version: 0 }
    }

    /// Goes on until the device remembers a number and nothing is under way any more, or until there is no way on.
    pub(super) async fn apply(mut self) -> Applied {
        let trouble = self.try_to_apply().await.err();
        let Device { filed, network, trail, .. } = self.device;
        Applied { child: self.child, filed, attempts: network.keys().len(), trouble, trail: trail.join("\n") }
    }

    async fn try_to_apply(&mut self) -> Result<(), String> {
        self.device.open_tab();
        for _ in 0..MOST_TURNS {
            if self.device.filed.is_empty() {
                self.act()?;
            }
            let something_happens = self.device.happens().await;
            if !something_happens && !self.device.filed.is_empty() {
                return Ok(());
            }
        }
        Err("it never ends".to_owned())
    }

    /// # Errors
    /// When the service refuses what it must not.
    fn act(&mut self) -> Result<(), String> {
        self.get_on()?;
        if self.may_happen(8) {
            // What is under way is what was sent first, whatever was written since.
            self.version += 1;
            self.press();
        }
        match self.chance.u8(..8) {
            0 => self.device.reload(),
            1 => self.device.open_tab(),
            2 => self.device.return_to_first_tab(),
            _ => {}
        }
        Ok(())
    }

    fn get_on(&mut self) -> Result<(), String> {
        match self.device.state().cloned().unwrap_or_default() {
            SubmissionState::Editing => self.press(),
            SubmissionState::Rejected(problem) if problem.code == code::INVALID && self.is_mistaken => {
                self.is_mistaken = false;
                self.press();
            }
            SubmissionState::Rejected(problem) => return Err(format!("it is refused as {}", problem.code)),
            SubmissionState::Waiting if self.may_happen(2) => self.change_their_mind(),
            SubmissionState::Unknown if self.device.flaw == Some(Flaw::CallsBackTheUncertain) => {
                self.change_their_mind()
            }
            _ if self.may_happen(4) => self.device.on(Event::TryAgain),
            _ => {}
        }
        Ok(())
    }

    fn press(&mut self) {
        let application = if self.is_mistaken {
            children::refused(self.child)
        } else {
            children::application(self.child, self.version)
        };
        self.device.on(Event::Send(Pending {
            key: fresh_key(&mut self.chance),
            payload: serde_json::json!(application).to_string(),
            applies_alone: false,
            memory_only: false,
            uncertain: false,
        }));
    }

    fn change_their_mind(&mut self) {
        self.device.on(Event::CallBack);
        self.version += 1;
        self.press();
    }

    /// Once in so many times.
    fn may_happen(&mut self, times: u8) -> bool {
        self.chance.u8(..times) == 0
    }
}
