use std::{process::Command, time::Duration};

use crate::{process::Process, surroundings};

/// A screen of a journey's own that nobody sees, for an engine that draws nothing without one.
pub(crate) struct Display {
    name: String,
    _server: Process,
}

impl Display {
    /// The server itself looks for a number that is free and prints it.
    pub(crate) fn start() -> Self {
        let mut command = Command::new(surroundings::path("KRUZHOK_XVFB"));
        command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        let server = Process::start(&mut command);
        let number: u32 =
            server.wait_for("the number of its display", Duration::from_secs(30), |line| line.parse().ok());
        Self { name: format!(":{number}"), _server: server }
    }

    /// Makes a program draw here, also on a machine whose desktop is not of this kind.
    pub(crate) fn show<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY")
    }
}
