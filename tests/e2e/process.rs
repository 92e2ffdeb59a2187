use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

/// A program that a journey started. It ends with this value, and everything that it started itself ends too.
pub(crate) struct Process {
    child: Child,
    name: String,
    printed: Arc<Mutex<String>>,
    lines: mpsc::Receiver<String>,
}

impl Process {
    pub(crate) fn start(command: &mut Command) -> Self {
        let name = command.get_program().to_string_lossy().into_owned();
        own_group(command);
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|cause| panic!("{name} cannot be started: {cause}"));
        let printed = Arc::default();
        let (sender, lines) = mpsc::channel();
        collect(child.stdout.take(), &printed, sender.clone());
        collect(child.stderr.take(), &printed, sender);
        Self { child, name, printed, lines }
    }

    /// Waits until the program prints a line with `mark` in it and gives what follows the mark.
    pub(crate) fn wait_for_line(&self, mark: &str, patience: Duration) -> String {
        self.wait_for(&format!("\"{mark}\""), patience, |line| {
            line.split_once(mark).map(|(_, rest)| rest.trim().to_owned())
        })
    }

    /// Waits until the program prints a line that `read` understands; `what` it says is for the message.
    pub(crate) fn wait_for<T>(&self, what: &str, patience: Duration, read: impl Fn(&str) -> Option<T>) -> T {
        let deadline = Instant::now() + patience;
        while let Ok(line) = self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            if let Some(value) = read(&line) {
                return value;
            }
        }
        panic!("{} did not print {what} within {patience:?}. It printed:\n{}", self.name, self.printed());
    }

    /// Ends it at once, in the midst of whatever it is doing.
    pub(crate) fn kill(mut self) {
        // An error means that it has ended by itself; whatever it started ends with this value.
        let _ = self.child.kill();
    }

    /// Everything it printed until now.
    pub(crate) fn printed(&self) -> String {
        self.printed.lock().map(|text| text.clone()).unwrap_or_default()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        signal("-TERM", &format!("{}", self.child.id()));
        for _ in 0..100 {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        // What it started and left behind, and itself when it did not listen.
        signal("-KILL", &format!("-{}", self.child.id()));
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Ends one process, such as a browser whose driver is gone.
pub(crate) fn end(process: u64) {
    signal("-KILL", &process.to_string());
}

fn signal(kind: &str, process: &str) {
    let _ = Command::new("kill").args([kind, "--", process]).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

fn collect(output: Option<impl Read + Send + 'static>, printed: &Arc<Mutex<String>>, lines: mpsc::Sender<String>) {
    let printed = Arc::clone(printed);
    thread::spawn(move || {
        for line in output.into_iter().flat_map(|output| BufReader::new(output).lines()).map_while(Result::ok) {
            if let Ok(mut text) = printed.lock() {
                text.push_str(&line);
                text.push('\n');
            }
            let _ = lines.send(line);
        }
    });
}
